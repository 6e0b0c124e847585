//! What being overdue leads to: read off the account, the rulebook and the records of the case.

// Semantics: [late-11].

use alloc::vec::Vec;

use super::{AccountTerms, Case, Classes, Consequence, ConsequenceKind, LawAnswer};
use crate::balance::Position;
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::casework::Happening;
use crate::ledger::Action;
use crate::money::{Currency, Money};
use crate::rulebook::{ContactPurpose, LegalSource, Person, RuleCertainty, Text};

/// The principal from which an overdraft can be criminal, in minor units of CNY.
const THRESHOLD: i64 = 5_000_000;
/// Days between two effective demands, at least.
const BETWEEN_DEMANDS: i32 = 30;

impl Case {
    /// The facts where the account is overdue and judged by the law of mainland China; none otherwise, nor where the calendar ends first.
    /// Beside the law's answer, the principal of the opening in minor units.
    pub(super) fn consequences(
        &self,
        position: &Position,
        classes: &Classes,
        (law, opened): (&LawAnswer<'_>, i64),
    ) -> Vec<Consequence> {
        if position.days_past_due() == 0 || law.rulebook().jurisdiction() != "cn" {
            return Vec::new();
        }
        self.overdue_in_china(position, classes, (law, opened)).unwrap_or_default()
    }

    fn overdue_in_china(
        &self,
        position: &Position,
        classes: &Classes,
        (law, opened): (&LawAnswer<'_>, i64),
    ) -> Result<Vec<Consequence>, CalendarError> {
        let mut facts = Vec::new();
        let mut tell = |what, rule: &str, source: LegalSource| {
            let known = law.rulebook().rule(rule, self.as_of);
            let (source, certainty) =
                known.map_or((source, RuleCertainty::Reported), |rule| (rule.source.clone(), rule.certainty));
            facts.push(Consequence { what, source, certainty });
        };
        let months_on = |day: Date, months: i32| day.plus_months(months, MonthDay::from_date(day));
        let is_licensed = law.lender().is_licensed();
        if is_licensed {
            let until = months_on(self.as_of, 60)?;
            tell(
                ConsequenceKind::CreditRecord { until },
                "cn.record.credit-entry",
                source("Regulation on credit reporting", "《征信业管理条例》"),
            );
            let now = classes.standing().classification();
            let next = self.next_class(position, classes)?;
            tell(
                ConsequenceKind::Classification { now, next },
                "cn.classification.order-2023",
                source("Rules on the classification of assets", "资产风险分类办法"),
            );
        }
        let since = position.overdue_since().unwrap_or(self.as_of);
        let ends = months_on(self.last_interruption().map_or(since, |day| day.max(since)), 36)?;
        let civil_code = source("Civil Code, arts. 188 and 195", "《民法典》第188条、第195条");
        tell(ConsequenceKind::Limitation { ends }, "", civil_code);
        let penal = || source("Interpretation of 2018 on credit card crimes (Fa Shi 2018 No. 19)", "法释〔2018〕19号");
        if matches!(self.terms, AccountTerms::Card(_)) && self.terms.currency() == Currency::CNY {
            tell(self.threshold(opened)?, "", penal());
        }
        tell(ConsequenceKind::NoCrime, "", penal());
        if let Some(cap) = law.charge_cap().filter(|cap| cap.test.excess().minor() > 0) {
            let relief = source("Judicial practice of 2017", "司法裁判尺度（2017年）");
            tell(ConsequenceKind::CourtCut { excess: cap.test.excess() }, "cn.charges.cumulative", relief);
        }
        if is_licensed {
            tell(ConsequenceKind::Complaint, "", source("The two authorities' hotlines", "监管部门投诉热线"));
        }
        Ok(facts)
    }

    /// The class that comes next, and the first day of it, if nothing is paid.
    fn next_class(
        &self,
        position: &Position,
        classes: &Classes,
    ) -> Result<Option<(crate::delinquency::Classification, Date)>, CalendarError> {
        let Some(since) = position.overdue_since() else { return Ok(None) };
        let (rules, now) = (classes.classification_rules(), classes.standing().classification());
        // The last class of every ladder begins within some years.
        for days in position.days_past_due().saturating_add(1)..=position.days_past_due().saturating_add(3_660) {
            if let Ok(class) = rules.classification(days)
                && class > now
            {
                return Ok(Some((class, since.plus_days(days)?)));
            }
        }
        Ok(None)
    }

    /// Days of effective demands on record, in order.
    fn demands(&self) -> Vec<Date> {
        let file = self.casework.as_ref().filter(super::answer::negotiates).and_then(|asked| asked.chain.as_ref().ok());
        let records = file.into_iter().flat_map(|sound| sound.file.records());
        let is_demand =
            |happening| matches!(happening, Happening::Contact { person: Person::Debtor, was_effective: true });
        let demands =
            records.filter(|record| record.purpose() == ContactPurpose::Collect && is_demand(record.happening()));
        let days = demands.map(|record| record.when().date);
        days.filter(|day| *day <= self.as_of).collect()
    }

    /// The last payment or effective demand known.
    fn last_interruption(&self) -> Option<Date> {
        let entries = self.ledger.entries().iter().filter(|entry| entry.is_known_on(self.known_on));
        let paid = entries.filter(|entry| matches!(entry.action(), Action::Payment(_) | Action::EarlyRepayment { .. }));
        let paid = paid.map(|entry| entry.effective()).filter(|day| *day <= self.as_of);
        paid.chain(self.demands()).max()
    }

    /// What is drawn less all payments, the principal of an opening first, and whether the records show what the threshold asks for beside the intent.
    fn threshold(&self, opened: i64) -> Result<ConsequenceKind, CalendarError> {
        let entries = self.ledger.entries().iter().filter(|entry| entry.is_known_on(self.known_on));
        let drawn =
            entries.filter(|entry| entry.effective() <= self.as_of).fold(opened, |sum, entry| match *entry.action() {
                Action::Purchase(amount) | Action::CashAdvance { amount, .. } => sum.saturating_add(amount.minor()),
                Action::Payment(amount) | Action::Refund { amount, .. } => sum.saturating_sub(amount.minor()),
                _ => sum,
            });
        let currency = self.terms.currency();
        let principal = Money::saturating(drawn.max(0), currency);
        let demands = self.demands();
        let second =
            demands.first().and_then(|first| demands.iter().find(|day| day.days_since(*first) >= BETWEEN_DEMANDS));
        let is_long_since = match second {
            Some(second) => second.plus_months(3, MonthDay::from_date(*second))? < self.as_of,
            None => false,
        };
        let is_on_record = is_long_since && principal.minor() >= THRESHOLD;
        let demands = u32::try_from(demands.len()).unwrap_or(u32::MAX);
        Ok(ConsequenceKind::Threshold { principal, demands, is_on_record })
    }
}

fn source(en: &str, zh: &str) -> LegalSource {
    LegalSource { name: Text { en: en.into(), zh: zh.into() }, article: None }
}
