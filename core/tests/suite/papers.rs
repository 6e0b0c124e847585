//! Capital amounts against a slow implementation and back again; pages against their golden files.
//!
//! `ARREARS_GOLDEN=write cargo test -p arrears papers` writes the golden files anew; read the difference before you keep it.
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use arrears::document::{Block, CalendarEvent, CalendarFile, Cell, Column, Csv, Page, Table, capital_amount, figures};
use arrears::{Currency, Date, Digest, Language, Money, TimeOfDay};

fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

const FIGURES: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// As it is taught: every figure with its unit, zeros included, and then what must not stand struck out.
fn slow_yuan(yuan: i64) -> String {
    const UNITS: [&str; 14] = ["元", "拾", "佰", "仟", "万", "拾", "佰", "仟", "亿", "拾", "佰", "仟", "万", "拾"];
    let digits = yuan.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        text.push(FIGURES[usize::try_from(digit.to_digit(10).unwrap()).unwrap()]);
        text.push_str(UNITS[digits.len() - 1 - place]);
    }
    for (written, kept) in [("零拾", "零"), ("零佰", "零"), ("零仟", "零")] {
        text = text.replace(written, kept);
    }
    while text.contains("零零") {
        text = text.replace("零零", "零");
    }
    for (written, kept) in [("零亿", "亿"), ("零万", "万"), ("亿万", "亿零"), ("零零", "零"), ("零元", "元")]
    {
        text = text.replace(written, kept);
    }
    if text == "元" { String::from("零元") } else { text }
}

fn slow_tail(yuan: i64, rest: i64) -> String {
    let (jiao, last) = (rest / 10, rest % 10);
    let mut text = String::new();
    if yuan > 0 && rest > 0 && (jiao == 0 || yuan % 10 == 0) {
        text.push('零');
    }
    if jiao > 0 {
        text.extend([FIGURES[usize::try_from(jiao).unwrap()], '角']);
    }
    if last > 0 {
        text.extend([FIGURES[usize::try_from(last).unwrap()], '分']);
    } else {
        text.push('整');
    }
    text
}

fn slow(minor: i64) -> String {
    let (yuan, rest) = (minor / 100, minor % 100);
    let head = if yuan == 0 && rest > 0 { String::new() } else { slow_yuan(yuan) };
    format!("人民币{head}{}", slow_tail(yuan, rest))
}

/// The amount that a text in capitals says, zeros read past.
fn read_back(text: &str) -> i64 {
    // Sums of figures with their units; 万 and 亿 multiply what stands before them.
    let (mut total, mut section, mut figure) = (0_i64, 0_i64, 0_i64);
    let mut minor = 0;
    for character in text.strip_prefix("人民币").unwrap().chars() {
        match character {
            '整' | '负' => {}
            '拾' | '佰' | '仟' => {
                let unit = match character {
                    '拾' => 10,
                    '佰' => 100,
                    _ => 1_000,
                };
                section += figure * unit;
                figure = 0;
            }
            '万' => {
                total += (section + figure) * 10_000;
                (section, figure) = (0, 0);
            }
            '亿' => {
                total = (total + section + figure) * 100_000_000;
                (section, figure) = (0, 0);
            }
            '元' => {
                minor += (total + section + figure) * 100;
                (total, section, figure) = (0, 0, 0);
            }
            '角' => minor += std::mem::take(&mut figure) * 10,
            '分' => minor += std::mem::take(&mut figure),
            other => figure = i64::try_from(FIGURES.iter().position(|known| *known == other).unwrap()).unwrap(),
        }
    }
    if text.contains('负') { -minor } else { minor }
}

/// Every amount up to 100,000.00, and the tails of every yuan there.
#[test]
fn capitals_of_every_amount_to_a_hundred_thousand_yuan() {
    for yuan in 0..=100_000 {
        let head = slow_yuan(yuan);
        for rest in 0..100 {
            let minor = yuan * 100 + rest;
            let text = capital_amount(fen(minor)).unwrap();
            let head = if yuan == 0 && rest > 0 { "" } else { &head };
            let tail = text.strip_prefix("人民币").and_then(|text| text.strip_prefix(head));
            // The tails of one yuan repeat: those of its last figure alone are looked at.
            let expected = slow_tail(if yuan == 0 { 0 } else { 10 + yuan % 10 }, rest);
            assert_eq!(tail, Some(expected.as_str()), "{minor}: {text}");
            if minor > 10_000_000 {
                return;
            }
        }
    }
}

/// Large amounts, many of them with runs of zeros: the same as the slow way, and read back the same.
#[test]
fn capitals_of_large_amounts_and_back() {
    let mut seed = 7_u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed >> 20
    };
    for _ in 0..200_000 {
        let (digits, kept) = (random() % 16 + 1, random());
        let mut minor = 0_i64;
        for place in 0..digits {
            let digit = if kept >> place & 1 == 0 { 0 } else { i64::try_from(random() % 10).unwrap() };
            minor = minor * 10 + digit;
        }
        let minor = minor % (Money::MAX_MINOR + 1);
        let text = capital_amount(fen(minor)).unwrap();
        assert_eq!(text, slow(minor), "{minor}");
        assert_eq!(read_back(&text), minor, "{text}");
        assert_eq!(read_back(&capital_amount(fen(-minor)).unwrap()), -minor);
        assert!(!text.contains("零零") && !text.contains("零元零") || minor == 0, "{text}");
    }
    for minor in [Money::MAX_MINOR, Money::MAX_MINOR - 1, 100_000_000_000_000] {
        assert_eq!(capital_amount(fen(minor)).unwrap(), slow(minor));
    }
}

/// A name that would be markup, a formula, and another name if its characters were obeyed.
const HOSTILE: &str = "<img src=x onerror=alert(1)> \u{202e}0007-A\u{2066} [x](javascript:1) =1+1 | **&amp;**";

fn plan(language: Language) -> Page {
    let chinese = language == Language::Chinese;
    let say = |en: &'static str, zh: &'static str| if chinese { zh } else { en };
    let amount = |text| figures(Money::parse(text, Currency::CNY).unwrap(), language);
    let total = Money::parse("12864.05", Currency::CNY).unwrap();
    let capitals = capital_amount(total).unwrap();
    let mut table = Table::new([
        Column::right(say("no.", "期次")),
        Column::left(say("due", "还款日")),
        Column::right(say("principal", "本金")),
        Column::right(say("payment", "还款额")),
    ]);
    for (number, due, payment) in
        [("1", "2026-12-31", "4288.02"), ("2", "2027-01-31", "4288.02"), ("3", "2027-02-28", "4288.01")]
    {
        table = table.row([number.to_owned(), due.to_owned(), amount("4000.00"), amount(payment)]).unwrap();
    }
    let table =
        table.total(["".to_owned(), say("total", "合计").to_owned(), amount("12000.00"), amount("12864.05")]).unwrap();
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let mut facts = vec![
        fact(say("creditor", "债权人"), say("Bank A", "甲银行").to_owned()),
        fact(say("debtor (reference)", "债务人（编号）"), HOSTILE.to_owned()),
        fact(say("total to pay", "还款总额"), figures(total, language)),
    ];
    if chinese {
        facts.push(fact("大写金额", capitals));
    }
    let notes = [
        say("Each payment is due by the end of its day.", "每期款项应于还款日当日结束前支付。"),
        say("Collection stops while the plan is performed.", "协议履行期间停止催收。"),
    ];
    Page::new(language, say("Repayment plan", "还款计划书"))
        .with(Block::Facts(facts))
        .with(Block::Heading(say("Payments", "还款安排").to_owned()))
        .with(Block::Paragraph(
            say("Interest is charged by the day; 4 x 4,000.00 is not owed.", "按日计息；免收违约金。").to_owned(),
        ))
        .with(Block::Table(table))
        .with(Block::Notes(notes.map(str::to_owned).to_vec()))
        .with(Block::Signatures(vec![say("Creditor", "债权人").to_owned(), say("Debtor", "债务人").to_owned()]))
}

fn calendar() -> String {
    let key = |payment: u8| Digest::of(format!("plan 7, payment {payment}").as_bytes());
    let day = |text| Date::parse(text).unwrap();
    let event = |payment, due, summary: &str| CalendarEvent::new(key(payment), day(due), summary).unwrap();
    let events = [
        event(1, "2026-12-31", "还款 ￥4,288.02；第1期，共3期")
            .line(HOSTILE)
            .line("请于当日结束前支付，逾期将影响协议的履行，如有困难请提前联系。"),
        event(2, "2027-02-28", "Payment 2 of 3: CNY 4,288.02 \\ last"),
    ];
    CalendarFile::new(day("2026-11-21"), TimeOfDay::new(8, 30).unwrap(), events).unwrap().to_string()
}

fn payments() -> String {
    let mut csv = Csv::new(["number", "due", "payment", "note"]);
    let note = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::text(text) };
    for (number, due, amount, text) in [
        (1, "2026-12-31", "4288.02", ""),
        (2, "2027-01-31", "-4288.02", HOSTILE),
        (3, "2027-02-28", "0", "=SUM(A1:A9)"),
    ] {
        let (due, amount) = (Date::parse(due).unwrap(), Money::parse(amount, Currency::CNY).unwrap());
        csv.row([Cell::Number(number), Cell::Date(due), Cell::Amount(amount), note(text)]).unwrap();
    }
    csv.to_string()
}

#[test]
fn papers_are_those_of_the_golden_files() {
    let (english, chinese) = (plan(Language::English), plan(Language::Chinese));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/papers");
    let mut wrong = Vec::new();
    for (file, text) in [
        ("plan.en.txt", english.text()),
        ("plan.en.md", english.markdown()),
        ("plan.en.html", english.html()),
        ("plan.zh.txt", chinese.text()),
        ("plan.zh.md", chinese.markdown()),
        ("plan.zh.html", chinese.html()),
        ("payments.ics", calendar()),
        ("payments.csv", payments()),
    ] {
        let path = folder.join(file);
        if std::env::var_os("ARREARS_GOLDEN").is_some_and(|wish| wish == "write") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &text).unwrap();
        }
        if fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            wrong.push(format!("{file} is now\n{text}"));
        }
        assert!(!text.contains(['\u{202e}', '\u{2066}']), "{file}");
        let obeys = match file.rsplit_once('.').unwrap().1 {
            "html" => text.contains("<img"),
            "md" => text.replace("\\<", "").contains('<'),
            "csv" => text.lines().any(|line| line.split(',').any(|cell| cell.starts_with(['=', '+', '@']))),
            _ => false,
        };
        assert!(!obeys, "{file} obeys what was put in");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nothing in a page reaches outside, runs, or is left open.
#[test]
fn a_page_is_whole_and_needs_nothing_else() {
    for document in [plan(Language::English), plan(Language::Chinese)] {
        let page = document.html();
        for outside in ["http:", "https:", "//", "src=\"", "href", "<script", "<link", "url(", "@import"] {
            assert!(!page.contains(outside), "{outside}");
        }
        let lang = if document.language() == Language::Chinese { "lang=\"zh-CN\"" } else { "lang=\"en\"" };
        assert!(page.contains(lang) && page.contains("@media print") && page.contains("@page"));
        let mut open: Vec<&str> = Vec::new();
        for tag in page.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap();
            let name = tag.trim_start_matches('/').split(' ').next().unwrap();
            match tag.starts_with('/') {
                true => assert_eq!(open.pop(), Some(name), "{tag}"),
                false if name == "meta" || name.starts_with('!') => {}
                false => open.push(name),
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}
