//! What a card's terms rest on where a preset's values are only likely.

// Semantics: [card-32] [value-16].

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{Display, Write as _};

use super::{Assumption, AssumptionCertainty};
use crate::component::Components;
use crate::money::Money;
use crate::rate::Fraction;
use crate::rulebook::Text;
use crate::terms::{CardPreset, Issuer, Listing, PresetCertainty, Sourced};

/// The terms of a card that a preset may stand for, each by its key in the case document.
pub(crate) struct GivenTerms {
    pub(crate) due: bool,
    pub(crate) purchase_rates: bool,
    pub(crate) late_payment_grace_days: bool,
    pub(crate) tolerance: bool,
    pub(crate) interest_base: bool,
    pub(crate) late_fees: bool,
    pub(crate) minimum: bool,
    pub(crate) minimum_interest: bool,
    pub(crate) allocation: bool,
}

/// The values of an issuer's preset that stand for terms not given, where they are not confirmed; as a document would write them.
pub(crate) fn preset_assumptions(issuer: Issuer, given: &GivenTerms) -> Vec<Assumption> {
    let preset = issuer.preset();
    let mut likely = Likely { preset, found: Vec::new() };
    if !given.due {
        likely.say("due", preset.due_days, |days| format!(r#"{{"rule":"daysAfterStatement","days":{days}}}"#));
    }
    if !given.purchase_rates {
        likely.usual("purchaseRates", r#"[{"daily":"0.0005"}]"#.into());
    }
    if !given.late_payment_grace_days {
        match preset.late_payment_grace_days {
            Some(_) => likely.say("latePaymentGraceDays", preset.late_payment_grace_days, u16::to_string),
            None => likely.unknown("latePaymentGraceDays", "0".into()),
        }
    }
    if !given.tolerance {
        likely.say("tolerance", preset.tolerance, |most| format!("\"{most}\""));
    }
    if !given.interest_base {
        likely.say("interestBase", preset.interest_base, |base| format!("\"{}\"", base.key()));
    }
    if !given.late_fees {
        likely.late_fees();
    }
    if !given.minimum {
        likely.say("minimum.ratios", preset.minimum_ratios, |ratios| minimum_ratios(ratios));
    }
    if !given.minimum_interest {
        let both = |least: &Money| format!(r#"{{"purchase":"{least}","cash":"{least}"}}"#);
        likely.say("minimumInterest", preset.minimum_interest, both);
    }
    if !given.allocation {
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

/// The bytes of a usual allocation order.
const ORDER: usize = 256;

fn order(groups: Listing) -> String {
    let mut text = String::with_capacity(ORDER);
    text.push('[');
    for (place, group) in groups.iter().enumerate() {
        text.push_str(if place > 0 { ",[" } else { "[" });
        let mut before = "";
        let mut list = |name: &dyn Display| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{before}\"{name}\"");
            before = ",";
        };
        for of in group.iter() {
            match *of {
                Components::PRINCIPAL | Components::FEE => list(of),
                set => set.iter().for_each(|component| list(&component)),
            }
        }
        text.push(']');
    }
    text.push(']');
    text
}
