//! Principal and fees of a loan that fall due, computed again from the text of their lines, and the principal that is left
//! kept beside them.

use serde_json::{Value, json};

use super::exact::Exact;
use super::{english, minor, product};

/// What the lines so far say of a loan.
#[derive(Default)]
pub(super) struct Undue {
    /// Principal that has not fallen due.
    left: i128,
    /// Of that, paid out since the running period began; the first of all begins it.
    drawn: Option<i128>,
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
        Self { left, drawn: Some(0).filter(|_| left > 0) }
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
                self.left += paid_out;
                self.drawn = Some(self.drawn.map_or(0, |drawn| drawn + paid_out));
            }
            "due" if is_principal => {
                self.principal(case, [en, zh], amount, own, seen);
                (self.left, self.drawn) = (self.left - amount, Some(0));
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
        let wrong = || format!("left {} drawn {:?}: {en}\n{zh}\n{case}", self.left, self.drawn);
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
                        assert_eq!(all[0], self.left - self.drawn.unwrap_or(0) - returned, "{}", wrong());
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

/// The because of each line of principal that fell due, in English, of a loan of 12,000.00 under such terms and events.
fn told(terms: &Value, events: &[Value], as_of: &str) -> Vec<String> {
    let mut case = crate::opening::screens::loan_case(Value::Null);
    case["account"].as_object_mut().unwrap().remove("opening");
    crate::semantics::merge(&mut case, &json!({ "account": { "terms": terms }, "asOf": as_of }));
    let is_paid_out = events.iter().any(|event| event["kind"] == "disbursement");
    let first = json!({ "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" });
    let all: Vec<Value> = Some(first).filter(|_| !is_paid_out).into_iter().chain(events.iter().cloned()).collect();
    case["account"]["events"] = json!(all);
    let report = crate::cases::report(&case);
    let (mut undue, mut seen) = (Undue::new(&case), Seen::default());
    let lines = report["lines"].as_array().unwrap();
    for (at, line) in lines.iter().enumerate() {
        undue.line(&case, line, super::due_beside(&lines[at..]), &mut seen);
    }
    let due = lines.iter().filter(|line| line["kind"] == "due" && line["component"] == "loan");
    due.map(|line| line["text"]["en"].as_str().unwrap().split_once(": due, ").unwrap().1.to_owned()).collect()
}

/// What random histories seldom come to.
// Semantics: [loan-49].
#[test]
fn what_seldom_falls_due_says_where_it_comes_from() {
    let paid_out = |day: &str, amount: &str| json!({ "kind": "disbursement", "date": day, "amount": amount });
    // All that was there when the period began was due with it; what came later is not.
    let drawn = [paid_out("2023-01-15", "3000.00"), paid_out("2023-01-25", "2000.00")];
    let lines = told(&json!({ "paymentAmount": "4000.00" }), &drawn, "2023-02-15");
    assert_eq!(lines, ["3000.00 left before more was paid out"]);
    let terms = json!({ "paymentAmount": "4000.00", "residual": "500.00" });
    assert_eq!(told(&terms, &drawn, "2023-02-15"), ["3000.00 left before more was paid out - residual 500.00"]);
    // Equal parts that the contract gives.
    let terms = json!({ "method": "equalPrincipal", "paymentAmount": "1500.00" });
    assert_eq!(told(&terms, &[], "2023-03-15"), ["1500.00 each"; 2]);
    // Interest that waited falls due with the first payment, whose principal is beside its own.
    let terms = json!({ "deferredPeriods": 1, "deferredInterest": "dueWithFirst", "oddPeriod": "keepPayment" });
    let moved = [json!({ "kind": "dueDateChange", "date": "2023-02-20", "due": "2023-03-20" })];
    assert_eq!(told(&terms, &moved, "2023-03-20"), ["payment 1157.45 - interest of the period 132.00"]);
    // An opening that says what is due next, and nothing that it is made of.
    let opening = json!({
        "day": "2023-04-30", "principal": "8384.37", "periodsLeft": 8, "nextDue": "2023-05-15", "payment": "1066.19",
        "duePrincipal": "1200.00"
    });
    let case = crate::opening::screens::loan_case(opening);
    let report = crate::cases::report(&case).to_string();
    assert!(report.contains("loan principal +1200.00: due, as the opening says"), "{report}");
}
