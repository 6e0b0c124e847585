//! The recorder that keeps every line with its because.

use alloc::vec::Vec;

use super::basis::Raised;
use super::line::{Interest, Line, PaymentApplication, Segment, What};
use super::loan::{LoanSegment, LoanWhat, Occasion, count_parts, cut_by_rate, leave_out_days, take_pieces};
use super::record::{AllocationSource, Cause, Earned, Earner, LeastInterest, LoanPiece, Note, When};
use super::recorder::Recorder;
use crate::accrual::Accrued;
use crate::calendar::{Date, DayCount};
use crate::component::Component;
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::schedule::{DueBasis, LoanAccrued};
use crate::sort::sort_by_key;

/// Listens to a replay and keeps its lines.
///
/// Interest is told to it in pieces, each a balance over some days; when it is posted, the pieces are laid over each
/// other and cut where balance or rate change, so that the line reads as a statement would print it.
#[derive(Debug)]
pub struct Explanation {
    currency: Currency,
    lines: Vec<Line>,
    statements: Vec<Date>,
    rates: Vec<(Earner, Date, i64)>,
    earned: Vec<(When, Earned)>,
    /// Earned before an account that begins in the middle does.
    brought: Vec<(When, Earner, Accrued)>,
    brought_loan: Vec<BroughtLoan>,
    loan_segments: Vec<LoanPiece>,
    /// What is earned only if a late-payment grace ends unpaid, until its line is made.
    contingent: Vec<LoanPiece>,
    /// How principal and fee came to their amounts that fall due next.
    falls_due: [DueBasis; 2],
    carried: LoanAccrued,
    /// What the cap on charges left out of a component that may be posted next.
    above_cap: Option<(Component, Money)>,
    overdue_rates: Vec<(Component, Date, Option<Rate>)>,
}

/// What a component of a loan earned before an account that begins in the middle does.
#[derive(Clone, Copy, Debug)]
struct BroughtLoan {
    component: Component,
    owner: Option<usize>,
    exact: i128,
    /// By the running period: a month charged as a whole makes this part of itself.
    is_running: bool,
}

impl BroughtLoan {
    fn is_of(&self, component: Component, owner: Option<usize>) -> bool {
        self.component == component && (owner.is_none() || self.owner == owner)
    }
}

impl Explanation {
    /// An empty explanation, for an account in `currency`.
    #[must_use]
    pub const fn new(currency: Currency) -> Self {
        Self {
            currency,
            lines: Vec::new(),
            statements: Vec::new(),
            rates: Vec::new(),
            earned: Vec::new(),
            brought: Vec::new(),
            brought_loan: Vec::new(),
            loan_segments: Vec::new(),
            contingent: Vec::new(),
            falls_due: [DueBasis::Rest; 2],
            carried: LoanAccrued::ZERO,
            above_cap: None,
            overdue_rates: Vec::new(),
        }
    }

    /// The lines, in the order in which they happened.
    #[must_use]
    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    // INVARIANT: amounts of lines were posted or balances, so they are amounts.
    const fn money(&self, minor: i64) -> Money {
        Money::saturating(minor, self.currency)
    }

    fn push(&mut self, day: Date, what: What) {
        self.lines.push(Line { day, currency: self.currency, what, above_cap: None });
    }

    /// The line of an amount that one source takes from several postings on a day.
    fn allocation(
        &mut self,
        day: Date,
        by: AllocationSource,
        late: i32,
    ) -> Option<(&mut Money, &mut Vec<PaymentApplication>, &mut Money)> {
        let goes_on = self.lines.last().is_some_and(
            |line| matches!(&line.what, What::Allocation { source, .. } if *source == by && line.day == day),
        );
        if !goes_on {
            let (nothing, applications) = (self.money(0), Vec::new());
            let (amount, credit) = (nothing, nothing);
            self.push(day, What::Allocation { source: by, amount, days_past_due: late, applications, credit });
        }
        match &mut self.lines.last_mut()?.what {
            What::Allocation { amount, applications, credit, .. } => Some((amount, applications, credit)),
            _ => None,
        }
    }

    fn interest(&self, earner: &[Earner], amount: i64, exact: Accrued) -> Interest {
        let mut segments = Vec::new();
        for earner in earner {
            let own = self.earned.iter().filter(|(when, e)| *when == When::Certain && e.earner == *earner);
            self.lay(*earner, own.map(|(_, earned)| *earned), &mut segments);
        }
        let brought_forward = self.brought_by(|when, by| when == When::Certain && earner.contains(&by));
        let amount = self.money(amount);
        Interest { amount, exact, segments, brought_forward, purchase_raised: None, cash_raised: None }
    }

    fn brought_by(&self, counts: impl Fn(When, Earner) -> bool) -> Accrued {
        let brought = self.brought.iter().filter(|(when, earner, _)| counts(*when, *earner));
        brought.fold(Accrued::ZERO, |sum, (.., more)| sum.plus(*more).unwrap_or(sum))
    }

    /// What purchases and cash earned together, each raised to its least charge.
    fn card_interest(&self, amount: i64, (purchase, cash): (Accrued, Accrued), least: LeastInterest) -> Interest {
        let exact = purchase.plus(cash).unwrap_or(Accrued::ZERO);
        let earned = self.interest(&[Earner::Purchase, Earner::Cash], amount, exact);
        let purchase_raised = Raised::of(purchase, self.money(least.purchase));
        Interest { purchase_raised, cash_raised: Raised::of(cash, self.money(least.cash)), ..earned }
    }

    /// Lays pieces of one earner over each other, cuts them where balance or rate change, and adds what that makes.
    fn lay(&self, earner: Earner, pieces: impl Iterator<Item = Earned>, segments: &mut Vec<Segment>) {
        // Each piece raises the balance on its first day and lowers it on the day after its last.
        let mut steps: Vec<(Date, i64)> = Vec::new();
        for piece in pieces.filter(|piece| piece.from < piece.to) {
            steps.extend([(piece.from, piece.base), (piece.to, piece.base.saturating_neg())]);
        }
        let days = || steps.iter().map(|(day, _)| *day);
        let Some((first, last)) = days().min().zip(days().max()) else { return };
        let rates = || self.rates.iter().filter(|(of, ..)| *of == earner);
        steps.extend(rates().filter(|(_, day, _)| first < *day && *day < last).map(|(_, day, _)| (*day, 0)));
        sort_by_key(&mut steps, |(day, _)| *day);
        let (mut base, begin, mut steps) = (0_i64, segments.len(), steps.into_iter().peekable());
        while let Some((from, step)) = steps.next() {
            base = base.saturating_add(step);
            let Some((to, _)) = steps.peek().copied().filter(|(to, _)| *to != from) else { continue };
            // Of several rates told for one day, the last holds.
            let a_day = rates().rfind(|(_, day, _)| *day <= from).map_or(0, |(_, _, a_day)| *a_day);
            let (balance, rate) = (self.money(base), daily(a_day));
            match segments.get_mut(begin..).and_then(<[Segment]>::last_mut) {
                _ if base == 0 => {}
                Some(before) if (before.to, before.base, before.rate) == (from, balance, rate) => before.to = to,
                _ => segments.push(Segment { from, to, base: balance, rate }),
            }
        }
    }

    fn posted(
        &mut self,
        day: Date,
        component: Component,
        (minor, above_cap): (i64, Option<(Component, Money)>),
        cause: Cause,
    ) {
        // Of what is left out whole nothing is posted, and another component may be.
        let above_cap = above_cap.filter(|(of, _)| *of == component).map(|(_, above)| above);
        let amount = self.money(minor);
        let what = match cause {
            Cause::Event(event) => What::Charge { component, amount, event },
            Cause::Interest { purchase, cash, least } => {
                What::Interest(self.card_interest(minor, (purchase, cash), least))
            }
            Cause::CompoundInterest { exact } => {
                What::CompoundInterest(self.interest(&[Earner::Interest], minor, exact))
            }
            Cause::Part { plan, number, of, basis } => What::Part { component, amount, plan, number, of, basis },
            Cause::Settlement { plan, basis } => What::Settlement { component, amount, plan, basis },
            Cause::Instalment { exact } if component == Component::Interest => {
                self.loan_interest(component, amount, exact, None, Occasion::Due)
            }
            Cause::Accelerated { exact, .. } if component == Component::Interest => {
                self.loan_interest(component, amount, exact, None, Occasion::Accelerated)
            }
            Cause::Capitalised { exact } => self.loan_interest(component, amount, exact, None, Occasion::Capitalised),
            Cause::Accrued { exact, owner } => self.loan_interest(component, amount, exact, owner, Occasion::Posted),
            Cause::Instalment { .. } => {
                let [principal, fee] = self.falls_due;
                let basis = if component == Component::Loan { principal } else { fee };
                What::Loan(LoanWhat::Due { component, amount, occasion: Occasion::Due, basis })
            }
            Cause::Accelerated { .. } => {
                let (occasion, basis) = (Occasion::Accelerated, DueBasis::Rest);
                What::Loan(LoanWhat::Due { component, amount, occasion, basis })
            }
            // What went back was told before.
            Cause::Returned(_) => return,
            Cause::EarlyRepaymentFee { principal, rate } => {
                What::Loan(LoanWhat::EarlyRepaymentFee { amount, principal: self.money(principal), rate })
            }
            Cause::Repaid(_) => What::Loan(LoanWhat::Repaid { amount }),
            Cause::Overdue { unpaid, rate, bound } => {
                What::Loan(LoanWhat::LateFee { amount, unpaid: self.money(unpaid), rate, bound })
            }
            Cause::Judgment { exact } => {
                let interest = self.interest(&[Earner::Judgment], minor, exact);
                self.forget(|_, earner| earner == Earner::Judgment);
                What::JudgmentInterest(interest)
            }
            Cause::LateFee { shortfall, rate, missed_payments, bound } => {
                What::LateFee { amount, shortfall: self.money(shortfall), rate, missed_payments, bound }
            }
        };
        self.lines.push(Line { day, currency: self.currency, what, above_cap });
        if matches!(cause, Cause::Judgment { .. }) {
            self.before_its_payment();
        }
    }

    /// What a payment posts because it reaches it is told before the payment, which then goes on.
    fn before_its_payment(&mut self) {
        if let [.., before, last] = self.lines.as_mut_slice()
            && matches!(before.what, What::Allocation { .. })
            && before.day == last.day
        {
            core::mem::swap(before, last);
        }
    }

    fn loan_interest(
        &mut self,
        component: Component,
        amount: Money,
        exact: i128,
        owner: Option<usize>,
        occasion: Occasion,
    ) -> What {
        let pieces = take_pieces(&mut self.loan_segments, component, owner);
        let loan_segments = pieces.into_iter().map(|piece| LoanSegment::of(piece, self.currency)).collect();
        let carried = self.take_carried(component);
        let exact = LoanAccrued::from_parts(exact);
        let brought_forward = self.brought_of_loan(component, owner);
        self.brought_loan.retain(|brought| !brought.is_of(component, owner));
        What::Loan(LoanWhat::Interest { component, amount, exact, carried, loan_segments, brought_forward, occasion })
    }

    /// The fraction that joins contract interest.
    fn take_carried(&mut self, component: Component) -> LoanAccrued {
        if component == Component::Interest { core::mem::take(&mut self.carried) } else { LoanAccrued::ZERO }
    }

    /// What was earned and is told, or never will be.
    fn forget(&mut self, is_over: impl Fn(When, Earner) -> bool) {
        self.earned.retain(|(when, earned)| !is_over(*when, earned.earner));
        self.brought.retain(|(when, earner, _)| !is_over(*when, *earner));
    }

    fn brought_of_loan(&self, component: Component, owner: Option<usize>) -> LoanAccrued {
        let own = self.brought_loan.iter().filter(|brought| brought.is_of(component, owner));
        LoanAccrued::from_parts(own.fold(0, |sum: i128, brought| sum.saturating_add(brought.exact)))
    }

    fn loan_snapshot(&mut self, day: Date, component: Component, [minor, above_cap]: [i64; 2], parts: i128) {
        let (amount, exact) = (self.money(minor), LoanAccrued::from_parts(parts));
        let carried = self.take_carried(component);
        let own = self.loan_segments.iter().filter(|piece| piece.component == component);
        let loan_segments = own.map(|piece| LoanSegment::of(*piece, self.currency)).collect();
        let (brought_forward, occasion) = (self.brought_of_loan(component, None), Occasion::Accrued);
        let what = LoanWhat::Interest { component, amount, exact, carried, loan_segments, brought_forward, occasion };
        if parts != 0 {
            let above_cap = Some(self.money(above_cap)).filter(|above| above.minor() > 0);
            self.lines.push(Line { day, currency: self.currency, what: What::Loan(what), above_cap });
        }
    }

    fn loan_contingent(&mut self, day: Date, component: Component, minor: i64, parts: i128) {
        let (amount, exact) = (self.money(minor), LoanAccrued::from_parts(parts));
        let pieces = take_pieces(&mut self.contingent, component, None);
        let loan_segments = pieces.into_iter().map(|piece| LoanSegment::of(piece, self.currency)).collect();
        let (carried, brought_forward, occasion) = (LoanAccrued::ZERO, LoanAccrued::ZERO, Occasion::Contingent);
        let what = LoanWhat::Interest { component, amount, exact, carried, loan_segments, brought_forward, occasion };
        if minor > 0 {
            self.push(day, What::Loan(what));
        }
    }

    /// An interest-free period was lost: what would have been earned has been.
    fn lose(&mut self, number: u32, full: bool, revolving: bool) {
        let earned = self.earned.iter_mut().map(|(when, _)| when);
        for when in earned.chain(self.brought.iter_mut().map(|(when, ..)| when)) {
            if (full && *when == When::IfLost(number)) || (revolving && *when == When::IfRevolving) {
                *when = When::Certain;
            }
        }
    }

    /// What is earned and not posted, where it is anything.
    fn accrued(&mut self, day: Date, what: What, exact: Accrued) {
        if exact != Accrued::ZERO {
            self.push(day, what);
        }
    }

    /// What a statement's end of grace left, and that nothing of it is lost any more.
    fn decided(&mut self, day: Date, number: u32, kept: bool, left: [i64; 2]) {
        self.forget(|when, _| when == When::IfLost(number));
        let Some(&statement) = usize::try_from(number).ok().and_then(|n| self.statements.get(n)) else { return };
        let [rest, shortfall] = left.map(|minor| self.money(minor));
        self.push(day, What::InterestFreePeriod { statement, kept, rest, shortfall });
    }

    fn retroactive_interest(
        &mut self,
        day: Date,
        number: u32,
        full: bool,
        revolving: bool,
        (exact, minor): (Accrued, i64),
    ) {
        let Some(&statement) = usize::try_from(number).ok().and_then(|n| self.statements.get(n)) else { return };
        let counts = |when: When| match when {
            When::AtSnapshot(of) => of == number,
            When::IfLost(of) => full && of == number,
            When::IfRevolving => revolving,
            When::Certain => false,
        };
        let mut segments = Vec::new();
        let contingent = self.earned.iter().filter(|(when, _)| counts(*when)).map(|(_, earned)| *earned);
        self.lay(Earner::Purchase, contingent, &mut segments);
        let brought_forward = self.brought_by(|when, _| counts(when));
        let amount = self.money(minor);
        let interest = Interest { amount, exact, segments, brought_forward, purchase_raised: None, cash_raised: None };
        if minor > 0 {
            self.push(day, What::RetroactiveInterest { statement, interest });
        }
    }
}

impl Explanation {
    fn statement(&mut self, day: Date, note: Note) {
        let Note::Statement { balance, credit, minimum, own, over_limit, alternative, .. } = note else { return };
        let Note::Statement { interest, compound, due, late_payment_grace_end, .. } = note else { return };
        self.statements.push(day);
        self.forget(|when, earner| !matches!(when, When::IfLost(_)) && earner != Earner::Judgment);
        let what = What::Statement {
            balance: self.money(balance),
            credit: self.money(credit),
            minimum: self.money(minimum),
            own: self.money(own),
            over_limit: over_limit.map(|over_limit| self.money(over_limit)),
            alternative,
            interest: self.money(interest),
            compound: self.money(compound),
            due,
            late_payment_grace_end,
        };
        self.push(day, what);
    }
}

fn add(sum: &mut Money, more: Money) {
    *sum = Money::saturating(sum.minor().saturating_add(more.minor()), sum.currency());
}

/// A rate that a replay tells, in 10^-12 a day.
fn daily(a_day: i64) -> Rate {
    let rate = Fraction::from_parts(a_day).and_then(|a_day| Rate::new(a_day, RatePeriod::Daily));
    rate.unwrap_or(Rate::STILL)
}

impl Recorder for Explanation {
    fn earned(&mut self, when: When, earned: Earned) {
        // Balances that go on are told again at every stop: they are one piece.
        let goes_on = |(before, last): &&mut (When, Earned)| {
            *before == when && (last.earner, last.base, last.to) == (earned.earner, earned.base, earned.from)
        };
        match self.earned.iter_mut().rev().take(4).find(goes_on) {
            Some((_, last)) => last.to = earned.to,
            None => self.earned.push((when, earned)),
        }
    }

    fn brought(&mut self, when: When, earner: Earner, exact: Accrued) {
        if exact != Accrued::ZERO {
            self.brought.push((when, earner, exact));
        }
    }

    fn rate(&mut self, earner: Earner, from: Date, a_day: i64) {
        self.rates.push((earner, from, a_day));
    }

    fn brought_loan(&mut self, component: Component, owner: Option<usize>, exact: i128, is_running: bool) {
        if exact != 0 {
            self.brought_loan.push(BroughtLoan { component, owner, exact, is_running });
        }
    }

    fn loan_segment(&mut self, loan_segment: LoanPiece) {
        for piece in cut_by_rate(&self.overdue_rates, loan_segment) {
            self.loan_piece(piece);
        }
    }

    fn counted(&mut self, period: Date, count: DayCount) {
        count_parts(&mut self.loan_segments, period, count);
    }

    fn contingent(&mut self, piece: LoanPiece) {
        self.contingent.extend(cut_by_rate(&self.overdue_rates, piece));
    }

    fn overdue_rate(&mut self, of: Component, from: Date, rate: Option<Rate>) {
        self.overdue_rates.push((of, from, rate));
    }

    fn note(&mut self, day: Date, note: Note) {
        self.hear(day, note);
    }
}

impl Explanation {
    fn loan_piece(&mut self, loan_segment: LoanPiece) {
        if loan_segment.count.is_none() && loan_segment.part_of.is_none() {
            self.brought_loan.retain(|brought| !brought.is_running);
            leave_out_days(&mut self.loan_segments, loan_segment.component, loan_segment.from);
        }
        let goes_on = |last: &&mut LoanPiece| {
            let same = |p: &LoanPiece| (p.component, p.owner, p.base, p.rate, p.count, p.part_of);
            let is_by_days = last.count.is_some() || last.part_of.is_some();
            is_by_days && same(last) == same(&loan_segment) && last.to == loan_segment.from
        };
        // Shares of a month are told at every stop, between what else is earned.
        let back = if loan_segment.part_of.is_some() { 3 } else { 1 };
        match self.loan_segments.iter_mut().rev().take(back).find(goes_on) {
            Some(last) => {
                last.to = loan_segment.to;
                last.earned = last.earned.saturating_add(loan_segment.earned);
            }
            None => self.loan_segments.push(loan_segment),
        }
    }

    /// What has a line of its own on a loan alone.
    fn hear_of_loan(&mut self, day: Date, note: Note) {
        let what = match note {
            Note::Capped { component, amount } => {
                self.above_cap = Some((component, self.money(amount)));
                LoanWhat::Capped { component, amount: self.money(amount) }
            }
            Note::ShortfallPassed { amount } => LoanWhat::ShortfallPassed { amount: self.money(amount) },
            Note::Returned { event, component, amount } => {
                LoanWhat::Returned { event, component, amount: self.money(amount) }
            }
            _ => return,
        };
        self.push(day, What::Loan(what));
    }

    fn hear(&mut self, day: Date, note: Note) {
        // Told just before the rest is posted; where there is none, nothing is.
        let above_cap = self.above_cap.take();
        match note {
            Note::LoanSnapshot { component, amount, above_cap, exact } => {
                self.loan_snapshot(day, component, [amount, above_cap], exact);
            }
            Note::LoanContingent { component, amount, exact } => self.loan_contingent(day, component, amount, exact),
            Note::Capped { .. } | Note::ShortfallPassed { .. } | Note::Returned { .. } => self.hear_of_loan(day, note),
            Note::JudgmentSnapshot { exact, amount } => {
                let accrued = self.interest(&[Earner::Judgment], amount, exact);
                self.accrued(day, What::AccruedJudgment(accrued), exact);
            }
            Note::FallsDue { principal, fee } => self.falls_due = [principal, fee],
            Note::FractionCarried { exact } => self.carried = LoanAccrued::from_parts(exact),
            Note::Posted { component, amount, cause } => self.posted(day, component, (amount, above_cap), cause),
            Note::Taken { source, component, posted, amount, billed, days_past_due, .. } => {
                let amount = self.money(amount);
                if let Some((sum, applications, _)) = self.allocation(day, source, days_past_due) {
                    add(sum, amount);
                    applications.push(PaymentApplication { component, posted, amount, billed });
                }
            }
            Note::Credited { source, amount } => {
                let amount = self.money(amount);
                if let Some((sum, _, credit)) = self.allocation(day, source, 0) {
                    add(sum, amount);
                    add(credit, amount);
                }
            }
            Note::Opened { .. } | Note::OpenedGrace { .. } => {}
            Note::OpenedStatement { date, .. } => self.statements.push(date),
            Note::Event { event, action } => self.push(day, What::Event { event, action }),
            Note::OutOfReach { number } => self.forget(|when, _| when == When::IfLost(number)),
            Note::Statement { .. } => self.statement(day, note),
            Note::Decided { number, kept, rest, shortfall, full, revolving } => {
                if !kept {
                    self.lose(number, full, revolving);
                }
                self.decided(day, number, kept, [rest, shortfall]);
            }
            Note::Asserted { event, expected, actual } => {
                let (expected, actual) = (self.money(expected), self.money(actual));
                self.push(day, What::Assertion { event, expected, actual });
            }
            Note::RetroactiveInterest { number, full, revolving, exact, amount } => {
                self.retroactive_interest(day, number, full, revolving, (exact, amount));
            }
            Note::Snapshot { purchase, cash, least, interest, compound, compound_interest } => {
                let accrued = self.card_interest(interest, (purchase, cash), least);
                let compounded = self.interest(&[Earner::Interest], compound_interest, compound);
                let exact = accrued.exact;
                self.accrued(day, What::Accrued(accrued), exact);
                self.accrued(day, What::AccruedCompound(compounded), compound);
                self.forget(|when, _| matches!(when, When::AtSnapshot(_)));
            }
        }
    }
}
