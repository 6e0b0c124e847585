//! Where an account stands on a day.

use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::money::{Currency, Money};

/// Where an account stands on a day: what a payment on that day would settle.
///
/// All amounts are of the account's currency and at least zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub(super) currency: Currency,
    pub(super) as_of: Date,
    pub(super) billed: [i64; Component::COUNT],
    pub(super) unbilled: [i64; Component::COUNT],
    pub(super) credit: i64,
    pub(super) accrued_interest: i64,
    pub(super) accrued_compound: i64,
    pub(super) accrued_penalty: i64,
    pub(super) accrued_judgment: i64,
    pub(super) disputed: i64,
    pub(super) retroactive_interest: i64,
    pub(super) plan_principal: i64,
    pub(super) early_settlement_fee: i64,
    pub(super) payoff: i64,
    pub(super) overdue_since: Option<Date>,
    pub(super) overdue: i64,
    pub(super) missed_payments: u32,
    pub(super) is_undrawn: bool,
}

impl Position {
    // INVARIANT: a replay never lets an account owe more than `Money::MAX_MINOR`; a payoff adds to that what is not yet
    // posted, and is checked when it is made.
    fn money(&self, minor: i64) -> Money {
        Money::saturating(minor, self.currency)
    }

    /// The day whose end it describes.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Whether it is a loan that was never paid out: the ledger has no disbursement up to the day. Nothing is owed then,
    /// whatever the terms promise. Never so for a card.
    #[must_use]
    pub const fn is_undrawn(&self) -> bool {
        self.is_undrawn
    }

    /// Posted, billed on a statement, and unpaid.
    #[must_use]
    pub fn billed(&self, component: Component) -> Money {
        self.money(self.billed.get(component.index()).copied().unwrap_or(0))
    }

    /// Posted, not yet billed, and unpaid.
    #[must_use]
    pub fn unbilled(&self, component: Component) -> Money {
        self.money(self.unbilled.get(component.index()).copied().unwrap_or(0))
    }

    /// Posted and unpaid of a component, billed or not.
    ///
    /// ```
    /// use arrears::balance::CardAccount;
    /// use arrears::ledger::{Event, Ledger};
    /// use arrears::terms::Issuer;
    /// use arrears::{Component, Currency, Date, Money, MonthDay};
    /// let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?;
    /// let spent = Event::purchase(Date::new(2023, 3, 30)?, Money::parse("1000.00", Currency::CNY)?);
    /// let ledger = Ledger::new([spent])?;
    /// let position = CardAccount::new(&terms, &ledger).as_of(Date::new(2023, 5, 5)?)?;
    /// assert_eq!(position.of(Component::Purchase).to_string(), "1000.00");
    /// let all: Vec<String> = position.components().map(|(of, amount)| format!("{of} {amount}")).collect();
    /// assert_eq!(all, ["purchase 1000.00", "interest 18.00", "lateFee 10.00"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(&self, component: Component) -> Money {
        self.money(self.posted_minor(Components::one(component)))
    }

    /// What is posted and unpaid, component by component, in the order of reports; components without are left out.
    pub fn components(&self) -> impl Iterator<Item = (Component, Money)> + '_ {
        let all = Component::ALL.into_iter().map(|component| (component, self.of(component)));
        all.filter(|(_, amount)| amount.minor() != 0)
    }

    /// Posted and unpaid of some components.
    #[must_use]
    pub fn posted_of(&self, components: Components) -> Money {
        self.money(self.posted_minor(components))
    }

    /// Posted and unpaid of some components, in minor units.
    #[inline(never)]
    pub(crate) fn posted_minor(&self, components: Components) -> i64 {
        let both = self.billed.iter().zip(&self.unbilled).zip(Component::ALL);
        let wanted = both.filter(|(_, component)| components.contains(*component));
        wanted.fold(0, |sum: i64, ((billed, unbilled), _)| sum.saturating_add(*billed).saturating_add(*unbilled))
    }

    /// Everything posted and unpaid, of all components.
    #[must_use]
    pub fn posted(&self) -> Money {
        let all = self.billed.iter().chain(&self.unbilled);
        self.money(all.fold(0, |sum: i64, minor| sum.saturating_add(*minor)))
    }

    /// Paid in advance (溢缴款); above zero only where nothing posted is unpaid.
    #[must_use]
    pub fn credit(&self) -> Money {
        self.money(self.credit)
    }

    /// Interest earned and not yet posted, minimum charges applied, rounded once.
    #[must_use]
    pub fn accrued_interest(&self) -> Money {
        self.money(self.accrued_interest)
    }

    /// Compound interest earned and not yet posted, rounded once.
    #[must_use]
    pub fn accrued_compound_interest(&self) -> Money {
        self.money(self.accrued_compound)
    }

    /// Penalty interest of a loan earned and not yet posted, rounded once (once an instalment where instalments are paid
    /// one after another).
    #[must_use]
    pub fn accrued_penalty_interest(&self) -> Money {
        self.money(self.accrued_penalty)
    }

    /// Interest on a judgment not performed in time, earned and not yet posted, rounded once.
    #[must_use]
    pub fn accrued_judgment_interest(&self) -> Money {
        self.money(self.accrued_judgment)
    }

    /// Interest that is owed only if an open statement is not paid in full: what its decision would charge today. Not
    /// in the payoff, unless paying the payoff could no longer avert it.
    #[must_use]
    pub fn retroactive_interest(&self) -> Money {
        self.money(self.retroactive_interest)
    }

    /// Disputed and set apart: owed by no figure of the position while the dispute lasts.
    #[must_use]
    pub fn disputed(&self) -> Money {
        self.money(self.disputed)
    }

    /// Principal of instalment plans not yet billed.
    #[must_use]
    pub fn plan_principal(&self) -> Money {
        self.money(self.plan_principal)
    }

    /// The fee for settling all plans today, rounded once a plan.
    #[must_use]
    pub fn early_settlement_fee(&self) -> Money {
        self.money(self.early_settlement_fee)
    }

    /// What ends the debt today: everything posted, accrued and in plans, less the credit.
    #[must_use]
    pub fn payoff(&self) -> Money {
        self.money(self.payoff)
    }

    /// Days past due at the end of the day (DPD, 逾期天数): since the due date of the oldest demand unpaid after its late-payment grace.
    #[must_use]
    #[doc(alias = "DPD")]
    pub fn days_past_due(&self) -> i32 {
        self.overdue_since.map_or(0, |due| self.as_of.days_since(due))
    }

    /// The due date the days past due count from.
    #[must_use]
    pub const fn overdue_since(&self) -> Option<Date> {
        self.overdue_since
    }

    /// What is overdue: asked for by statements or instalments, unpaid, and past its late-payment grace.
    #[must_use]
    pub fn overdue(&self) -> Money {
        self.money(self.overdue)
    }

    /// Minimum payments missed in a row.
    #[must_use]
    pub const fn consecutive_missed_payments(&self) -> u32 {
        self.missed_payments
    }
}
