//! What a replay tells while it runs, to a [`Recorder`](super::recorder::Recorder).

use super::basis::PartBasis;
use crate::accrual::Accrued;
use crate::calendar::{Date, DayCount};
use crate::component::{Component, Components};
use crate::ledger::{Action, EventId};
use crate::rate::{Fraction, Rate};
use crate::schedule::DueBasis;
use crate::terms::LateFeeBound;

/// By which rate an amount earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Earner {
    /// Purchases and billed instalment parts.
    Purchase,
    /// Cash advances.
    Cash,
    /// Billed unpaid interest.
    Interest,
    /// What a judgment awards, past the last day to perform it.
    Judgment,
}

/// A balance that stood still over the days [from, to).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earned {
    /// By which rate.
    pub earner: Earner,
    /// Minor units.
    pub base: i64,
    /// First day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
}

/// An amount of a loan that stood still over the days [from, to), at one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanPiece {
    /// What it earned.
    pub component: Component,
    /// The instalment, from 0, whose own it is; `None` where amounts earn together.
    pub owner: Option<usize>,
    /// Minor units.
    pub base: i64,
    /// At which rate.
    pub rate: Rate,
    /// By which day count; `None`: a whole period, by its share of the year, or a part of one.
    pub count: Option<DayCount>,
    /// That share, such as 1/12 or 2/52, where no days are counted.
    pub share: Option<(u16, u16)>,
    /// The period of which it is a part: its first day, and its days.
    pub part_of: Option<(Date, i32)>,
    /// First day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// What it earned, in [`ACCRUAL_UNIT`](crate::ACCRUAL_UNIT)ths of a minor unit.
    pub earned: i128,
}

/// Whether what a balance earned is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It is.
    Certain,
    /// Only if the statement of this number loses its interest-free period.
    IfLost(u32),
    /// Only if unbilled purchases lose theirs before the next statement.
    IfRevolving,
    /// Retroactive interest of the statement of this number if its interest-free period were lost today; shown, not owed.
    AtSnapshot(u32),
}

/// What an amount was taken by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllocationSource {
    /// A payment.
    Payment(EventId),
    /// A refund.
    Refund(EventId),
    /// A waiver.
    Waiver(EventId),
    /// A conversion into instalments.
    Conversion(EventId),
    /// A repayment before its time.
    EarlyRepayment(EventId),
    /// A dispute, which sets it apart.
    Dispute(EventId),
    /// The credit balance.
    Credit,
}

impl AllocationSource {
    /// The name in the report document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payment(_) => "payment",
            Self::Refund(_) => "refund",
            Self::Waiver(_) => "waiver",
            Self::Conversion(_) => "conversion",
            Self::EarlyRepayment(_) => "earlyRepayment",
            Self::Dispute(_) => "dispute",
            Self::Credit => "credit",
        }
    }

    /// Whether it brought money: a waiver, a conversion and a dispute bring none.
    #[must_use]
    pub const fn is_money(self) -> bool {
        !matches!(self, Self::Waiver(_) | Self::Conversion(_) | Self::Dispute(_))
    }

    /// The event, where it is one.
    #[must_use]
    pub const fn event(self) -> Option<EventId> {
        match self {
            Self::Payment(event)
            | Self::Refund(event)
            | Self::Waiver(event)
            | Self::Conversion(event)
            | Self::EarlyRepayment(event)
            | Self::Dispute(event) => Some(event),
            Self::Credit => None,
        }
    }
}

/// The least interest that is charged where any was earned, in minor units; 0 for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct LeastInterest {
    /// On purchases.
    pub purchase: i64,
    /// On cash advances.
    pub cash: i64,
}

/// Why an amount was posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// An event charged it.
    Event(EventId),
    /// A statement posted what purchases and cash had earned, each raised to its minimum charge.
    Interest {
        /// What purchases had earned.
        purchase: Accrued,
        /// What cash advances had earned.
        cash: Accrued,
        /// The least that each is charged.
        least: LeastInterest,
    },
    /// A statement posted what unpaid interest had earned.
    CompoundInterest {
        /// What it had earned.
        exact: Accrued,
    },
    /// A statement billed a part of an instalment plan.
    Part {
        /// The conversion.
        plan: EventId,
        /// Which part, from 1.
        number: u32,
        /// Of how many.
        of: u32,
        /// How the amount was found.
        basis: PartBasis,
    },
    /// A plan was settled: its principal and its fee.
    Settlement {
        /// The conversion.
        plan: EventId,
        /// How the amount was found.
        basis: PartBasis,
    },
    /// An instalment of a loan fell due. What interest accrued, exactly, is in [`ACCRUAL_UNIT`](crate::ACCRUAL_UNIT)ths
    /// of a minor unit, here and below.
    Instalment {
        /// What had accrued.
        exact: i128,
    },
    /// What a period with nothing due earned became principal.
    Capitalised {
        /// What had accrued.
        exact: i128,
    },
    /// What accrued on a loan up to a payment or a waiver.
    Accrued {
        /// What had accrued.
        exact: i128,
        /// The instalment, from 0, on whose overdue amounts; `None` where amounts earn together.
        owner: Option<usize>,
    },
    /// Principal of a loan came back before it was due.
    Repaid(EventId),
    /// A loan was accelerated.
    Accelerated {
        /// By what.
        event: EventId,
        /// What had accrued.
        exact: i128,
    },
    /// A payment of a loan was charged back: what it had met is owed again.
    Returned(EventId),
    /// The fee on principal of a loan repaid before it was due.
    EarlyRepaymentFee {
        /// The principal, in minor units.
        principal: i64,
        /// The rate on it.
        rate: Fraction,
    },
    /// An instalment of a loan was not paid within its late-payment grace.
    Overdue {
        /// What was unpaid of it, in minor units.
        unpaid: i64,
        /// The rate on it.
        rate: Fraction,
        /// What made the fee another amount than that.
        bound: Option<LateFeeBound>,
    },
    /// What is unpaid of a judgment had earned it.
    Judgment {
        /// What it had earned.
        exact: Accrued,
    },
    /// The minimum payment of a statement was not paid in full.
    LateFee {
        /// What was missing, in minor units.
        shortfall: i64,
        /// The rate on it.
        rate: Fraction,
        /// Which consecutive miss it is, from 1.
        missed_payments: u32,
        /// What made the fee another amount than that.
        bound: Option<LateFeeBound>,
    },
}

/// Something that happened in a replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// An amount was posted.
    Posted {
        /// What it is.
        component: Component,
        /// Minor units.
        amount: i64,
        /// Why.
        cause: Cause,
    },
    /// A part of a posting was paid, refunded, waived or converted.
    Taken {
        /// By what.
        source: AllocationSource,
        /// What the posting is.
        component: Component,
        /// The day the posting accrues from.
        posted: Date,
        /// The first day that accrues on what is left: the next one where this day was already counted.
        from: Date,
        /// Minor units.
        amount: i64,
        /// Whether a statement had billed it.
        billed: bool,
        /// Days past due that chose the allocation order.
        days_past_due: i32,
    },
    /// What was left over became a credit balance.
    Credited {
        /// Of what.
        source: AllocationSource,
        /// Minor units.
        amount: i64,
    },
    /// An event that moved no posted amount by itself: a freeze, a rate change, a write-off, a settlement.
    Event {
        /// The event.
        event: EventId,
        /// What happened.
        action: Action,
    },
    /// The account begins in the middle.
    Opened {
        /// Everything owed, in minor units, principal not yet billed or due included.
        owed: i64,
        /// Principal of it.
        principal: i64,
        /// Charges of it, and what interest has been earned and not posted.
        charges: i64,
        /// What does not accrue.
        frozen: Components,
    },
    /// A statement made before the account begins: one that is open or the last, or one of which something is demanded.
    OpenedStatement {
        /// Its number, from 0.
        number: u32,
        /// Its date; its due date where only a demand of it is left.
        date: Date,
        /// Its due date.
        due: Date,
    },
    /// A late-payment grace that runs where the account begins: that of a statement made before, or of an instalment fallen due.
    OpenedGrace {
        /// The number of the statement, from 0; none of a loan.
        statement: Option<u32>,
        /// The date of the statement; of a loan the day the instalment fell due.
        since: Date,
        /// Its last day.
        ends: Date,
    },
    /// The grace of a statement goes on in the cycle that begins: what would have been charged back before it never is.
    OutOfReach {
        /// The number of the statement, from 0.
        number: u32,
    },
    /// A statement was made.
    Statement {
        /// Its number, from 0.
        number: u32,
        /// Statement balance in minor units.
        balance: i64,
        /// Credit balance.
        credit: i64,
        /// Minimum payment.
        minimum: i64,
        /// The part of the minimum that it demanded anew.
        own: i64,
        /// What of principal was above the credit limit and asked for in full; `None` where no limit is in force.
        over_limit: Option<i64>,
        /// Which alternative of the terms it was reckoned by, from 1; `None` where the ratios did.
        alternative: Option<u32>,
        /// Interest it posted.
        interest: i64,
        /// Compound interest it posted.
        compound: i64,
        /// Due date.
        due: Date,
        /// Last day of late-payment grace.
        late_payment_grace_end: Date,
    },
    /// The late-payment grace of a statement ended.
    Decided {
        /// The statement's number.
        number: u32,
        /// Whether its purchases kept their interest-free period.
        kept: bool,
        /// What was left of the statement balance.
        rest: i64,
        /// What was left of the minimum payment.
        shortfall: i64,
        /// Whether what was repaid after the statement is charged too.
        full: bool,
        /// Whether unbilled purchases start to bear interest.
        revolving: bool,
    },
    /// An assertion was compared.
    Asserted {
        /// The event.
        event: EventId,
        /// What it says, in minor units.
        expected: i64,
        /// Posted less credit, in minor units.
        actual: i64,
    },
    /// The end of a statement's late-payment grace, were it decided at the snapshot: what it would charge.
    RetroactiveInterest {
        /// The statement's number.
        number: u32,
        /// Whether what was repaid after the statement would be charged too.
        full: bool,
        /// Whether unbilled purchases would start to bear interest.
        revolving: bool,
        /// What it would charge, exactly.
        exact: Accrued,
        /// What it would charge, in minor units.
        amount: i64,
    },
    /// The snapshot of the day asked about: what is earned and not yet posted.
    Snapshot {
        /// By purchases.
        purchase: Accrued,
        /// By cash advances.
        cash: Accrued,
        /// The least that each is charged.
        least: LeastInterest,
        /// Both, each raised to its minimum charge, rounded together, in minor units.
        interest: i64,
        /// By billed unpaid interest.
        compound: Accrued,
        /// The same, rounded.
        compound_interest: i64,
    },
    /// How what is posted next as fallen due came to its amount.
    FallsDue {
        /// Principal.
        principal: DueBasis,
        /// The fee beside it.
        fee: DueBasis,
    },
    /// The fraction carried from the posting before joins the interest posted next, in accrual units.
    FractionCarried {
        /// The fraction.
        exact: i128,
    },
    /// The cap on charges let less of one through.
    Capped {
        /// The charge.
        component: Component,
        /// What was not posted, in minor units.
        amount: i64,
    },
    /// An instalment was short by no more than the terms let pass.
    ShortfallPassed {
        /// What is due with the next, in minor units.
        amount: i64,
    },
    /// Money of a payment went back.
    Returned {
        /// The chargeback.
        event: EventId,
        /// What it had met; `None`: it was credit.
        component: Option<Component>,
        /// Minor units.
        amount: i64,
    },
    /// The snapshot of an account that is judged: what is earned on that and not yet posted.
    JudgmentSnapshot {
        /// What has accrued.
        exact: Accrued,
        /// The same, rounded, in minor units.
        amount: i64,
    },
    /// The ends of the running late-payment graces of a loan, were they today: what a component would be charged.
    LoanContingent {
        /// Penalty interest or compound interest.
        component: Component,
        /// Minor units.
        amount: i64,
        /// What it would be charged, exactly.
        exact: i128,
    },
    /// The snapshot of a loan: what a component has earned and not yet posted.
    LoanSnapshot {
        /// Interest, penalty interest or compound interest.
        component: Component,
        /// Minor units; where instalments are paid one after another, each is rounded by itself.
        amount: i64,
        /// What of it the cap on charges has no room for, in minor units.
        above_cap: i64,
        /// What has accrued.
        exact: i128,
    },
}
