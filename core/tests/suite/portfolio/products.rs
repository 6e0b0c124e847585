//! Products: read from JSON, and what is wrong with accounts of them.

use arrears::ledger::{Columns, EventColumns};
use arrears::portfolio::{AccountColumns, Accounts, AsOf, PortfolioError, PortfolioSpace, ProductTerms, RowError};
use arrears::terms::LoanContract;
use arrears::wire::{self, WireError};
use arrears::{Date, MonthDay, TermsError};
use serde_json::{Value, json};

use super::Cells;
use crate::rates::{date, money};

/// Own keys of an account, which a product has not.
const OWN: [&str; 8] =
    ["opened", "statementDay", "statementDates", "principal", "disbursed", "periods", "firstDue", "payDay"];

/// Every shipped account is the account of a product that is read without the account's own keys.
#[test]
fn a_product_is_the_terms_of_a_document_without_the_account_s_own() {
    let (mut cards, mut loans) = (0, 0);
    for name in crate::cases::names() {
        let document = crate::cases::case(&name);
        if document["account"].get("opening").is_some() {
            // Columns have no opening positions.
            continue;
        }
        let (kind, own) = (document["account"]["kind"].clone(), document["account"]["terms"].clone());
        let mut shared = own.clone();
        for key in OWN {
            shared.as_object_mut().unwrap().remove(key);
        }
        let product = wire::read_product(&json!({ "kind": kind, "terms": shared }).to_string());
        let product = product.unwrap_or_else(|error| panic!("{name}: {error}"));
        let whole = wire::read_terms(&json!({ "kind": kind, "terms": own }).to_string()).unwrap();
        match (product, whole) {
            (ProductTerms::Card(product), wire::AccountTerms::Card(terms)) => {
                cards += 1;
                let of_product = product.terms(terms.opened(), terms.statement_day()).unwrap();
                assert!(of_product == *terms || own.get("statementDates").is_some(), "{name}");
            }
            (ProductTerms::Loan(product), wire::AccountTerms::Loan(terms)) => {
                loans += 1;
                let schedule = terms.amortisation();
                let pay_day = own
                    .get("payDay")
                    .and_then(Value::as_u64)
                    .map(|day| MonthDay::new(u8::try_from(day).unwrap()).unwrap());
                let own = LoanContract {
                    principal: schedule.principal(),
                    disbursed: schedule.start(),
                    first_due: schedule.dues().first(),
                    periods: schedule.dues().periods(),
                    pay_day,
                    rate: None,
                };
                assert_eq!(product.terms(&own).as_ref(), Ok(&*terms), "{name}");
                let unrated = product.with_rate(None);
                assert_eq!(unrated.terms(&own), Err(TermsError::NoContractRate), "{name}");
                let rated = LoanContract { rate: Some(schedule.rate()), ..own };
                assert_eq!(unrated.terms(&rated).as_ref(), Ok(&*terms), "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    assert!(cards > 20 && loans > 4, "{cards} cards, {loans} loans");
}

fn refused(product: &Value) -> (u16, String) {
    let error: WireError = wire::read_product(&product.to_string()).unwrap_err();
    (error.code(), error.path().to_owned())
}

#[test]
fn products_that_cannot_be_read() {
    let card = |terms: Value| json!({ "kind": "card", "terms": terms });
    let loan = |terms: Value| json!({ "kind": "loan", "terms": terms });
    for (product, code, path) in [
        (card(json!({ "preset": "cmb", "opened": "2023-03-06" })), 1909, "terms.opened"),
        (card(json!({ "preset": "cmb", "statementDates": [] })), 1909, "terms.statementDates"),
        (card(json!({})), 1902, "terms.due"),
        (card(json!({ "preset": "cmb", "currency": "USD" })), 103, "terms.currency"),
        (card(json!({ "preset": "cmb", "latePaymentGraceDays": 62 })), 410, "terms.latePaymentGraceDays"),
        (card(json!({ "preset": "cmb", "principal": "1" })), 1901, "terms.principal"),
        (loan(json!({ "rate": { "annual": "0.12" } })), 1902, "terms.method"),
        (loan(json!({ "method": "level", "periods": 12 })), 1909, "terms.periods"),
        (loan(json!({ "method": "flatFee", "interval": { "days": 7 } })), 1707, "terms"),
        (json!({ "kind": "card", "terms": {}, "events": [] }), 1901, "events"),
    ] {
        assert_eq!(refused(&product), (code, path.to_owned()), "{product}");
    }
}

/// A card and a loan; everything of each is there once.
fn ask(spoil: impl Fn(&mut AccountColumns<'_>)) -> [Result<Date, RowError>; 2] {
    let card = wire::read_product(&json!({ "kind": "card", "terms": { "preset": "cmb" } }).to_string()).unwrap();
    let loan = json!({ "kind": "loan", "terms": { "method": "level", "rate": { "annual": "0.12" } } });
    let products = [card, wire::read_product(&loan.to_string()).unwrap()];
    let days = ["2023-03-06", "2023-04-10"].map(|day| date(day).serial());
    let (first_due, principal) = ([0, date("2023-05-10").serial()], [0, money("2000").minor()]);
    let mut own = AccountColumns {
        product: Cells::new(&[0, 1]),
        opened: Cells::new(&days),
        statement_day: Cells::with_null(&[5, 0], 0),
        principal: Cells::with_null(&principal, 0),
        first_due: Cells::with_null(&first_due, 0),
        periods: Cells::with_null(&[0, 12], 0),
        ..AccountColumns::NONE
    };
    spoil(&mut own);
    let columns = Columns::new(&[0, 0, 0], EventColumns::NONE).unwrap();
    let accounts = Accounts::new(&products, own, &columns, AsOf::from(date("2023-06-01"))).unwrap();
    let mut space = PortfolioSpace::new();
    [0, 1].map(|n| accounts.position(n, &mut space).map(|position| position.as_of()))
}

type Spoil = fn(&mut AccountColumns<'_>);

#[test]
fn one_bad_account_is_told_with_its_column_and_stops_no_other() {
    assert!(ask(|_| ()).iter().all(Result::is_ok));
    let rows: [(Spoil, usize, u16, &str); 16] = [
        (|own| own.product = Cells::new(&[7, 1]), 0, 2101, "there is no product 7"),
        (
            |own| own.opened = Cells::with_null(&[40_000, -1], -1),
            1,
            2103,
            "`opened` must not be null for this kind of account",
        ),
        (|own| own.statement_day = Cells::NONE, 0, 2103, "`statementDay` must not be null for this kind of account"),
        (
            |own| own.statement_day = Cells::new(&[5, 5]),
            1,
            2104,
            "`statementDay` must be null for this kind of account",
        ),
        (|own| own.statement_day = Cells::with_null(&[32, 0], 0), 0, 303, "day of month 32 outside 1 to 31"),
        (|own| own.principal = Cells::NONE, 1, 2103, "`principal` must not be null for this kind of account"),
        (|own| own.principal = Cells::new(&[1, 200_000]), 0, 2104, "`principal` must be null for this kind of account"),
        (|own| own.first_due = Cells::NONE, 1, 2103, "`firstDue` must not be null for this kind of account"),
        (|own| own.first_due = Cells::with_null(&[-1, i32::MAX], -1), 1, 302, "date outside 1900-01-01 to 2199-12-31"),
        (|own| own.periods = Cells::NONE, 1, 2103, "`periods` must not be null for this kind of account"),
        (|own| own.pay_day = Cells::new(&[1, 10]), 0, 2104, "`payDay` must be null for this kind of account"),
        (|own| own.rate = Cells::new(&[1, 1]), 0, 2104, "`rate` must be null for this kind of account"),
        (
            |own| own.rate_period = Cells::with_null(&[0, 3], 0),
            1,
            2103,
            "`rate` must not be null for this kind of account",
        ),
        (|own| own.rate_period = Cells::with_null(&[0, 4], 0), 1, 2105, "`4` means nothing in `ratePeriod`"),
        (|own| own.as_of = Cells::new(&[-1, 45_100]), 0, 302, "date outside 1900-01-01 to 2199-12-31"),
        (|own| own.rate = Cells::with_null(&[0, i64::MAX], 0), 1, 202, ""),
    ];
    for (spoil, bad, code, text) in rows {
        let found = ask(spoil);
        let error = found[bad].unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert!(text.is_empty() || error.to_string() == text, "{error} is not {text}");
        assert!(found[1 - bad].is_ok(), "{text}: {found:?}");
    }
}

#[test]
fn columns_of_another_length() {
    let columns = Columns::new(&[0, 0], EventColumns::NONE).unwrap();
    let own = AccountColumns { opened: Cells::new(&[40_000, 40_000]), ..AccountColumns::NONE };
    let refused = Accounts::new(&[], own, &columns, AsOf::from(Date::MIN));
    assert_eq!(refused.map(drop), Err(PortfolioError::Columns));
    let accounts = Accounts::new(&[], AccountColumns::NONE, &columns, AsOf::from(Date::MIN)).unwrap();
    assert_eq!(accounts.position(3, &mut PortfolioSpace::new()), Err(PortfolioError::NoAccount.into()));
}
