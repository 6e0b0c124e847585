//! Offers in a table, a budget, and who gets which.

use std::collections::BTreeMap;

use arrears::Currency;
use arrears::choice::Certificate;
use arrears_arrow::{ChoiceInParts, Chosen, PartAnswer, Table, TableError, answer_part, choose};
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

/// The choice over parts, as a program makes it whose parts lie in other processes: the picks of all, by account, and the certificate.
fn in_parts(parts: &[Vec<Offer<'_>>], budget: i64, caps: &[(&str, i64)]) -> (Vec<[Option<String>; 4]>, Certificate) {
    let caps: BTreeMap<String, i64> = caps.iter().map(|(group, cap)| ((*group).to_owned(), *cap)).collect();
    let mut search = ChoiceInParts::new(Currency::CNY, budget, &caps).unwrap();
    loop {
        let question = search.question();
        let asked = parts.iter().map(|rows| {
            let table = Table::new("offers", vec![offers(rows)]).unwrap();
            answer_part(&table, Currency::CNY, (budget, &caps), &question).unwrap()
        });
        let (mut texts, mut all) = (Vec::new(), Vec::new());
        for answer in asked {
            match answer {
                PartAnswer::Text(text) => texts.push(text),
                PartAnswer::Picks(picks) => {
                    let columns = ["account", "offer", "concession", "expected_value"];
                    all.extend((0..picks.num_rows()).map(|row| columns.map(|column| cell(&picks, column, row))));
                }
            }
        }
        if search.is_known() {
            all.sort();
            return (all, search.certificate().unwrap());
        }
        assert!(search.certificate().is_none());
        search.hear(texts.iter().map(String::as_str)).unwrap();
    }
}

#[test]
fn parts_choose_what_one_process_chooses() {
    // Semantics: [choice-7]
    let mut state = 42_u64;
    let mut below = |bound: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(state >> 33).unwrap() % bound
    };
    for round in 0..3 {
        let names: Vec<String> = (0..120).map(|account| format!("account {account:03}")).collect();
        let mut rows = Vec::new();
        for name in &names {
            let group = ["north", "south", "west"][usize::try_from(below(3)).unwrap()];
            // Names in one part that another has not: numbers of offers are each part's own.
            for (number, offer) in
                ["a", "long", "short", "z"].into_iter().enumerate().skip(usize::try_from(below(2)).unwrap())
            {
                let concession = below(50_000) * i64::try_from(number).unwrap();
                let value = concession * 2 + below(20_000);
                rows.push((name.as_str(), offer, concession, value, 400_000 + below(600_000), Some(group)));
            }
        }
        let (budget, caps) = (below(5_000_000), [("north", below(1_200_000)), ("south", below(2_000_000))]);
        let alone = chosen(&rows, budget, &caps).unwrap();
        for count in [1, 3, 7] {
            let mut parts: Vec<Vec<Offer<'_>>> = vec![Vec::new(); count];
            for row in &rows {
                let place = names.iter().position(|name| name == row.0).unwrap();
                parts[place * 31 % count].push(*row);
            }
            let (found, certificate) = in_parts(&parts, budget, &caps);
            assert_eq!((found, certificate), (picks(&alone), alone.certificate), "round {round}, {count} parts");
        }
    }
    let (nobody, certificate) = in_parts(&[], 5, &[]);
    assert_eq!((nobody.len(), certificate.accounts()), (0, 0));
}

#[test]
fn an_answer_to_another_question_is_refused() {
    let mut search = ChoiceInParts::new(Currency::CNY, 100, &BTreeMap::new()).unwrap();
    for answer in ["{}", "[", r#"{ "said": [[null, { "Sums": [[4096, { "count": 1, "concession": 1 }]] }]] }"#] {
        assert!(search.hear([answer]).is_err(), "{answer}");
    }
    let table = Table::new("offers", vec![offers(&[])]).unwrap();
    for question in ["{}", "1", r#"{ "sums": 1 }"#, r#"{ "else": 1 }"#] {
        let told = answer_part(&table, Currency::CNY, (100, &BTreeMap::new()), question);
        assert!(told.is_err(), "{question}");
    }
}
