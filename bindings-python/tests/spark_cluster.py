"""`arrears.spark` on a cluster of two workers against one process: the same bytes.

Not among the tests of the package: PySpark is half a gigabyte. `cargo xtask spark` runs it.
"""

import datetime
import os
import sys
import time

import arrears
import arrears.spark
import pyarrow as pa
from pyspark.sql import SparkSession

ACCOUNTS = int(os.environ.get("ARREARS_ACCOUNTS", "20000"))
DAY = datetime.date(2024, 5, 31)
START = datetime.date(2023, 1, 2)

PRODUCTS = {
    "card": {"kind": "card", "terms": {
        "due": {"rule": "daysAfterStatement", "days": 20},
        "purchaseRates": [{"daily": "0.0005"}],
        "minimum": {"ratios": [{"purchase": "0.10", "cash": "0.10"}]},
    }},
    "loan": {"kind": "loan", "terms": {
        "rate": {"annual": "0.12"}, "penalty": {"multiple": "1.5"}, "method": "level",
    }},
}


def throw(seed: int) -> int:
    """A number of a seed, the same for ever."""
    return (seed * 6364136223846793005 + 1442695040888963407) % 2**64 >> 33


def made() -> dict[str, list[dict]]:
    """Cards and loans, a tenth of them wrong in some way; some begin in the middle; a third ask for offers."""
    tables: dict[str, list[dict]] = {"accounts": [], "events": [], "openings": [], "applicants": []}
    for n in range(ACCOUNTS):
        name = f"account {n * 7919 % ACCOUNTS:08}"
        is_loan, opens = n % 6 == 5, n % 50 == 7
        own = {"account": name, "customer": f"customer {n % (ACCOUNTS // 3)}", "product": "loan" if is_loan else "card"}
        if is_loan:
            own |= {"opened": START, "first_due": datetime.date(2023, 2, 15), "principal": 1_200_000, "periods": 24}
        else:
            own |= {"opened": None if opens else START, "statement_day": n % 28 + 1}
        if n % 997 == 3:
            own["product"] = "lease"
        tables["accounts"].append(own)
        first = 60 if opens and not is_loan else 0
        if opens and not is_loan:
            bill = START + datetime.timedelta(days=59)
            tables["openings"] += [{"account": name, "item": "day", "day": bill, "amount": None, "component": None}]
            tables["openings"] += [{"account": name, "item": "owed", "day": bill, "amount": 50_000, "component": "purchase"}]
        if is_loan:
            tables["events"].append(
                {"account": name, "id": "00", "effective": START, "kind": "disbursement", "amount": 1_200_000}
            )
        for place in range(1, 30):
            day = START + datetime.timedelta(days=first + 1 + place * 14 + throw(n * 31 + place) % 14)
            kind = "payment" if is_loan or place % 3 == 2 else "purchase"
            if place == 29 and n % 101 == 0:
                kind = "purchas"
            tables["events"].append({
                "account": name, "id": f"{place:02}", "effective": day, "kind": kind,
                "amount": 100 + throw(n * 31 + place) % 40_000,
            })
        if n % 3 == 0:
            tables["applicants"].append({
                "account": name, "monthly": throw(n) % 200_000, "lump_sum": throw(n + 1) % 300_000,
                "hardship": ["incomeFell", "illness", None][n % 9 // 3],
                # The plan of a customer over all accounts, wherever they lie.
                "together": "*" if n % 2 and n < ACCOUNTS // 3 else None,
            })
    tables["events"].append({"account": "nobody", "id": "x", "effective": DAY, "kind": "payment", "amount": 1})
    return tables


SCHEMAS = {
    "accounts": "account string, customer string, product string, opened date, statement_day int, principal bigint, first_due date, periods int",
    "events": "account string, id string, effective date, kind string, amount bigint",
    "openings": "account string, item string, day date, amount bigint, component string",
    "applicants": "account string, monthly bigint, lump_sum bigint, hardship string, together string",
}
KINDS = {"string": pa.string(), "date": pa.date32(), "int": pa.int32(), "bigint": pa.int64()}


def bytes_of(table: pa.Table, columns: list[str]) -> bytes:
    """The rows in an order of their own, as an Arrow stream."""
    table = table.combine_chunks().sort_by([(column, "ascending") for column in columns])
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema.remove_metadata()) as stream:
        stream.write_table(table.replace_schema_metadata(None))
    return sink.getvalue().to_pybytes()


def chosen(spark: SparkSession, folder: str) -> int:
    """The choice among offers of all accounts, with caps and without: picks and certificate of one process."""
    import pyarrow.parquet as parquet

    rows = []
    for n in range(ACCOUNTS):
        for place in range(n % 5):
            concession = throw(n * 7 + place) % 50_000 * place
            rows.append({
                "account": f"account {n * 7919 % ACCOUNTS:08}", "offer": f"offer {place}", "concession": concession,
                "present_value": concession * 2 + throw(n * 7 + place + 1) % 20_000,
                "probability": 400_000 + throw(n + place) % 600_000, "group": f"branch {n % 7}",
            })
    offers = pa.Table.from_pylist(rows)
    parquet.write_table(offers, f"{folder}/chosen.parquet")
    frame = spark.read.parquet(f"{folder}/chosen.parquet").persist()
    failed = 0
    budget = 4_000 * ACCOUNTS
    for caps in ({}, {"branch 1": budget // 20, "branch 4": budget // 9}):
        began = time.perf_counter()
        expected = arrears.choose(offers, budget, caps=caps)
        alone = time.perf_counter() - began
        began = time.perf_counter()
        found = arrears.spark.choose(frame, budget, caps=caps, buckets=8)
        picks = found.picks.toArrow()
        spread = time.perf_counter() - began
        wanted = pa.table(expected.picks)
        same = bytes_of(picks.cast(wanted.schema), ["account"]) == bytes_of(wanted, ["account"])
        same = same and found.certificate == expected.certificate
        failed += not same
        print(
            f"choose, {len(caps)} caps: {picks.num_rows} rows, {'equal' if same else 'DIFFERENT'}; {found.certificate}; "
            f"one process {alone:.2f} s, Spark {spread:.2f} s"
        )
    wrong = spark.createDataFrame([("a", "x", -1, 1)], "account string, offer string, concession bigint, present_value bigint")
    try:
        arrears.spark.choose(wrong, 10)
        failed += 1
    except arrears.BadTable as error:
        print(f"refused: {error}")
    return failed


def main() -> None:
    rows = made()
    tables = {}
    for name, schema in SCHEMAS.items():
        fields = pa.schema([(one.split()[0], KINDS[one.split()[1]]) for one in schema.split(", ")])
        tables[name] = pa.Table.from_pylist(rows[name], schema=fields)
    spark = SparkSession.builder.master("local-cluster[2,1,1024]").appName("arrears").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    # From files: a table of the driver would be shipped with every task.
    folder = sys.argv[1]
    import pyarrow.parquet as parquet

    frames = {}
    for name, table in tables.items():
        parquet.write_table(table, f"{folder}/{name}.parquet")
        frames[name] = spark.read.parquet(f"{folder}/{name}.parquet")
    sides = {"openings": tables["openings"]}
    questions = {
        "positions": ("positions", PRODUCTS, {"as_of": DAY}, ["positions", "components"]),
        "offers": ("offers", PRODUCTS, {"as_of": DAY, "policy": "cardIssuer"}, list(arrears.spark.OFFERS)),
    }
    failed = 0
    for function, (_, products, asked, wanted) in questions.items():
        for table in wanted:
            local = {"accounts": tables["accounts"], **sides}
            if function == "offers":
                local["applicants"] = tables["applicants"]
            began = time.perf_counter()
            expected = arrears.spark._ask(local, tables["events"], (function, products, dict(asked), table))
            alone = time.perf_counter() - began
            began = time.perf_counter()
            if function == "positions":
                frame = arrears.spark.positions(
                    frames["accounts"], frames["events"], products, openings=frames["openings"], as_of=DAY, table=table, buckets=8
                )
            else:
                frame = arrears.spark.offers(
                    frames["accounts"], frames["events"], products, frames["applicants"], "cardIssuer",
                    openings=frames["openings"], as_of=DAY, table=table, buckets=8,
                )
            found = frame.toArrow()
            spread = time.perf_counter() - began
            found = found.cast(expected.schema)
            order = [field.name for field in expected.schema if not pa.types.is_list(field.type)]
            same = bytes_of(found, order) == bytes_of(expected, order)
            failed += not same
            count = found.num_rows
            print(
                f"{function}.{table}: {count} rows, {'equal' if same else 'DIFFERENT'}; "
                f"one process {alone:.2f} s, Spark {spread:.2f} s: {spread / ACCOUNTS * 1e6:.0f} us an account"
            )
    failed += chosen(spark, folder)
    try:
        arrears.spark.positions(frames["accounts"].withColumnRenamed("opened", "opend"), frames["events"], PRODUCTS, as_of=DAY)
        failed += 1
    except arrears.BadTable as error:
        print(f"refused before anything ran: {error}")
    spark.stop()
    if failed:
        sys.exit(f"{failed} differ")


if __name__ == "__main__":
    main()
