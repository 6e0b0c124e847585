//! How a schedule departs from a plain one, as the terms write it.
//!
//! Semantics: [loan-2].

use crate::oracle::{Refused, amount_or, refuse};
use serde_json::Value;

/// Which multiple a payment is cut to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    HalfUp,
}

/// How the last payment may differ from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Any,
    NotHigher,
    Similar,
}

/// Payments are a multiple of an amount.
#[derive(Debug, Clone, Copy)]
pub(super) struct PaymentRounding {
    pub(super) way: Way,
    pub(super) multiple: i128,
    pub(super) last: Last,
}

/// What a period that is frozen, moved or repriced does to a level payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Odd {
    KeepPrincipal,
    KeepPayment,
    SolveAnew,
}

/// Everything that makes a schedule no plain one.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    /// A payment, or the principal of each part, that the contract names.
    pub(super) given: Option<i128>,
    /// The payment is that of the rate of a whole period, whatever the days.
    pub(super) formula: bool,
    pub(super) rounding: Option<PaymentRounding>,
    /// Stays to the end.
    pub(super) residual: i128,
    /// Due on the day of the disbursement.
    pub(super) down: i128,
    /// Periods at the start with nothing due.
    pub(super) deferred: usize,
    /// Their interest becomes principal; else it is due with the first.
    pub(super) capitalised: bool,
    /// Periods after those with interest alone.
    pub(super) interest_only: usize,
    pub(super) odd: Odd,
    /// A further disbursement leaves the payment as it is.
    pub(super) further_keeps: bool,
}

impl Shape {
    pub(super) fn of(json: &Value, places: usize) -> Result<Self, Refused> {
        let money = |key: &str| amount_or(&json[key], places, 0);
        let count = |key: &str| usize::try_from(json[key].as_u64().unwrap_or(0)).unwrap();
        Ok(Self {
            given: if json["paymentAmount"].is_null() { None } else { Some(money("paymentAmount")?) },
            formula: choice(&json["payment"], &["solved", "formula"])? == 1,
            rounding: PaymentRounding::of(&json["paymentRounding"], places)?,
            residual: money("residual")?,
            down: money("downPayment")?,
            deferred: count("deferredPeriods"),
            capitalised: choice(&json["deferredInterest"], &["capitalised", "dueWithFirst"])? == 0,
            interest_only: count("interestOnlyPeriods"),
            odd: [Odd::KeepPrincipal, Odd::KeepPayment, Odd::SolveAnew]
                [choice(&json["oddPeriod"], &["keepPrincipal", "keepPayment", "solveAnew"])?],
            further_keeps: choice(&json["furtherDisbursement"], &["solveAnew", "keepPayment"])? == 1,
        })
    }
}

impl PaymentRounding {
    fn of(json: &Value, places: usize) -> Result<Option<Self>, Refused> {
        if json.is_null() {
            return Ok(None);
        }
        let way = [Way::HalfUp, Way::Up, Way::Down][choice(&json["mode"], &["halfUp", "up", "down"])?];
        let last =
            [Last::Any, Last::NotHigher, Last::Similar][choice(&json["last"], &["any", "notHigher", "similar"])?];
        match amount_or(&json["multiple"], places, 0)? {
            multiple if multiple > 0 => Ok(Some(Self { way, multiple, last })),
            _ => refuse!("a multiple of nothing"),
        }
    }
}

/// The first of the names where none is given.
pub(super) fn choice(value: &Value, names: &[&str]) -> Result<usize, Refused> {
    let given = value.as_str().unwrap_or(names[0]);
    match names.iter().position(|name| *name == given) {
        Some(place) => Ok(place),
        None => refuse!("`{given}` is none of {names:?}"),
    }
}
