//! A line of the report, with its because as data and as text.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::report::text;
use crate::balance::{Interest, Line, LoanWhat, Piece, Receipt, Segment, Told, What};
use crate::component::Component;
use crate::ledger::EventId;
use crate::money::Currency;
use crate::rate::Fraction;
use crate::words::Language;

/// One line: `kind` says which of the optional keys it has.
#[derive(Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct LineShape {
    date: String,
    kind: &'static str,
    /// The `id` of the event, or its place in the document as `#0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<&'static str>,
    /// What was posted (above zero) or taken (below zero).
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    /// Days over which balance and rate stood still.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    segments: Vec<SegmentShape>,
    /// How an amount of a loan was earned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<PieceShape>,
    /// Where the cents of an allocation went.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    receipts: Vec<ReceiptShape>,
    /// What of an allocation became a credit balance.
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<String>,
    /// Days past due that chose the allocation order.
    #[serde(skip_serializing_if = "Option::is_none")]
    days_past_due: Option<i32>,
    text: TextShape,
}

#[derive(Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct TextShape {
    en: String,
    zh: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct SegmentShape {
    from: String,
    /// The day after the last.
    to: String,
    days: i32,
    base: String,
    /// Decimal fraction a day; 0 while frozen.
    daily: String,
    /// Base x rate x days in minor units, exactly.
    exact: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct PieceShape {
    from: String,
    /// The day after the last.
    to: String,
    base: String,
    /// Decimal fraction a `period`.
    rate: String,
    /// `daily`, `monthly` or `annual`.
    period: String,
    /// By the day count; absent for a whole month, a twelfth of the year.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<i64>,
    /// Days of the year of the day count; absent where they depend on the year.
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i64>,
}

impl PieceShape {
    fn of(piece: &Piece, currency: Currency) -> Self {
        Self {
            from: piece.from.to_string(),
            to: piece.to.to_string(),
            base: text(piece.base, currency),
            rate: piece.rate.fraction().to_string(),
            period: piece.rate.period().to_string(),
            days: piece.count.map(|count| count.days(piece.from, piece.to)),
            year: piece.count.and_then(|count| count.year()),
        }
    }
}

const fn kind_of(told: Told) -> &'static str {
    match told {
        Told::Due => "due",
        Told::Called => "called",
        Told::Posted => "interest",
        Told::Accrued => "accrued",
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ReceiptShape {
    component: &'static str,
    posted: String,
    amount: String,
    billed: bool,
}

impl LineShape {
    pub(super) fn of(line: &Line, id: &impl Fn(EventId) -> String) -> Self {
        let money = |minor: i64| Some(text(minor, line.currency));
        let taken = |minor: i64| money(minor.saturating_neg());
        let mut shape = Self {
            date: line.day.to_string(),
            text: TextShape { en: line.text(Language::English), zh: line.text(Language::Chinese) },
            ..Self::default()
        };
        let mut posted = |kind, component: Component, amount, event: Option<EventId>| {
            shape.kind = kind;
            shape.component = Some(component.name());
            shape.amount = money(amount);
            shape.event = event.map(id);
        };
        match &line.what {
            What::Charge { component, amount, event } => posted("charge", *component, *amount, Some(*event)),
            What::Part { component, amount, plan, .. } => posted("part", *component, *amount, Some(*plan)),
            What::Settlement { component, amount, plan } => posted("settlement", *component, *amount, Some(*plan)),
            What::LateFee { amount, .. } => posted("lateFee", Component::LateFee, *amount, None),
            What::Interest(interest) => {
                posted("interest", Component::Interest, interest.amount, None);
                shape.segments = segments(interest, line.currency);
            }
            What::CompoundInterest(interest) => {
                posted("compoundInterest", Component::CompoundInterest, interest.amount, None);
                shape.segments = segments(interest, line.currency);
            }
            What::Accrued(interest) => {
                posted("accrued", Component::Interest, interest.amount, None);
                shape.segments = segments(interest, line.currency);
            }
            What::AccruedCompound(interest) => {
                posted("accrued", Component::CompoundInterest, interest.amount, None);
                shape.segments = segments(interest, line.currency);
            }
            What::Contingent { interest, .. } => {
                posted("contingent", Component::Interest, interest.amount, None);
                shape.segments = segments(interest, line.currency);
            }
            What::Allocation { source, amount, days_past_due, receipts, credit } => {
                shape.kind = source.name();
                shape.event = source.event().map(id);
                shape.amount = taken(*amount);
                shape.days_past_due = Some(*days_past_due);
                shape.receipts = receipts.iter().map(|receipt| ReceiptShape::of(receipt, line.currency)).collect();
                shape.credit = (*credit > 0).then(|| text(*credit, line.currency));
            }
            What::Loan(LoanWhat::Due { component, amount, told }) => posted(kind_of(*told), *component, *amount, None),
            What::Loan(LoanWhat::Interest { component, amount, pieces, told, .. }) => {
                posted(kind_of(*told), *component, *amount, None);
                shape.pieces = pieces.iter().map(|piece| PieceShape::of(piece, line.currency)).collect();
            }
            What::Loan(LoanWhat::LateFee { amount, .. }) => posted("lateFee", Component::LateFee, *amount, None),
            What::Loan(LoanWhat::Repaid { amount }) => posted("repaid", Component::Loan, *amount, None),
            What::Event { event, .. } => {
                shape.kind = "event";
                shape.event = Some(id(*event));
            }
            What::Statement { balance, .. } => {
                shape.kind = "statement";
                shape.amount = money(*balance);
            }
            What::FreePeriod { kept, .. } => shape.kind = if *kept { "freePeriodKept" } else { "freePeriodLost" },
            What::Assertion { event, .. } => {
                shape.kind = "assertion";
                shape.event = Some(id(*event));
            }
        }
        shape
    }
}

impl ReceiptShape {
    fn of(receipt: &Receipt, currency: Currency) -> Self {
        Self {
            component: receipt.component.name(),
            posted: receipt.posted.to_string(),
            amount: text(receipt.amount, currency),
            billed: receipt.billed,
        }
    }
}

fn segments(interest: &Interest, currency: Currency) -> Vec<SegmentShape> {
    let shape = |segment: &Segment| SegmentShape {
        from: segment.from.to_string(),
        to: segment.to.to_string(),
        days: segment.days(),
        base: text(segment.base, currency),
        daily: Fraction::from_parts(segment.a_day).map(|rate| rate.to_string()).unwrap_or_default(),
        exact: segment.exact().map(|exact| exact.to_string()).unwrap_or_default(),
    };
    interest.segments.iter().map(shape).collect()
}
