//! The room `case`: shipped cases built in Rust, whose answers say what the reports of their documents say.

use arrears::agreement::{
    Acceptance, AccrualReinstatement, AgreementStatus, BreachClause, Form, Parties, WaiverReinstatement,
};
use arrears::budget::{Budget, CapacityPolicy, Category, Income, IncomeCertainty, Recurring, Spending, monthly};
use arrears::case::{
    AcceptanceQuestion, AccountLaw, AgreementQuestion, Answer, BudgetQuestion, Case, CasePlace, Creditor, Law,
    OfferQuestion, PageFormat, PageKind, PageQuestion, RepaymentCapacityQuestion,
};
use arrears::casework::Reference;
use arrears::ledger::{Event, Ledger};
use arrears::offer::{Concession, PlanKind, Policy, Proposal};
use arrears::rulebook::Product;
use arrears::terms::{CardTermsDraft, Carry, DueRule, History, Issuer, MinimumRatios};
use arrears::{Component, Currency, Date, Fraction, Frequency, Hardship, Language, Money, MonthDay, Rate};
use serde_json::{Value, json};

use crate::cases::{case, report};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn yuan(text: &str) -> Money {
    Money::parse(text, Currency::CNY).unwrap()
}

fn shipped(name: &str) -> Value {
    report(&case(name))
}

fn text<'a>(report: &'a Value, path: &str) -> &'a str {
    report.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path}"))
}

fn policy() -> Policy {
    arrears::wire::read_policy(include_str!("../../policies/card-issuer.json")).unwrap()
}

fn ccb(events: &[(&str, &str, bool)], as_of: &str) -> Case {
    let terms =
        Issuer::Ccb.card(day("2025-01-10"), MonthDay::new(5).unwrap()).unwrap().carry(Carry::One).build().unwrap();
    let events = events.iter().map(|(date, amount, is_purchase)| match is_purchase {
        true => Event::purchase(day(date), yuan(amount)),
        false => Event::payment(day(date), yuan(amount)),
    });
    Case::new(terms, Ledger::new(events).unwrap(), day(as_of))
}

/// What every report has: amounts owed, class, verdicts, lines, waiting.
fn agree(answer: &Answer<'_>, report: &Value) {
    assert_eq!(answer.position().payoff().to_string(), text(report, "/balance/payoff"));
    assert_eq!(answer.position().posted().to_string(), text(report, "/balance/posted"));
    assert_eq!(answer.classes().standing().classification().key(), text(report, "/delinquency/classification"));
    let verdicts =
        answer.law().verdicts().iter().map(|one| (one.verdict.rule().id.as_str(), one.verdict.outcome().key()));
    let told = report["law"]["verdicts"].as_array().unwrap().iter();
    let told = told.map(|one| (one["rule"].as_str().unwrap(), one["outcome"].as_str().unwrap()));
    assert_eq!(verdicts.collect::<Vec<_>>(), told.collect::<Vec<_>>());
    assert_eq!(answer.lines().len(), report["lines"].as_array().unwrap().len());
    for (line, told) in answer.lines().iter().zip(report["lines"].as_array().unwrap()) {
        assert_eq!(line.text(Language::Chinese).to_string(), told["text"]["zh"].as_str().unwrap());
    }
    let cost_of_delay = answer.cost_of_delay().unwrap();
    assert_eq!(cost_of_delay.month.payoff().to_string(), text(report, "/costOfDelay/month/payoff"));
    match (answer.law().charge_cap(), report.pointer("/law/chargeCap")) {
        (Some(cap), Some(_)) => assert_eq!(cap.test.cap().to_string(), text(report, "/law/chargeCap/cap")),
        (cap, told) => assert!(cap.is_none() && told.is_none()),
    }
}

/// Offers and refusals, each with what it costs against the alternatives, and its reason in both languages.
fn offers_agree(answer: &Answer<'_>, report: &Value) {
    let found = answer.offers().unwrap();
    let told = report["offers"]["offers"].as_array().unwrap();
    assert_eq!(found.offers().len(), told.len());
    for (offer, told) in found.offers().iter().zip(told) {
        assert_eq!(offer.kind().key(), text(told, "/kind"));
        assert_eq!(offer.schedule().total().to_string(), text(told, "/total"));
        let against = found.against(offer);
        assert_eq!(against.paying_today.unwrap().to_string(), text(told, "/against/payingToday"));
        assert_eq!(against.doing_nothing.unwrap().to_string(), text(told, "/against/doingNothing"));
        assert_eq!(against.minimum_payments.unwrap().to_string(), text(told, "/against/minimumPayments"));
    }
    let told = report["offers"]["refused"].as_array().unwrap();
    assert_eq!(found.refused().len(), told.len());
    for (refusal, told) in found.refused().iter().zip(told) {
        assert_eq!(refusal.reason.to_string(), text(told, "/text/en"));
        assert_eq!(refusal.reason.text(Language::Chinese).to_string(), text(told, "/text/zh"));
        for (nearest, told) in refusal.nearest.iter().zip(told["nearest"].as_array().unwrap()) {
            assert_eq!(nearest.text(Language::Chinese).to_string(), text(told, "/text/zh"));
        }
    }
}

#[test]
fn a_card_with_its_law() {
    let terms = CardTermsDraft::new(day("2018-10-07"), MonthDay::new(5).unwrap())
        .due(DueRule::DayOfMonth(MonthDay::new(23).unwrap()))
        .purchase_rate(Rate::daily("0").unwrap())
        .minimum_ratios(History::always(MinimumRatios::new(Fraction::ONE, Fraction::ONE).unwrap()))
        .build()
        .unwrap();
    let fee = |amount| Event::fee(day("2022-04-13"), Component::ServiceFee, yuan(amount));
    let bought = Event::purchase(day("2018-10-07"), yuan("4998.06"));
    let ledger = Ledger::new([bought, fee("3303.86"), fee("3001.87"), fee("60.00")]).unwrap();
    let law = Law::new(Product::CreditCard).account(AccountLaw::new().cap_from(day("2018-10-07")));
    let case = Case::new(terms, ledger, day("2022-04-13")).law(law);
    let answer = case.answer().unwrap();
    agree(&answer, &shipped("j1-yidu-court-cap"));
    assert_eq!(answer.law().charge_cap().unwrap().test.allowed(), yuan("4219.73"));
}

#[test]
fn offers_from_a_budget_that_others_share() {
    let events = [("2025-11-12", "18600.00", true), ("2025-12-01", "5400.00", true), ("2025-12-25", "2400.00", false)];
    let income = |amount, every, certainty, evidence| {
        Income::new(Recurring::new(yuan(amount), every), certainty).evidence(day(evidence))
    };
    let spent = |category, amount, every| Spending::new(category, Recurring::new(yuan(amount), every));
    let budget = Budget::new()
        .income(income("1450.00", Frequency::Weekly, IncomeCertainty::Variable, "2026-03-27"))
        .income(income("3200.00", Frequency::Monthly, IncomeCertainty::Regular, "2026-03-15"))
        .essential(spent(Category::Housing, "2900.00", Frequency::Monthly))
        .essential(spent(Category::Food, "520.00", Frequency::Weekly))
        .essential(spent(Category::Utilities, "380.00", Frequency::Monthly))
        .essential(spent(Category::Transport, "240.00", Frequency::Monthly))
        .essential(spent(Category::Education, "1800.00", Frequency::Quarterly))
        .dependants(1);
    let share = |text| Fraction::parse(text).unwrap();
    let reading = CapacityPolicy::new(share("0.8"), yuan("150.00")).unwrap();
    let reading = reading.counting(IncomeCertainty::Variable, share("0.8")).unwrap().evidence_within(90);
    let reading = reading.uncertain_limit(share("0.5")).requires(Category::Housing).requires(Category::Food);
    let question = BudgetQuestion::new(budget, reading)
        .creditor(Creditor::new("another bank's card", yuan("31200.00")))
        .creditor(Creditor::new("consumer lender", yuan("12750.00")));
    let capacity = RepaymentCapacityQuestion::new().lump_sum(yuan("2600.00")).pay_day(MonthDay::new(12).unwrap());
    let offers = OfferQuestion::new(policy()).hardship(Hardship::OverIndebted).repayment_capacity(capacity);
    let case = ccb(&events, "2026-04-10").budget(question).offers(offers);
    let (answer, report) = (case.answer().unwrap(), shipped("offers-several-creditors"));
    agree(&answer, &report);
    offers_agree(&answer, &report);
    let found = answer.budget().unwrap();
    assert_eq!(found.capacity().to_string(), text(&report, "/budget/capacity"));
    assert_eq!(found.share().to_string(), text(&report, "/budget/share"));
    assert_eq!(found.creditors()[2].share.to_string(), text(&report, "/budget/creditors/2/share"));
    assert_eq!(found.findings().len(), report["budget"]["findings"].as_array().unwrap().len());
}

const KITCHEN: [(&str, &str, bool); 4] = [
    ("2025-11-12", "31800.00", true),
    ("2025-12-01", "14200.00", true),
    ("2025-12-25", "4600.00", false),
    ("2026-01-24", "4800.00", false),
];

fn income_fell() -> OfferQuestion {
    let capacity = RepaymentCapacityQuestion::new().monthly(yuan("1250.00")).lump_sum(yuan("4500.00"));
    let capacity = capacity.pay_day(MonthDay::new(15).unwrap());
    OfferQuestion::new(policy()).hardship(Hardship::IncomeFell).repayment_capacity(capacity)
}

#[test]
fn proposals_are_answered_in_their_order() {
    let proposal = |periods| Proposal::new().kind(PlanKind::Personalised).concession(Concession::Periods, periods);
    let offers = income_fell()
        .stress("income less 10 % · 收入减少10%", yuan("1000.00"))
        .stress("income less 20 % · 收入减少20%", yuan("750.00"))
        .proposal(day("2026-04-10"), proposal(60).concession(Concession::Rate, 0))
        .proposal(day("2026-04-10"), proposal(36).concession(Concession::DownPayment, Fraction::SCALE / 10));
    let case = ccb(&KITCHEN, "2026-04-10").offers(offers);
    let (answer, report) = (case.answer().unwrap(), shipped("offers-income-fell"));
    offers_agree(&answer, &report);
    let told = report["offers"]["negotiation"].as_array().unwrap();
    let rounds = answer.offers().unwrap().rounds();
    let answers = rounds.iter().map(|round| match &round.answer {
        arrears::offer::ProposalAnswer::Accept(_) => "accept",
        arrears::offer::ProposalAnswer::Counter(_) => "counter",
        arrears::offer::ProposalAnswer::Refuse(_) => "refuse",
    });
    assert_eq!(answers.collect::<Vec<_>>(), told.iter().map(|round| text(round, "/answer")).collect::<Vec<_>>());
}

fn accepted(kind: PlanKind) -> AgreementQuestion {
    let reference = |text: &str| Reference::new(text).unwrap();
    let parties = Parties { lender: reference("bank-7"), debtor: reference("d-20931"), account: reference("card-5") };
    let clause = BreachClause {
        total: Some(3),
        late_payment_grace_days: 3,
        tolerance: yuan("10.00"),
        waived: WaiverReinstatement::ProRata,
        accrual: AccrualReinstatement::FromSigning,
        ..BreachClause::after(2, Currency::CNY)
    };
    let acceptance = Acceptance::new(day("2026-04-10"), parties, Form::Written, clause);
    AgreementQuestion::accept(AcceptanceQuestion::kind(kind, acceptance))
}

#[test]
fn an_offer_accepted_and_followed_up() {
    let page = |kind, language, format| PageQuestion::new(kind, language).format(format);
    let question = accepted(PlanKind::Personalised)
        .later(Event::payment(day("2026-04-10"), yuan("4026.00")))
        .later(Event::payment(day("2026-05-15"), yuan("1243.53")))
        .later(Event::payment(day("2026-06-16"), yuan("1243.53")))
        .as_of(day("2026-07-01"))
        .quote_valid_until(day("2026-07-10"))
        .page(page(PageKind::RepaymentPlan, Language::Chinese, PageFormat::Text))
        .page(page(PageKind::Agreement, Language::English, PageFormat::Markdown));
    let case = ccb(&KITCHEN, "2026-04-10").offers(income_fell()).agreement(question);
    let (answer, report) = (case.answer().unwrap(), shipped("agreement-on-track"));
    let found = answer.agreement().unwrap();
    assert_eq!(found.follow_up().status(), AgreementStatus::OnTrack);
    assert_eq!(found.agreement().digest().to_string(), text(&report, "/agreement/digest"));
    assert_eq!(found.follow_up().paid().to_string(), text(&report, "/agreement/followUp/paid"));
    assert_eq!(found.quote().unwrap().amount.to_string(), text(&report, "/agreement/quote/amount"));
    assert_eq!(found.pages()[1].content, text(&report, "/agreement/pages/1/content"));
    assert_eq!(found.verdicts().len(), report["agreement"]["law"].as_array().unwrap().len());

    // What was signed is followed up again from what was kept of it: no offer is needed.
    let again = ccb(&KITCHEN, "2026-04-10").agreement(AgreementQuestion::signed(found.agreement().clone()));
    let answer = again.answer().unwrap();
    assert_eq!(answer.agreement().unwrap().agreement().digest(), found.agreement().digest());
}

#[test]
fn what_cannot_be_answered_says_where() {
    let place = |case: Case| case.answer().unwrap_err().place();
    let base = || ccb(&KITCHEN, "2026-04-10");
    let ordered = |days: [&str; 2]| {
        let proposal = Proposal::new().kind(PlanKind::Personalised);
        days.into_iter().fold(income_fell(), |asked, date| asked.proposal(day(date), proposal.clone()))
    };
    let error = base().agreement(accepted(PlanKind::Personalised)).answer().unwrap_err();
    assert_eq!((error.place(), error.name()), (CasePlace::Accept, "kindNotOffered"));
    assert_eq!(place(base().offers(income_fell()).agreement(accepted(PlanKind::Extension))), CasePlace::AcceptKind);
    assert_eq!(place(base().offers(ordered(["2026-04-11", "2026-04-10"]))), CasePlace::ProposalDate(1));
    assert_eq!(
        place(base().offers(income_fell().proposal(day("2026-04-10"), Proposal::new()))),
        CasePlace::Proposal(0)
    );
    let early = Event::payment(day("2025-01-09"), yuan("1"));
    let later = accepted(PlanKind::Personalised).later(early);
    assert_eq!(place(base().offers(income_fell()).agreement(later)), CasePlace::Later(0));
    let quote = accepted(PlanKind::Personalised).quote_valid_until(day("2026-04-09"));
    assert_eq!(place(base().offers(income_fell()).agreement(quote)), CasePlace::QuoteValidUntil);
    let nothing = BudgetQuestion::new(
        Budget::new().income(monthly(yuan("0"))),
        CapacityPolicy::new(Fraction::ONE, yuan("0")).unwrap(),
    );
    assert_eq!(place(base().budget(nothing)), CasePlace::Income(0));
}

/// An event in serde's data model has the kind of the document that it was read from.
#[cfg(feature = "serde")]
#[test]
fn events_are_written_under_the_kinds_they_are_read_under() {
    let mut kinds = std::collections::BTreeSet::new();
    let shipped = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases")).unwrap();
    let shipped =
        shipped.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|it| it == "json"));
    let shipped = shipped.map(|path| serde_json::from_str::<Value>(&std::fs::read_to_string(path).unwrap()).unwrap());
    let random =
        (0..300).flat_map(|seed| [crate::random::random_case(seed), crate::random_loan::random_loan_case(seed)]);
    let more = |mut document: Value, events: Value| -> Value {
        document["account"]["events"] = events;
        Case::read(&document.to_string()).unwrap();
        document
    };
    let card = more(
        crate::random::random_case(0),
        json!([
            { "kind": "creditLimitChange", "date": "2030-01-02", "limit": "5000.00" },
            { "kind": "purchase", "id": "bought", "date": "2030-01-03", "amount": "10.00" },
            { "kind": "dispute", "id": "disputed", "of": "bought", "date": "2030-01-04" },
            { "kind": "disputeEnd", "of": "disputed", "date": "2030-01-05", "outcome": "forCustomer" }
        ]),
    );
    let changes = ["paymentChange", "chargeback", "creditRefund"];
    let changes: Vec<Value> =
        changes.iter().map(|kind| json!({ "kind": kind, "date": "2030-01-02", "amount": "10.00" })).collect();
    let loan = more(crate::random_loan::random_loan_case(0), Value::from(changes));
    for document in shipped.chain(random).chain([card, loan]) {
        let Ok(case) = Case::read(&document.to_string()) else { continue };
        let events = document["account"]["events"].as_array().unwrap();
        assert_eq!(events.len(), case.ledger().events().len());
        for (event, read) in events.iter().zip(case.ledger().events()) {
            let written = serde_json::to_value(read).unwrap();
            assert_eq!(written["kind"], event["kind"]);
            kinds.insert(written["kind"].as_str().unwrap().to_owned());
        }
    }
    let schema: Value = serde_json::from_str(include_str!("../../schema/arrears-case.schema.json")).unwrap();
    let all = schema["$defs"]["EventShape"]["oneOf"].as_array().unwrap();
    let all = all.iter().map(|kind| kind["properties"]["kind"]["const"].as_str().unwrap().to_owned());
    assert_eq!(kinds, all.collect());
}
