// Semantics: [case-7].

use crate::calendar::Date;
use crate::rulebook::{
    Facts, Lender, Product, RecordFacts, RecordKind, RetentionPeriod, Rule, RuleKind, Rulebook, Silence,
};
use alloc::vec::Vec;

/// Something kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What was recorded: law keeps different things for different times.
    pub kind: RecordKind,
    /// The day it was made.
    pub recorded: Date,
    /// The day the debt was paid, where that has happened.
    pub settled: Option<Date>,
}

/// From when something may be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MayErase {
    /// No rule asks to keep it.
    AnyTime,
    /// From this day on.
    From(Date),
    /// Not before the debt is paid.
    AfterSettlement,
}

/// What the rules say of keeping something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure<'b> {
    may: MayErase,
    must_by: Option<Date>,
    rules: Vec<&'b Rule>,
}

impl<'b> Erasure<'b> {
    /// From when it may be erased: the latest that any rule asks for.
    #[must_use]
    pub const fn may(&self) -> MayErase {
        self.may
    }

    /// The last day it may be kept: the earliest that any rule asks for; `None` where none does, or where the rule waits for
    /// the debt to be paid.
    #[must_use]
    pub const fn must_by(&self) -> Option<Date> {
        self.must_by
    }

    /// The rules that were asked, in the order of the book.
    #[must_use]
    pub fn rules(&self) -> &[&'b Rule] {
        &self.rules
    }

    /// The next day on which something may or must be done, on or after `today`: it may be erased, or must be gone the day
    /// after.
    #[must_use]
    pub fn next(&self, today: Date) -> Option<Date> {
        let may = if let MayErase::From(day) = self.may { Some(day) } else { None };
        [may, self.must_by].into_iter().flatten().filter(|day| *day >= today).min()
    }
}

/// From when something may be erased, and by when it must be, by the rules in force on `today`.
///
/// ```
/// # #[cfg(feature = "json")] {
/// use arrears::Date;
/// use arrears::casework::{Kept, MayErase, erasure};
/// use arrears::rulebook::{Lender, Product, RecordKind, Rulebook};
/// let (book, day) = (Rulebook::china().unwrap(), |text| Date::parse(text).unwrap());
/// let ask = |kind, settled| {
///     let kept = Kept { kind, recorded: day("2026-03-02"), settled };
///     erasure(&kept, day("2026-03-05"), Product::CreditCard, Lender::Bank, &book)
/// };
/// assert_eq!(ask(RecordKind::Recording, None).may(), MayErase::From(day("2028-03-02")));
/// assert_eq!(ask(RecordKind::OralAgreement, None).may(), MayErase::AfterSettlement);
/// let settled = Some(day("2026-03-04"));
/// assert_eq!(ask(RecordKind::CreditEntry, settled).must_by(), Some(day("2031-03-04")));
/// # }
/// ```
#[must_use]
pub fn erasure<'b>(kept: &Kept, today: Date, product: Product, lender: Lender, book: &'b Rulebook) -> Erasure<'b> {
    let record = RecordFacts { kind: kept.kind, recorded: kept.recorded, settled: kept.settled, kept_until: None };
    let facts = Facts::new(today, product, lender).record(record);
    let concerns = |rule: &Rule| match rule.judge(&facts).silence() {
        // Whether it waits for settlement is told below.
        None | Some(Silence::OtherCase) => true,
        Some(_) => false,
    };
    let mut answer = Erasure { may: MayErase::AnyTime, must_by: None, rules: Vec::new() };
    for rule in book.rules().iter().filter(|rule| concerns(rule)) {
        let RuleKind::Retention(retention) = &rule.kind else { continue };
        if retention.of != kept.kind {
            continue;
        }
        answer.rules.push(rule);
        let limit = retention.limit(kept.recorded, kept.settled);
        match (retention.keep, limit) {
            (RetentionPeriod::AtLeast(_), Some(day)) => answer.may = answer.may.max(MayErase::From(day)),
            (RetentionPeriod::AtLeast(_), None) => answer.may = answer.may.max(MayErase::AfterSettlement),
            (RetentionPeriod::AtMost(_), Some(day)) => {
                answer.must_by = Some(answer.must_by.map_or(day, |by| by.min(day)))
            }
            // It waits for the debt to be paid.
            (RetentionPeriod::AtMost(_), None) => {}
        }
    }
    answer
}
