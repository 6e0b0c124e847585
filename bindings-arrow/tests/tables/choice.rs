//! Offers in a table, a budget, and who gets which.

use std::collections::BTreeMap;

use arrears::Currency;
use arrears_arrow::{Chosen, Table, TableError, choose};
use arrow_array::RecordBatch;

use crate::{batch, cell, text, whole};

type Offer<'a> = (&'a str, &'a str, i64, i64, i64, Option<&'a str>);

fn offers(rows: &[Offer<'_>]) -> RecordBatch {
    let texts = |of: &dyn Fn(&Offer<'_>) -> Option<String>| text(&rows.iter().map(of).collect::<Vec<_>>());
    let numbers = |of: &dyn Fn(&Offer<'_>) -> i64| whole(&rows.iter().map(|row| Some(of(row))).collect::<Vec<_>>());
    batch(vec![
        ("account", texts(&|row| Some(row.0.into()))),
        ("offer", texts(&|row| Some(row.1.into()))),
        ("concession", numbers(&|row| row.2)),
        ("present_value", numbers(&|row| row.3)),
        ("probability", numbers(&|row| row.4)),
        ("group", texts(&|row| row.5.map(str::to_owned))),
    ])
}

fn chosen(rows: &[Offer<'_>], budget: i64, caps: &[(&str, i64)]) -> Result<Chosen, TableError> {
    let caps: BTreeMap<String, i64> = caps.iter().map(|(group, cap)| ((*group).to_owned(), *cap)).collect();
    choose(&Table::new("offers", vec![offers(rows)])?, Currency::CNY, budget, &caps)
}

fn picks(chosen: &Chosen) -> Vec<[Option<String>; 4]> {
    let columns = ["account", "offer", "concession", "expected_value"];
    (0..chosen.picks.num_rows()).map(|row| columns.map(|column| cell(&chosen.picks, column, row))).collect()
}

#[test]
fn the_book_of_rules_in_a_table() {
    // Semantics: [choice-4]
    let rows = [
        ("c", "long", 5_000, 25_000, 1_000_000, Some("south")),
        ("b", "long", 4_000, 32_000, 1_000_000, Some("north")),
        ("a", "long", 5_000, 62_500, 800_000, Some("north")),
    ];
    let row = |cells: [&str; 4]| cells.map(|cell| (!cell.is_empty()).then(|| cell.to_owned()));
    let expected = [row(["a", "long", "5000", "50000"]), row(["b", "", "0", "0"]), row(["c", "long", "5000", "25000"])];
    for rows in [rows, [rows[2], rows[0], rows[1]]] {
        let chosen = chosen(&rows, 12_000, &[("north", 6_000)]).unwrap();
        assert_eq!(picks(&chosen), expected);
        let certificate = chosen.certificate;
        assert_eq!(
            (
                certificate.conceded().to_string(),
                certificate.value().rounded_down(Currency::CNY).unwrap().to_string(),
                certificate.upper_bound().rounded_up(Currency::CNY).unwrap().to_string()
            ),
            ("100.00".to_owned(), "750.00".to_owned(), "830.00".to_owned())
        );
    }
}

#[test]
fn what_stops_a_choice() {
    let told = |rows: &[Offer<'_>], budget| chosen(rows, budget, &[("north", 10)]).unwrap_err().to_string();
    let good = ("a", "long", 1, 1, 1, Some("north"));
    assert_eq!(told(&[good, good], 9), "offers: account `a`: the offer 0 stands twice for one account");
    assert_eq!(
        told(&[("a", "x", 1, 1, 1_000_001, None)], 9),
        "offers.probability[0]: a probability of 1000001 millionths: at most 1000000"
    );
    assert_eq!(told(&[("a", "x", -1, 1, 1, None)], 9), "offers.concession[0]: amount must not be below zero");
    assert_eq!(
        told(&[good, ("a", "x", 1, 1, 1, None)], 9),
        "offers.group[1]: account `a` is in two groups, of which one has a cap"
    );
    assert_eq!(told(&[good], -1), "offers.budget: amount must not be below zero");
    assert_eq!(chosen(&[], 5, &[]).unwrap().picks.num_rows(), 0);
}
