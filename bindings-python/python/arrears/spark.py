"""Positions and offers of Spark DataFrames, and the choice among offers: for portfolios that lie in Spark.

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
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import arrears

from . import _native

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

__all__ = ["OFFERS", "PICKS", "POSITIONS", "choose", "offers", "positions"]

#: What Spark calls the Arrow types of results.
_SPARK_TYPES = {
    "Utf8": "string",
    "Date32": "date",
    "Int64": "bigint",
    "Int32": "int",
    "UInt16": "int",
    "UInt32": "int",
    "Boolean": "boolean",
}


def _columns_of(function: str) -> dict[str, dict[str, str]]:
    """The tables of a function, each with the Spark types of its columns: those of the native module."""

    def spark(kind: str) -> str:
        return "array<bigint>" if kind.startswith("List") else _SPARK_TYPES[kind]

    tables = _native.result_columns()
    return {
        table: {name: spark(kind) for name, kind in columns} for its, table, columns in tables if its == function
    }


#: The columns of each table of :func:`positions`, with their Spark types.
POSITIONS: dict[str, dict[str, str]] = _columns_of("positions")

#: The columns of each table of :func:`offers`, with their Spark types.
OFFERS: dict[str, dict[str, str]] = _columns_of("offers")

#: The columns of the picks of :func:`choose`, with their Spark types.
PICKS: dict[str, str] = {"account": "string", "offer": "string", "concession": "bigint", "expected_value": "bigint"}


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
    ``accounts``. Accounts of one customer are in one bucket where ``applicants`` has a column ``together``. Who gets which offer:
    :func:`choose`.
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


class Choice(NamedTuple):
    """``picks``: a DataFrame of :data:`PICKS`; and how good the choice is, an :class:`arrears.Certificate`."""

    picks: DataFrame
    certificate: arrears.Certificate


def choose(
    offers: DataFrame,
    budget: int,
    *,
    currency: str = "CNY",
    caps: Mapping[str, int] | None = None,
    buckets: int = 200,
) -> Choice:
    """One offer or none for each account, as :func:`arrears.choose` finds it: the same picks and the same certificate.

    ``offers`` has the columns that :func:`arrears.choose` takes. Each pass asks every bucket one question, and its answer is of a
    fixed size: at most 4,096 sums for the budget, or for each cap, whatever the bucket holds. There are two or three passes for
    the caps (all at once) and as many for the budget, one for what is taken, one for the last move; the picks are computed when they are
    asked for. Persist ``offers`` before: every pass reads them.

    Raises :class:`arrears.BadTable`: every row counts for the others, so one that is wrong stops the choice.
    """
    import pyspark.sql.functions as F

    limits = (currency, budget, dict(caps or {}))
    _answer(_empty_of(offers), limits, None)
    spread = offers.withColumn("__bucket", _bucket(F.col("account"), buckets)).groupBy("__bucket")
    search = _native.ChoiceSearch(*limits)
    while not search.is_known:
        question = search.question()
        answers = spread.applyInArrow(_answering(limits, question), "answer string, refused string").collect()
        for _, refused in answers:
            if refused is not None:
                raise arrears.BadTable(refused)
        search.hear([answer for answer, _ in answers])
    picks = spread.applyInArrow(_picking(limits, search.question()), _schema_text(PICKS))
    return Choice(picks, arrears.Certificate(**(search.certificate() or {})))


#: Currency, budget and caps.
_Limits = tuple[str, int, dict[str, int]]


def _answer(part: Any, limits: _Limits, question: str | None) -> tuple[str | None, Any]:
    return _native.answer_part(part, *limits, question or _native.ChoiceSearch(*limits).question())


def _answering(limits: _Limits, question: str) -> Callable[[pa.Table], pa.Table]:
    def answer(part: pa.Table) -> pa.Table:
        import pyarrow as pa

        try:
            told: dict[str, str | None] = {"answer": _answer(part.drop_columns(["__bucket"]), limits, question)[0]}
        except arrears.BadTable as error:
            told = {"refused": str(error)}
        schema = pa.schema([("answer", pa.string()), ("refused", pa.string())])
        return pa.Table.from_pylist([told], schema=schema)

    return answer


def _picking(limits: _Limits, question: str) -> Callable[[pa.Table], pa.Table]:
    def pick(part: pa.Table) -> pa.Table:
        import pyarrow as pa

        return _typed(pa.table(_answer(part.drop_columns(["__bucket"]), limits, question)[1]), PICKS)

    return pick


#: A question: which function, the products, its keywords, and the table wanted.
_Question = tuple[str, Mapping[str, Mapping[str, Any]], dict[str, Any], str]


def _run(sides: Mapping[str, DataFrame | None], events: DataFrame, question: _Question, buckets: int) -> DataFrame:
    import pyspark.sql.functions as F

    given = {name: frame for name, frame in sides.items() if frame is not None}
    accounts = given["accounts"]
    columns = _schema(question)
    # A table that is wrong in its columns is wrong before anything runs.
    _ask({name: _empty_of(frame) for name, frame in given.items()}, _empty_of(events), question)

    # Accounts that may go into one plan have to be in one bucket: that of their customer.
    owners = None
    if "together" in getattr(given.get("applicants"), "columns", ()) and "customer" in accounts.columns:
        owners = accounts.groupBy("account").agg(F.min("customer").alias("__customer"))

    def bucketed(frame: DataFrame) -> DataFrame:
        if owners is None:
            return frame.withColumn("__bucket", _bucket(F.col("account"), buckets))
        owned = frame.join(owners, "account", "left")
        owner = F.coalesce(F.col("__customer"), F.col("account"))
        return owned.withColumn("__bucket", _bucket(owner, buckets)).select(*frame.columns, "__bucket")

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
    return sides_of.applyInArrow(answer, _schema_text(columns))


def _schema_text(columns: Mapping[str, str]) -> str:
    return ", ".join(f"`{name}` {kind}" for name, kind in columns.items())


def _bucket(owner: Any, buckets: int) -> Any:
    import pyspark.sql.functions as F

    return F.pmod(F.xxhash64(owner), F.lit(buckets))


def _empty_of(frame: DataFrame) -> Any:
    """A table of no rows that still tells the columns of a frame."""
    import pyarrow as pa
    from pyspark.sql.pandas.types import to_arrow_schema

    schema = to_arrow_schema(frame.schema)
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
        "array<bigint>": pa.list_(pa.int64()),
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
