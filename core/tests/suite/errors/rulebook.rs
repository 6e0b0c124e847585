//! Rulebooks that are unsound, and balances that a cap is asked about.

use arrears::delinquency::DelinquencyError;
use arrears::rulebook::{ChargeCap, PrincipalSegment, Rulebook, RulebookError};
use arrears::{CalendarError, Currency, DayCount, MoneyError, Rate, RateError};

use crate::rates::{date, money};
use crate::rulebook_hostile::SOUND;

/// The sound book with a piece of its text replaced.
fn with(piece: &str, by: &str) -> Result<Rulebook, RulebookError> {
    assert!(SOUND.contains(piece), "{piece}");
    read(&SOUND.replacen(piece, by, 1))
}

fn read(text: &str) -> Result<Rulebook, RulebookError> {
    Rulebook::from_json(text).map_err(|error| error.error())
}

/// The sound book with another first rule.
fn rule(kind: &str, values: &str) -> Result<Rulebook, RulebookError> {
    with(r#""kind": "maxTerm", "values": { "months": 60 }"#, &format!(r#""kind": "{kind}", "values": {values}"#))
}

/// A cap over 1.00 from one day to another, and again from a third to a fourth.
fn capped(days: [&str; 4]) -> Result<(), RulebookError> {
    let [from, to, again, end] = days.map(date);
    let segment = |from, to| PrincipalSegment { from, to, principal: money("1") };
    let cap = ChargeCap::new(Rate::annual("0.24").unwrap(), DayCount::Actual365)?;
    cap.over(&[segment(from, to), segment(again, end)], Currency::CNY).map(drop)
}

provoked! {
    a_cap_by_the_day: 204 "rateWrongPeriod", RulebookError::Rate(RateError::WrongPeriod { .. }) =
        ChargeCap::new(Rate::daily("0.0005").unwrap(), DayCount::Actual365);
    a_balance_that_ends_first: 1220 "segmentInverted", RulebookError::SegmentInverted { index: 0 } =
        capped(["2024-02-01", "2024-01-01", "2024-03-01", "2024-04-01"]);
    two_balances_of_one_day: 1221 "segmentsOverlap", RulebookError::SegmentsOverlap { index: 1 } =
        capped(["2024-01-01", "2024-03-01", "2024-02-01", "2024-04-01"]);
    a_book_cut_short: 1200 "rulebookNotJson", RulebookError::NotJson { .. } = read("{");
    a_book_of_blanks: 1201 "rulebookTooLong", RulebookError::TooLong { .. } =
        read(&" ".repeat(Rulebook::MAX_BYTES.saturating_add(1)));
    a_format_of_the_future: 1202 "rulebookFormat", RulebookError::UnknownFormat { given: 3, allowed: 2 } =
        with(r#""format": 2"#, r#""format": 3"#);
    a_key_of_no_book: 1203 "rulebookUnknownKey", RulebookError::UnknownKey { .. } =
        with(r#""format": 2"#, r#""format": 2, "notes": "x""#);
    a_book_without_a_format: 1204 "rulebookMissingKey", RulebookError::MissingKey = with(r#""format": 2,"#, "");
    a_format_twice: 1205 "rulebookDuplicateKey", RulebookError::DuplicateKey =
        with(r#""format": 2"#, r#""format": 2, "format": 2"#);
    a_number_for_a_currency: 1206 "rulebookWrongType", RulebookError::WrongType { .. } = with(r#""CNY""#, "156");
    a_kind_of_rule_that_there_is_not: 1207 "unknownRuleKind", RulebookError::UnknownKind { .. } = rule("maxTem", "{}");
    a_certainty_that_there_is_not: 1208 "rulebookUnknownWord", RulebookError::UnknownWord { .. } =
        with(r#""confirmed""#, r#""sure""#);
    a_name_of_blanks: 1209 "rulebookEmptyText", RulebookError::Empty = with(r#""测试""#, r#""  ""#);
    a_name_in_capitals: 1210 "badIdentifier", RulebookError::BadIdentifier = with(r#""cn-test""#, r#""CN""#);
    a_document_of_no_items: 1211 "rulebookListLength", RulebookError::ListLength { given: 0, .. } =
        rule("requiredItems", r#"{ "legalDocument": "agreement", "items": [] }"#);
    a_product_twice: 1212 "listedTwice", RulebookError::ListedTwice = with(r#""loan"]"#, r#""creditCard"]"#);
    a_term_of_no_months: 1213 "rulebookNumberOutOfRange", RulebookError::OutOfRange { given: 0, min: 1, max: 600 } =
        with(r#""months": 60"#, r#""months": 0"#);
    out_of_force_before_in_force: 1214 "endsBeforeStart", RulebookError::EndsBeforeStart =
        with(r#""2020-12-31""#, r#""2011-01-12""#);
    two_versions_on_one_day: 1215 "overlappingDates", RulebookError::OverlappingDates { earlier: 0 } =
        with(r#""2020-12-31""#, r#""2021-01-01""#);
    at_least_more_than_at_most: 1216 "invertedBand", RulebookError::InvertedBand =
        rule("rateBand", r#"{ "period": "daily", "atLeast": "0.0005", "atMost": "0.00035" }"#);
    a_cost_cap_of_nothing: 1217 "exactlyOneNeeded", RulebookError::OneOf { .. } = rule("annualCostCap", "{}");
    a_day_that_there_is_not: 301 "noSuchDay", RulebookError::Calendar(CalendarError::NoSuchDay { .. }) =
        with(r#""2026-03-01""#, r#""2026-02-29""#);
    an_amount_with_three_decimals: 101 "tooManyDecimals", RulebookError::Money(MoneyError::TooManyDecimals { .. }) =
        rule("maxAmount", r#"{ "amount": "50000.001" }"#);
    a_ladder_of_the_law_that_does_not_rise: 901 "ladderNotRising",
        RulebookError::Delinquency(DelinquencyError::LadderNotRising) =
        rule("classification", r#"{ "above": [0, 90, 90, 360] }"#);
}

/// What is wrong with a book is told with its place.
#[test]
fn a_book_tells_where() {
    let error = Rulebook::from_json(&SOUND.replacen(r#""CNY""#, "156", 1)).unwrap_err();
    assert_eq!((error.code(), error.path(), error.to_string().as_str()), (1206, "currency", "`currency`: text needed"));
}
