//! What a card's terms rest on where a preset's values are only likely.

// Semantics: [card-32] [value-16].

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::CardTermsShape;
use crate::case::{Assumption, AssumptionCertainty};
use crate::component::Components;
use crate::json::Of;
use crate::money::Money;
use crate::rate::Fraction;
use crate::rulebook::Text;
use crate::terms::{CardPreset, Issuer, Listing, PresetCertainty, Sourced};

/// The values of a preset that stand for keys not given, where they are not confirmed.
pub(in crate::wire::read) fn assumptions(terms: Of<'_, CardTermsShape>) -> Vec<Assumption> {
    let Some(issuer) = terms.preset().given().and_then(|name| Issuer::from_name(name.text())) else {
        return Vec::new();
    };
    let preset = issuer.preset();
    let mut likely = Likely { preset, found: Vec::new() };
    if !terms.due().is_given() {
        likely.say("due", preset.due_days, |days| format!(r#"{{"rule":"daysAfterStatement","days":{days}}}"#));
    }
    if !terms.purchase_rates().is_given() {
        likely.usual("purchaseRates", r#"[{"daily":"0.0005"}]"#.into());
    }
    if !terms.late_payment_grace_days().is_given() {
        match preset.late_payment_grace_days {
            Some(_) => likely.say("latePaymentGraceDays", preset.late_payment_grace_days, u16::to_string),
            None => likely.unknown("latePaymentGraceDays", "0".into()),
        }
    }
    if !terms.tolerance().is_given() {
        likely.say("tolerance", preset.tolerance, |most| format!("\"{most}\""));
    }
    if !terms.interest_base().is_given() {
        likely.say("interestBase", preset.interest_base, |base| format!("\"{}\"", base.key()));
    }
    if !terms.late_fees().is_given() {
        likely.late_fees();
    }
    if !terms.minimum().is_given() {
        likely.say("minimum.ratios", preset.minimum_ratios, |ratios| minimum_ratios(ratios));
    }
    if !terms.minimum_interest().is_given() {
        let both = |least: &Money| format!(r#"{{"purchase":"{least}","cash":"{least}"}}"#);
        likely.say("minimumInterest", preset.minimum_interest, both);
    }
    if !terms.allocation().is_given() {
        likely.say("allocation", preset.orders, |(before, from_91)| {
            let (first, long) = (order(before), order(from_91));
            format!(r#"{{"current":{first},"overdue":{first},"longOverdue":{long}}}"#)
        });
    }
    likely.found
}

struct Likely {
    preset: CardPreset,
    found: Vec<Assumption>,
}

impl Likely {
    fn push(&mut self, key: &str, value: String, certainty: AssumptionCertainty, source: Text) {
        let assumption = Assumption::new(format!("account.terms.{key}"), certainty, source);
        self.found.push(assumption.value(value));
    }

    fn say<T>(&mut self, key: &str, known: Option<Sourced<T>>, text: impl Fn(&T) -> String) {
        let Some(Sourced { value, year, certainty }) = known else { return };
        let Some(certainty) = likely(certainty) else { return };
        let (en, zh) = year.map_or((String::new(), String::new()), |year| (format!(" of {year}"), format!("{year}年")));
        let name = self.preset.chinese_name;
        let source =
            Text { en: format!("terms of {name}{en}, as reported"), zh: format!("{name}{zh}条款，据报道") };
        self.push(key, text(&value), certainty, source);
    }

    /// What Chinese issuers usually have.
    fn usual(&mut self, key: &str, value: String) {
        let source =
            Text { en: "what issuers in mainland China usually have".into(), zh: "境内发卡行通行条款".into() };
        self.push(key, value, AssumptionCertainty::Reported, source);
    }

    fn unknown(&mut self, key: &str, value: String) {
        let name = self.preset.chinese_name;
        let source = Text { en: format!("nothing found of {name}"), zh: format!("未找到{name}的规定") };
        self.push(key, value, AssumptionCertainty::Unknown, source);
    }

    /// The 5 % are usual; floor, cap and the rest are the issuer's: the whole is as sure as the least sure of them.
    fn late_fees(&mut self) {
        let preset = self.preset;
        let mut rule: String = r#"[{"rate":"0.05""#.into();
        for (key, known) in [
            ("floor", preset.late_fee_floor),
            ("cap", preset.late_fee_cap),
            ("smallBalance", preset.late_fee_small_balance),
        ] {
            if let Some(Sourced { value, .. }) = known {
                rule.push_str(&format!(r#","{key}":"{value}""#));
            }
        }
        if let Some(Sourced { value: (missed_payments, rate), .. }) = preset.late_fee_repeated {
            rule.push_str(&format!(r#","repeat":{{"missedPayments":{missed_payments},"rate":"{rate}"}}"#));
        }
        rule.push_str("}]");
        self.usual("lateFees", rule);
    }
}

/// A certainty to be told; `None` for what is confirmed.
const fn likely(certainty: PresetCertainty) -> Option<AssumptionCertainty> {
    match certainty {
        PresetCertainty::Confirmed => None,
        PresetCertainty::Reported => Some(AssumptionCertainty::Reported),
        PresetCertainty::Unconfirmed => Some(AssumptionCertainty::Unconfirmed),
    }
}

fn minimum_ratios(others: &[(Components, Fraction)]) -> String {
    let tenth = Fraction::ten_thousandths(1_000);
    let mut row: Vec<(String, Fraction)> = alloc::vec![("purchase".into(), tenth), ("cash".into(), tenth)];
    for (components, ratio) in others {
        for component in components.iter() {
            match row.iter_mut().find(|(name, _)| name == component.name()) {
                Some((_, known)) => *known = *ratio,
                None => row.push((component.name().into(), *ratio)),
            }
        }
    }
    let keys: Vec<String> = row.iter().map(|(name, ratio)| format!(r#""{name}":"{ratio}""#)).collect();
    format!("[{{{}}}]", keys.join(","))
}

fn order(groups: Listing) -> String {
    let name = |of: &Components| match *of {
        Components::PRINCIPAL | Components::FEE => format!("\"{of}\""),
        set => set.iter().map(|component| format!("\"{component}\"")).collect::<Vec<_>>().join(","),
    };
    let group = |group: &&[Components]| format!("[{}]", group.iter().map(name).collect::<Vec<_>>().join(","));
    format!("[{}]", groups.iter().map(group).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Shaped;
    use crate::terms::PRESETS;
    use crate::wire::read::node;

    fn told(terms: &str) -> Vec<Assumption> {
        let tree = node::read(terms, &CardTermsShape::SHAPE).unwrap();
        assumptions(Of::root(&tree))
    }

    /// Whoever writes down what was assumed gets the same terms, and nothing is assumed any more.
    #[test]
    fn values_are_written_as_a_document_writes_them() {
        for preset in PRESETS {
            let mut written = format!(
                r#"{{"preset":"{}","opened":"2023-03-06","statementDay":5,"due":{{"rule":"daysAfterStatement","days":20}}"#,
                preset.name
            );
            let before = format!("{written}}}");
            let tree = node::read(&before, &CardTermsShape::SHAPE).unwrap();
            let expected = super::super::card_terms(Of::root(&tree), None).unwrap();
            for assumption in told(&before) {
                let key = assumption.key().strip_prefix("account.terms.").unwrap();
                let value = assumption.given_value().unwrap();
                match key {
                    "minimum.ratios" => written.push_str(&format!(r#","minimum":{{"ratios":{value}}}"#)),
                    key => written.push_str(&format!(r#","{key}":{value}"#)),
                }
            }
            written.push('}');
            assert_eq!(told(&written), [], "{written}");
            let tree = node::read(&written, &CardTermsShape::SHAPE).unwrap();
            assert_eq!(super::super::card_terms(Of::root(&tree), None).unwrap(), expected, "{written}");
        }
    }

    #[test]
    fn of_a_card_without_a_preset_nothing_is_assumed() {
        assert_eq!(told(r#"{"opened":"2023-03-06","statementDay":5}"#), []);
    }
}
