//! Card terms while they are written down, before they are checked against each other.

// Semantics: [card-2] [refuse-3].

use super::{
    AllocationOrders, CardTerms, Carry, ChargeBack, Compounding, CycleCheck, DueRule, History, InterestBase,
    LateFeeRule, LateFeeStop, MinimumAlternatives, MinimumRatios, PaymentDay, StatementDates, StatementDayAccrual,
    TermsError,
};
use crate::calendar::{Date, MonthDay};
use crate::component::{Component, Components};
use crate::money::{Currency, Money, MoneyError};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::rounding::{Rounding, Split};

/// Card terms being written down.
///
/// The defaults: CNY; cash at the rate of purchases; interest on the full statement; monthly compounding; the statement
/// day in the next cycle; the payment day on the new balance; no late-payment grace, no tolerance; a minimum of 10 % of purchases and
/// cash and all of the rest, no floor, carrying all that earlier minimums left unpaid; no credit limit; no late fee; the standard allocation orders; new
/// purchases keep their interest-free period; refunds do not count as payments; half-up rounding; parts cut toward zero with the
/// remainder last; no early-settlement fee.
///
/// ```
/// use arrears::terms::{CardTermsDraft, DueRule};
/// use arrears::{Date, MonthDay, Rate, TermsError};
/// let terms = CardTermsDraft::new(Date::new(2023, 3, 1)?, MonthDay::new(5)?)
///     .due(DueRule::DaysAfterStatement(18))
///     .purchase_rate(Rate::daily("0.0005")?)
///     .build()?;
/// assert_eq!(terms.first_statement()?.to_string(), "2023-03-05");
/// # Ok::<(), TermsError>(())
/// ```
#[derive(Clone, Debug)]
pub struct CardTermsDraft {
    terms: CardTerms,
    cash_rates: Option<History<Rate>>,
    /// The preset that does not know when statements are due, until somebody says it.
    no_due_rule: Option<&'static str>,
    /// The currency of a preset's amounts.
    preset: Option<Currency>,
}

/// More days than this between a statement and the end of its late-payment grace never fit before the statement after the next.
const MOST_DAYS: u16 = 61;

impl CardTermsDraft {
    /// The most usual terms for an account opened on `opened` with statements on `statement_day`: due 20 days later,
    /// no rate yet.
    #[must_use]
    pub fn new(opened: Date, statement_day: MonthDay) -> Self {
        let ten_percent = Fraction::from_parts(Fraction::SCALE / 10).unwrap_or(Fraction::ONE);
        let ratios = MinimumRatios::new(ten_percent, ten_percent).ok();
        let terms = CardTerms {
            currency: Currency::CNY,
            opened,
            statement_day,
            statement_dates: StatementDates::NONE,
            due: DueRule::DaysAfterStatement(20),
            purchase_rates: History::never(),
            cash_rates: History::never(),
            interest_base: InterestBase::Full,
            charge_back: ChargeBack::FromPosting,
            bearing: Components::NONE,
            compounding: Compounding::Monthly,
            statement_day_accrual: StatementDayAccrual::Excluded,
            payment_day: PaymentDay::NewBalance,
            late_payment_grace_days: 0,
            tolerance: None,
            minimum_ratios: ratios.map_or(History::never(), History::always),
            minimum_alternatives: MinimumAlternatives::NONE,
            minimum_floor: None,
            carry: Carry::All,
            credit_limits: History::never(),
            late_fees: History::never(),
            late_fee_stop: LateFeeStop::default(),
            minimum_purchase_interest: None,
            minimum_cash_interest: None,
            allocation: AllocationOrders::STANDARD,
            new_purchases_keep_interest_free_period: true,
            refund_counts_as_payment: false,
            rounding: Rounding::HalfUp,
            split: Split::STANDARD,
            early_settlement_fee: Fraction::ZERO,
        };
        Self { terms, cash_rates: None, no_due_rule: None, preset: None }
    }

    /// The currency of the account.
    #[must_use]
    pub const fn currency(mut self, currency: Currency) -> Self {
        self.terms.currency = currency;
        self
    }

    /// Past closing dates as printed: the first statements of the account, after which the statement day goes on.
    #[must_use]
    pub const fn statement_dates(mut self, dates: StatementDates) -> Self {
        self.terms.statement_dates = dates;
        self
    }

    /// When statements are due.
    #[must_use]
    pub const fn due(mut self, due: DueRule) -> Self {
        self.terms.due = due;
        self.no_due_rule = None;
        self
    }

    /// Of an issuer whose due rule is not known: it has to be given.
    /// Amounts of the draft are a preset's, in the currency it has now.
    pub(super) const fn of_preset(mut self) -> Self {
        self.preset = Some(self.terms.currency);
        self
    }

    pub(super) const fn without_due_rule(mut self, preset: &'static str) -> Self {
        self.no_due_rule = Some(preset);
        self
    }

    /// One daily rate for purchases, always in force.
    #[must_use]
    pub fn purchase_rate(self, rate: Rate) -> Self {
        self.purchase_rates(History::always(rate))
    }

    /// The daily rates of purchases over time.
    #[must_use]
    pub const fn purchase_rates(mut self, rates: History<Rate>) -> Self {
        self.terms.purchase_rates = rates;
        self
    }

    /// The daily rates of cash advances over time; those of purchases where this is not called.
    #[must_use]
    pub const fn cash_rates(mut self, rates: History<Rate>) -> Self {
        self.cash_rates = Some(rates);
        self
    }

    /// What bears interest once an interest-free period is lost.
    #[must_use]
    pub const fn interest_base(mut self, base: InterestBase) -> Self {
        self.terms.interest_base = base;
        self
    }

    /// How far back a lost interest-free period is charged.
    #[must_use]
    pub const fn charge_back(mut self, charge_back: ChargeBack) -> Self {
        self.terms.charge_back = charge_back;
        self
    }

    /// Components that bear interest as purchases do: fees, late fees and costs may.
    ///
    /// # Errors
    /// [`TermsError::NotToBear`].
    pub fn bearing(mut self, components: Components) -> Result<Self, TermsError> {
        const MAY: Components =
            Components::FEE.or(Components::one(Component::LateFee)).or(Components::one(Component::Cost));
        if let Some(component) = components.without(MAY).iter().next() {
            return Err(TermsError::NotToBear { component });
        }
        self.terms.bearing = components;
        Ok(self)
    }

    /// Whether billed unpaid interest bears interest.
    #[must_use]
    pub const fn compounding(mut self, compounding: Compounding) -> Self {
        self.terms.compounding = compounding;
        self
    }

    /// Which cycle the statement day belongs to.
    #[must_use]
    pub const fn statement_day_accrual(mut self, accrual: StatementDayAccrual) -> Self {
        self.terms.statement_day_accrual = accrual;
        self
    }

    /// Which balance the day of a payment accrues on.
    #[must_use]
    pub const fn payment_day(mut self, payment_day: PaymentDay) -> Self {
        self.terms.payment_day = payment_day;
        self
    }

    /// Late-payment grace after the due date (容时), in days.
    #[must_use]
    pub const fn late_payment_grace_days(mut self, days: u16) -> Self {
        self.terms.late_payment_grace_days = days;
        self
    }

    /// The shortfall that still counts as paid in full (容差).
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn tolerance(mut self, tolerance: Money) -> Result<Self, TermsError> {
        self.terms.tolerance = Some(tolerance.not_negative()?);
        Ok(self)
    }

    /// The ratios of the minimum payment over time.
    #[must_use]
    pub const fn minimum_ratios(mut self, ratios: History<MinimumRatios>) -> Self {
        self.terms.minimum_ratios = ratios;
        self
    }

    /// Other ways to reckon the minimum payment: the greatest of them and of the ratios counts. Where only they count, the ratios are
    /// [`History::never`].
    #[must_use]
    pub const fn minimum_alternatives(mut self, alternatives: MinimumAlternatives) -> Self {
        self.terms.minimum_alternatives = alternatives;
        self
    }

    /// The least minimum payment.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn minimum_floor(mut self, floor: Money) -> Result<Self, TermsError> {
        self.terms.minimum_floor = Some(floor.not_negative()?);
        Ok(self)
    }

    /// How much of an unpaid minimum joins the next.
    #[must_use]
    pub const fn carry(mut self, carry: Carry) -> Self {
        self.terms.carry = carry;
        self
    }

    /// The credit limits over time: principal above the limit in force on a statement day is asked for in full.
    #[must_use]
    pub const fn credit_limits(mut self, limits: History<Money>) -> Self {
        self.terms.credit_limits = limits;
        self
    }

    /// The late-fee rules over time.
    #[must_use]
    pub const fn late_fees(mut self, rules: History<LateFeeRule>) -> Self {
        self.terms.late_fees = rules;
        self
    }

    /// When late fees end.
    #[must_use]
    pub const fn late_fee_stop(mut self, stop: LateFeeStop) -> Self {
        self.terms.late_fee_stop = stop;
        self
    }

    /// The least interest a statement posts on purchases where any accrued.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn minimum_purchase_interest(mut self, least: Money) -> Result<Self, TermsError> {
        self.terms.minimum_purchase_interest = Some(least.not_negative()?);
        Ok(self)
    }

    /// The least interest a statement posts on cash advances where any accrued.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn minimum_cash_interest(mut self, least: Money) -> Result<Self, TermsError> {
        self.terms.minimum_cash_interest = Some(least.not_negative()?);
        Ok(self)
    }

    /// The allocation orders.
    #[must_use]
    pub const fn allocation(mut self, orders: AllocationOrders) -> Self {
        self.terms.allocation = orders;
        self
    }

    /// Whether purchases made while a balance revolves keep their own interest-free period.
    #[must_use]
    pub const fn new_purchases_keep_interest_free_period(mut self, keep: bool) -> Self {
        self.terms.new_purchases_keep_interest_free_period = keep;
        self
    }

    /// Whether a refund counts toward the statement and the minimum payment.
    #[must_use]
    pub const fn refund_counts_as_payment(mut self, counts: bool) -> Self {
        self.terms.refund_counts_as_payment = counts;
        self
    }

    /// How every posting rounds.
    #[must_use]
    pub const fn rounding(mut self, rounding: Rounding) -> Self {
        self.terms.rounding = rounding;
        self
    }

    /// How the principal of an instalment plan is cut into parts.
    #[must_use]
    pub const fn split(mut self, split: Split) -> Self {
        self.terms.split = split;
        self
    }

    /// The fee for settling an instalment plan early, a share of its unbilled principal.
    #[must_use]
    pub const fn early_settlement_fee(mut self, share: Fraction) -> Self {
        self.terms.early_settlement_fee = share;
        self
    }

    /// The terms, checked against each other.
    ///
    /// # Errors
    /// [`TermsError::DueRuleUnknown`] where a preset does not know its issuer's and none is given;
    /// [`TermsError::HistoryStartsLate`] where a rate or the minimum ratios are not yet in force at the opening;
    /// [`TermsError::Rate`] where a rate is not a daily one; [`TermsError::Money`] where a credit limit is below 0 or any
    /// amount in another currency than the account; [`TermsError::FloorAboveCap`]; [`TermsError::TooManyDays`],
    /// [`TermsError::GraceTooLong`] and [`TermsError::DueDatesCollide`] where due dates and late-payment grace do not fit the cycle;
    /// [`TermsError::StatementBeforeOpening`] where a closing date is:
    /// ```
    /// use arrears::terms::{CardTermsDraft, DueRule};
    /// use arrears::{Date, MonthDay, Rate, TermsError};
    /// let draft = CardTermsDraft::new(Date::new(2023, 3, 1)?, MonthDay::new(5)?);
    /// assert!(matches!(draft.clone().build(), Err(TermsError::HistoryStartsLate { .. })));
    /// let draft = draft.purchase_rate(Rate::daily("0.0005")?).due(DueRule::DaysAfterStatement(60));
    /// assert!(matches!(draft.build(), Err(TermsError::GraceTooLong { .. })));
    /// # Ok::<(), TermsError>(())
    /// ```
    pub fn build(self) -> Result<CardTerms, TermsError> {
        let terms = self.settled()?;
        in_force_from(&terms, terms.opened)?;
        check_cycle(&terms)?;
        Ok(terms)
    }

    /// Checked but for the cycle and what must be in force at the opening.
    pub(super) fn settled(self) -> Result<CardTerms, TermsError> {
        if let Some(preset) = self.no_due_rule {
            return Err(TermsError::DueRuleUnknown { preset });
        }
        let mut terms = self.terms;
        terms.cash_rates = self.cash_rates.unwrap_or(terms.purchase_rates);
        if let Some(preset) = self.preset
            && terms.currency != preset
        {
            // An issuer's amounts would become those of the other currency.
            return Err(MoneyError::MixedCurrencies { left: preset, right: terms.currency }.into());
        }
        for rates in [&terms.purchase_rates, &terms.cash_rates] {
            for (_, rate) in rates.iter() {
                rate.a(RatePeriod::Daily)?;
            }
        }
        for alternative in terms.minimum_alternatives.iter() {
            for amount in alternative.amounts() {
                amount.of(terms.currency)?;
            }
        }
        for (_, limit) in terms.credit_limits.iter() {
            limit.of(terms.currency)?.not_negative()?;
        }
        for amount in [
            &mut terms.tolerance,
            &mut terms.minimum_floor,
            &mut terms.minimum_purchase_interest,
            &mut terms.minimum_cash_interest,
        ] {
            // Said to be nothing, and not said, are the same terms.
            *amount = amount.map(|amount| amount.of(terms.currency)).transpose()?.filter(|amount| amount.minor() > 0);
        }
        for (_, rule) in terms.late_fees.iter() {
            rule.check(terms.currency)?;
        }
        if terms.late_fee_stop.missed_payments == Some(0) {
            return Err(TermsError::ZeroCount);
        }
        Ok(terms)
    }
}

/// Both rates and a minimum are in force at the opening.
pub(super) fn in_force_from(terms: &CardTerms, opened: Date) -> Result<(), TermsError> {
    let both_rates = terms.purchase_rates.on(opened).is_some() && terms.cash_rates.on(opened).is_some();
    let is_asked = || terms.minimum_alternatives.iter().any(|one| one.is_in_force(opened));
    if both_rates && (terms.minimum_ratios.on(opened).is_some() || is_asked()) {
        return Ok(());
    }
    Err(TermsError::HistoryStartsLate { opened })
}

/// Due dates must ascend, and what a statement's late-payment grace decides must come before the statement after the next.
pub(super) fn check_cycle(terms: &CardTerms) -> Result<(), TermsError> {
    let days = match terms.due {
        DueRule::DaysAfterStatement(days) => days,
        DueRule::DayOfMonth(_) => 0,
    };
    let given = days.saturating_add(terms.late_payment_grace_days);
    if given > MOST_DAYS {
        return Err(TermsError::TooManyDays { given, max: MOST_DAYS });
    }
    let check = CycleCheck::new(terms.due, terms.late_payment_grace_days);
    check.every_month(terms.statement_day)?;
    let Some(&first) = terms.statement_dates.as_slice().first() else { return Ok(()) };
    if first < terms.opened {
        return Err(TermsError::StatementBeforeOpening { statement: first, opened: terms.opened });
    }
    check.after_dates(first, &terms.statement_dates, terms.statement_day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounding::{Multiple, MultipleRounding};
    use crate::terms::{LateFeeSlabs, MinimumAlternative, RepeatedFee, RepeatedMiss};

    fn draft(statement_day: u8) -> CardTermsDraft {
        let opened = Date::new(2023, 1, 1).unwrap();
        CardTermsDraft::new(opened, MonthDay::new(statement_day).unwrap()).purchase_rate(Rate::daily("0.0005").unwrap())
    }

    #[test]
    fn a_fixed_due_day_may_collide_in_february() {
        let due = |day| DueRule::DayOfMonth(MonthDay::new(day).unwrap());
        assert!(matches!(draft(30).due(due(31)).build(), Err(TermsError::DueDatesCollide { .. })));
        assert!(draft(27).due(due(31)).build().is_ok());
        assert!(draft(5).due(due(5)).build().is_ok());
    }

    #[test]
    fn the_longest_grace_that_fits() {
        let grace = |days| draft(5).due(DueRule::DaysAfterStatement(20)).late_payment_grace_days(days).build();
        assert!(grace(38).is_ok()); // 58 days: 5 January to 4 March, before the statement of 5 March
        assert!(matches!(grace(39), Err(TermsError::GraceTooLong { .. })));
        assert!(matches!(grace(u16::MAX), Err(TermsError::TooManyDays { .. })));
    }

    #[test]
    fn an_amount_in_another_currency_is_refused() {
        let dollar = Money::parse("1.00", Currency::USD).unwrap();
        let rule = || LateFeeRule::new(Fraction::ONE);
        let repeat = RepeatedMiss { missed_payments: 2, within_cycles: None, fee: RepeatedFee::Amount(dollar) };
        let slabs = LateFeeSlabs::always(dollar).unwrap();
        let with = |rule: LateFeeRule| draft(5).late_fees(History::always(rule));
        let drafts = [
            draft(5).tolerance(dollar).unwrap(),
            draft(5).minimum_floor(dollar).unwrap(),
            draft(5).minimum_purchase_interest(dollar).unwrap(),
            draft(5).minimum_cash_interest(dollar).unwrap(),
            draft(5).credit_limits(History::always(dollar)),
            with(rule().floor(dollar).unwrap()),
            with(rule().cap(dollar).unwrap()),
            with(rule().small_balance(dollar).unwrap()),
            with(rule().repeated(repeat).unwrap()),
            with(LateFeeRule::by_slab(slabs)),
        ];
        for draft in drafts {
            assert!(draft.clone().currency(Currency::USD).build().is_ok());
            assert_eq!(draft.build().map_err(TermsError::code).unwrap_err(), 103);
        }
        let dollars = Multiple::new(dollar, MultipleRounding::Up).unwrap();
        let rounded = MinimumAlternative::new(Money::zero(Currency::CNY)).unwrap().rounded_to(dollars);
        let draft = draft(5).minimum_alternatives(MinimumAlternatives::new(&[rounded]).unwrap());
        assert_eq!(draft.build().map_err(TermsError::code).unwrap_err(), 103);
    }

    #[test]
    fn annual_rates_and_late_histories_are_refused() {
        let annual = Rate::annual("0.18").unwrap();
        assert!(matches!(draft(5).purchase_rate(annual).build(), Err(TermsError::Rate(_))));
        let late = History::never().then(Date::new(2023, 1, 2).unwrap(), Rate::daily("0.0004").unwrap()).unwrap();
        assert!(matches!(draft(5).cash_rates(late).build(), Err(TermsError::HistoryStartsLate { .. })));
    }
}
