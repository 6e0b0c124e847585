//! What law says of an account: each rule that has something to say, with the figures it compared.

use std::ffi::c_char;

use engine::case::{CaseError, Judged, Law};
use engine::rulebook::{Allowed, Figure, Lender, Outcome, Product};
use engine::wire::Case;
use engine::{Language, RatePeriod};

use crate::account::ArrearsAccount;
use crate::boundary::{Place, lent, put_rows};
use crate::date::{ArrearsDate, date, date_or_none};
use crate::error::{ArrearsError, Failure, terminated};
use crate::money::{ArrearsCurrency, number};
use crate::status::ArrearsStatus;

/// Room for the id of a rule, with its terminating zero.
pub const ARREARS_RULE_ID_SIZE: usize = 64;
/// Room for a verdict as text, with its terminating zero.
pub const ARREARS_VERDICT_TEXT_SIZE: usize = 512;

/// A revolving credit card: the usual product of a card.
pub const ARREARS_PRODUCT_CREDIT_CARD: i32 = 1;
/// Purchases or a bill of a card in instalments.
pub const ARREARS_PRODUCT_CARD_INSTALMENT: i32 = 2;
/// Cash of a card in instalments.
pub const ARREARS_PRODUCT_CASH_INSTALMENT: i32 = 3;
/// A consumer loan: the usual product of a loan.
pub const ARREARS_PRODUCT_LOAN: i32 = 4;
/// A consumer loan granted and collected online.
pub const ARREARS_PRODUCT_ONLINE_LOAN: i32 = 5;

/// A bank.
pub const ARREARS_LENDER_BANK: i32 = 1;
/// A licensed consumer-finance company.
pub const ARREARS_LENDER_CONSUMER_FINANCE: i32 = 2;
/// A small-loan company or another of the seven local kinds of licence.
pub const ARREARS_LENDER_LOCAL_LICENSED: i32 = 3;
/// A lender without a financial licence.
pub const ARREARS_LENDER_PRIVATE: i32 = 4;
/// An agency that collects for others.
pub const ARREARS_LENDER_AGENCY: i32 = 5;

/// The rule holds.
pub const ARREARS_OUTCOME_PASS: i32 = 1;
/// It is broken and advisory or not certain, or the facts cannot be judged.
pub const ARREARS_OUTCOME_WARN: i32 = 2;
/// It is broken and binding.
pub const ARREARS_OUTCOME_FAIL: i32 = 3;

/// No figure: nothing was compared.
pub const ARREARS_FIGURE_NONE: i32 = 0;
/// Whole months.
pub const ARREARS_FIGURE_MONTHS: i32 = 1;
/// Days.
pub const ARREARS_FIGURE_DAYS: i32 = 2;
/// A count.
pub const ARREARS_FIGURE_COUNT: i32 = 3;
/// An amount in minor units of the figure's currency.
pub const ARREARS_FIGURE_MONEY: i32 = 4;
/// A multiple, in 10^-12.
pub const ARREARS_FIGURE_MULTIPLE: i32 = 5;
/// A daily rate, in 10^-12.
pub const ARREARS_FIGURE_RATE_DAILY: i32 = 6;
/// A monthly rate, in 10^-12.
pub const ARREARS_FIGURE_RATE_MONTHLY: i32 = 7;
/// An annual rate, in 10^-12.
pub const ARREARS_FIGURE_RATE_ANNUAL: i32 = 8;
/// An arrears_date.
pub const ARREARS_FIGURE_DATE: i32 = 9;
/// A time of day, in minutes after midnight.
pub const ARREARS_FIGURE_TIME: i32 = 10;
/// A word: the verdict's text has it.
pub const ARREARS_FIGURE_WORD: i32 = 11;

/// Nothing is allowed or forbidden: nothing was compared.
pub const ARREARS_ALLOWED_NONE: i32 = 0;
/// No more than the figure.
pub const ARREARS_ALLOWED_AT_MOST: i32 = 1;
/// No less than the figure.
pub const ARREARS_ALLOWED_AT_LEAST: i32 = 2;
/// From the first figure to the second.
pub const ARREARS_ALLOWED_BETWEEN: i32 = 3;
/// The figure only.
pub const ARREARS_ALLOWED_ONLY: i32 = 4;

/// A figure that a rule compares.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsFigure {
    /// What it is and in which unit: ARREARS_FIGURE_...
    pub kind: i32,
    /// The currency of an amount; 0 of anything else.
    pub currency: ArrearsCurrency,
    /// The figure; 0 of a word and of none.
    pub value: i64,
}

impl ArrearsFigure {
    const NONE: Self = Self { kind: ARREARS_FIGURE_NONE, currency: 0, value: 0 };

    fn of(figure: Figure) -> Self {
        let (kind, value) = match figure {
            Figure::Months(months) => (ARREARS_FIGURE_MONTHS, months.into()),
            Figure::Days(days) => (ARREARS_FIGURE_DAYS, days.into()),
            Figure::Count(count) => (ARREARS_FIGURE_COUNT, count.into()),
            Figure::Money(money) => (ARREARS_FIGURE_MONEY, money.minor()),
            Figure::Multiple(multiple) => (ARREARS_FIGURE_MULTIPLE, multiple.parts()),
            Figure::Rate(rate) => {
                let kind = match rate.period() {
                    RatePeriod::Daily => ARREARS_FIGURE_RATE_DAILY,
                    RatePeriod::Monthly => ARREARS_FIGURE_RATE_MONTHLY,
                    RatePeriod::Annual => ARREARS_FIGURE_RATE_ANNUAL,
                };
                (kind, rate.fraction().parts())
            }
            Figure::Date(day) => (ARREARS_FIGURE_DATE, day.serial().into()),
            Figure::Time(time) => (ARREARS_FIGURE_TIME, time.minutes().into()),
            Figure::Word(_) => (ARREARS_FIGURE_WORD, 0),
        };
        let currency = if let Figure::Money(money) = figure { number(money.currency()) } else { 0 };
        Self { kind, currency, value }
    }
}

/// What one rule says of an account.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsVerdict {
    /// The id of the rule, such as "cn.card.late-fee".
    pub rule: [c_char; ARREARS_RULE_ID_SIZE],
    /// How it came out: ARREARS_OUTCOME_...
    pub outcome: i32,
    /// The day of what is judged: of a late fee, of a payment, of a conversion, or the day asked about.
    pub day: ArrearsDate,
    /// The figure of the account.
    pub given: ArrearsFigure,
    /// How the rule bounds it: ARREARS_ALLOWED_...
    pub allowed_kind: i32,
    /// The bound, or the lower of two.
    pub allowed: ArrearsFigure,
    /// The higher of two bounds.
    pub allowed_to: ArrearsFigure,
    /// All of it for a person, in English, with the source of the rule. Cut at a character where it is longer than its room.
    pub text: [c_char; ARREARS_VERDICT_TEXT_SIZE],
    /// The same in Chinese.
    pub text_zh: [c_char; ARREARS_VERDICT_TEXT_SIZE],
}

impl From<&Judged<'_>> for ArrearsVerdict {
    fn from(judged: &Judged<'_>) -> Self {
        let verdict = &judged.verdict;
        let (allowed_kind, allowed, allowed_to) = allowed(verdict.allowed());
        Self {
            rule: terminated(&verdict.rule().id),
            outcome: outcome(verdict.outcome()),
            day: judged.day.serial(),
            given: verdict.given().map_or(ArrearsFigure::NONE, ArrearsFigure::of),
            allowed_kind,
            allowed,
            allowed_to,
            text: terminated(&verdict.text(Language::English).to_string()),
            text_zh: terminated(&verdict.text(Language::Chinese).to_string()),
        }
    }
}

fn product(given: i32) -> Result<Option<Product>, Failure> {
    Ok(Some(match given {
        0 => return Ok(None),
        ARREARS_PRODUCT_CREDIT_CARD => Product::CreditCard,
        ARREARS_PRODUCT_CARD_INSTALMENT => Product::CardInstalment,
        ARREARS_PRODUCT_CASH_INSTALMENT => Product::CashInstalment,
        ARREARS_PRODUCT_LOAN => Product::Loan,
        ARREARS_PRODUCT_ONLINE_LOAN => Product::OnlineLoan,
        other => return Err(Failure::unknown("product", other, "0 to 5")),
    }))
}

fn lender(given: i32) -> Result<Lender, Failure> {
    Ok(match given {
        0 | ARREARS_LENDER_BANK => Lender::Bank,
        ARREARS_LENDER_CONSUMER_FINANCE => Lender::ConsumerFinance,
        ARREARS_LENDER_LOCAL_LICENSED => Lender::LocalLicensed,
        ARREARS_LENDER_PRIVATE => Lender::Private,
        ARREARS_LENDER_AGENCY => Lender::Agency,
        other => return Err(Failure::unknown("lender", other, "0 to 5")),
    })
}

const fn outcome(outcome: Outcome) -> i32 {
    match outcome {
        // A rule with nothing to say is left out.
        Outcome::Pass | Outcome::NotApplicable => ARREARS_OUTCOME_PASS,
        Outcome::Warn => ARREARS_OUTCOME_WARN,
        Outcome::Fail => ARREARS_OUTCOME_FAIL,
    }
}

fn allowed(given: Option<Allowed>) -> (i32, ArrearsFigure, ArrearsFigure) {
    let (kind, from, to) = match given {
        None => return (ARREARS_ALLOWED_NONE, ArrearsFigure::NONE, ArrearsFigure::NONE),
        Some(Allowed::AtMost(most)) => (ARREARS_ALLOWED_AT_MOST, most, None),
        Some(Allowed::AtLeast(least)) => (ARREARS_ALLOWED_AT_LEAST, least, None),
        Some(Allowed::Between(from, to)) => (ARREARS_ALLOWED_BETWEEN, from, Some(to)),
        Some(Allowed::Only(only)) => (ARREARS_ALLOWED_ONLY, only, None),
    };
    (kind, ArrearsFigure::of(from), to.map_or(ArrearsFigure::NONE, ArrearsFigure::of))
}

/// What the rules of mainland China say of an account on a day: every rule that has something to say, in the order of the
/// rulebook, with the figures it compared. Plans, agreements and documents are judged in a case document.
///
/// @param account  the account
/// @param as_of    the day asked about
/// @param known_on leaves out what was recorded later than this day; ARREARS_DATE_NONE for everything known
/// @param product  ARREARS_PRODUCT_..., or 0 for the usual one of a card or a loan
/// @param lender   ARREARS_LENDER_..., or 0 for a bank
/// @param rows     receives the rows
/// @param room     how many rows there is room for
/// @param count    receives how many there are, also where the room is too small
///
/// # Safety
/// `account` is NULL or an account that was not freed; `rows` is NULL or valid for writing `room` rows; `count` and
/// `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_account_verdicts(
    account: *const ArrearsAccount,
    as_of: ArrearsDate,
    known_on: ArrearsDate,
    product: i32,
    lender: i32,
    rows: *mut ArrearsVerdict,
    room: usize,
    count: *mut usize,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let count = unsafe { Place::new(count, "count") }?;
        // SAFETY: NULL or a live account, by this function's contract.
        let account = unsafe { lent(account, "account") }?;
        let (day, known_on) = (date(as_of, "as_of")?, date_or_none(known_on, "known_on")?);
        let case = asked(account.case(day, known_on), self::product(product)?, self::lender(lender)?);
        let answer = case.answer().map_err(|error| failed(&error))?;
        let verdicts = answer.law().verdicts();
        // SAFETY: NULL or writable for as many rows, by this function's contract.
        unsafe { put_rows(verdicts.iter().map(ArrearsVerdict::from), rows, room, &count) }
    })
}

/// Where an event cannot be replayed, it is named.
#[cold]
fn failed(error: &CaseError) -> Failure {
    match error.error() {
        engine::Error::Replay(error) => Failure::replay(*error),
        error => Failure::engine("", error.clone()),
    }
}

fn asked(case: Case, product: Option<Product>, lender: Lender) -> Case {
    let usual = if case.terms().is_loan() { Product::Loan } else { Product::CreditCard };
    case.law(Law::new(product.unwrap_or(usual)).lender(lender))
}
