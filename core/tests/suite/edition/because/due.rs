//! Principal and fees of a loan that fall due, computed again from the text of their lines, and the principal that is left
//! kept beside them.

use serde_json::Value;

use super::exact::Exact;
use super::{english, minor, product};

/// What the lines so far say of a loan.
#[derive(Default)]
pub(super) struct Undue {
    /// Principal that has not fallen due.
    left: i128,
    /// Of that, paid out since the running period began.
    drawn: i128,
}

/// What is checked of which kind.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) kinds: std::collections::BTreeMap<&'static str, u32>,
}

/// `payment 1066.19 - interest 120.00 + 5.00 charged back`: each figure with the sign before it.
fn figures(text: &str) -> Vec<i128> {
    let text = text.replace(" - ", "\n-").replace(" + ", "\n+");
    let figure = |term: &str| {
        let from = term.find(|c: char| c.is_ascii_digit()).unwrap_or_else(|| panic!("no figure: {term}"));
        let digits = term[from..].split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap();
        if term.starts_with('-') { -minor(digits) } else { minor(digits) }
    };
    text.lines().map(figure).collect()
}

/// The part of the text behind `due, `, in both languages.
fn because<'a>(en: &'a str, zh: &'a str) -> [&'a str; 2] {
    let en = en.split_once(": ").and_then(|(_, text)| text.split_once(", ")).unwrap();
    let zh = zh.split_once('：').and_then(|(_, text)| text.split_once('，')).unwrap();
    [en.1, zh.1]
}

impl Undue {
    /// Of an account: nothing is paid out, or an opening says what is left.
    pub(super) fn new(case: &Value) -> Self {
        let left = case["account"]["opening"]["principal"].as_str().map_or(0, minor);
        Self { left, drawn: 0 }
    }

    /// A line of any kind; those of principal and fees are computed again. `own` is the interest that falls due beside it.
    pub(super) fn line(&mut self, case: &Value, line: &Value, own: i128, seen: &mut Seen) {
        let text = |language: &str| line["text"][language].as_str().unwrap();
        let (en, zh) = (text("en"), text("zh"));
        let amount = line["amount"].as_str().map_or(0, minor);
        let is_principal = line["component"] == "loan";
        match line["kind"].as_str().unwrap() {
            "event" if en.starts_with("paid out ") => {
                let paid_out = figures(en).swap_remove(0);
                (self.left, self.drawn) = (self.left + paid_out, self.drawn + paid_out);
            }
            "due" if is_principal => {
                self.principal(case, [en, zh], amount, own, seen);
                (self.left, self.drawn) = (self.left - amount, 0);
            }
            "due" if line["component"] == "instalmentFee" => {
                let [because, chinese] = because(en, zh);
                let chinese = english(chinese);
                let rounding = case["account"]["terms"]["rounding"].as_str().unwrap_or("halfUp");
                for text in [because, &chinese] {
                    let (text, above) = text.split_once("; ").unwrap_or((text, "0"));
                    assert_eq!(product(text).rounded(rounding) - figures(above)[0], amount, "{en}\n{case}");
                }
                *seen.kinds.entry("fee").or_default() += 1;
            }
            "accelerated" if is_principal => {
                assert_eq!(because(en, zh), ["all that is left", "剩余本金全部"]);
                assert_eq!(amount, self.left, "{en}\n{case}");
                self.left = 0;
                *seen.kinds.entry("called").or_default() += 1;
            }
            "repaid" => self.left -= amount,
            "capitalised" => self.left += amount,
            // Where nothing is left to fall due, it falls due on its own day.
            "chargeback" if is_principal && self.left > 0 => self.left += amount,
            _ => {}
        }
    }

    fn principal(&self, case: &Value, [en, zh]: [&str; 2], amount: i128, own: i128, seen: &mut Seen) {
        let terms = &case["account"]["terms"];
        let wrong = || format!("left {} drawn {}: {en}\n{zh}\n{case}", self.left, self.drawn);
        let [text, chinese] = because(en, zh);
        let kind = match text {
            "all that is left" => {
                assert_eq!(chinese, "剩余本金全部");
                assert_eq!(amount, self.left, "{}", wrong());
                "rest"
            }
            "the down payment" => {
                assert_eq!(chinese, "首付款");
                assert_eq!(amount, terms["downPayment"].as_str().map_or(0, minor), "{}", wrong());
                "down payment"
            }
            _ if text.contains(" / ") => {
                let plain =
                    |text: &str, comma: &str| text.split(comma).next().unwrap().split(" + ").next().unwrap().to_owned();
                assert_eq!(plain(text, " with"), plain(chinese, "，"), "{}", wrong());
                share(terms, text, amount, &wrong())
            }
            _ => {
                let (all, by_chinese) = (figures(text), figures(chinese));
                assert_eq!(all, by_chinese, "{}", wrong());
                assert_eq!(all.iter().sum::<i128>(), amount, "{}", wrong());
                let returned = if text.contains("charged back") { *all.last().unwrap() } else { 0 };
                match text.split(' ').next().unwrap() {
                    "payment" if text.contains("scheduled interest") => "scheduled interest",
                    "payment" if text.contains("interest of the period") => "interest of the period",
                    "payment" => {
                        // What falls due beside it is the interest of which it speaks.
                        assert_eq!(-all[1], own, "{}", wrong());
                        if text.contains("unpaid interest") { "unpaid interest" } else { "interest" }
                    }
                    _ if text.contains(" left before ") => {
                        assert_eq!(all[0], self.left - self.drawn - returned, "{}", wrong());
                        "before a disbursement"
                    }
                    _ if text.contains(" left - residual ") => {
                        assert_eq!(all[0], self.left, "{}", wrong());
                        "above the residual"
                    }
                    _ if text.ends_with(" each") => {
                        let told = &case["account"]["opening"]["payment"];
                        let given = [&terms["paymentAmount"], told].map(|given| given.as_str().map(minor));
                        assert!(given.contains(&Some(all[0])), "{}", wrong());
                        "given part"
                    }
                    _ => "charged back",
                }
            }
        };
        *seen.kinds.entry(kind).or_default() += 1;
        if text.contains("charged back") {
            *seen.kinds.entry("with what was charged back").or_default() += 1;
        }
    }
}

/// `12000.00 / 12`, `10000.00 / 3 with the remainder`.
fn share(terms: &Value, text: &str, amount: i128, wrong: &str) -> &'static str {
    let (text, returned) = text.split_once(" + ").map_or((text, 0), |(text, more)| (text, figures(more)[0]));
    let (all, of) = text.split_once(" / ").unwrap();
    let (of, takes_remainder) = of.split_once(" with").map_or((of, false), |(of, _)| (of, true));
    let (all, of) = (minor(all), of.parse::<i128>().unwrap());
    let split = terms["split"]["rounding"].as_str().unwrap_or("towardZero");
    let each = Exact::of(all, of).rounded(split);
    let part = if takes_remainder { all - each * (of - 1) } else { each };
    assert_eq!(part + returned, amount, "{wrong}");
    if takes_remainder { "share with the remainder" } else { "share" }
}
