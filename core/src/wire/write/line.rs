//! A line of the report, with its because as data and as text.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::values::{Carried, OrNothing, TextShape};
use crate::accrual::Accrued;
use crate::balance::{Interest, Line, LoanSegment, LoanWhat, Occasion, PaymentApplication, Segment, What};
use crate::case::Case;
use crate::component::Component;
use crate::json::{report, texts};
use crate::ledger::EventId;
use crate::money::Money;
use crate::schedule::LoanAccrued;
use crate::wire::error::EventName;
use crate::wire::exact::Exact;

report! {
    /// One line: `kind` says which of the optional keys it has.
    pub(super) struct LineShape(line: &Line, case: &Case)
    let facts = Facts::of(&line.what);
    {
        /// The day it is about.
        date: String = line.day,
        /// What it says.
        kind: &'static str = facts.kind,
        /// The `id` of the event, or its place in the document as `#0`.
        event?: Option<String> = facts.event.map(|event| EventName { case, event }),
        /// The component it is about.
        component?: Option<&'static str> = facts.component.map(Component::name),
        /// What was posted (above zero) or taken (below zero).
        amount?: Option<String> = facts.amount,
        /// Days over which balance and rate stood still.
        segments?: Vec<SegmentShape> = facts.segments,
        /// What interest earned by compounding daily, in minor units, exactly; beside the segments.
        compounded?: Option<String> = facts.compounded,
        /// The part of the interest that was carried from the posting before, in minor units.
        carried?: Option<String> = facts.carried.map(Carried),
        /// What of it was earned before an account that begins in the middle does, in minor units, exactly: of a loan as a fraction `a/b`.
        brought_forward?: Option<String> = facts.brought_forward,
        /// How an amount of a loan was earned.
        loan_segments?: Vec<LoanSegmentShape> = facts.loan_segments,
        /// Where the cents of an allocation went.
        applications?: Vec<PaymentApplicationShape> = facts.applications,
        /// What of an allocation became a credit balance.
        credit?: Option<String> = facts.credit,
        /// Days past due that chose the allocation order.
        days_past_due?: Option<i32> = facts.days_past_due,
        /// The line in words.
        text: TextShape = |language| line.in_language(language),
    }

    struct SegmentShape(segment: &Segment) {
        /// The first day.
        from: String = segment.from,
        /// The day after the last.
        to: String = segment.to,
        /// How many days.
        days: i32 = segment.days(),
        /// The balance that earned.
        base: String = segment.base,
        /// Decimal fraction a day; 0 while frozen.
        daily: String = segment.rate.fraction(),
        /// Base x rate x days in minor units, exactly.
        exact: String = OrNothing(segment.exact()),
    }

    struct LoanSegmentShape(loan_segment: &LoanSegment) {
        /// The first day.
        from: String = loan_segment.from,
        /// The day after the last.
        to: String = loan_segment.to,
        /// The balance that earned.
        base: String = loan_segment.base,
        /// Decimal fraction a `period`.
        rate: String = loan_segment.rate.fraction(),
        /// `daily`, `monthly` or `annual`.
        period: String = loan_segment.rate.period(),
        /// The share of the year of a whole period, such as `1/12` or `2/52`; absent where days are counted.
        share?: Option<String> = loan_segment.share.map(|(count, a_year)| format!("{count}/{a_year}")),
        /// By the day count; absent for a whole period; of a part of one its days.
        days?: Option<i64> = days_of(loan_segment),
        /// The days of the period of which it is a part.
        of_days?: Option<i32> = loan_segment.of_days,
        /// Days of the year of the day count; absent where they depend on the year.
        year?: Option<i64> = loan_segment.count.and_then(|count| count.year()),
    }

    struct PaymentApplicationShape(application: &PaymentApplication) {
        /// The component paid.
        component: &'static str = application.component.name(),
        /// The day that component was posted.
        posted: String = application.posted,
        /// How much of the payment.
        amount: String = application.amount,
        /// Whether it was billed.
        billed: bool = application.billed,
    }
}

/// What was earned before an account that begins in the middle does, in minor units.
enum Brought {
    /// As a decimal, which it always is.
    Card(Accrued),
    /// As a fraction.
    Loan(LoanAccrued),
}

texts! { Brought }

impl fmt::Display for Brought {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card(exact) => exact.fmt(f),
            Self::Loan(exact) => Exact { parts: exact.parts(), scale: crate::ACCRUAL_UNIT }.fmt(f),
        }
    }
}

/// What a line has of the optional keys.
struct Facts<'a> {
    kind: &'static str,
    event: Option<EventId>,
    component: Option<Component>,
    amount: Option<Money>,
    segments: &'a [Segment],
    brought_forward: Option<Brought>,
    loan_segments: &'a [LoanSegment],
    applications: &'a [PaymentApplication],
    credit: Option<Money>,
    days_past_due: Option<i32>,
    carried: Option<LoanAccrued>,
    compounded: Option<Accrued>,
}

/// By the day count, or the days of a share of a month.
fn days_of(segment: &LoanSegment) -> Option<i64> {
    let shared = segment.of_days.map(|_| i64::from(segment.to.days_since(segment.from)));
    shared.or_else(|| segment.count.map(|count| count.days(segment.from, segment.to)))
}

impl<'a> Facts<'a> {
    const fn new(kind: &'static str) -> Self {
        Self {
            kind,
            event: None,
            component: None,
            amount: None,
            segments: &[],
            brought_forward: None,
            loan_segments: &[],
            applications: &[],
            credit: None,
            days_past_due: None,
            carried: None,
            compounded: None,
        }
    }

    fn posted(kind: &'static str, component: Component, amount: Money, event: Option<EventId>) -> Self {
        Self { event, component: Some(component), amount: Some(amount), ..Self::new(kind) }
    }

    fn earned(kind: &'static str, component: Component, interest: &'a Interest) -> Self {
        let brought_forward =
            Some(interest.brought_forward).filter(|brought| *brought != Accrued::ZERO).map(Brought::Card);
        let compounded = Some(interest.compounded()).filter(|exact| *exact != Accrued::ZERO);
        let posted = Self::posted(kind, component, interest.amount, None);
        Self { segments: &interest.segments, brought_forward, compounded, ..posted }
    }

    fn of(what: &'a What) -> Self {
        use Component::{CompoundInterest, Interest, JudgmentInterest, LateFee};
        match what {
            What::Charge { component, amount, event } => Self::posted("charge", *component, *amount, Some(*event)),
            What::Part { component, amount, plan, .. } => Self::posted("part", *component, *amount, Some(*plan)),
            What::Settlement { component, amount, plan, .. } => {
                Self::posted("settlement", *component, *amount, Some(*plan))
            }
            What::LateFee { amount, .. } => Self::posted("lateFee", LateFee, *amount, None),
            What::Interest(interest) => Self::earned("interest", Interest, interest),
            What::CompoundInterest(interest) => Self::earned("compoundInterest", CompoundInterest, interest),
            What::Accrued(interest) => Self::earned("accrued", Interest, interest),
            What::AccruedCompound(interest) => Self::earned("accrued", CompoundInterest, interest),
            What::RetroactiveInterest { interest, .. } => Self::earned("retroactiveInterest", Interest, interest),
            What::Allocation { source, amount, days_past_due, applications, credit } => Self {
                event: source.event(),
                amount: Some(amount.negated()),
                applications,
                credit: Some(*credit).filter(|credit| credit.minor() > 0),
                days_past_due: Some(*days_past_due),
                ..Self::new(source.name())
            },
            What::JudgmentInterest(interest) => Self::earned("judgmentInterest", JudgmentInterest, interest),
            What::AccruedJudgment(interest) => Self::earned("accrued", JudgmentInterest, interest),
            What::Loan(what) => Self::of_loan(what),
            What::Event { event, .. } => Self { event: Some(*event), ..Self::new("event") },
            What::Statement { balance, .. } => Self { amount: Some(*balance), ..Self::new("statement") },
            What::InterestFreePeriod { kept, .. } => {
                Self::new(if *kept { "interestFreePeriodKept" } else { "interestFreePeriodLost" })
            }
            What::Assertion { event, .. } => Self { event: Some(*event), ..Self::new("assertion") },
        }
    }

    fn of_loan(what: &'a LoanWhat) -> Self {
        let above_zero = |exact: LoanAccrued| Some(exact).filter(|exact| *exact != LoanAccrued::ZERO);
        match what {
            LoanWhat::Due { component, amount, occasion, .. } => {
                Self::posted(kind_of(*occasion), *component, *amount, None)
            }
            LoanWhat::Interest { component, amount, carried, loan_segments, brought_forward, occasion, .. } => Self {
                loan_segments,
                carried: above_zero(*carried),
                brought_forward: above_zero(*brought_forward).map(Brought::Loan),
                ..Self::posted(kind_of(*occasion), *component, *amount, None)
            },
            LoanWhat::LateFee { amount, .. } => Self::posted("lateFee", Component::LateFee, *amount, None),
            LoanWhat::EarlyRepaymentFee { amount, .. } => {
                Self::posted("earlyRepaymentFee", Component::ServiceFee, *amount, None)
            }
            LoanWhat::Capped { component, amount } => Self::posted("capped", *component, *amount, None),
            LoanWhat::ShortfallPassed { amount } => Self { amount: Some(*amount), ..Self::new("shortfallPassed") },
            LoanWhat::Returned { event, component, amount } => {
                Self { event: Some(*event), component: *component, amount: Some(*amount), ..Self::new("chargeback") }
            }
            LoanWhat::Repaid { amount } => Self::posted("repaid", Component::Loan, *amount, None),
        }
    }
}

const fn kind_of(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Due => "due",
        Occasion::Accelerated => "accelerated",
        Occasion::Capitalised => "capitalised",
        Occasion::Posted => "interest",
        Occasion::Accrued => "accrued",
        Occasion::Contingent => "retroactiveInterest",
    }
}
