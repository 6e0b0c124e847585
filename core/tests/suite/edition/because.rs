//! The because of a line determines its amount: days, year, rule and bound are said, in both languages.
//!
//! Every amount is computed again from the text of its line alone, with the account's rounding.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "a test may panic; it may not hide a wrong cent behind error handling"
)]

mod due;
mod exact;

use serde_json::{Value, json};

use due::{Seen, Undue};
use exact::Exact;

use super::contract;
use super::schedules::random_schedule;
use crate::cases::{case, names, report, try_report};
use crate::loan::story::story;
use crate::random::random_case;
use crate::random_loan::{random_loan_case, random_wide_loan_case};

/// Parts of a rate, and of a minor unit in exact amounts.
const PARTS: i128 = 1_000_000_000_000;

/// `1066.19` as minor units, whatever the decimals.
fn minor(text: &str) -> i128 {
    text.replace('.', "").parse().unwrap_or_else(|_| panic!("no amount: {text}"))
}

/// `0.05%`.
fn percent(text: &str) -> Exact {
    let text = text.strip_suffix('%').unwrap_or_else(|| panic!("no percentage: {text}"));
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let parts = format!("{whole}{rest:0<10}").parse().unwrap_or_else(|_| panic!("no percentage: {text}"));
    Exact::of(parts, PARTS)
}

/// `46/365` of a year, or of whatever the factor is a share of; `12`, `24 d`.
fn factor(text: &str) -> Exact {
    let number = |text: &str| text.trim().parse::<i128>().unwrap_or_else(|_| panic!("no factor: {text}"));
    match text.split_once('/') {
        Some((over, under)) => Exact::of(number(over), number(under)),
        None => Exact::whole(number(text.trim_end_matches(" d"))),
    }
}

/// `10000.00 x 12% x 46/365`, `12000.00 x 12% / 12 x 14/28`: what it is.
fn product(text: &str) -> Exact {
    // The days it was earned on stand behind it.
    let text = match text.rfind(" (2").or_else(|| text.rfind(" (1")) {
        Some(at) => &text[..at],
        None => text,
    };
    let text = text.replace(" / 12", " x 1/12");
    let mut factors = text.split(" x ");
    let base = Exact::whole(minor(factors.next().unwrap()));
    let rate = factors.next().unwrap_or_else(|| panic!("no rate: {text}"));
    let rate = percent(rate.trim_end_matches(" a month"));
    factors.fold(base.times(&rate), |product, by| {
        let shares = by.trim_matches(['(', ')']).split(" + ").map(factor);
        product.times(&shares.reduce(|sum, share| sum.plus(&share)).unwrap())
    })
}

/// Sums of products; a sum inside a product's year stays with it.
fn sum(text: &str) -> Exact {
    let mut terms: Vec<String> = Vec::new();
    for term in text.split(" + ") {
        match terms.last_mut().filter(|last| last.matches('(').count() > last.matches(')').count()) {
            Some(last) => *last = format!("{last} + {term}"),
            None => terms.push(term.to_owned()),
        }
    }
    terms.iter().fold(Exact::whole(0), |sum, term| sum.plus(&product(term)))
}

/// The Chinese text in the signs of the English one.
fn english(text: &str) -> String {
    let signs = [
        ("×", "x"),
        ("天", " d"),
        ("（月）", " a month"),
        ("，各自取整", ", each rounded"),
        (" + 上期尾差", " + carried "),
        (" - 上期尾差", " - carried "),
        ("（最小货币单位）", ""),
        ("超出息费上限的", ABOVE),
        ("不计", ""),
        ("：", ": "),
        ("；", "; "),
        (" 期初结转", BROUGHT),
    ];
    signs.iter().fold(text.to_owned(), |text, (zh, en)| text.replace(zh, en))
}

/// How a line says what was earned before an account that begins in the middle does.
const BROUGHT: &str = " brought forward by the opening";

/// What a line brings forward, and the rest of its because.
fn brought<'a>(head: &str, because: &'a str) -> (Exact, &'a str) {
    let Some((exact, rest)) = because.split_once(BROUGHT) else { return (Exact::whole(0), because) };
    let (whole, parts) = exact.split_once('.').unwrap_or((exact, ""));
    let decimals = head.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len());
    let exact: i128 = format!("{whole}{parts:0<width$}", width = 12 + decimals).parse().unwrap();
    (Exact::of(exact, PARTS), rest.trim_start_matches(" + "))
}

/// How a line says what the cap on all charges left out.
const ABOVE: &str = "above the cap: ";

/// The signs of the line alone: what the cap left out behind a name, a fraction carried behind one too.
fn plain(en: &str) -> String {
    let en = match en.strip_suffix(" above the cap on all charges left out").and_then(|en| en.rsplit_once("; ")) {
        Some((en, above)) => format!("{en}; {ABOVE}{above}"),
        None => en.to_owned(),
    };
    let Some((before, behind)) = en.split_once(" of the smallest unit carried") else { return en };
    let at = before.rfind([' ']).unwrap();
    format!("{} carried {}{behind}", &before[..at], &before[at + 1..])
}

/// What the cap left out of a fee.
fn left_out(en: &str) -> i128 {
    plain(en).split_once(ABOVE).map_or(0, |(_, above)| minor(above))
}

/// The least and the most that the because says the amount is: both the same, but where a fraction is carried, which is said
/// to four places.
fn bounds(text: &str, rounding: &str) -> Option<[i128; 2]> {
    let (text, above) = text.split_once(&format!("; {ABOVE}")).map_or((text, 0), |(text, above)| (text, minor(above)));
    let Some((text, carried)) = text.split_once(" carried ") else {
        return told(text, rounding, &Exact::whole(0)).map(|told| [told - above; 2]);
    };
    let (text, sign) = text.strip_suffix(" -").map_or((text.trim_end_matches(" +"), 1), |text| (text, -1));
    let carried = sign * carried.replace('.', "").parse::<i128>().unwrap();
    let told = |twice: i128| told(text, rounding, &Exact::of(twice, 20_000)).map(|told| told.max(0) - above);
    Some([told(2 * carried - 1)?, told(2 * carried + 1)?])
}

/// What the because says the amount is, with a fraction carried.
fn told(text: &str, rounding: &str, carried: &Exact) -> Option<i128> {
    let (head, because) = text.split_once(": ")?;
    if let Some(groups) = because.strip_suffix(", each rounded") {
        let groups = groups.trim_start_matches('[').trim_end_matches(']').split("] + [");
        return Some(groups.map(|group| sum(group).rounded(rounding)).sum());
    }
    let (because, raised) = because.split_once("; ").unwrap_or((because, ""));
    let (brought, because) = brought(head, because);
    let mut exact = carried.plus(&brought);
    if !because.is_empty() && because != "0" {
        exact = exact.plus(&sum(because));
    }
    for raised in raised.split("; ").filter(|raised| !raised.is_empty()) {
        let number =
            |at: usize| raised.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|n| !n.is_empty()).nth(at);
        let (whole, rest) = number(0).map(|earned| earned.split_once('.').unwrap_or((earned, ""))).unwrap();
        let decimals = head.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len());
        let earned = Exact::of(format!("{whole}{rest:0<width$}", width = 12 + decimals).parse().unwrap(), PARTS);
        // Interest on interest by the day comes on top; what was raised comes in place of what was earned.
        exact = exact.plus(&match number(1) {
            None => earned,
            Some(least) => Exact::whole(minor(least)).minus(&earned),
        });
    }
    Some(exact.rounded(rounding))
}

/// A late fee by its English text.
fn late_fee(text: &str, rounding: &str) -> Option<i128> {
    let (_, because) = text.split_once(": ")?;
    let (rate, rest) = because.split_once(" of ")?;
    let unpaid = rest.split(' ').next()?;
    Some(Exact::whole(minor(unpaid)).times(&percent(rate)).rounded(rounding))
}

/// The same by its Chinese text: `宽限期满当期未还1066.19 × 5%，按上限计`.
fn late_fee_in_chinese(text: &str, rounding: &str) -> Option<i128> {
    let (unpaid, rate) = text.split_once('：')?.1.split_once(" × ")?;
    let unpaid = unpaid.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let rate = rate.split(['，', '；']).next()?;
    Some(Exact::whole(minor(unpaid)).times(&percent(rate)).rounded(rounding))
}

/// The amount at the front of a text.
fn leading(text: &str) -> i128 {
    minor(text.split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap())
}

/// What a payment, or whatever else takes from what is posted, says it met, credit included: by both texts.
fn met(en: &str, zh: &str) -> Option<[i128; 2]> {
    let (_, en) = en.split_once(" days past due: ")?;
    let (_, zh) = zh.split_once("天：")?;
    // Parts are told apart by the comma before a figure.
    let sum = |text: &str, comma: &str| text.split(comma).filter(|part| !part.is_empty()).map(leading).sum();
    Some([sum(en, ", "), sum(zh, "，")])
}

/// The interest that falls due beside the first of some lines, with what a cap left out of it.
fn due_beside(lines: &[Value]) -> i128 {
    let is_beside =
        |line: &&Value| line["kind"] == "due" && line["component"] == "interest" && line["date"] == lines[0]["date"];
    let Some(line) = lines.iter().find(is_beside) else { return 0 };
    let left_out = lines.iter().take_while(|its| *its != line);
    let left_out = left_out.filter(|its| its["kind"] == "capped" && its["component"] == "interest");
    left_out.chain([line]).map(|its| minor(its["amount"].as_str().unwrap())).sum()
}

#[derive(Default)]
struct Counts {
    earned: u32,
    fees: u32,
    parts: u32,
    taken: u32,
    due: Seen,
}

impl Counts {
    fn check(&mut self, case: &Value, report: &Value) {
        let rounding = case["account"]["terms"]["rounding"].as_str().unwrap_or("halfUp");
        let lines = report["lines"].as_array().unwrap();
        let mut undue = Undue::new(case);
        for (at, line) in lines.iter().enumerate() {
            undue.line(case, line, due_beside(&lines[at..]), &mut self.due);
            let (en, zh) = (line["text"]["en"].as_str().unwrap(), line["text"]["zh"].as_str().unwrap());
            let amount = line["amount"].as_str().map_or(0, |amount| amount.replace('.', "").parse::<i128>().unwrap());
            let wrong = || format!("{en}\n{zh}\n{case}");
            match line["kind"].as_str().unwrap() {
                _ if !line["segments"].is_null() || !line["loanSegments"].is_null() => {
                    for text in [plain(en), english(zh)] {
                        let [least, most] = bounds(&text, rounding).unwrap_or_else(|| panic!("{}", wrong()));
                        assert!((least..=most).contains(&amount), "{amount} {least} {most}: {}", wrong());
                    }
                    self.earned += 1;
                }
                "lateFee" => {
                    let amount = amount + left_out(en);
                    let told = late_fee(en, rounding);
                    assert_eq!(late_fee_in_chinese(zh, rounding), told, "{}", wrong());
                    match told {
                        Some(told) if en.contains("raised to the floor") => assert!(amount > told, "{}", wrong()),
                        Some(told) if en.contains("cut to the cap") => assert!(amount < told, "{}", wrong()),
                        Some(told) => assert_eq!(amount, told, "{}", wrong()),
                        None => assert!(en.contains("the unpaid principal"), "{}", wrong()),
                    }
                    self.fees += 1;
                }
                _ if !line["daysPastDue"].is_null() => {
                    assert_eq!(met(en, zh), Some([-amount; 2]), "{}", wrong());
                    self.taken += 1;
                }
                "earlyRepaymentFee" => {
                    let amount = amount + left_out(en);
                    let own = |text: &str| text.split("; ").next().unwrap().to_owned();
                    let (en, zh) = (own(en), own(&english(zh)));
                    let of = |text: &str, comma: &str| text.rsplit_once(comma).map(|(_, because)| product(because));
                    let told =
                        [of(&en, "repayment, "), of(&zh, "，")].map(|exact| exact.map(|exact| exact.rounded(rounding)));
                    assert_eq!(told, [Some(amount); 2], "{}", wrong());
                    self.fees += 1;
                }
                "part" | "settlement" => {
                    let (_, because) = en.split_once(", ").unwrap();
                    let (_, zh) = zh.rsplit_once('，').unwrap();
                    if because != "all that was not billed yet" {
                        assert_eq!(because, english(zh), "{}", wrong());
                        self.part(case, because, amount, rounding, &wrong());
                    }
                }
                _ => {}
            }
        }
    }

    fn part(&mut self, case: &Value, because: &str, amount: i128, rounding: &str, wrong: &str) {
        if let Some((payment, interest)) = because.split_once(" - ") {
            assert_eq!(minor(payment) - minor(interest), amount, "{wrong}");
        } else if because.contains(" x ") {
            assert_eq!(product(because).rounded(rounding), amount, "{wrong}");
        } else {
            let (whole, parts) = because.split_once(" / ").unwrap();
            let (whole, parts) = (minor(whole), parts.parse::<i128>().unwrap());
            let split = case["account"]["terms"]["instalments"]["split"]["rounding"].as_str().unwrap_or("towardZero");
            let share = Exact::of(whole, parts).rounded(split);
            let is_taking_the_rest = case["account"]["terms"]["instalments"]["split"]["remainder"] == "first";
            assert!(share == amount || is_taking_the_rest, "{share}: {wrong}");
        }
        self.parts += 1;
    }
}

/// Semantics: [value-8] [card-10] [card-18] [card-24] [loan-13].
#[test]
fn every_amount_comes_from_its_because() {
    let mut counts = Counts::default();
    let folder = format!("{}/tests/cases", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let contracts = files.filter_map(|file| file.strip_suffix(".json").map(contract)).collect::<Vec<_>>();
    let random = (0..150).flat_map(|seed| {
        let schedules = [2 * seed, 2 * seed + 1].map(random_schedule);
        let [one, other] = schedules;
        [random_case(seed), story(seed), random_loan_case(seed), random_wide_loan_case(seed), one, other]
    });
    for case in names().iter().map(|name| case(name)).chain(contracts).chain(random) {
        if let Ok(report) = try_report(&case) {
            counts.check(&case, &report);
        }
    }
    let Counts { earned, fees, parts, taken, due } = counts;
    assert!(earned > 1_000 && fees > 200 && parts > 200, "{earned} earned, {fees} late fees, {parts} parts");
    assert!(taken > 1_000, "{taken} payments and what takes like them");
    let kinds = due.kinds;
    assert!(kinds.len() >= 12 && kinds.values().filter(|count| **count > 3).count() >= 11, "{kinds:?}");
}

fn texts(report: &Value, kind: &str) -> Vec<[String; 2]> {
    let lines = report["lines"].as_array().unwrap().iter().filter(|line| line["kind"] == kind);
    lines.map(|line| ["en", "zh"].map(|language| line["text"][language].as_str().unwrap().to_owned())).collect()
}

/// BoletoNet/boletonet#1042: 151.23 and 153.33 were both "10000.00 x 1% a month x 46 d".
#[test]
fn e03_a_monthly_rate_says_its_days_and_its_year() {
    let interest = |name: &str| texts(&report(&contract(name)), "due").swap_remove(1);
    let [en, zh] = interest("e03-monthly-rate-broken-period-actual365");
    assert_eq!(en, "interest +151.23: 10000.00 x 1% x 12 x 46/365 (2023-01-10..2023-02-25)");
    assert_eq!(zh, "利息 +151.23：10000.00 × 1% × 12 × 46/365 (2023-01-10..2023-02-25)");
    let [en, _] = interest("e03-monthly-rate-broken-period-actual360");
    assert_eq!(en, "interest +153.33: 10000.00 x 1% x 12 x 46/360 (2023-01-10..2023-02-25)");
    let [en, _] = interest("e03-monthly-rate-broken-period-actualActual");
    assert!(en.contains("/365") || en.contains("/366"), "{en}");
}

/// Ping An: of principal up to 20.00 the late fee is that principal.
#[test]
fn m04_a_small_balance_is_named() {
    let [en, zh] = texts(&report(&contract("m04-pab-small")), "lateFee").swap_remove(0);
    assert!(en.starts_with("late fee +15.60: the unpaid principal, where so little is owed"), "{en}");
    assert!(zh.contains("+15.60：未还本金低于小额标准，以该本金为限"), "{zh}");
}

/// Floor and cap of a late fee, the least interest charge, and the split of days over a leap year.
#[test]
fn bounds_are_named() {
    let plain = |more: Value| {
        let events = json!([{ "kind": "cashAdvance", "date": "2023-03-30", "amount": "10.00" }]);
        let mut case = crate::cases::plain(events, "2023-05-05");
        crate::semantics::merge(&mut case, &json!({ "account": { "terms": more } }));
        report(&case)
    };
    let raised = plain(json!({ "minimumInterest": { "cash": "1.00" } }));
    let [en, zh] = texts(&raised, "interest").swap_remove(0);
    assert!(en.ends_with("; 0.03 earned by cash advances, raised to the least charge of 1.00"), "{en}");
    assert!(zh.contains("按最低收费1.00计"), "{zh}");
    let [en, _] = texts(&plain(json!({ "lateFees": [{ "rate": "0.05", "floor": "10" }] })), "lateFee").swap_remove(0);
    assert!(en.contains(" missing from the minimum payment, raised to the floor; miss 1 in a row"), "{en}");
    let [en, _] = texts(&plain(json!({ "lateFees": [{ "rate": "0.05", "cap": "0.01" }] })), "lateFee").swap_remove(0);
    assert!(en.contains(", cut to the cap; "), "{en}");
}
