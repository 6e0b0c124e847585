//! What law says of an account: the verdicts of the rulebook, and the cap on charges.

use alloc::vec::Vec;

use super::account_in_law::AccountInLaw;
use super::law_facts::{Watch, claim, since};
use super::{AnnualCost, CaseError, StatedDocument};
use crate::agreement::Owed;
use crate::balance::{Position, PrincipalHistory};
use crate::calendar::Date;
use crate::delinquency::CreditStanding;
use crate::money::Money;
use crate::rate::Rate;
use crate::rulebook::{
    AccountFacts, AnnualCostCap, Binding, CapTest, ChargeFacts, Charges, Facts, Lender, Outcome, PrincipalSegment,
    Product, ReferenceRate, RequiredItem, RuleKind, Rulebook, Silence, TermsFacts, Verdict,
};
use crate::words::Language;

/// What the rulebook says of an account.
#[derive(Clone, Debug)]
pub struct LawAnswer<'a> {
    book: &'a Rulebook,
    product: Product,
    lender: Lender,
    judged: Vec<Judged<'a>>,
    charge_cap: Option<ChargeCapAnswer>,
}

/// A rule that has something to say.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Judged<'a> {
    /// The verdict with the figures compared.
    pub verdict: Verdict<'a>,
    /// The day of what is judged: of a late fee, of a payment, or the day asked about.
    pub day: Date,
    document: Option<&'a StatedDocument>,
}

impl<'a> Judged<'a> {
    /// Of a document: what the rule asks for and the document does not state.
    #[must_use]
    pub fn missing(&self) -> Vec<&'a RequiredItem> {
        self.document.map_or_else(Vec::new, |document| document.missing(self.verdict))
    }
}

/// All charges together held against a yearly share of principal.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ChargeCapAnswer {
    /// The first day counted; the day asked about is not.
    pub from: Date,
    /// The share a year.
    pub rate: Rate,
    /// The cap and what is above it.
    pub test: CapTest,
    /// The charges, unpaid and paid: interest, penalty and compound interest, accrued ones included, late fees and fees;
    /// no enforcement cost.
    pub charges: Charges,
    /// Whether going over it is a matter of asking for relief, and not forbidden as such.
    pub is_advisory: bool,
}

impl<'a> LawAnswer<'a> {
    /// The rulebook asked.
    #[must_use]
    pub const fn rulebook(&self) -> &'a Rulebook {
        self.book
    }

    /// What the debt is.
    #[must_use]
    pub const fn product(&self) -> Product {
        self.product
    }

    /// Who lends.
    #[must_use]
    pub const fn lender(&self) -> Lender {
        self.lender
    }

    /// The reference rate of a day, where a rule that speaks about such a debt limits a cost to a multiple of it.
    #[must_use]
    pub fn reference_rate(&self, day: Date) -> Option<ReferenceRate> {
        let facts = Facts::new(day, self.product, self.lender);
        let limits = |verdict: Verdict<'_>| {
            let is_of_it = matches!(verdict.rule().kind, RuleKind::AnnualCostCap(AnnualCostCap::OfReference(_)));
            is_of_it && verdict.silence() == Some(Silence::NoFacts)
        };
        self.book.verdicts(&facts).any(limits).then(|| self.book.reference_rate(day))?
    }

    /// What the reference rate is called.
    #[must_use]
    pub fn reference_name(&self, language: Language) -> &str {
        self.book.reference_rates().map_or("", |rates| rates.name().of(language))
    }

    /// Every rule that has something to say, in the order of the book.
    #[must_use]
    pub fn verdicts(&self) -> &[Judged<'a>] {
        &self.judged
    }

    /// The verdict of a rule, where it has something to say.
    #[must_use]
    pub fn verdict(&self, rule: &str) -> Option<Verdict<'a>> {
        self.judged.iter().map(|judged| judged.verdict).find(|verdict| verdict.rule().id == rule)
    }

    /// Charges against their cap; `None` where the rulebook has no cap for such a debt, or nothing was ever owed.
    #[must_use]
    pub const fn charge_cap(&self) -> Option<&ChargeCapAnswer> {
        self.charge_cap.as_ref()
    }
}

impl<'a> AccountInLaw<'a> {
    /// What the rulebook says of the account.
    pub(super) fn answer(
        &self,
        (position, standing): (&Position, CreditStanding),
        watch: &Watch,
        (history, costs): (&PrincipalHistory, &[AnnualCost]),
    ) -> Result<LawAnswer<'a>, CaseError> {
        let (product, lender, book) = (self.product, self.law.lender, self.law.book()?);
        let facts = |day| Facts::new(day, product, lender);
        let claim = claim(position, history).ok().filter(|_| history.start().is_some());
        let mut today = facts(self.as_of).terms(self.terms_facts()).account(AccountFacts {
            days_past_due: position.days_past_due(),
            classification: self.own.assigned_classification.unwrap_or_else(|| standing.classification()),
            restructurings: &self.own.restructurings,
            moratorium_from: self.law.moratorium_from,
            is_accrual_frozen: watch.is_frozen(),
        });
        if let Some((segments, charges)) = &claim {
            today = today.charges(ChargeFacts { segments, charges: *charges });
        }
        // Each act is judged by the law of its own day.
        let cycle = self.cycle_facts(watch).map(|(day, cycle)| (day, facts(day).cycle(cycle)));
        let payment = self.payment_facts(watch).map(|(day, payment)| (day, facts(day).payment(payment)));
        let asked: Vec<(Date, Facts<'_>)> = [Some((self.as_of, today)), cycle, payment].into_iter().flatten().collect();
        let mut found: Vec<(usize, Judged<'a>)> = Vec::new();
        for (day, facts) in &asked {
            book.verdicts(facts)
                .enumerate()
                .for_each(|(place, verdict)| hear(&mut found, place, verdict, (*day, None)));
        }
        // How far back is looked is the rule's own to say.
        for (place, rule) in book.rules().iter().enumerate() {
            let RuleKind::PersistentDebt(debt) = &rule.kind else { continue };
            let Some(history) = self.history_facts(watch, debt.months) else { continue };
            hear(&mut found, place, rule.judge(&facts(self.as_of).history(history)), (self.as_of, None));
        }
        // A cost is judged by the law of the day it was agreed on.
        for cost in costs {
            let day = cost.agreed();
            let facts = facts(day).terms(TermsFacts::of_cost(cost.exact(), book.known_reference_rate(day)));
            for (place, rule) in book.rules().iter().enumerate() {
                if matches!(rule.kind, RuleKind::AnnualCostCap(_)) {
                    hear(&mut found, place, rule.judge(&facts), (day, None));
                }
            }
        }
        for document in self.documents {
            document.judged(|stated| {
                let facts = facts(document.day).document(stated);
                let verdicts = book.verdicts(&facts).enumerate();
                verdicts.for_each(|(place, verdict)| hear(&mut found, place, verdict, (document.day, Some(document))));
            });
        }
        let charge_cap = claim.as_ref().zip(history.start()).and_then(|((segments, charges), from)| {
            charge_cap(book, &today, ChargeFacts { segments, charges: *charges }, from)
        });
        let judged = found.into_iter().map(|(_, judged)| judged).collect();
        Ok(LawAnswer { book, product, lender, judged, charge_cap })
    }
}

/// Keeps a verdict that says something, in the order of the book.
fn hear<'a>(
    found: &mut Vec<(usize, Judged<'a>)>,
    place: usize,
    verdict: Verdict<'a>,
    (day, document): (Date, Option<&'a StatedDocument>),
) {
    if verdict.outcome() != Outcome::NotApplicable {
        let behind = found.partition_point(|known| known.0 <= place);
        found.insert(behind, (place, Judged { verdict, day, document }));
    }
}

impl AccountInLaw<'_> {
    /// What a court would grant at most of what is owed then, as law stands on the day asked about: all but the charges above the cap.
    pub(super) fn in_court(&self, (position, history): (&Position, &PrincipalHistory)) -> Option<Money> {
        let (segments, charges) = claim(position, history).ok()?;
        self.granted(position.payoff(), (&segments, charges), history)
    }

    /// The same of what is owed under an agreement that is left alone: its charges against the cap on the principal of the account itself, as
    /// if there had been no plan.
    pub(super) fn in_court_under(
        &self,
        owed: &Owed,
        (position, history): (&Position, &PrincipalHistory),
    ) -> Option<Money> {
        let (segments, Charges { paid, .. }) = claim(position, history).ok()?;
        let charges = Charges { unpaid: since(owed.charges(), history), paid };
        self.granted(owed.total(), (&segments, charges), history)
    }

    fn granted(
        &self,
        owed: Money,
        (segments, charges): (&[PrincipalSegment], Charges),
        history: &PrincipalHistory,
    ) -> Option<Money> {
        let from = history.start()?;
        let claimed = ChargeFacts { segments, charges };
        let facts = Facts::new(self.as_of, self.product, self.law.lender).charges(claimed);
        let capped = charge_cap(self.law.book().ok()?, &facts, claimed, from)?;
        owed.minus(capped.test.excess()).ok()
    }
}

/// The first cap of the book that is about such a debt.
fn charge_cap(book: &Rulebook, facts: &Facts<'_>, claim: ChargeFacts<'_>, from: Date) -> Option<ChargeCapAnswer> {
    let charges = claim.charges;
    let mut verdicts = book.verdicts(facts).filter(|verdict| verdict.silence().is_none());
    let (rule, cap) = verdicts.find_map(|verdict| match &verdict.rule().kind {
        RuleKind::ChargeCap(cap) => Some((verdict.rule(), *cap)),
        _ => None,
    })?;
    let test = cap.test(claim.segments, charges).ok()?;
    Some(ChargeCapAnswer { from, rate: cap.rate(), test, charges, is_advisory: rule.binding == Binding::Advisory })
}
