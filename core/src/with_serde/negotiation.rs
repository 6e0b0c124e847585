//! What can be paid, what law says and what was agreed, in serde's data model: written, never read.

use alloc::string::{String, ToString};

use serde::Serialize;
use serde::ser::Serializer;

use crate::agreement::Agreement;
use crate::budget::{
    Budget, Capacity, Category, Finding, FindingKind, Income, IncomeCertainty, OtherDebt, PerMonth, Recurring, Spending,
};
use crate::digest::{Canonical, Digest};
use crate::frequency::Frequency;
use crate::money::Money;
use crate::rounding::Rounding;
use crate::rulebook::{Binding, Outcome, RuleCertainty, Silence, Text, Verdict};
use crate::words::Language;

/// A sentence in both languages.
#[derive(Serialize)]
struct Both {
    english: String,
    chinese: String,
}

impl From<&Text> for Both {
    fn from(text: &Text) -> Self {
        Self { english: text.en.clone(), chinese: text.zh.clone() }
    }
}

#[derive(Serialize)]
#[serde(rename = "Recurring")]
struct RecurringOut {
    amount: Money,
    every: Frequency,
}

impl Serialize for Recurring {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RecurringOut { amount: self.amount(), every: self.frequency() }.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Income")]
struct IncomeOut {
    amount: Money,
    every: Frequency,
    certainty: IncomeCertainty,
    evidence: Option<crate::calendar::Date>,
    from: Option<crate::calendar::Date>,
    to: Option<crate::calendar::Date>,
}

impl Serialize for Income {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let recurring = self.recurring();
        IncomeOut {
            amount: recurring.amount(),
            every: recurring.frequency(),
            certainty: self.certainty(),
            evidence: self.dated(),
            from: self.days().first(),
            to: self.days().last(),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Spending")]
struct SpendingOut {
    category: Category,
    amount: Money,
    every: Frequency,
    from: Option<crate::calendar::Date>,
    to: Option<crate::calendar::Date>,
}

impl Serialize for Spending {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let recurring = self.recurring();
        let (amount, every) = (recurring.amount(), recurring.frequency());
        SpendingOut { category: self.category(), amount, every, from: self.days().first(), to: self.days().last() }
            .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "OtherDebt")]
struct OtherDebtOut {
    balance: Money,
    payment: Money,
    every: Frequency,
    from: Option<crate::calendar::Date>,
    to: Option<crate::calendar::Date>,
}

impl Serialize for OtherDebt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (payment, every) = (self.payment().amount(), self.payment().frequency());
        OtherDebtOut { balance: self.balance(), payment, every, from: self.days().first(), to: self.days().last() }
            .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Budget")]
struct BudgetOut<'a> {
    incomes: &'a [Income],
    essentials: &'a [Spending],
    debts: &'a [OtherDebt],
    dependants: u8,
}

impl Serialize for Budget {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sheet = self.sheet();
        let (incomes, essentials, debts) = (sheet.incomes, sheet.essentials, sheet.debts);
        BudgetOut { incomes, essentials, debts, dependants: sheet.dependants }.serialize(serializer)
    }
}

/// A month's amount, half up to the minor unit.
impl Serialize for PerMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rounded(Rounding::HalfUp).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Capacity")]
struct CapacityOut {
    income: PerMonth,
    essentials: PerMonth,
    debts: PerMonth,
    surplus: PerMonth,
    amount: Money,
}

impl Serialize for Capacity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CapacityOut {
            income: self.income(),
            essentials: self.essentials(),
            debts: self.debts(),
            surplus: self.surplus(),
            amount: self.amount(),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Finding")]
struct FindingOut {
    kind: FindingKind,
    #[serde(flatten)]
    text: Both,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (english, chinese) = (self.of(Language::English).to_string(), self.of(Language::Chinese).to_string());
        FindingOut { kind: self.kind(), text: Both { english, chinese } }.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Verdict")]
struct VerdictOut<'a> {
    rule: &'a str,
    source: Both,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<Both>,
    binding: Binding,
    certainty: RuleCertainty,
    outcome: Outcome,
    /// The figure of the case; absent where nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<Both>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<Both>,
    /// Why nothing was compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    silence: Option<Silence>,
    text: Both,
}

impl Serialize for Verdict<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let both = |said: &dyn Fn(Language) -> String| Both {
            english: said(Language::English),
            chinese: said(Language::Chinese),
        };
        let rule = self.rule();
        VerdictOut {
            rule: &rule.id,
            source: Both::from(&rule.source.name),
            article: rule.source.article.as_ref().map(Both::from),
            binding: rule.binding,
            certainty: rule.certainty,
            outcome: self.outcome(),
            given: self.given().map(|given| both(&|language| given.text(language).to_string())),
            allowed: self.allowed().map(|allowed| both(&|language| allowed.text(language).to_string())),
            silence: self.silence(),
            text: both(&|language| self.text(language).to_string()),
        }
        .serialize(serializer)
    }
}

/// As 64 hexadecimal digits.
impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Its texts, lists and objects, in its own order.
impl Serialize for Canonical {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.as_text(), self.parts(), self.pairs()) {
            (Some(text), ..) => serializer.serialize_str(text),
            (_, Some(parts), _) => serializer.collect_seq(parts),
            (_, _, pairs) => serializer.collect_map(pairs.unwrap_or_default().iter().map(|(key, value)| (key, value))),
        }
    }
}

#[derive(Serialize)]
#[serde(rename = "Agreement", rename_all = "camelCase")]
struct AgreementOut<'a> {
    canonical_text: &'a Canonical,
    digest: Digest,
}

/// As a case document takes it back under `agreement.signed`: its text and the digest of the text.
impl Serialize for Agreement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AgreementOut { canonical_text: self.text(), digest: self.digest() }.serialize(serializer)
    }
}

/// What law says of a rule that has something to say, and of which day.
#[cfg(feature = "std")]
impl Serialize for crate::case::Judged<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename = "Judged")]
        struct JudgedOut<'a> {
            day: crate::calendar::Date,
            verdict: Verdict<'a>,
        }
        JudgedOut { day: self.day, verdict: self.verdict }.serialize(serializer)
    }
}

/// As its report document (with feature `json`).
#[cfg(feature = "json")]
impl Serialize for crate::case::Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = crate::wire::write(self);
        let tree = crate::json::Tree::read(&document, &crate::json::Shape::Tree);
        tree.map_err(|fault| serde::ser::Error::custom(&fault.message().en))?.root().serialize(serializer)
    }
}

/// A value of a document.
#[cfg(feature = "json")]
impl Serialize for crate::json::Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use crate::json::Kind;
        match self.kind() {
            Kind::Flag => serializer.serialize_bool(self.flag()),
            Kind::Whole => serializer.serialize_i64(self.integer().unwrap_or_default()),
            Kind::Text => serializer.serialize_str(self.text()),
            Kind::List => serializer.collect_seq(self.parts()),
            Kind::Object => serializer.collect_map(self.parts().map(|part| (part.key(), part))),
            Kind::Other => serializer.serialize_unit(),
        }
    }
}

#[cfg(all(test, feature = "json"))]
mod tests {
    use super::*;
    use crate::budget::{CapacityPolicy, monthly, weekly};
    use crate::case::{BudgetQuestion, Case};
    use crate::ledger::{Event, Ledger};
    use crate::terms::Issuer;
    use crate::{Currency, Date, Fraction, MonthDay};
    use alloc::vec::Vec;
    use serde_json::{Value, json};

    fn cny(text: &str) -> Money {
        Money::parse(text, Currency::CNY).unwrap()
    }

    fn case() -> Case {
        let opened = Date::parse("2023-03-06").unwrap();
        let terms = Issuer::Cmb.card(opened, MonthDay::new(5).unwrap()).unwrap().build().unwrap();
        let bought = Event::purchase(Date::parse("2023-03-30").unwrap(), cny("1000.00"));
        let budget = Budget::new().income(monthly(cny("8000"))).essential(monthly(cny("7800")));
        let policy = CapacityPolicy::new(Fraction::ONE, cny("0")).unwrap();
        Case::new(terms, Ledger::new([bought]).unwrap(), Date::parse("2023-05-05").unwrap())
            .budget(BudgetQuestion::new(budget, policy))
    }

    #[test]
    fn a_budget_is_written_with_its_amounts() {
        let evidence = Date::parse("2026-01-31").unwrap();
        let budget = Budget::new()
            .income(Income::new(weekly(cny("100")), IncomeCertainty::Variable).evidence(evidence))
            .essential(monthly(cny("300")))
            .debt(OtherDebt::new(cny("900"), monthly(cny("30"))));
        let amount = |text: &str| json!({ "amount": text, "currency": "CNY" });
        let written = json!({
            "incomes": [{ "amount": amount("100.00"), "every": "weekly", "from": null, "to": null, "certainty": "variable",
                "evidence": "2026-01-31" }],
            "essentials": [{ "category": "total", "amount": amount("300.00"), "every": "monthly", "from": null, "to": null }],
            "debts": [{ "balance": amount("900.00"), "payment": amount("30.00"), "every": "monthly", "from": null, "to": null }],
            "dependants": 0,
        });
        assert_eq!(serde_json::to_value(&budget).unwrap(), written);
        let policy = CapacityPolicy::new(Fraction::ONE, cny("0")).unwrap();
        let capacity = serde_json::to_value(budget.capacity(&policy).unwrap()).unwrap();
        assert_eq!((&capacity["income"], &capacity["amount"]), (&amount("433.33"), &amount("103.33")));
        let findings = budget.findings(&policy.requires(Category::Food).evidence_within(30), evidence).unwrap();
        let kinds: Vec<Value> = findings.iter().map(|found| serde_json::to_value(found).unwrap()).collect();
        assert!(kinds.iter().all(|found| found["kind"].is_string() && found["chinese"].is_string()), "{kinds:?}");
    }

    #[test]
    fn a_canonical_text_is_written_as_it_is_signed() {
        let rows = Canonical::list([
            Canonical::text("a \"b\"\n\u{7}"),
            Canonical::object([("k", Canonical::text("还"))]).unwrap(),
        ]);
        let text = Canonical::object([("rows", rows), ("amount", Canonical::text(cny("5")))]).unwrap();
        assert_eq!(serde_json::to_string(&text).unwrap(), text.to_string());
        assert_eq!(serde_json::to_value(text.digest()).unwrap(), json!(text.digest().to_string()));
    }

    #[test]
    fn an_answer_is_written_as_its_report() {
        let case = case();
        let answer = case.answer().unwrap();
        let report: Value = serde_json::from_str(&crate::wire::write(&answer)).unwrap();
        assert_eq!(serde_json::to_value(&answer).unwrap(), report);
        assert_eq!(report["balance"]["payoff"], json!("1028.00"));
        let late_fee = answer.law().verdicts().iter().find(|judged| judged.verdict.rule().id == "cn.card.late-fee");
        let judged = serde_json::to_value(late_fee.unwrap()).unwrap();
        let of_report = report["law"]["verdicts"].as_array().unwrap();
        let same = of_report.iter().find(|verdict| verdict["rule"] == "cn.card.late-fee").unwrap();
        assert_eq!((&judged["day"], &judged["verdict"]["outcome"]), (&same["day"], &same["outcome"]));
        assert_eq!(judged["verdict"]["text"]["chinese"], same["text"]["zh"]);
    }
}
