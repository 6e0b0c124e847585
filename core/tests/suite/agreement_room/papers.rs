//! The pages of an agreement against their golden files, in both languages.
//!
//! `ARREARS_GOLDEN=write cargo test -p arrears agreement_room` writes them anew; read the difference before you keep it.

use std::fs;
use std::path::Path;

use arrears::agreement::{AccrualReinstatement, Agreement, BreachClause, Form, PayoffQuote, WaiverReinstatement};
use arrears::casework::Reference;
use arrears::document::capital_amount;
use arrears::offer::{Deferral, PlanKind};
use arrears::{Digest, Language};

use super::desk::{Desk, SIGNED, account, clause, day, pay, yuan};

fn agreement(desk: &Desk, form: Form) -> Agreement {
    let clause =
        BreachClause { waived: WaiverReinstatement::ProRata, accrual: AccrualReinstatement::FromSigning, ..clause() };
    let ledger = desk.ledger(&[]);
    let mut plan = Desk::plan();
    plan.down_payment = yuan("300.00");
    arrears::agreement::Acceptance::new(day(SIGNED), super::desk::parties(), form, clause)
        .note("Hours are back to normal from January. <b>* 一月起恢复工时。\u{202e}")
        .plan(PlanKind::Personalised, &plan, &desk.claim(), &account(&desk.terms, &ledger))
        .unwrap()
}

#[test]
fn papers_are_those_of_the_golden_files() {
    let desk = Desk::new();
    let agreement = agreement(&desk, Form::Written);
    let ledger = desk.ledger(&[pay("2023-07-01", "300.00"), pay("2023-08-01", "1000.00")]);
    let plain = account(&desk.terms, &ledger);
    let quote = PayoffQuote::new(&agreement, &plain, (day("2023-08-02"), day("2023-08-12"))).unwrap();
    let mut files = vec![
        (String::from("payments.csv"), agreement.csv().unwrap().to_string()),
        (String::from("agreement.json"), format!("{}\n", agreement.text())),
    ];
    for (language, tag) in [(Language::English, "en"), (Language::Chinese, "zh")] {
        files.push((format!("payments.{tag}.ics"), agreement.calendar(language).unwrap().to_string()));
        for (name, paper) in [
            ("plan", agreement.repayment_plan(language).unwrap()),
            ("agreement", agreement.contract(language).unwrap()),
            ("quote", quote.page(language).unwrap()),
        ] {
            files.push((format!("{name}.{tag}.txt"), paper.text()));
            files.push((format!("{name}.{tag}.md"), paper.markdown()));
            files.push((format!("{name}.{tag}.html"), paper.html()));
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/agreement");
    let mut wrong = Vec::new();
    for (file, text) in files {
        let path = folder.join(&file);
        if std::env::var_os("ARREARS_GOLDEN").is_some_and(|wish| wish == "write") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &text).unwrap();
        }
        if fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            wrong.push(format!("{file} is now\n{text}"));
        }
        assert!(file == "agreement.json" || !text.contains('\u{202e}'), "{file}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The digest is taken of the canonical text and of nothing else.
#[test]
fn the_digest_is_that_of_the_text() {
    let desk = Desk::new();
    let one = agreement(&desk, Form::Written);
    assert_eq!(one.digest(), Digest::of(one.text().to_string().as_bytes()));
    let other = agreement(&desk, Form::Oral { recording: Reference::new("rec-1").unwrap() });
    assert_ne!(one.digest(), other.digest());
}

/// The six items, the capitals of what is owed and of what is to pay, and what the form asks for.
#[test]
fn the_agreement_says_what_it_must() {
    let desk = Desk::new();
    let written = agreement(&desk, Form::Written);
    let text = written.contract(Language::Chinese).unwrap().text();
    for item in ["欠款余额、结构及币种", "还款周期", "年费", "不向任何银行申领信用卡", "违约责任", "其他事项"]
    {
        assert!(text.contains(item), "{item}\n{text}");
    }
    for amount in [desk.claim().total().unwrap(), written.schedule().total()] {
        assert!(text.contains(&capital_amount(amount).unwrap()), "{amount}");
    }
    // 4,323.47 owed; 93.00 and 134.59 given up, 300.00 paid down, the rest over four months at 1 %.
    assert!(text.contains("大写：人民币肆仟叁佰贰拾叁元肆角柒分") && text.contains("甲方（贷款人）：____"), "{text}");
    let oral = agreement(&desk, Form::Oral { recording: Reference::new("rec-1").unwrap() });
    let text = oral.contract(Language::English).unwrap().text();
    assert!(text.contains("The recording rec-1 is kept at least until the debt is settled") && !text.contains("____"));
}

/// Nothing falls due for two months; the down payment of the signing is no payment of the plan.
#[test]
fn an_agreement_names_the_first_payment_after_a_deferral() {
    let desk = Desk::new();
    let ledger = desk.ledger(&[]);
    let mut plan = Desk::plan();
    (plan.down_payment, plan.deferral) = (yuan("300.00"), Deferral { periods: 2, ..Deferral::NONE });
    let accept = Desk::acceptance(clause());
    let agreement = accept.plan(PlanKind::Personalised, &plan, &desk.claim(), &account(&desk.terms, &ledger)).unwrap();
    assert_eq!(agreement.schedule().rows()[0].due(), day(SIGNED));
    let text = agreement.contract(Language::English).unwrap().text();
    assert!(text.contains("Nothing falls due for 2 periods; the first payment is due on 2023-10-01."), "{text}");
}

#[test]
fn twenty_notes_of_five_hundred_characters_are_the_most() {
    let desk = Desk::new();
    let ledger = desk.ledger(&[]);
    let accepts = |count: usize, length: usize| {
        let notes = (0..count).map(|_| "期".repeat(length));
        let accept = notes.fold(Desk::acceptance(clause()), arrears::agreement::Acceptance::note);
        accept.plan(PlanKind::Personalised, &Desk::plan(), &desk.claim(), &account(&desk.terms, &ledger)).is_ok()
    };
    assert_eq!([accepts(20, 500), accepts(21, 500), accepts(20, 501), accepts(1, 0)], [true, false, false, false]);
}
