"""What Python has beside the engine: numpy-financial, pyxirr and Decimal. Started by benches/beside.rs with how many batches
to take the best of; on its input are the flows of a loan, what each event of a card adds, and the days of that card.

A library that is not installed is left out, and a line says so.
"""

import datetime
import sys
import time
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def measure(what, by, batches, body):
    start = time.perf_counter_ns()
    answer = body()
    times = max(1, 1_000_000 // max(1, time.perf_counter_ns() - start))
    best = None
    for _ in range(batches):
        start = time.perf_counter_ns()
        for _ in range(times):
            body()
        each = (time.perf_counter_ns() - start) // times
        best = each if best is None else min(best, each)
    print(f"{what:<28} {by:<18} {best:>12}   {answer}", flush=True)


def rows():
    owed, month = Decimal(100_000), Decimal("0.087") / 12
    payment = (owed * month / (1 - (1 + month) ** -60)).quantize(CENT, ROUND_HALF_UP)
    for row in range(1, 61):
        interest = (owed * month).quantize(CENT, ROUND_HALF_UP)
        principal = owed if row == 60 else payment - interest
        owed -= principal
        last = principal + interest
    return last


def newton(flows):
    rate = Decimal("0.01")
    while True:
        factor = 1 / (1 + rate)
        worth = slope = Decimal(0)
        power = Decimal(1)
        for place, flow in enumerate(flows):
            present = flow * power
            worth += present
            slope -= present * place * factor
            power *= factor
        step = worth / slope
        rate -= step
        if abs(step) < Decimal("1e-14"):
            return rate


def by_days(moves, opened, until, statement_day):
    rate = Decimal("0.0005")
    owed = earned = Decimal(0)
    place = 0
    for day in range((until - opened).days + 1):
        while place < len(moves) and moves[place][0] == day:
            owed += moves[place][1]
            place += 1
        if (opened + datetime.timedelta(days=day)).day == statement_day:
            owed += earned.quantize(CENT, ROUND_HALF_UP)
            earned = Decimal(0)
        if owed > 0:
            earned += owed * rate
    return owed


def main():
    batches = int(sys.argv[1])
    dates, flows, moves, card = [], [], [], None
    for line in sys.stdin:
        kind, *given = line.split()
        if kind == "flow":
            dates.append(datetime.date.fromisoformat(given[0]))
            flows.append(Decimal(given[1]))
        elif kind == "move":
            moves.append((int(given[0]), Decimal(given[1])))
        else:
            card = (*map(datetime.date.fromisoformat, given[:2]), int(given[2]))
    floats = [float(flow) for flow in flows]
    measure("a year of a card", "Python Decimal", batches, lambda: by_days(moves, *card))
    measure("a schedule of 60 rows", "Python Decimal", batches, rows)
    measure("the rate of 60 payments", "Python Decimal", batches, lambda: round(newton(flows) * 100, 10))
    try:
        import numpy
        import numpy_financial
    except ImportError:
        print("no numpy-financial: nothing of it beside", flush=True)
    else:
        every = numpy.arange(1, 61)
        month = 0.087 / 12

        def parts():
            interest = numpy_financial.ipmt(month, every, 60, -100_000)
            principal = numpy_financial.ppmt(month, every, 60, -100_000)
            return round(float(interest[-1] + principal[-1]), 2)

        measure("a schedule of 60 rows", "numpy-financial", batches, parts)
        rate = lambda: round(100 * float(numpy_financial.irr(floats)), 10)
        measure("the rate of 60 payments", "numpy-financial", batches, rate)
    try:
        import pyxirr
    except ImportError:
        print("no pyxirr: nothing of it beside", flush=True)
    else:
        measure("the rate of 60 payments", "pyxirr", batches, lambda: round(100 * pyxirr.irr(floats), 10))
        measure("the rate of 60 on dates", "pyxirr", batches, lambda: round(100 * pyxirr.xirr(dates, floats), 10))


main()
