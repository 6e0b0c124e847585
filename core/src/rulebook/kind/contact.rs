//! What law says of asking for payment, and of what is kept about it.

// Semantics: [law-8].

use super::{check_distinct, check_list};
use crate::rulebook::verdict::{Finding, Silence};
use crate::rulebook::{
    Allowed, Channel, ContactFacts, ContactPurpose, Facts, Figure, PastContact, Person, RecordKind, RulebookError,
};
use crate::words::words;
use crate::{Date, MonthDay, TimeOfDay, Word};
use alloc::vec::Vec;

/// The hours of contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactWindow {
    /// The first minute allowed: at 08:00 sharp contact is on again.
    pub opens: TimeOfDay,
    /// The first minute not allowed: at 22:00 sharp contact is off.
    pub closes: TimeOfDay,
    /// Whether the person's consent lifts the limit.
    pub consent_lifts: bool,
}

impl ContactWindow {
    /// Whether `time` lies within.
    #[must_use]
    pub fn is_open(self, time: TimeOfDay) -> bool {
        self.opens <= time && time < self.closes
    }

    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        const CONSENT: Word = Word::new("with consent", "已获同意");
        let contact = facts.contact.ok_or(Silence::NoFacts)?;
        if contact.channel == Channel::Letter {
            // A letter waits for its reader.
            return Err(Silence::OtherCase);
        }
        let open = self.is_open(contact.time);
        let by_consent = !open && self.consent_lifts && contact.has_consent;
        Ok(Finding {
            given: if by_consent { Figure::Word(CONSENT) } else { Figure::Time(contact.time) },
            allowed: Allowed::Between(Figure::Time(self.opens), Figure::Time(self.closes)),
            holds: open || by_consent,
        })
    }

    pub(super) fn check(self) -> Result<(), (&'static str, RulebookError)> {
        if self.opens >= self.closes {
            return Err(("opens", RulebookError::InvertedBand));
        }
        Ok(())
    }
}

words! {
    /// Which calls a counter counts.
    pub enum Counted {
        /// Calls in which a conversation took place.
        EffectiveCalls = "effectiveCalls", "effective calls", "有效通话";
        /// Calls placed, answered or not.
        DialAttempts = "dialAttempts", "calls placed", "拨打次数";
    }
}

words! {
    /// What a counter is kept for.
    pub enum CountedPer {
        /// All contact points of a debtor together.
        Debtor = "debtor", "debtor", "每名债务人";
        /// Each contact point alone.
        ContactPoint = "contactPoint", "contact point", "每个联系方式";
    }
}

/// The most calls in so many days, the one about to be made included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactCounter {
    /// Which calls count.
    pub counts: Counted,
    /// Whether calls are counted by debtor or by contact point.
    pub per: CountedPer,
    /// Days that end with the day of the call: 1 is that day alone.
    pub days: u16,
    /// The most calls.
    pub max: u16,
    /// Whether what was agreed with the debtor stands in its place: six calls a day, or the two that were agreed.
    pub gives_way: bool,
}

impl ContactCounter {
    /// The most calls: its own number, or the one agreed with the debtor where it gives way to that.
    pub(crate) const fn most(self, contact: &ContactFacts<'_>) -> u16 {
        match contact.agreed_calls {
            Some(agreed) if self.gives_way => agreed,
            _ => self.max,
        }
    }

    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let contact = facts.contact.ok_or(Silence::NoFacts)?;
        if contact.channel != Channel::Call {
            return Err(Silence::OtherCase);
        }
        let counts = |past: &&PastContact| {
            (0..i32::from(self.days)).contains(&facts.day.days_since(past.day))
                && past.channel == Channel::Call
                && (self.counts == Counted::DialAttempts || past.was_effective)
                && (self.per == CountedPer::Debtor || past.contact_point == contact.contact_point)
        };
        let past = u32::try_from(contact.past.iter().filter(counts).count()).map_err(|_| Silence::BadFacts)?;
        Ok(Finding::at_most(past.saturating_add(1), u32::from(self.most(&contact)), Figure::Count))
    }
}

/// How long no call follows a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactCooldown {
    /// Days, the day of the conversation counted: with 7, a call is allowed on the seventh day after it.
    pub days: u16,
}

impl ContactCooldown {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let contact = facts.contact.ok_or(Silence::NoFacts)?;
        if contact.channel != Channel::Call {
            return Err(Silence::OtherCase);
        }
        let talks = contact.past.iter().filter(|past| past.channel == Channel::Call && past.was_effective);
        let since = talks.map(|past| facts.day.days_since(past.day)).filter(|days| *days >= 0).min();
        Ok(Finding::at_least(since.ok_or(Silence::OtherCase)?, i32::from(self.days), Figure::Days))
    }
}

/// Who may be contacted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactPersons {
    /// These, always.
    pub persons: Vec<Person>,
    /// And the contact person while the debtor cannot be reached, until they ask not to be contacted again.
    pub contact_person_if_unreachable: bool,
}

impl ContactPersons {
    pub(super) fn judge(&self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        const OWN: Word = Word::new("debtor and those the rule names", "债务人及规定的人员");
        const REFUSED: Word = Word::new("contact person who refused", "已拒绝联系的联系人");
        let contact = facts.contact.ok_or(Silence::NoFacts)?;
        if contact.purpose != ContactPurpose::Collect {
            return Err(Silence::OtherCase);
        }
        let is_contact_person = contact.person == Person::ContactPerson;
        let by_exception = is_contact_person
            && self.contact_person_if_unreachable
            && !contact.is_debtor_reachable
            && !contact.has_refused;
        let holds = by_exception || self.persons.contains(&contact.person);
        let given = if is_contact_person && contact.has_refused { REFUSED } else { contact.person.word() };
        Ok(Finding::only(given, OWN, holds))
    }

    pub(super) fn check(&self) -> Result<(), (&'static str, RulebookError)> {
        check_list("persons", &self.persons)?;
        check_distinct("persons", &self.persons)
    }
}

/// When somebody else may be asked to pass on a message or for the debtor's means of contact; the debt is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactRelay {
    /// So many calls to the debtor have failed since the last conversation with them: three in vain, and a contact person may be asked to
    /// relay.
    pub failed_calls: u16,
}

impl ContactRelay {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let contact = facts.contact.ok_or(Silence::NoFacts)?;
        if contact.purpose == ContactPurpose::Collect || matches!(contact.person, Person::Debtor | Person::Guarantor) {
            return Err(Silence::OtherCase);
        }
        let calls = contact.past.iter().rev().filter(|past| past.channel == Channel::Call && past.day <= facts.day);
        let to_debtor = calls.filter(|past| past.person == Person::Debtor);
        let failed = to_debtor.take_while(|past| !past.was_effective).count();
        let failed = u32::try_from(failed).map_err(|_| Silence::BadFacts)?;
        let finding = Finding::at_least(failed, u32::from(self.failed_calls), Figure::Count);
        Ok(Finding { holds: finding.holds && !contact.has_refused, ..finding })
    }
}

/// Nobody is asked for payment while a plan is performed.
pub(super) fn judge_no_contact_while_performing(facts: &Facts<'_>) -> Result<Finding, Silence> {
    const BROKEN: Word = Word::new("plan not performed", "未履行协议");
    const KEPT: Word = Word::new("plan being performed", "正在履行协议");
    let performed = facts.contact.ok_or(Silence::NoFacts)?.is_plan_performed;
    Ok(Finding::only(if performed { KEPT } else { BROKEN }, BROKEN, !performed))
}

words! {
    /// From when a retention period runs.
    pub enum KeptFrom {
        /// The day of the record.
        Recorded = "recorded", "record", "记录之日";
        /// The day the debt was settled.
        Settled = "settled", "settlement", "结清之日";
    }
}

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// What is kept.
    pub of: RecordKind,
    /// From when the period runs.
    pub from: KeptFrom,
    /// The shortest or the longest time.
    pub keep: RetentionPeriod,
}

/// A shortest or longest time in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetentionPeriod {
    /// This long or longer.
    AtLeast(u16),
    /// No longer than this.
    AtMost(u16),
}

impl Retention {
    /// The first day it may go, or the last it may stay; `None` while the debt that it waits for is not settled.
    #[must_use]
    pub fn limit(self, recorded: Date, settled: Option<Date>) -> Option<Date> {
        let start = match self.from {
            KeptFrom::Recorded => recorded,
            KeptFrom::Settled => settled?,
        };
        let (RetentionPeriod::AtLeast(months) | RetentionPeriod::AtMost(months)) = self.keep;
        // Beyond the calendar is later than any date that can be given.
        Some(start.plus_months(i32::from(months), MonthDay::from_date(start)).unwrap_or(Date::MAX))
    }

    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        const FOR_EVER: Word = Word::new("without end", "长期保存");
        const UNSETTLED: Word = Word::new("until the debt is settled", "至债务结清");
        let record = facts.record.ok_or(Silence::NoFacts)?;
        if record.kind != self.of {
            return Err(Silence::OtherCase);
        }
        let given = record.kept_until.map_or(Figure::Word(FOR_EVER), Figure::Date);
        let limit = self.limit(record.recorded, record.settled);
        match self.keep {
            RetentionPeriod::AtLeast(_) => Ok(Finding {
                given,
                allowed: Allowed::AtLeast(limit.map_or(Figure::Word(UNSETTLED), Figure::Date)),
                holds: record.kept_until.is_none_or(|until| limit.is_some_and(|limit| limit <= until)),
            }),
            RetentionPeriod::AtMost(_) => {
                let limit = limit.ok_or(Silence::OtherCase)?;
                let holds = record.kept_until.is_some_and(|until| until <= limit);
                Ok(Finding { given, allowed: Allowed::AtMost(Figure::Date(limit)), holds })
            }
        }
    }
}
