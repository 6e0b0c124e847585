//! The conventions of terms, by number. 0 leaves a convention as the preset, or the plainest terms, have it.

use engine::ledger::DisputeOutcome;
use engine::schedule::{
    DeferredInterest, FurtherDisbursement, InterestTiming, LastPayment, Method, OddPeriod, PaymentBasis,
    PeriodInterest, RecastKeeps,
};
use engine::terms::{
    AllocationMode, Carry, Compound, Compounding, DeadlineRule, Excess, InterestBase, InterestFraction, LoanAccrual,
    OverdueFrom, PaymentDay, PenaltyBase, StatementDayAccrual,
};
use engine::{DayCount, MultipleRounding, Remainder, Rounding};

use crate::error::Failure;

/// As the preset has it, or else the plainest terms.
pub const ARREARS_DEFAULT: i32 = 0;
/// An amount, count or fraction that is left as the preset has it.
pub const ARREARS_UNSET: i32 = -1;

/// Yes.
pub const ARREARS_YES: i32 = 1;
/// No.
pub const ARREARS_NO: i32 = 2;

/// A fraction of a minor unit goes to the nearest, a tie away from zero.
pub const ARREARS_ROUNDING_HALF_UP: i32 = 1;
/// A tie goes to the even neighbour.
pub const ARREARS_ROUNDING_HALF_EVEN: i32 = 2;
/// The fraction is dropped.
pub const ARREARS_ROUNDING_TOWARD_ZERO: i32 = 3;

/// The last part of a split takes the cents left over.
pub const ARREARS_REMAINDER_LAST: i32 = 1;
/// The first part of a split takes the cents left over.
pub const ARREARS_REMAINDER_FIRST: i32 = 2;

/// A statement is due a number of days after it.
pub const ARREARS_DUE_DAYS_AFTER_STATEMENT: i32 = 1;
/// A statement is due on the first such day of a month after it.
pub const ARREARS_DUE_DAY_OF_MONTH: i32 = 2;

/// All purchases of a statement bear interest once its interest-free period is lost.
pub const ARREARS_INTEREST_BASE_FULL: i32 = 1;
/// Only what is unpaid at the end of late-payment grace, where the minimum was paid.
pub const ARREARS_INTEREST_BASE_UNPAID_PART: i32 = 2;

/// Billed unpaid interest bears interest.
pub const ARREARS_COMPOUNDING_MONTHLY: i32 = 1;
/// Billed unpaid interest bears nothing.
pub const ARREARS_COMPOUNDING_NONE: i32 = 2;
/// Everything earned bears each day, posted or not; what it earns is interest.
pub const ARREARS_COMPOUNDING_DAILY: i32 = 3;

/// The statement day is the first day of the next cycle.
pub const ARREARS_STATEMENT_DAY_EXCLUDED: i32 = 1;
/// The statement day is the last day of the cycle it closes.
pub const ARREARS_STATEMENT_DAY_INCLUDED: i32 = 2;

/// The day of a payment accrues on the balance after it.
pub const ARREARS_PAYMENT_DAY_NEW_BALANCE: i32 = 1;
/// The day of a payment accrues on the balance before it.
pub const ARREARS_PAYMENT_DAY_OLD_BALANCE: i32 = 2;

/// What is unpaid of the part that the statement before demanded anew joins the next minimum payment.
pub const ARREARS_CARRY_ONE: i32 = 1;
/// What is unpaid of the whole minimum payment before joins it.
pub const ARREARS_CARRY_ALL: i32 = 2;

/// Equal payments.
pub const ARREARS_METHOD_LEVEL: i32 = 1;
/// Equal parts of principal and falling interest.
pub const ARREARS_METHOD_EQUAL_PRINCIPAL: i32 = 2;
/// Interest every period, the principal with the last.
pub const ARREARS_METHOD_INTEREST_ONLY: i32 = 3;
/// Principal and all interest once, at the last due date.
pub const ARREARS_METHOD_BULLET: i32 = 4;
/// Equal parts of principal and a fee on the original principal every period.
pub const ARREARS_METHOD_FLAT_FEE: i32 = 5;

/// The interest of a whole month is a twelfth of a year's.
pub const ARREARS_PERIOD_INTEREST_TWELFTH: i32 = 1;
/// The interest of every period goes by the day count.
pub const ARREARS_PERIOD_INTEREST_ACTUAL_DAYS: i32 = 2;

/// Actual days over 360.
pub const ARREARS_DAY_COUNT_ACTUAL_360: i32 = 1;
/// Actual days over 365, leap years too.
pub const ARREARS_DAY_COUNT_ACTUAL_365: i32 = 2;
/// The actual days of each calendar year over that year's length.
pub const ARREARS_DAY_COUNT_ACTUAL_ACTUAL: i32 = 3;
/// Every month 30 days, over 360.
pub const ARREARS_DAY_COUNT_THIRTY_360: i32 = 4;

/// Penalty interest at a multiple of the contract rate.
pub const ARREARS_PENALTY_MULTIPLE: i32 = 1;
/// Penalty interest at a rate of its own.
pub const ARREARS_PENALTY_OWN_RATE: i32 = 2;

/// Penalty interest is charged on overdue principal.
pub const ARREARS_PENALTY_BASE_PRINCIPAL: i32 = 1;
/// Penalty interest is charged on overdue principal and interest.
pub const ARREARS_PENALTY_BASE_PRINCIPAL_AND_INTEREST: i32 = 2;
/// Penalty interest is charged on all principal outstanding while an instalment is overdue.
pub const ARREARS_PENALTY_BASE_OUTSTANDING_PRINCIPAL: i32 = 3;

/// No compound interest on overdue interest.
pub const ARREARS_COMPOUND_NONE: i32 = 1;
/// Compound interest at the contract rate.
pub const ARREARS_COMPOUND_CONTRACT_RATE: i32 = 2;
/// Compound interest at the penalty rate.
pub const ARREARS_COMPOUND_PENALTY_RATE: i32 = 3;

/// The due date is the first day that bears penalty interest.
pub const ARREARS_OVERDUE_FROM_DUE_DATE: i32 = 1;
/// The day after the due date is the first day that bears penalty interest.
pub const ARREARS_OVERDUE_FROM_DAY_AFTER_DUE: i32 = 2;

/// A payment meets the first group of components over all instalments, then the next group.
pub const ARREARS_ALLOCATION_GROUP_FIRST: i32 = 1;
/// A payment meets the oldest instalment through all groups, then the next instalment.
pub const ARREARS_ALLOCATION_INSTALMENT_FIRST: i32 = 2;

/// An early repayment keeps the due dates; the payment falls.
pub const ARREARS_KEEP_TERM: i32 = 1;
/// An early repayment keeps the payment; the periods become fewer.
pub const ARREARS_KEEP_PAYMENT: i32 = 2;

/// Due dates are months apart, by the pay day.
pub const ARREARS_INTERVAL_MONTHS: i32 = 1;
/// Due dates are weeks apart.
pub const ARREARS_INTERVAL_WEEKS: i32 = 2;
/// Due dates are days apart.
pub const ARREARS_INTERVAL_DAYS: i32 = 3;

/// A level payment is solved from the periods as they are.
pub const ARREARS_PAYMENT_SOLVED: i32 = 1;
/// A level payment is that of the rate of a whole period.
pub const ARREARS_PAYMENT_FORMULA: i32 = 2;

/// A payment is rounded up to its multiple.
pub const ARREARS_PAYMENT_ROUNDING_UP: i32 = 1;
/// A payment is rounded down to its multiple.
pub const ARREARS_PAYMENT_ROUNDING_DOWN: i32 = 2;
/// A payment is rounded to the nearest multiple, a tie up.
pub const ARREARS_PAYMENT_ROUNDING_HALF_UP: i32 = 3;

/// The last payment takes what is left.
pub const ARREARS_LAST_PAYMENT_ANY: i32 = 1;
/// The payment is raised until the last is not above it.
pub const ARREARS_LAST_PAYMENT_NOT_HIGHER: i32 = 2;
/// The payment is the multiple that makes it and the last differ least.
pub const ARREARS_LAST_PAYMENT_SIMILAR: i32 = 3;

/// Interest of periods with nothing due becomes principal.
pub const ARREARS_DEFERRED_INTEREST_CAPITALISED: i32 = 1;
/// It falls due with the first instalment.
pub const ARREARS_DEFERRED_INTEREST_DUE_WITH_FIRST: i32 = 2;

/// The principal of an odd period stays, its payment differs.
pub const ARREARS_ODD_PERIOD_KEEP_PRINCIPAL: i32 = 1;
/// The payment of an odd period stays, its principal differs.
pub const ARREARS_ODD_PERIOD_KEEP_PAYMENT: i32 = 2;
/// The payment is solved anew with the interest of the odd period in it.
pub const ARREARS_ODD_PERIOD_SOLVE_ANEW: i32 = 3;

/// A further disbursement solves the payment anew.
pub const ARREARS_FURTHER_DISBURSEMENT_SOLVE_ANEW: i32 = 1;
/// A further disbursement leaves the payment.
pub const ARREARS_FURTHER_DISBURSEMENT_KEEP_PAYMENT: i32 = 2;

/// The interest of a period is due at its end.
pub const ARREARS_INTEREST_IN_ARREARS: i32 = 1;
/// The interest of a period is due on its first day.
pub const ARREARS_INTEREST_IN_ADVANCE: i32 = 2;

/// Contract interest accrues on principal that has not fallen due.
pub const ARREARS_ACCRUAL_SCHEDULED: i32 = 1;
/// Contract interest accrues each day on all principal outstanding.
pub const ARREARS_ACCRUAL_OUTSTANDING: i32 = 2;

/// What rounding leaves of interest is dropped.
pub const ARREARS_FRACTION_DROPPED: i32 = 1;
/// What rounding leaves of interest joins the next posting.
pub const ARREARS_FRACTION_CARRIED: i32 = 2;

/// What a payment brings beyond what is posted waits as a credit.
pub const ARREARS_EXCESS_CREDIT: i32 = 1;
/// It meets accrued interest and then principal not yet due.
pub const ARREARS_EXCESS_PREPAY: i32 = 2;

/// What falls due on a day off is payable until that day.
pub const ARREARS_DEADLINE_SAME: i32 = 1;
/// It is payable until the next business day; grace, late fee, days past due and penalty count from there.
pub const ARREARS_DEADLINE_NEXT_BUSINESS_DAY: i32 = 2;

/// A convention by its number, in the order of the list; 0 is none.
fn choice<T: Copy, const N: usize>(given: i32, values: [T; N], path: &str) -> Result<Option<T>, Failure> {
    let unknown = || Failure::unknown(path, given, format_args!("0 to {N}"));
    let place = given.checked_sub(1).ok_or_else(unknown)?;
    if given == ARREARS_DEFAULT {
        return Ok(None);
    }
    let value = usize::try_from(place).ok().and_then(|at| values.get(at)).copied();
    value.map(Some).ok_or_else(unknown)
}

pub(crate) fn yes(given: i32, path: &str) -> Result<Option<bool>, Failure> {
    choice(given, [true, false], path)
}

pub(crate) fn rounding(given: i32, path: &str) -> Result<Option<Rounding>, Failure> {
    choice(given, [Rounding::HalfUp, Rounding::HalfEven, Rounding::TowardZero], path)
}

pub(crate) fn remainder(given: i32, path: &str) -> Result<Option<Remainder>, Failure> {
    choice(given, [Remainder::Last, Remainder::First], path)
}

pub(crate) fn interest_base(given: i32, path: &str) -> Result<Option<InterestBase>, Failure> {
    choice(given, [InterestBase::Full, InterestBase::UnpaidPart], path)
}

pub(crate) fn compounding(given: i32, path: &str) -> Result<Option<Compounding>, Failure> {
    choice(given, [Compounding::Monthly, Compounding::None, Compounding::Daily], path)
}

pub(crate) fn statement_day(given: i32, path: &str) -> Result<Option<StatementDayAccrual>, Failure> {
    choice(given, [StatementDayAccrual::Excluded, StatementDayAccrual::Included], path)
}

pub(crate) fn payment_day(given: i32, path: &str) -> Result<Option<PaymentDay>, Failure> {
    choice(given, [PaymentDay::NewBalance, PaymentDay::OldBalance], path)
}

pub(crate) fn carry(given: i32, path: &str) -> Result<Option<Carry>, Failure> {
    choice(given, [Carry::One, Carry::All], path)
}

pub(crate) fn method(given: i32, path: &str) -> Result<Method, Failure> {
    let methods = [Method::Level, Method::EqualPrincipal, Method::InterestOnly, Method::Bullet, Method::FlatFee];
    choice(given, methods, path)?.ok_or_else(|| Failure::unknown(path, given, "1 to 5"))
}

pub(crate) fn period_interest(given: i32, path: &str) -> Result<Option<PeriodInterest>, Failure> {
    choice(given, [PeriodInterest::Twelfth, PeriodInterest::ActualDays], path)
}

pub(crate) fn day_count(given: i32, path: &str) -> Result<Option<DayCount>, Failure> {
    let counts = [DayCount::Actual360, DayCount::Actual365, DayCount::ActualActual, DayCount::Thirty360];
    choice(given, counts, path)
}

pub(crate) fn penalty_base(given: i32, path: &str) -> Result<Option<PenaltyBase>, Failure> {
    choice(given, [PenaltyBase::Principal, PenaltyBase::PrincipalAndInterest, PenaltyBase::OutstandingPrincipal], path)
}

pub(crate) fn compound(given: i32, path: &str) -> Result<Option<Compound>, Failure> {
    choice(given, [Compound::None, Compound::ContractRate, Compound::PenaltyRate], path)
}

pub(crate) fn overdue_from(given: i32, path: &str) -> Result<Option<OverdueFrom>, Failure> {
    choice(given, [OverdueFrom::DueDate, OverdueFrom::DayAfterDue], path)
}

pub(crate) fn allocation_mode(given: i32, path: &str) -> Result<Option<AllocationMode>, Failure> {
    choice(given, [AllocationMode::GroupFirst, AllocationMode::InstalmentFirst], path)
}

pub(crate) fn keep(given: i32, path: &str) -> Result<Option<RecastKeeps>, Failure> {
    choice(given, [RecastKeeps::Term, RecastKeeps::Payment], path)
}

pub(crate) fn outcome(given: i32, path: &str) -> Result<Option<DisputeOutcome>, Failure> {
    choice(given, [DisputeOutcome::ForCustomer, DisputeOutcome::Against], path)
}

pub(crate) fn payment_basis(given: i32, path: &str) -> Result<Option<PaymentBasis>, Failure> {
    choice(given, [PaymentBasis::Solved, PaymentBasis::Formula], path)
}

pub(crate) fn payment_rounding(given: i32, path: &str) -> Result<Option<MultipleRounding>, Failure> {
    choice(given, [MultipleRounding::Up, MultipleRounding::Down, MultipleRounding::HalfUp], path)
}

pub(crate) fn last_payment(given: i32, path: &str) -> Result<Option<LastPayment>, Failure> {
    choice(given, [LastPayment::Any, LastPayment::NotHigher, LastPayment::Similar], path)
}

pub(crate) fn deferred_interest(given: i32, path: &str) -> Result<Option<DeferredInterest>, Failure> {
    choice(given, [DeferredInterest::Capitalised, DeferredInterest::DueWithFirst], path)
}

pub(crate) fn odd_period(given: i32, path: &str) -> Result<Option<OddPeriod>, Failure> {
    choice(given, [OddPeriod::KeepPrincipal, OddPeriod::KeepPayment, OddPeriod::SolveAnew], path)
}

pub(crate) fn interest_timing(given: i32, path: &str) -> Result<Option<InterestTiming>, Failure> {
    choice(given, [InterestTiming::InArrears, InterestTiming::InAdvance], path)
}

pub(crate) fn further_disbursement(given: i32, path: &str) -> Result<Option<FurtherDisbursement>, Failure> {
    choice(given, [FurtherDisbursement::SolveAnew, FurtherDisbursement::KeepPayment], path)
}

pub(crate) fn accrual(given: i32, path: &str) -> Result<Option<LoanAccrual>, Failure> {
    choice(given, [LoanAccrual::Scheduled, LoanAccrual::Outstanding], path)
}

pub(crate) fn interest_fraction(given: i32, path: &str) -> Result<Option<InterestFraction>, Failure> {
    choice(given, [InterestFraction::Dropped, InterestFraction::Carried], path)
}

pub(crate) fn excess(given: i32, path: &str) -> Result<Option<Excess>, Failure> {
    choice(given, [Excess::Credit, Excess::Prepay], path)
}

pub(crate) fn deadline(given: i32, path: &str) -> Result<Option<DeadlineRule>, Failure> {
    choice(given, [DeadlineRule::Same, DeadlineRule::NextBusinessDay], path)
}

/// An amount, count or fraction that may be left unset.
pub(crate) fn set(given: i64) -> Option<i64> {
    (given != i64::from(ARREARS_UNSET)).then_some(given)
}

/// A number of days or times that may be left unset.
pub(crate) fn count<T: TryFrom<i32>>(given: i32, path: &str) -> Result<Option<T>, Failure> {
    if given == ARREARS_UNSET {
        return Ok(None);
    }
    T::try_from(given).map(Some).map_err(|_| Failure::unknown(path, given, "a number from 0, or -1 for unset"))
}
