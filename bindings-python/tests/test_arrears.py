"""The package as people call it, on tables of every library that speaks Arrow."""

import datetime
import json
import pathlib
import unittest

import arrears
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

CARD = {
    "kind": "card",
    "terms": {
        "due": {"rule": "daysAfterStatement", "days": 20},
        "purchaseRates": [{"daily": "0.0005"}],
        "minimum": {"ratios": [{"purchase": "0.10", "cash": "0.10"}]},
    },
}
DAY = datetime.date(2023, 5, 5)


def accounts() -> pa.Table:
    return pa.table({
        "account": ["a", "b"],
        "product": ["card", "card"],
        "opened": [datetime.date(2023, 1, 1)] * 2,
        "statement_day": [5, 5],
    })


def events() -> pa.Table:
    return pa.table({
        "account": ["a", "b"],
        "effective": [datetime.date(2023, 3, 1)] * 2,
        "kind": ["purchase", "purchas"],
        "amount": [100_000, 1],
    })


def found(accounts=accounts(), events=events(), products=None, **options) -> list:
    answer = arrears.positions(accounts, events, products or {"card": CARD}, as_of=DAY, **options)
    return [pa.table(table).to_pylist() for table in answer]


class Positions(unittest.TestCase):
    def test_one_row_an_account_and_one_bad_account_stops_no_other(self):
        (good, bad), components, errors = found()
        self.assertEqual((good["payoff"], good["days_past_due"], good["bucket"]), (103_276, 41, "m2"))
        self.assertEqual((bad["payoff"], bad["error_name"]), (None, "unknownEventKind"))
        self.assertEqual(bad["error_text"], "no kind of event is called `purchas`")
        self.assertEqual([row["component"] for row in components], ["purchase", "interest", "compoundInterest"])
        self.assertEqual((components[0]["account"], components[0]["billed"]), ("a", 100_000))
        self.assertEqual(errors, [])

    def test_tables_of_every_library(self):
        usual = found()
        frames = {
            "polars": lambda table: pl.DataFrame(table),
            "pandas": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
            "reader": lambda table: table.to_reader(max_chunksize=1),
            "duckdb": lambda table: duckdb.arrow(table),
        }
        for name, make in frames.items():
            with self.subTest(name):
                self.assertEqual(found(make(accounts()), make(events())), usual)

    def test_what_is_wrong_is_told_the_same_from_every_library(self):
        duck = duckdb.connect()
        frames = {
            "pyarrow": lambda table: table,
            "polars": lambda table: pl.DataFrame(table),
            "pandas": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
            "duckdb": lambda table: duck.from_arrow(table),
        }
        dates = pa.array(["2023-03-01", "2023-03-01"])
        tables = {
            r"events\.amount: floating point loses cents": ("amount", pa.array([1.0, 2.0])),
            r"events\.effective: of type .*, wanted date32": ("effective", dates),
            r"events\.kind: of type .*, wanted text": ("kind", pa.array([1, 2])),
            r"events\.amount: decimals of 3 places": ("amount", pa.array([1, 2]).cast(pa.decimal128(38, 3))),
        }
        rows = pa.table({
            "account": ["a", "b", "b", "nobody", None, "c"],
            "effective": [datetime.date(2023, 3, 1)] * 5 + [None],
            "kind": ["purchase", "purchas", "payment", "payment", "payment", "payment"],
            "amount": [100_000, 1, 1, 1, 1, None],
        })
        names = pa.table({
            "account": ["a", "b", "c", "idle", "twice", "twice"],
            "product": ["card"] * 6,
            "opened": [datetime.date(2023, 1, 1)] * 6,
            "statement_day": [5] * 6,
        })
        for name, make in frames.items():
            for told, (column, values) in tables.items():
                given = events()
                given = given.set_column(given.column_names.index(column), column, values)
                with self.subTest(name, told=told), self.assertRaisesRegex(arrears.BadTable, told):
                    found(make(accounts()), make(given))
            with self.subTest(name):
                stand, _, errors = found(make(names), make(rows))
                wrong = {row["account"]: row["error_name"] for row in stand}
                self.assertEqual(
                    wrong,
                    {"a": None, "b": "unknownEventKind", "c": "nullValue", "idle": None, "twice": "duplicateId"},
                )
                strays = [(row["row"], row["account"], row["error_name"]) for row in errors]
                self.assertEqual(strays, [(3, "nobody", "unknownId"), (4, None, "missingKey")])

    def test_results_go_to_every_library(self):
        table = arrears.positions(accounts(), events(), arrears.products({"card": CARD}), as_of="2023-05-05").positions
        self.assertEqual((len(table), table.column_names[:2]), (2, ["account", "as_of"]))
        self.assertEqual(pl.DataFrame(table)["payoff"].to_list(), [103_276, None])
        frame = pa.table(table).to_pandas(types_mapper=pd.ArrowDtype)
        self.assertEqual(frame["days_past_due"].iloc[0], 41)

    def test_floats_and_misspelt_columns_are_refused(self):
        floats = events().set_column(3, "amount", pa.array([1.0, 2.0]))
        with self.assertRaisesRegex(arrears.BadTable, r"events\.amount: floating point loses cents"):
            found(events=floats)
        with self.assertRaisesRegex(arrears.BadTable, r"accounts\.opend: no such column"):
            found(accounts().rename_columns(["account", "product", "opend", "statement_day"]))
        with self.assertRaisesRegex(TypeError, "__arrow_c_stream__"):
            found([1, 2])

    def test_progress_is_told_and_may_stop(self):
        told = []
        found(progress=lambda done, of: told.append((done, of)), threads=2)
        self.assertEqual(told, [(2, 2)])

        def stop(done, of):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            found(progress=stop)


class Offers(unittest.TestCase):
    def ask(self, applicants=None, **options):
        products = {"card": CARD}
        applicants = applicants or pa.table({"account": ["a", "b"], "monthly": [5_000, 5_000], "hardship": ["incomeFell"] * 2})
        return arrears.offers(accounts(), events(), products, applicants, "cardIssuer", as_of=DAY, **options)

    def test_offers_with_their_payments_and_refusals_with_their_reasons(self):
        found = self.ask()
        good, bad = pa.table(found.accounts).to_pylist()
        self.assertEqual((good["total_owed"], good["monthly"]), (103_276, 5_000))
        self.assertEqual((bad["best"], bad["error_name"]), (None, "unknownEventKind"))
        offers, refusals = pa.table(found.offers).to_pylist(), pa.table(found.refusals).to_pylist()
        self.assertEqual(good["offers"], len([offer for offer in offers if offer["rank"]]))
        self.assertEqual(good["best"], offers[0]["offer"])
        payments = pa.table(found.payments).to_pylist()
        self.assertEqual(sum(row["payment"] for row in payments), offers[0]["total"])
        self.assertEqual({row["offer"] for row in payments}, {good["best"]})
        self.assertTrue(all(row["text"] for row in refusals))
        every = pa.table(self.ask(all_payments=True, threads=2).payments)
        self.assertGreaterEqual(every.num_rows, len(payments))

    def test_accounts_of_one_customer_in_one_plan(self):
        names = accounts().append_column("customer", pa.array(["ada", "ada"]))
        good = events().set_column(2, "kind", pa.array(["purchase", "purchase"]))
        asks = pa.table({"account": ["b"], "together": ["*"], "monthly": [9_000], "hardship": ["incomeFell"]})
        found = arrears.offers(names, good, {"card": CARD}, asks, "cardIssuer", as_of=DAY)
        member, asker = pa.table(found.accounts).to_pylist()
        self.assertEqual((member["plan_of"], member["total_owed"], asker["total_owed"]), ("b", None, 103_277))
        shares = [row for row in pa.table(found.shares).to_pylist() if row["offer"] == asker["best"]]
        self.assertEqual([row["member"] for row in shares], ["b", "a"])
        payments = [row["payment"] for row in pa.table(found.payments).to_pylist()]
        self.assertEqual([sum(parts) for parts in zip(*(row["payments"] for row in shares))], payments)

    def test_stresses_and_proposals_are_answered(self):
        asked = {
            "stresses": [{"name": "less", "monthly": "10.00"}],
            "proposals": [{"date": "2023-05-05", "monthly": "40.00"}],
        }
        found = self.ask(question={"offers": asked})
        survival, rounds = pa.table(found.survival).to_pylist(), pa.table(found.rounds).to_pylist()
        self.assertEqual({(row["stress"], row["monthly"], row["whole"]) for row in survival}, {("less", 1_000, False)})
        self.assertEqual({(row["account"], row["round"]) for row in rounds}, {("a", 1)})

    def test_what_is_wrong(self):
        with self.assertRaisesRegex(arrears.BadTable, r"applicants\.monthli: no such column"):
            self.ask(pa.table({"account": ["a"], "monthli": [1]}))
        with self.assertRaisesRegex(arrears.BadTable, "question: `pages` is none of"):
            self.ask(question={"pages": []})
        (row,) = pa.table(self.ask(pa.table({"account": ["a"]})).accounts).to_pylist()
        self.assertEqual((row["error_name"], row["error_text"][:13]), ("missingKey", "monthly: null"))


class Choice(unittest.TestCase):
    def test_a_budget_goes_where_it_brings_most(self):
        offers = pa.table({
            "account": ["a", "b", "c"],
            "offer": ["long", "long", "long"],
            "concession": [5_000, 4_000, 5_000],
            "present_value": [62_500, 32_000, 25_000],
            "probability": [800_000, 1_000_000, 1_000_000],
            "group": ["north", "north", "south"],
        })
        picks, certificate = arrears.choose(offers, 12_000, caps={"north": 6_000})
        self.assertEqual(pa.table(picks)["offer"].to_pylist(), ["long", None, "long"])
        self.assertEqual(certificate, arrears.Certificate(accounts=2, conceded=10_000, value=75_000, upper_bound=83_000, gap=8_000))


class ChoiceInParts(unittest.TestCase):
    def test_parts_give_the_picks_and_the_certificate_of_one_process(self):
        rows = [
            (f"account {n:03}", f"offer {m}", n * 37 % 900 * m, n * 37 % 900 * m * 2 + n * 91 % 400, 1_000_000 - n * 13, f"b{n % 3}")
            for n in range(300) for m in range(1, 4)
        ]
        columns = ["account", "offer", "concession", "present_value", "probability", "group"]
        table = pa.table(dict(zip(columns, map(list, zip(*rows)))))
        limits = ("CNY", 100_000, {"b1": 20_000})
        alone = arrears.choose(table, limits[1], caps=limits[2])
        parts = [table.slice(0, 300), table.slice(300)]
        search = arrears._native.ChoiceSearch(*limits)
        while not search.is_known:
            question = search.question()
            search.hear([arrears._native.answer_part(part, *limits, question)[0] for part in parts])
        picks = [pa.table(arrears._native.answer_part(part, *limits, search.question())[1]) for part in parts]
        self.assertEqual(pa.concat_tables(picks), pa.table(alone.picks))
        self.assertEqual(arrears.Certificate(**search.certificate()), alone.certificate)


class Report(unittest.TestCase):
    def test_a_document_gives_its_report_or_says_what_is_wrong(self):
        folder = pathlib.Path(__file__).parents[2] / "core/examples/cases"
        case = json.loads((folder / "e1.json").read_text())
        self.assertEqual(arrears.report(case), arrears.report(json.dumps(case)))
        self.assertIn("payoff", arrears.report(case)["balance"])
        with self.assertRaises(arrears.BadCase) as caught:
            arrears.report({**case, "asof": "2024-01-01"})
        self.assertEqual((caught.exception.name, caught.exception.path), ("unknownKey", "asof"))
        self.assertTrue(caught.exception.message_zh.startswith("不认识的键`asof`"), caught.exception.message_zh)


class Pages(unittest.TestCase):
    def run_blocks(self, page: pathlib.Path) -> int:
        """Runs every block of a page, one after the other; their assertions hold."""
        names: dict = {}
        blocks = [part.split("```")[0] for part in page.read_text().split("```python\n")[1:]]
        for block in blocks:
            exec(compile(block, page.name, "exec"), names)
        return len(blocks)

    def test_every_block_of_the_guide_runs_and_says_what_it_says(self):
        self.assertGreater(self.run_blocks(pathlib.Path(__file__).parents[1] / "guide.md"), 6)

    def test_exports_of_other_systems_give_the_position_of_their_pages(self):
        for name in ("fineract", "mambu", "t24"):
            with self.subTest(name):
                self.assertEqual(self.run_blocks(pathlib.Path(__file__).parents[2] / f"docs/mappings/{name}.md"), 1)


if __name__ == "__main__":
    unittest.main()
