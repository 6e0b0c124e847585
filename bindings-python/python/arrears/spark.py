"""Positions and offers of Spark DataFrames: for portfolios that lie in Spark.

The accounts are spread over buckets by a hash of their names, and each bucket is a call of :func:`arrears.positions` or
:func:`arrears.offers` in a Python worker: no account is ever cut, and results are those of one process, byte for byte. Spark is
for where the data lies: moving rows in and out of workers costs several times what the engine does, and one process with a few
threads answers for ten million cards.

The package has to be installed where the workers run (a native module is not imported from a zip). Products and policies are
mappings: they go with the function, not through the shuffle.

Tuning. ``buckets``: so many that each holds 10,000 to 50,000 accounts; a bucket is held in memory by one worker with its events,
about 4 kB an account of 30 events. ``spark.sql.shuffle.partitions`` at least the cores; with adaptive execution Spark joins small
partitions by itself. Workers use one thread (``threads``): Spark runs one worker a core. ``spark.executor.memoryOverhead`` is what
workers live in. Give events an ``id``: without one, an error names the row within its bucket.
"""

from __future__ import annotations

import datetime as _datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import arrears

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

__all__ = ["OFFERS", "POSITIONS", "offers", "positions"]

_ERRORS = {"error_code": "int", "error_name": "string", "error_event": "string", "error_text": "string"}


def _amounts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "bigint")


#: The columns of each table of :func:`positions`, with their Spark types.
POSITIONS: dict[str, dict[str, str]] = {
    "positions": {
        "account": "string",
        "as_of": "date",
        "currency": "string",
        **_amounts(
            "payoff",
            "posted",
            "credit",
            "accrued_interest",
            "accrued_compound_interest",
            "accrued_penalty_interest",
            "accrued_judgment_interest",
            "retroactive_interest",
            "plan_principal",
            "early_settlement_fee",
            "disputed",
            "overdue",
        ),
        "overdue_since": "date",
        "days_past_due": "int",
        "missed_payments": "int",
        "bucket": "string",
        "classification": "string",
        **_ERRORS,
    },
    "components": {
        "account": "string",
        "as_of": "date",
        "component": "string",
        **_amounts("billed", "unbilled"),
    },
}

#: The columns of each table of :func:`offers`, with their Spark types.
OFFERS: dict[str, dict[str, str]] = {
    "accounts": {
        "account": "string",
        "as_of": "date",
        "currency": "string",
        **_amounts("total_owed", "monthly", "lump_sum"),
        "best": "string",
        "offers": "int",
        **_ERRORS,
    },
    "offers": {
        "account": "string",
        "as_of": "date",
        "offer": "string",
        "kind": "string",
        "rank": "int",
        "pareto": "boolean",
        "currency": "string",
        "periods": "int",
        "frequency": "string",
        **_amounts(
            "total",
            "interest",
            "fees",
            "down_payment",
            "largest_payment",
            "concession",
            "waived_at_signing",
            "waived_on_completion",
            "discounted",
            "present_value",
        ),
        **dict.fromkeys(("signed", "first_due", "last_due", "accept_by"), "date"),
        **dict.fromkeys(
            (
                "accrual",
                "rate",
                "discount",
                "recovery",
                "capacity_share",
                "nominal_percent",
                "effective_percent",
                "classification",
                "waits_for",
            ),
            "string",
        ),
    },
    "payments": {
        "account": "string",
        "as_of": "date",
        "offer": "string",
        "number": "int",
        "due": "date",
        **_amounts(
            "payment",
            "interest",
            "remaining",
            "of_principal",
            "of_interest",
            "of_penalty_interest",
            "of_compound_interest",
            "of_late_fee",
            "of_fee",
            "of_cost",
        ),
    },
    "refusals": {
        "account": "string",
        "as_of": "date",
        "kind": "string",
        "reason": "string",
        "condition": "string",
        "passes_on": "date",
        "text": "string",
        **_amounts("affordable_from", "lump_sum_from"),
        "periods_needed": "int",
    },
}


def positions(
    accounts: DataFrame,
    events: DataFrame,
    products: Mapping[str, Mapping[str, Any]],
    *,
    openings: DataFrame | None = None,
    as_of: _datetime.date | str | None = None,
    known_on: _datetime.date | str | None = None,
    table: str = "positions",
    buckets: int = 200,
    threads: int = 1,
) -> DataFrame:
    """Where every account stands: a table of :data:`POSITIONS`, one pass for each that is asked for.

    Takes what :func:`arrears.positions` takes, as DataFrames. A row that is wrong ends no stage: rows of no account stand among
    the positions with ``error_name`` and ``error_text``. A column that is wrong raises :class:`arrears.BadTable` here, before
    anything runs.
    """
    asked = {"as_of": as_of, "known_on": known_on, "threads": threads}
    return _run({"accounts": accounts, "openings": openings}, events, ("positions", products, asked, table), buckets)


def offers(
    accounts: DataFrame,
    events: DataFrame,
    products: Mapping[str, Mapping[str, Any]],
    applicants: DataFrame,
    policy: str | Mapping[str, Any],
    *,
    question: Mapping[str, Any] | None = None,
    openings: DataFrame | None = None,
    as_of: _datetime.date | str | None = None,
    known_on: _datetime.date | str | None = None,
    all_payments: bool = False,
    table: str = "offers",
    buckets: int = 200,
    threads: int = 1,
) -> DataFrame:
    """What can be offered to every account that asks: a table of :data:`OFFERS`, one pass for each that is asked for.

    Takes what :func:`arrears.offers` takes, as DataFrames; accounts that are wrong, and rows of no account, stand in the table
    ``accounts``. Which offer whom: :func:`arrears.choose` takes all offers of a portfolio at once.
    """
    asked = {
        "policy": policy,
        "question": question,
        "as_of": as_of,
        "known_on": known_on,
        "all_payments": all_payments,
        "threads": threads,
    }
    sides = {"accounts": accounts, "openings": openings, "applicants": applicants}
    return _run(sides, events, ("offers", products, asked, table), buckets)


#: A question: which function, the products, its keywords, and the table wanted.
_Question = tuple[str, Mapping[str, Mapping[str, Any]], dict[str, Any], str]


def _run(sides: Mapping[str, DataFrame | None], events: DataFrame, question: _Question, buckets: int) -> DataFrame:
    import pyspark.sql.functions as F
    from pyspark.sql.pandas.types import to_arrow_schema

    given = {name: frame for name, frame in sides.items() if frame is not None}
    columns = _schema(question)
    # A table that is wrong in its columns is wrong before anything runs.
    empty = {name: _empty(to_arrow_schema(frame.schema)) for name, frame in given.items()}
    _ask(empty, _empty(to_arrow_schema(events.schema)), question)

    def bucketed(frame: DataFrame) -> DataFrame:
        return frame.withColumn("__bucket", F.pmod(F.xxhash64(F.col("account")), F.lit(buckets)))

    # What an account has is few rows beside its events: one frame of all of it, each column under the name of its table.
    tagged = []
    for name, frame in given.items():
        renamed = bucketed(frame)
        for column in frame.columns:
            renamed = renamed.withColumnRenamed(column, f"{name}__{column}")
        tagged.append(renamed.withColumn("__table", F.lit(name)))
    whole = tagged[0]
    for frame in tagged[1:]:
        whole = whole.unionByName(frame, allowMissingColumns=True)
    names = {name: list(frame.columns) for name, frame in given.items()}

    def answer(left: pa.Table, right: pa.Table) -> pa.Table:
        import pyarrow.compute as pc

        tables = {}
        for name, own in names.items():
            rows = left.filter(pc.equal(left.column("__table"), name))
            tables[name] = rows.select([f"{name}__{column}" for column in own]).rename_columns(own)
        try:
            return _ask(tables, right.drop_columns(["__bucket"]), question)
        except arrears.BadTable as error:
            return _refused(tables["accounts"], error, columns)

    sides_of = whole.groupBy("__bucket").cogroup(bucketed(events).groupBy("__bucket"))
    return sides_of.applyInArrow(answer, ", ".join(f"`{name}` {kind}" for name, kind in columns.items()))


def _empty(schema: pa.Schema) -> Any:
    """A table of no rows that still tells its columns."""
    import pyarrow as pa

    return pa.RecordBatchReader.from_batches(schema, [pa.RecordBatch.from_pylist([], schema=schema)])


def _schema(question: _Question) -> dict[str, str]:
    function, _, _, table = question
    tables = POSITIONS if function == "positions" else OFFERS
    if table not in tables:
        raise ValueError(f"table: {table!r} is none of {', '.join(tables)}")
    return tables[table]


def _ask(tables: Mapping[str, Any], events: Any, question: _Question) -> pa.Table:
    """The table wanted of one bucket, in the types of its schema; rows of no account with it where it has errors."""
    import pyarrow as pa

    function, products, asked, table = question
    sides = {name: given for name, given in tables.items() if name != "accounts"}
    if function == "positions":
        found: Any = arrears.positions(tables["accounts"], events, products, **sides, **asked)
    else:
        applicants = sides.pop("applicants")
        asked = dict(asked)
        policy = asked.pop("policy")
        found = arrears.offers(tables["accounts"], events, products, applicants, policy, **sides, **asked)
    columns = _schema(question)
    wanted = _typed(pa.table(getattr(found, table)), columns)
    if "error_text" not in columns:
        return wanted
    strays = [
        {**row, "error_text": f"{row['table']}: {row['error_text']}"} for row in pa.table(found.errors).to_pylist()
    ]
    return pa.concat_tables([wanted, _rows(strays, columns)])


def _arrow(columns: Mapping[str, str]) -> pa.Schema:
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "date": pa.date32(),
        "bigint": pa.int64(),
        "int": pa.int32(),
        "boolean": pa.bool_(),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def _typed(table: pa.Table, columns: Mapping[str, str]) -> pa.Table:
    return table.select(list(columns)).cast(_arrow(columns))


def _rows(rows: list[dict[str, Any]], columns: Mapping[str, str]) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist([{name: row.get(name) for name in columns} for row in rows], schema=_arrow(columns))


def _refused(accounts: pa.Table, error: Exception, columns: Mapping[str, str]) -> pa.Table:
    """A bucket whose tables cannot be read: each of its accounts says why, where the table has room for that."""
    names: Iterator[str | None] = iter(accounts.column("account").to_pylist())
    told = [{"account": name, "error_name": "badTable", "error_text": str(error)} for name in names]
    return _rows(told if "error_text" in columns else [], columns)
