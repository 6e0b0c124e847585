from collections.abc import Callable, Sequence
from typing import Any

__version__: str

class BadTable(ValueError): ...

class ArrowTable:
    @property
    def column_names(self) -> list[str]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __len__(self) -> int: ...

def positions(
    accounts: object,
    events: object,
    products: object,
    openings: object | None,
    as_of: int | None,
    known_on: int | None,
    threads: int | None,
    progress: Callable[[int, int], object] | None,
) -> tuple[ArrowTable, ArrowTable, ArrowTable]: ...
def offers(
    accounts: object,
    events: object,
    products: object,
    applicants: object,
    question: str,
    openings: object | None,
    as_of: int | None,
    known_on: int | None,
    all_payments: bool,
    threads: int | None,
    progress: Callable[[int, int], object] | None,
) -> list[tuple[str, ArrowTable]]: ...
def choose(
    offers: object, currency: str, budget: int, caps: dict[str, int]
) -> tuple[ArrowTable, dict[str, Any]]: ...

class ChoiceSearch:
    def __init__(self, currency: str, budget: int, caps: dict[str, int]) -> None: ...
    @property
    def is_known(self) -> bool: ...
    def question(self) -> str: ...
    def hear(self, answers: list[str]) -> None: ...
    def certificate(self) -> dict[str, Any] | None: ...

def answer_part(
    offers: object, currency: str, budget: int, caps: dict[str, int], question: str
) -> tuple[str | None, ArrowTable | None]: ...
def result_columns() -> list[tuple[str, str, list[tuple[str, str]]]]: ...
def product_table(rows: Sequence[tuple[str, str, str]]) -> ArrowTable: ...
def report(case: str) -> tuple[bool, str]: ...
