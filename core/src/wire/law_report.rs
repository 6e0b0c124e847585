//! What law and classification say of an account: `law`, and the classes of `delinquency`, in the report.

use alloc::string::String;
use alloc::vec::Vec;

use super::case::Case;
use super::error::WireError;
use super::law::Law;
use super::law_facts::{Watch, claim};
use super::written::Both;
use crate::balance::{Account, Month, Position, PrincipalHistory, ReplayError};
use crate::calendar::{Date, MonthDay};
use crate::delinquency::{CreditCode, CreditHistory, DelinquencyError, MonthEnd, Standing};
use crate::json::{Part, report};
use crate::rate::Rate;
use crate::rulebook::{
    AccountFacts, Binding, CapTest, ChargeFacts, Charges, Facts, Outcome, RuleKind, Rulebook, Verdict,
};

report! {
    pub(super) struct LawReport(book: &Rulebook, law: &Law, found: &[Found<'_>], cap: Option<Capped>) {
        /// Of the rulebook, such as `cn`.
        jurisdiction: String = book.jurisdiction(),
        product: &'static str = law.product.key(),
        lender: &'static str = law.lender.key(),
        /// Every rule that has something to say, in the order of the book.
        verdicts: Vec<VerdictShape> = found,
        /// Absent where the rulebook has no cap for such a debt, or nothing was ever owed.
        charge_cap?: Option<ChargeCapShape> = cap,
    }

    struct VerdictShape(found: &Found<'_>)
    let (verdict, rule) = (found.verdict, found.verdict.rule());
    {
        rule: String = &rule.id,
        source: Both = |language| rule.source.name.of(language),
        article?: Option<Both> = rule.source.article.as_ref().map(|article| |language| article.of(language)),
        /// `binding` or `advisory`.
        binding: &'static str = rule.binding.key(),
        /// How well the rule's text is known: `confirmed`, `reported` or `unconfirmed`.
        certainty: &'static str = rule.certainty.key(),
        /// `pass`, `warn` or `fail`.
        outcome: &'static str = verdict.outcome().key(),
        /// The day of what is judged: of a late fee, of a payment, or the day asked about.
        day: String = found.day,
        /// The figure of the account; absent where the facts cannot be compared.
        given?: Option<Both> = verdict.given().map(|given| move |language| given.text(language)),
        allowed?: Option<Both> = verdict.allowed().map(|allowed| move |language| allowed.text(language)),
        /// The verdict in one line.
        text: Both = |language| verdict.text(language),
    }

    /// All charges together against a yearly share of principal.
    struct ChargeCapShape(capped: Capped)
    let Capped { from, rate, test, charges, is_advisory } = capped;
    {
        /// The first day counted; `asOf` is not counted.
        from: String = from,
        /// Decimal fraction a year.
        annual_rate: String = rate.fraction(),
        /// Each day's principal, instalments not yet billed or due included, at the rate.
        cap: String = test.cap(),
        /// Unpaid interest, penalty and compound interest, accrued ones included, late fees and fees; no enforcement cost.
        charges: String = charges.unpaid,
        /// Paid on such charges since the first day.
        charges_paid: String = charges.paid,
        /// What of the unpaid charges stands.
        allowed: String = test.allowed(),
        /// Unpaid charges above the cap.
        excess: String = test.excess(),
        /// Unpaid and paid charges together above the cap: the stricter reading.
        excess_with_paid: String = test.excess_with_paid(),
        /// Whether going over it is a matter of asking for relief, and not forbidden as such.
        advisory: bool = is_advisory,
    }

    pub(super) struct CreditHistoryShape(history: &CreditHistory) {
        /// The 24 symbols, oldest first.
        grid: String = history,
        months: Vec<CreditMonthShape> = history.months(),
    }

    struct CreditMonthShape(month_end: Date, code: CreditCode) {
        /// The last day of the month.
        month_end: String = month_end,
        /// `N`, `1` to `7`, `M`, `C` or `*`.
        symbol: String = code,
    }

    /// How the borrower stands over all accounts, each figure the worst.
    pub(super) struct BorrowerShape(worst: Standing) {
        days_past_due: i32 = worst.days_past_due(),
        bucket: &'static str = worst.bucket().key(),
        tier: &'static str = worst.tier().key(),
    }
}

/// A rule that has something to say.
struct Found<'a> {
    /// The rule's place in the book.
    place: usize,
    verdict: Verdict<'a>,
    day: Date,
}

/// Charges held against their cap.
struct Capped {
    from: Date,
    rate: Rate,
    test: CapTest,
    charges: Charges,
    is_advisory: bool,
}

/// How an account is classified.
pub(super) struct Classes {
    pub(super) tier: &'static str,
    pub(super) scheme: &'static str,
    pub(super) credit_history: Option<CreditHistory>,
    pub(super) borrower: Option<Standing>,
}

impl Law {
    pub(super) fn standing(&self, position: &Position) -> Result<Standing, DelinquencyError> {
        Standing::new(position.days_past_due(), self.scheme, self.floor)
    }
}

impl Case {
    pub(super) fn classes(&self, account: &Account<'_>, position: &Position) -> Result<Classes, ReplayError> {
        // INVARIANT: days past due are never below zero, which is all that can be wrong with them.
        let own = self.law.standing(position).ok();
        let borrower = self.law.others.as_ref().and_then(|others| Standing::worst(others.iter().copied().chain(own)));
        Ok(Classes {
            tier: own.map_or("", |own| own.tier().key()),
            scheme: self.law.scheme_key(),
            credit_history: credit_history(account, self.as_of)?,
            borrower,
        })
    }

    pub(super) fn judged(
        &self,
        position: &Position,
        watch: &Watch,
        history: &PrincipalHistory,
    ) -> Result<Part<LawReport>, WireError> {
        let (law, book) = (&self.law, self.law.book()?);
        let (product, lender) = (law.product, law.lender);
        let facts = |day| Facts::new(day, product, lender);
        let claim = claim(position, history).ok().filter(|_| history.start().is_some());
        let mut today = facts(self.as_of).terms(self.terms_facts());
        if let Ok(standing) = law.standing(position) {
            today = today.account(AccountFacts {
                days_past_due: position.days_past_due(),
                tier: standing.tier(),
                restructurings: &law.restructurings,
                moratorium_from: None,
                is_accrual_frozen: watch.is_frozen(),
            });
        }
        if let Some((segments, charges)) = &claim {
            today = today.charges(ChargeFacts { segments, charges: *charges });
        }
        // Each act is judged by the law of its own day.
        let cycle = self.cycle_facts(watch).map(|(day, cycle)| (day, facts(day).cycle(cycle)));
        let payment = self.payment_facts(watch).map(|(day, payment)| (day, facts(day).payment(payment)));
        let asked: Vec<(Date, Facts<'_>)> = [Some((self.as_of, today)), cycle, payment].into_iter().flatten().collect();
        let mut found: Vec<Found<'_>> = Vec::new();
        for (day, facts) in &asked {
            book.verdicts(facts).enumerate().for_each(|(place, verdict)| hear(&mut found, place, verdict, *day));
        }
        // How far back is looked is the rule's own to say.
        for (place, rule) in book.rules().iter().enumerate() {
            let RuleKind::PersistentDebt(debt) = &rule.kind else { continue };
            let Some(history) = self.history_facts(watch, debt.months) else { continue };
            hear(&mut found, place, rule.judge(&facts(self.as_of).history(history)), self.as_of);
        }
        let cap = claim.as_ref().zip(history.start()).and_then(|((segments, charges), from)| {
            charge_cap(book, &today, ChargeFacts { segments, charges: *charges }, from)
        });
        Ok(Part::of((book, law, found.as_slice(), cap)))
    }
}

/// Keeps a verdict that says something, in the order of the book.
fn hear<'a>(found: &mut Vec<Found<'a>>, place: usize, verdict: Verdict<'a>, day: Date) {
    if verdict.outcome() != Outcome::NotApplicable {
        let behind = found.partition_point(|known| known.place <= place);
        found.insert(behind, Found { place, verdict, day });
    }
}

/// The first cap of the book that is about such a debt.
fn charge_cap(book: &Rulebook, facts: &Facts<'_>, claim: ChargeFacts<'_>, from: Date) -> Option<Capped> {
    let charges = claim.charges;
    let mut verdicts = book.verdicts(facts).filter(|verdict| verdict.silence().is_none());
    let (rule, cap) = verdicts.find_map(|verdict| match &verdict.rule().kind {
        RuleKind::ChargeCap(cap) => Some((verdict.rule(), *cap)),
        _ => None,
    })?;
    let test = cap.test(claim.segments, charges).ok()?;
    Some(Capped { from, rate: cap.rate(), test, charges, is_advisory: rule.binding == Binding::Advisory })
}

/// The 24 months that have ended by a day; nothing where the calendar begins within them.
fn credit_history(account: &Account<'_>, day: Date) -> Result<Option<CreditHistory>, ReplayError> {
    let month_end = |day: Date, months: i32| day.plus_months(months, MonthDay::new(31)?);
    let last = match month_end(day, 0) {
        Ok(end) if end == day => Ok(end),
        _ => month_end(day, -1),
    };
    let Ok(days) = last.and_then(CreditHistory::month_ends) else { return Ok(None) };
    // One month more, to know what had ended before the grid begins.
    let Some(before) = days.first().and_then(|first| month_end(*first, -1).ok()) else { return Ok(None) };
    let days: Vec<Date> = [before].into_iter().chain(days).collect();
    let months = account.months(&days)?;
    // Settled for good from here on.
    let settled = months.iter().rposition(|month| !month.is_settled).map_or(0, |open| open.saturating_add(1));
    let stood = months.iter().enumerate().skip(1).map(|(place, month)| match place {
        _ if place == settled => MonthEnd::Settled,
        _ if place > settled => MonthEnd::NothingDue,
        _ => stood(month),
    });
    let stood: Vec<MonthEnd> = stood.collect();
    Ok(days.last().and_then(|last| CreditHistory::new(*last, &stood).ok()))
}

fn stood(month: &Month) -> MonthEnd {
    match month.days_past_due {
        0 if month.was_met_late => MonthEnd::PaidLate,
        0 if !month.has_due => MonthEnd::NothingDue,
        days_past_due => MonthEnd::Open { days_past_due },
    }
}
