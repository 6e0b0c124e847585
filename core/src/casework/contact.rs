// Semantics: [case-5] [case-6].

use super::Moment;
use crate::calendar::{Date, TimeOfDay};
use crate::delinquency::Classification;
use crate::rulebook::{
    AccountFacts, Channel, ContactFacts, Counted, CountedPer, DocumentFacts, Facts, LegalDocument, Lender, Outcome,
    Paused, Product, Rule, RuleKind, Rulebook, Verdict,
};
use crate::sort::sort_by_key;
use alloc::vec::Vec;

/// A contact that somebody is about to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactQuestion<'a> {
    /// The day, where the person contacted is.
    pub day: Date,
    /// What the debt is.
    pub product: Product,
    /// Who asks for payment.
    pub lender: Lender,
    /// The time, the channel, the person, consent, the contacts before.
    pub contact: ContactFacts<'a>,
    /// The first day of a statutory moratorium.
    pub moratorium_from: Option<Date>,
    /// Of a letter: the keys of the items it states, where it is to be asked what it must state.
    pub letter: Option<&'a [&'a str]>,
}

/// Whether a contact may be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactAnswer<'b> {
    refusing: Vec<Verdict<'b>>,
    warning: Vec<Verdict<'b>>,
    next: Option<Moment>,
}

impl<'b> ContactAnswer<'b> {
    /// Whether no rule refuses it.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        self.refusing.is_empty()
    }

    /// The rules that refuse it, in the order of the book.
    #[must_use]
    pub fn refusing(&self) -> &[Verdict<'b>] {
        &self.refusing
    }

    /// Advisory rules that it goes against, and rules that could not be judged.
    #[must_use]
    pub fn warning(&self) -> &[Verdict<'b>] {
        &self.warning
    }

    /// The first moment, the one asked about included, at which no rule refuses such a contact, if nobody is contacted in
    /// between; `None` where waiting does not help: another person, a plan that is being performed, or a letter
    /// that leaves out what it must state.
    #[must_use]
    pub const fn next(&self) -> Option<Moment> {
        self.next
    }
}

/// Asks the rulebook whether a contact may be made.
///
/// Every limit is data of the book: hours, calls counted by conversation or by dialling, days of rest, persons, a plan being
/// performed, a moratorium. Hours are half-open: China's closing at 22:00 and opening at 08:00 allow 21:59 and 08:00.
///
/// ```
/// # #[cfg(feature = "json")] {
/// use arrears::casework::{ContactQuestion, may_contact};
/// use arrears::rulebook::{Channel, ContactFacts, Lender, Person, Product, ContactPurpose, Rulebook};
/// use arrears::{Date, TimeOfDay};
/// let book = Rulebook::china().unwrap();
/// let ask = |hour, minute| {
///     let contact = ContactFacts {
///         time: TimeOfDay::new(hour, minute).unwrap(), channel: Channel::Call, person: Person::Debtor, purpose: ContactPurpose::Collect, contact_point: 1,
///         has_consent: false, is_debtor_reachable: true, has_refused: false, is_plan_performed: false, agreed_calls: None, past: &[],
///     };
///     let day = Date::new(2026, 3, 2).unwrap();
///     may_contact(&ContactQuestion { day, product: Product::CreditCard, lender: Lender::Bank, contact, moratorium_from: None, letter: None }, &book)
/// };
/// assert!(ask(21, 59).is_allowed());
/// let late = ask(22, 0);
/// assert_eq!(late.refusing()[0].rule().id, "cn.contact.hours");
/// assert_eq!(late.next().unwrap().to_string(), "2026-03-03 08:00");
/// # }
/// ```
#[must_use]
pub fn may_contact<'b>(question: &ContactQuestion<'_>, book: &'b Rulebook) -> ContactAnswer<'b> {
    let now = Moment::new(question.day, question.contact.time);
    let verdicts = |outcome| -> Vec<Verdict<'b>> {
        let of_contact = book.rules().iter().filter(|rule| is_about_contact(rule));
        let judged = of_contact.map(|rule| question.at(now, |facts| rule.judge(facts)));
        judged.filter(|verdict| verdict.outcome() == outcome).collect()
    };
    let (refusing, warning) = (verdicts(Outcome::Fail), verdicts(Outcome::Warn));
    ContactAnswer { refusing, warning, next: question.next_allowed(now, book) }
}

fn is_about_contact(rule: &Rule) -> bool {
    match &rule.kind {
        RuleKind::Moratorium(moratorium) => moratorium.pauses.contains(&Paused::Contact),
        RuleKind::RequiredItems(required) => required.document == LegalDocument::Letter,
        RuleKind::ContactWindow(_)
        | RuleKind::ContactCounter(_)
        | RuleKind::ContactCooldown(_)
        | RuleKind::ContactPersons(_)
        | RuleKind::ContactRelay(_)
        | RuleKind::NoContactWhilePerforming => true,
        _ => false,
    }
}

impl ContactQuestion<'_> {
    /// The same contact at another moment.
    fn at<T>(&self, moment: Moment, judge: impl FnOnce(&Facts<'_>) -> T) -> T {
        let mut facts = Facts::new(moment.date, self.product, self.lender);
        facts = facts.contact(ContactFacts { time: moment.time, ..self.contact });
        if let Some(items) = self.letter.filter(|_| self.contact.channel == Channel::Letter) {
            facts = facts.document(DocumentFacts { document: LegalDocument::Letter, items });
        }
        if self.moratorium_from.is_some() {
            // Only what a moratorium says of contact is asked here.
            facts = facts.account(AccountFacts {
                days_past_due: 0,
                classification: Classification::Pass,
                restructurings: &[],
                moratorium_from: self.moratorium_from,
                is_accrual_frozen: true,
            });
        }
        judge(&facts)
    }

    /// From the moment at which each refusing rule would first let it pass, again until none refuses.
    fn next_allowed(&self, now: Moment, book: &Rulebook) -> Option<Moment> {
        // Rules that never agree, such as hours that do not meet, would send it on for ever.
        const MOST_STEPS: usize = 64;
        let mut at = now;
        for _ in 0..MOST_STEPS {
            let mut later = at;
            for rule in book.rules().iter().filter(|rule| is_about_contact(rule)) {
                if self.at(at, |facts| rule.judge(facts)).outcome() == Outcome::Fail {
                    later = later.max(self.passes(rule, at)?);
                }
            }
            if later == at {
                return Some(at);
            }
            at = later;
        }
        None
    }

    /// The first moment after `at` at which a rule that refuses could let the contact pass.
    fn passes(&self, rule: &Rule, at: Moment) -> Option<Moment> {
        let midnight = |day: Date| Moment::new(day, TimeOfDay::MIDNIGHT);
        let ends = rule.in_force.to.and_then(|to| to.plus_days(1).ok()).map(midnight);
        let own = match &rule.kind {
            RuleKind::ContactWindow(window) if at.time < window.opens => Some(Moment::new(at.date, window.opens)),
            RuleKind::ContactWindow(window) => at.date.plus_days(1).ok().map(|day| Moment::new(day, window.opens)),
            RuleKind::ContactCounter(counter) => {
                let mut days: Vec<Date> = self.calls(counter.counts, counter.per, at.date).collect();
                sort_by_key(&mut days, |day| *day);
                // When that many of the last calls are left, one more may be made.
                let leaves =
                    days.len().checked_sub(usize::from(counter.most(&self.contact))).and_then(|place| days.get(place));
                leaves.and_then(|day| day.plus_days(i32::from(counter.days)).ok()).map(midnight)
            }
            RuleKind::ContactCooldown(cooldown) => {
                let last = self.calls(Counted::EffectiveCalls, CountedPer::Debtor, at.date).max();
                last.and_then(|day| day.plus_days(i32::from(cooldown.days)).ok()).map(midnight)
            }
            RuleKind::Moratorium(moratorium) => {
                let last = self.moratorium_from.and_then(|from| moratorium.last_day(from));
                last.and_then(|day| day.plus_days(1).ok()).map(midnight)
            }
            _ => None,
        };
        own.into_iter().chain(ends).filter(|then| *then > at).min()
    }

    /// The days of calls up to a day.
    fn calls(&self, counts: Counted, per: CountedPer, until: Date) -> impl Iterator<Item = Date> {
        let calls = self.contact.past.iter().filter(move |past| past.channel == Channel::Call && past.day <= until);
        let calls = calls.filter(move |past| past.was_effective || counts == Counted::DialAttempts);
        calls
            .filter(move |past| past.contact_point == self.contact.contact_point || per == CountedPer::Debtor)
            .map(|past| past.day)
    }
}
