//! What a borrower hands in to ask for a plan: why, what is expected to come in month by month, and the plan asked for.

// Semantics: [case-10].

use super::CaseworkError;
use super::limits::{MAX_APPLICATION_MONTHS, MAX_ASKED_PAYMENTS, MAX_REASON_CHARACTERS, MAX_REASONS};
use crate::calendar::{Date, MonthDay};
use crate::hardship::Hardship;
use crate::money::Money;
use crate::supporting_document::SupportingDocument;
use crate::words::words;
use alloc::string::String;
use alloc::vec::Vec;

words! {
    /// What a borrower asks for beside the payments.
    pub enum Relief {
        /// No more interest while the plan is kept.
        StopInterest = "stopInterest", "no more interest while the plan is kept", "方案履行期间停止计息";
        /// Interest that has accrued is given up.
        WaiveInterest = "waiveInterest", "interest accrued so far is waived", "减免已产生的利息";
        /// Late fees are given up.
        WaiveLateFees = "waiveLateFees", "late fees are waived", "减免违约金";
        /// The first payment waits.
        Defer = "defer", "the first payment waits", "延后首期还款";
    }
}

/// The plan asked for: equal payments on the same day of each month.
///
/// ```
/// use arrears::casework::AskedPlan;
/// use arrears::{Currency, Date, Money};
/// let plan = AskedPlan::new(Money::parse("500.00", Currency::CNY)?, 24, Date::parse("2026-01-31")?)?;
/// assert_eq!((plan.total().to_string(), plan.last_due().to_string()), ("12000.00".into(), "2027-12-31".into()));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedPlan {
    payment: Money,
    payments: u16,
    first_due: Date,
    last_due: Date,
    total: Money,
}

impl AskedPlan {
    /// `payments` payments of an amount, a month apart from the first due date on.
    ///
    /// # Errors
    /// [`CaseworkError::AskedPayments`] where there is none, more than 360, or the last lies after the last day of the calendar;
    /// [`CaseworkError::AskedAmount`] where a payment is not above zero, or all together are more than an amount can be.
    pub fn new(payment: Money, payments: u16, first_due: Date) -> Result<Self, CaseworkError> {
        let refused = CaseworkError::AskedPayments { given: payments };
        if !(1..=MAX_ASKED_PAYMENTS).contains(&payments) {
            return Err(refused);
        }
        let later = i32::from(payments).saturating_sub(1);
        let last_due = first_due.plus_months(later, MonthDay::from_date(first_due)).map_err(|_| refused)?;
        let total = payment.minor().checked_mul(i64::from(payments)).filter(|total| *total > 0);
        let total = total.and_then(|minor| Money::from_minor(minor, payment.currency()).ok());
        let total = total.ok_or(CaseworkError::AskedAmount)?;
        Ok(Self { payment, payments, first_due, last_due, total })
    }

    /// The amount of each payment.
    #[must_use]
    pub const fn payment(&self) -> Money {
        self.payment
    }

    /// How many payments there are.
    #[must_use]
    pub const fn payments(&self) -> u16 {
        self.payments
    }

    /// When the first is due.
    #[must_use]
    pub const fn first_due(&self) -> Date {
        self.first_due
    }

    /// When the last is due.
    #[must_use]
    pub const fn last_due(&self) -> Date {
        self.last_due
    }

    /// All payments together.
    #[must_use]
    pub const fn total(&self) -> Money {
        self.total
    }

    /// What is due in the month of a day.
    fn due_in(&self, day: Date) -> Money {
        let later = months_of(day).checked_sub(months_of(self.first_due));
        match later.is_some_and(|months| (0..i32::from(self.payments)).contains(&months)) {
            true => self.payment,
            false => Money::zero(self.payment.currency()),
        }
    }
}

/// Months since the beginning of the calendar's years.
fn months_of(day: Date) -> i32 {
    let (year, month, _) = day.ymd();
    year.saturating_mul(12).saturating_add(i32::from(month))
}

/// A month as the borrower expects it, and what the plan asks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExpectedMonth {
    /// The first day of the month.
    pub first_day: Date,
    /// What comes in.
    pub income: Money,
    /// What cannot be left out.
    pub essential: Money,
    /// What is left; below zero where more goes out than comes in.
    pub left: Money,
    /// What the plan asks for in it.
    pub payment: Money,
}

impl ExpectedMonth {
    /// Whether what is left does not cover the payment: 400.00 is left, and 500.00 is to be paid.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        self.left.minor() < self.payment.minor()
    }
}

/// What a borrower hands in to ask for a plan.
///
/// ```
/// use arrears::casework::{Application, AskedPlan, Hardship};
/// use arrears::{Currency, Date, Money};
/// let cny = |text| Money::parse(text, Currency::CNY);
/// let may = Date::parse("2026-05-01")?;
/// let plan = AskedPlan::new(cny("500.00")?, 24, Date::parse("2026-05-15")?)?;
/// let application = Application::new(Hardship::IncomeFell, plan)
///     .reason("My hours were cut in March.")?
///     .month(may, cny("4200.00")?, cny("3800.00")?)?
///     .month(may.plus_days(31)?, cny("4600.00")?, cny("3800.00")?)?;
/// let short: Vec<bool> = application.months().iter().map(|month| month.is_short()).collect();
/// assert_eq!(short, [true, false]);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    hardship: Hardship,
    reasons: Vec<String>,
    months: Vec<ExpectedMonth>,
    documents: Vec<SupportingDocument>,
    asks: Vec<Relief>,
    plan: AskedPlan,
}

impl Application {
    /// An application for a plan because of a hardship.
    #[must_use]
    pub const fn new(hardship: Hardship, plan: AskedPlan) -> Self {
        Self { hardship, reasons: Vec::new(), months: Vec::new(), documents: Vec::new(), asks: Vec::new(), plan }
    }

    /// Adds a reason in the borrower's own words.
    ///
    /// # Errors
    /// [`CaseworkError::ApplicationReason`] unless it has 1 to 2,000 characters, one of them visible;
    /// [`CaseworkError::ApplicationTooLong`] after twenty.
    pub fn reason(mut self, text: &str) -> Result<Self, CaseworkError> {
        let given = text.chars().count();
        if given > MAX_REASON_CHARACTERS || text.trim().is_empty() {
            return Err(CaseworkError::ApplicationReason { given });
        }
        if self.reasons.len() >= MAX_REASONS {
            return Err(CaseworkError::ApplicationTooLong);
        }
        self.reasons.push(String::from(text));
        Ok(self)
    }

    /// Adds the next month, by any day of it: what is expected to come in, and what cannot be left out.
    ///
    /// # Errors
    /// [`CaseworkError::ApplicationMonth`] where it is not the month after the last; [`CaseworkError::ApplicationAmount`] where an amount is
    /// below zero or of another currency than the plan; [`CaseworkError::ApplicationTooLong`] after 120 months.
    pub fn month(mut self, day: Date, income: Money, essential: Money) -> Result<Self, CaseworkError> {
        let first_day = first_of_month(day);
        let next = self.months.last().and_then(|last| next_month(last.first_day));
        if let Some(expected) = next.filter(|expected| *expected != first_day) {
            return Err(CaseworkError::ApplicationMonth { expected });
        }
        if self.months.len() >= MAX_APPLICATION_MONTHS {
            return Err(CaseworkError::ApplicationTooLong);
        }
        let of_plan = |amount: &Money| amount.currency() == self.plan.payment.currency() && amount.minor() >= 0;
        if ![income, essential].iter().all(of_plan) {
            return Err(CaseworkError::ApplicationAmount);
        }
        let left = income.minus(essential).map_err(|_| CaseworkError::ApplicationAmount)?;
        self.months.push(ExpectedMonth { first_day, income, essential, left, payment: self.plan.due_in(first_day) });
        Ok(self)
    }

    /// Adds a document that is attached.
    #[must_use]
    pub fn document(mut self, document: SupportingDocument) -> Self {
        if !self.documents.contains(&document) {
            self.documents.push(document);
        }
        self
    }

    /// Adds something asked for beside the payments.
    #[must_use]
    pub fn asks(mut self, relief: Relief) -> Self {
        if !self.asks.contains(&relief) {
            self.asks.push(relief);
        }
        self
    }

    /// Why the borrower cannot pay as agreed.
    #[must_use]
    pub const fn hardship(&self) -> Hardship {
        self.hardship
    }

    /// The reasons in the borrower's own words.
    #[must_use]
    pub fn reasons(&self) -> &[String] {
        &self.reasons
    }

    /// The months, one after the other.
    #[must_use]
    pub fn months(&self) -> &[ExpectedMonth] {
        &self.months
    }

    /// What is attached, each once.
    #[must_use]
    pub fn documents(&self) -> &[SupportingDocument] {
        &self.documents
    }

    /// What is asked for beside the payments, each once.
    #[must_use]
    pub fn reliefs(&self) -> &[Relief] {
        &self.asks
    }

    /// The plan asked for.
    #[must_use]
    pub const fn plan(&self) -> &AskedPlan {
        &self.plan
    }
}

fn first_of_month(day: Date) -> Date {
    let (year, month, _) = day.ymd();
    // INVARIANT: every month of the calendar has a first day.
    Date::new(year, month, 1).unwrap_or(day)
}

fn next_month(first_day: Date) -> Option<Date> {
    first_day.plus_months(1, MonthDay::from_date(first_day)).ok()
}
