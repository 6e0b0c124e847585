//! Whole accounts: those that are shipped, and random ones.

use std::sync::atomic::{AtomicU64, Ordering};

use arrears::portfolio::PortfolioSpace;
use arrears::wire::Case;
use serde_json::Value;

use super::table::{Row, Table};
use super::{Spaces, as_of, by_product, rows};
use crate::extent;
use crate::random::{Dice, random_case};
use crate::random_loan::random_loan_case;

/// Random accounts in the test command: a tenth of those of `cargo xtask long`.
const ACCOUNTS: u64 = 2_000;

/// The cases in a folder of the package that can be read.
fn shipped(folder: &str) -> Vec<(String, Case)> {
    let folder = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let cases = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    cases
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (
                path.display().to_string(),
                Case::read(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
            )
        })
        .collect()
}

#[test]
fn every_shipped_case_in_columns_is_where_its_document_is() {
    let cases: Vec<(String, Case)> = ["examples/cases", "tests/cases"].into_iter().flat_map(shipped).collect();
    let accounts: Vec<Vec<Row>> = cases.iter().map(|(_, case)| rows(case)).collect();
    let mut spaces = Spaces::default();
    for table in [Table::new(&accounts), Table::scattered(&accounts)] {
        let columns = table.columns().unwrap();
        for ((name, case), rows) in cases.iter().zip(columns.accounts()) {
            let found = spaces.position_of(case, &rows).unwrap_or_else(|error| panic!("{name}: {error}"));
            let told = case.account().as_of(case.as_of()).unwrap();
            assert_eq!((found.payoff(), found.days_past_due()), (told.payoff(), told.days_past_due()), "{name}");
            assert_eq!(found, told, "{name}");
        }
    }
    let (mut space, mut of_products) = (PortfolioSpace::new(), 0);
    for ((name, case), rows) in cases.iter().zip(accounts) {
        let table = Table::new(&[rows]);
        if case.opening().is_some() {
            continue; // a product's columns have no opening
        }
        if let Some(found) = by_product(case, &table.columns().unwrap(), &mut space) {
            assert_eq!(found, Ok(case.account().as_of(case.as_of()).unwrap()), "{name}");
            of_products += 1;
        }
    }
    assert!(of_products > cases.len() - 10, "{of_products} accounts are of a product");
    assert!(cases.len() > 100, "{} cases are shipped", cases.len());
}

/// A random account in columns, in the order of its document and in another.
fn compare(case: &Value, dice: &mut Dice, spaces: &mut Spaces) -> Option<bool> {
    let case = Case::read(&case.to_string()).ok()?;
    let told = case.account().as_of(case.as_of());
    let (plain, shuffled) = (rows(&case), shuffled(&rows(&case), dice));
    let table = Table::new(&[plain, Vec::new(), shuffled.iter().map(|(_, row)| *row).collect()]);
    let columns = table.columns().unwrap();
    let found = [0, 2].map(|n| spaces.position(case.terms(), &columns.account(n).unwrap(), as_of(&case)));
    let alone = Table::new(&[rows(&case)]);
    if let Some(by_product) = by_product(&case, &alone.columns().unwrap(), &mut spaces.portfolio) {
        assert_eq!(by_product, found[0], "by the product");
    }
    match (told, found) {
        (Ok(told), found) => assert_eq!(found, [Ok(told), Ok(told)]),
        (Err(told), [Err(plain), Err(other)]) => {
            let row = other.row().and_then(|row| shuffled.get(usize::try_from(row.get()).unwrap()));
            let event = told.event.map(|event| event.get());
            assert_eq!((plain.code(), plain.row().map(|row| row.get())), (told.code(), event));
            assert_eq!((other.code(), row.map(|(event, _)| *event)), (told.code(), event));
        }
        (Err(told), found) => panic!("{told}, in columns {found:?}"),
    }
    Some(case.known_on().is_some())
}

/// The rows in another order, with the event that each is and its place in the document as the order.
fn shuffled(rows: &[Row], dice: &mut Dice) -> Vec<(u32, Row)> {
    let mut shuffled: Vec<(u32, Row)> = (0..).zip(rows.iter().copied()).collect();
    dice.shuffle(&mut shuffled);
    let place_of = |event: u32| shuffled.iter().position(|(other, _)| *other == event).unwrap();
    let references: Vec<Option<u32>> =
        shuffled.iter().map(|(_, row)| row.reference.map(|event| u32::try_from(place_of(event)).unwrap())).collect();
    for ((event, row), reference) in shuffled.iter_mut().zip(references) {
        row.reference = reference;
        row.order = Some(i32::try_from(*event).unwrap() - 3);
    }
    shuffled
}

#[test]
fn random_accounts_in_columns_are_where_their_documents_are() {
    let accounts = extent::cases(ACCOUNTS);
    let (seeds, earlier) = (AtomicU64::new(0), AtomicU64::new(0));
    let worker = || {
        let mut spaces = Spaces::default();
        loop {
            let seed = seeds.fetch_add(1, Ordering::Relaxed);
            if seed >= accounts {
                break;
            }
            let random = if seed % 2 == 0 { random_case } else { random_loan_case };
            if compare(&random(seed), &mut Dice::new(seed), &mut spaces) == Some(true) {
                earlier.fetch_add(1, Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| {
        let threads = [scope.spawn(worker), scope.spawn(worker)];
        assert!(threads.into_iter().all(|thread| thread.join().is_ok()), "an account differs, see above");
    });
    assert!(earlier.into_inner() > accounts / 50, "some accounts are asked about as they were known earlier");
}
