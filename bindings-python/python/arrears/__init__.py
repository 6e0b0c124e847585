"""What is owed and why, to the cent, for whole portfolios.

Tables are anything with the Arrow capsule interface: pyarrow, polars, duckdb, pandas (2.2 or later). Results have it too:
``polars.DataFrame(result.positions)``, ``pyarrow.table(result.positions)``. Amounts are whole minor units (fen, cents) or
decimals of the currency's places; floating point is refused. Dates are date32.
"""

from __future__ import annotations

import datetime as _datetime
import json as _json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, Union

from . import _native
from ._native import ArrowTable, BadTable, __version__

__all__ = [
    "ArrowStream",
    "ArrowTable",
    "BadCase",
    "BadTable",
    "Certificate",
    "Choice",
    "Offers",
    "Positions",
    "__version__",
    "choose",
    "offers",
    "positions",
    "products",
    "report",
]

_EPOCH = _datetime.date(1970, 1, 1)

Progress = Union[bool, Callable[[int, int], object], None]


class ArrowStream(Protocol):
    """Anything with the Arrow capsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class BadCase(ValueError):
    """A case document that cannot be read: ``code`` (a stable number), ``name``, ``path`` of the field, ``message``, and
    ``message_zh``, the same in Chinese."""

    def __init__(self, code: int, name: str, path: str, message: str, message_zh: str) -> None:
        super().__init__(f"{name} at {path}: {message}" if path else f"{name}: {message}")
        self.code, self.name, self.path, self.message, self.message_zh = code, name, path, message, message_zh


class Positions(NamedTuple):
    """Where accounts stand.

    ``positions``: one row an account, by name. Amounts (``payoff``, ``posted``, ``overdue``, ..) are int64 minor units;
    ``days_past_due``, ``missed_payments``, ``bucket``, ``classification``. Where an account is wrong, they are null and
    ``error_code``, ``error_name``, ``error_event``, ``error_text`` say why.
    ``components``: ``account``, ``as_of``, ``component``, ``billed``, ``unbilled``; one row for each that is not zero.
    ``errors``: rows of the given tables that belong to no account.
    """

    positions: ArrowTable
    components: ArrowTable
    errors: ArrowTable


class Offers(NamedTuple):
    """What can be offered to whom.

    ``accounts``: one row an account that asks, by name: ``total_owed``, ``monthly``, ``lump_sum``, ``best`` (an offer's name),
    ``offers`` (how many); or ``error_code``, ``error_name``, ``error_event``, ``error_text``. An account that goes into the plan of
    another has a row with the name of that one in ``plan_of``: what is offered to that one, and chosen for it, is for both.
    ``offers``: one row an offer, the best of each account first (``rank`` 1). ``offer`` names it; ``kind``, ``periods``,
    ``total``, ``largest_payment``, ``concession`` (everything given up), ``present_value`` (all int64 minor units), ``rate``,
    ``effective_percent`` (text), ``signed``, ``first_due``, ``last_due``, ``accept_by`` (days).
    ``payments``: ``account``, ``offer``, ``number``, ``due``, ``payment``, ``interest``, ``remaining``, and ``of_principal``,
    ``of_interest``, .. what it pays of each class; of the best offers, or of all.
    ``refusals``: one row a kind of plan that cannot be offered: ``kind``, ``reason``, ``condition``, ``passes_on``, ``text``,
    ``affordable_from``, ``lump_sum_from``, ``periods_needed``.
    ``shares``: of plans over several accounts, one row an offer and account (``member``): its ``concession``, ``total``, and
    ``payments`` (a list, in the order of the schedule).
    ``survival``: one row an offer and ``stress``: ``monthly``, how many ``payments`` could still be made, whether that is the ``whole``.
    ``rounds``: the answers to proposals: ``round``, ``day``, ``answer`` (``accept``, ``counter``, ``refuse``), the offers or why none.
    ``requests``: temporary limits and late fees to be waived alone: ``request``, ``allowed``, ``obstacles``, the ``nearest``.
    ``errors``: rows of the given tables that belong to no account.
    """

    accounts: ArrowTable
    offers: ArrowTable
    payments: ArrowTable
    refusals: ArrowTable
    shares: ArrowTable
    survival: ArrowTable
    rounds: ArrowTable
    requests: ArrowTable
    errors: ArrowTable


@dataclass(frozen=True)
class Certificate:
    """How good a choice is: amounts in minor units, the value rounded down, bound and gap up."""

    accounts: int
    conceded: int
    value: int
    upper_bound: int
    gap: int


class Choice(NamedTuple):
    """``picks``: ``account``, ``offer`` (null where none), ``concession``, ``expected_value``; and how good it is."""

    picks: ArrowTable
    certificate: Certificate


def _days(date: _datetime.date | str | None) -> int | None:
    if date is None:
        return None
    if isinstance(date, str):
        date = _datetime.date.fromisoformat(date)
    return (_datetime.date(date.year, date.month, date.day) - _EPOCH).days


def products(terms: Mapping[str, Mapping[str, Any]]) -> ArrowTable:
    """A table of products from a mapping of names to ``{"kind": "card" | "loan", "terms": {...}}``.

    ``terms`` are those of a case document (amounts and rates as text) without what each account has of its own.
    """
    return _native.product_table([(name, it["kind"], _json.dumps(it["terms"])) for name, it in terms.items()])


def positions(
    accounts: ArrowStream,
    events: ArrowStream,
    products: ArrowStream | Mapping[str, Mapping[str, Any]],
    *,
    openings: ArrowStream | None = None,
    as_of: _datetime.date | str | None = None,
    known_on: _datetime.date | str | None = None,
    threads: int | None = None,
    progress: Progress = None,
) -> Positions:
    """Where every account stands on a day.

    ``accounts`` has a row an account (``account``, ``product``, ``customer``, and what it has of its own: ``opened``, ``statement_day``
    of a card; ``principal``, ``first_due``, ``periods``, ``rate`` of a loan; ``as_of``, ``known_on``; ``terms`` as JSON over
    the product's). ``events`` has a row an event (``account``, ``effective``, ``kind``, ``amount``, ..; any order).
    ``products`` is a table, or a mapping as :func:`products` takes. ``openings`` says where accounts that begin in the middle
    stood: a row an item (``account``, ``item``, ``day``, ``amount``, ..), or ``account`` and ``opening`` as JSON text.

    ``as_of`` and ``known_on`` hold for accounts that have none of their own. ``threads`` changes no result. ``progress`` is
    called with the accounts done and all of them; ``True`` shows a bar where tqdm is installed. The interpreter's lock is
    released while it computes.

    Raises :class:`BadTable` where a table is none of those; what is wrong with one account stands in its row.
    """
    if isinstance(products, Mapping):
        products = _products(products)
    tell, close = _progress(progress)
    try:
        found = _native.positions(
            accounts, events, products, openings, _days(as_of), _days(known_on), threads, tell
        )
    finally:
        close()
    return Positions(*found)


_products = products


def _progress(progress: Progress) -> tuple[Callable[[int, int], object] | None, Callable[[], None]]:
    if progress is not True:
        return (progress or None), lambda: None
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None, lambda: None
    bar = tqdm(unit="account")

    def tell(done: int, all_of_them: int) -> None:
        bar.total = all_of_them
        bar.update(done - bar.n)

    return tell, bar.close


def offers(
    accounts: ArrowStream,
    events: ArrowStream,
    products: ArrowStream | Mapping[str, Mapping[str, Any]],
    applicants: ArrowStream,
    policy: str | Mapping[str, Any],
    *,
    question: Mapping[str, Any] | None = None,
    openings: ArrowStream | None = None,
    as_of: _datetime.date | str | None = None,
    known_on: _datetime.date | str | None = None,
    all_payments: bool = False,
    threads: int | None = None,
    progress: Progress = None,
) -> Offers:
    """What can be offered to every account that asks, what cannot and why.

    ``accounts``, ``events``, ``products`` and ``openings`` are those of :func:`positions`. ``applicants`` has a row an account
    that asks: ``account``; ``monthly`` and ``lump_sum`` (what there is to pay with, amounts), ``pay_from`` (a day),
    ``pay_day`` (of the month); ``hardship``, ``first_time``, ``card_status``, ``documents`` (parted by ``|``); ``together`` (the other
    accounts of the same customer that go into one plan with it, parted by ``|``; ``*`` for all of them); ``question`` (JSON text over
    the question of all: stresses, proposals, a limit asked for).
    ``policy`` is a policy document, or the name of a sample: ``cardIssuer``, ``consumerLender``. ``question`` is what else a case
    document says: ``{"offers": {..}, "law": {..}, "budget": {..}}``, where policies need it.

    ``all_payments`` gives the payments of every offer, not of the best alone. The rest is as in :func:`positions`.

    Raises :class:`BadTable` where a table, or the question, is none; what is wrong with one account stands in its row.
    """
    if isinstance(products, Mapping):
        products = _products(products)
    asked = dict(question or {})
    asked["offers"] = {**asked.get("offers", {}), "policy": policy if isinstance(policy, str) else dict(policy)}
    tell, close = _progress(progress)
    try:
        found = _native.offers(
            accounts,
            events,
            products,
            applicants,
            _json.dumps(asked),
            openings,
            _days(as_of),
            _days(known_on),
            all_payments,
            threads,
            tell,
        )
    finally:
        close()
    return Offers(**dict(found))


def choose(
    offers: ArrowStream,
    budget: int,
    *,
    currency: str = "CNY",
    caps: Mapping[str, int] | None = None,
) -> Choice:
    """One offer or none for each account, for as much expected value as a budget of concessions allows.

    ``offers`` has a row an offer: ``account``, ``offer``, ``concession``, ``present_value``, ``probability`` (whole parts per
    million; certain where there is no such column), ``group`` (of the account). ``budget`` and ``caps`` (by group) are minor
    units. The certificate's ``upper_bound`` is what no choice can pass.

    Raises :class:`BadTable`: every row counts for the others, so one that is wrong stops the choice.
    """
    picks, certificate = _native.choose(offers, currency, budget, dict(caps or {}))
    return Choice(picks, Certificate(**certificate))


def report(case: str | Mapping[str, Any]) -> dict[str, Any]:
    """The report of a case document: one account, everything asked about it on a day.

    Takes JSON text or what ``json.loads`` makes of it; amounts, rates and dates are text, both ways. Raises
    :class:`BadCase`.
    """
    is_read, text = _native.report(case if isinstance(case, str) else _json.dumps(case))
    answer: dict[str, Any] = _json.loads(text)
    if not is_read:
        answer = answer["error"]
        raise BadCase(answer["code"], answer["name"], answer.get("path", ""), answer["message"], answer["messageZh"])
    return answer
