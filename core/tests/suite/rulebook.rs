//! The rulebooks on cases: every rule broken and kept, every boundary of time on the day before and the day itself.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that finds nothing fails, as it should"
)]

use arrears::delinquency::{Classification, Restructuring};
use arrears::rulebook::{
    AccountFacts, Channel, ChargeFacts, Charges, ContactFacts, ContactPurpose, CycleFacts, DocumentFacts, Facts,
    HistoryFacts, LegalDocument, Lender, LostInterestFreePeriodFacts, Outcome, PastContact, PaymentFacts, PaymentOrder,
    PenaltyFacts, Person, PlanCategory, PlanFacts, PrincipalSegment, Product, RateDisplay, RecordFacts, RecordKind,
    RuleKind, Rulebook, Silence, TermsFacts,
};
use arrears::{Currency, Date, Fraction, Language, Money, Rate, TimeOfDay};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn china() -> Rulebook {
    Rulebook::china().unwrap()
}

pub(crate) fn abroad(country: &str) -> Rulebook {
    let text = match country {
        "gb" => include_str!("../../rulebooks/gb.json"),
        _ => include_str!("../../rulebooks/us.json"),
    };
    Rulebook::from_json(text).unwrap()
}

/// The outcome of the version of a rule in force, or that it is not in force.
fn outcome(book: &Rulebook, id: &str, facts: &Facts<'_>) -> Outcome {
    let mut of_id = book.verdicts(facts).filter(|verdict| verdict.rule().id == id).peekable();
    assert!(of_id.peek().is_some(), "no rule {id}");
    let in_force = of_id.find(|verdict| verdict.silence() != Some(Silence::NotInForce));
    in_force.map_or(NotApplicable, |verdict| verdict.outcome())
}

fn money(text: &str, currency: Currency) -> Money {
    Money::parse(text, currency).unwrap()
}

fn yuan(text: &str) -> Money {
    money(text, Currency::CNY)
}

fn plan(effective: &str, last_due: &str) -> PlanFacts {
    PlanFacts {
        kind: PlanCategory::Ordinary,
        effective: date(effective),
        last_due: date(last_due),
        amount: yuan("12000.00"),
        contains_instalments: false,
        fees_bearing_interest: yuan("0"),
        rate_display: RateDisplay::SimpleNamed,
    }
}

fn terms() -> TermsFacts {
    TermsFacts {
        rate: None,
        penalty: None,
        all_in_rate: None,
        reference_rate: None,
        lost_interest_free_period: None,
        fees_bear_interest: false,
        over_limit_fee: false,
    }
}

fn cycle(currency: Currency) -> CycleFacts {
    let amount = |text| money(text, currency);
    CycleFacts {
        balance: amount("1000.00"),
        charges: amount("30.00"),
        instalments: amount("200.00"),
        minimum: amount("300.00"),
        minimum_unpaid: amount("300.00"),
        late_fee: amount("15.00"),
        late_fee_by_contract: amount("15.00"),
        is_repeated_miss: false,
    }
}

fn call(time: &str) -> ContactFacts<'static> {
    ContactFacts {
        time: TimeOfDay::parse(time).unwrap(),
        channel: Channel::Call,
        person: Person::Debtor,
        contact_point: 1,
        has_consent: false,
        purpose: ContactPurpose::Collect,
        is_debtor_reachable: true,
        has_refused: false,
        is_plan_performed: false,
        agreed_calls: None,
        past: &[],
    }
}

fn card(day: &str) -> Facts<'static> {
    Facts::new(date(day), Product::CreditCard, Lender::Bank)
}

fn account(days_past_due: i32, classification: Classification) -> AccountFacts<'static> {
    AccountFacts { days_past_due, classification, restructurings: &[], moratorium_from: None, is_accrual_frozen: false }
}

use Outcome::{Fail, NotApplicable, Pass, Warn};

/// Editors put one at the start of a file. A second is none of theirs.
#[test]
fn a_rulebook_may_begin_with_a_byte_order_mark() {
    let text = include_str!("../../rulebooks/gb.json");
    assert_eq!(Rulebook::from_json(&format!("\u{feff}{text}")).unwrap(), abroad("gb"));
    assert!(Rulebook::from_json(&format!("\u{feff}\u{feff}{text}")).is_err());
}

#[test]
fn rules_begin_and_end_on_their_day() {
    let book = china();
    let fee_with_interest = TermsFacts { fees_bear_interest: true, over_limit_fee: true, ..terms() };
    let rate = |daily| TermsFacts { rate: Some(Rate::daily(daily).unwrap()), ..terms() };
    let high_fee = CycleFacts { late_fee: yuan("15.01"), late_fee_by_contract: yuan("20.00"), ..cycle(Currency::CNY) };
    let long = PlanFacts { last_due: date("2040-01-01"), ..plan("2022-07-06", "2040-01-01") };
    let unnamed = PlanFacts { rate_display: RateDisplay::SimpleUnnamed, ..plan("2021-01-01", "2022-01-01") };
    let over_24 = TermsFacts { all_in_rate: Some(Rate::annual("0.2401").unwrap()), ..terms() };
    let over_12 = TermsFacts {
        all_in_rate: Some(Rate::annual("0.1601").unwrap()),
        reference_rate: Some(Rate::annual("0.0385").unwrap()),
        ..terms()
    };
    let private = |day| Facts::new(date(day), Product::Loan, Lender::Private).terms(over_12);
    let online = |day| Facts::new(date(day), Product::OnlineLoan, Lender::Bank);
    let table: &[(&str, Facts<'_>, Outcome)] = &[
        // 2017: late fees leave the law for the contract, fees bear no interest, the rate band.
        ("cn.card.no-interest-on-fees", card("2016-12-31").terms(fee_with_interest), NotApplicable),
        ("cn.card.no-interest-on-fees", card("2017-01-01").terms(fee_with_interest), Fail),
        ("cn.card.no-over-limit-fee", card("2016-12-31").terms(fee_with_interest), NotApplicable),
        ("cn.card.no-over-limit-fee", card("2017-01-01").terms(fee_with_interest), Fail),
        ("cn.card.late-fee", card("2016-12-31").cycle(high_fee), Fail),
        ("cn.card.late-fee", card("2017-01-01").cycle(high_fee), Pass),
        ("cn.card.daily-rate", card("2016-12-31").terms(rate("0.0004")), Fail),
        ("cn.card.daily-rate", card("2016-12-31").terms(rate("0.0005")), Pass),
        ("cn.card.daily-rate", card("2017-01-01").terms(rate("0.0004")), Pass),
        ("cn.card.daily-rate", card("2017-01-01").terms(rate("0.00034")), Fail),
        ("cn.card.daily-rate", card("2017-01-01").terms(rate("0.00035")), Pass),
        ("cn.card.first-minimum", card("2016-12-31").cycle(cycle(Currency::CNY)), Pass),
        ("cn.card.first-minimum", card("2017-01-01").cycle(cycle(Currency::CNY)), NotApplicable),
        // 2021: the band ends, licensed lenders leave the private cap, the annual rate is shown.
        ("cn.card.daily-rate", card("2020-12-31").terms(rate("0.000501")), Fail),
        ("cn.card.daily-rate", card("2021-01-01").terms(rate("0.000501")), NotApplicable),
        ("cn.private.reference-multiple", private("2020-12-31"), NotApplicable),
        ("cn.private.reference-multiple", private("2021-01-01"), Fail),
        ("cn.private.reference-multiple", card("2021-01-01").terms(over_12), NotApplicable),
        ("cn.rate.shown", card("2021-03-30").plan(unnamed), NotApplicable),
        ("cn.rate.shown", card("2021-03-31").plan(unnamed), Fail),
        // 2022: instalments of at most five years, not twice.
        ("cn.instalment.max-term", card("2022-07-06").plan(long), NotApplicable),
        ("cn.instalment.max-term", card("2022-07-07").plan(long), Fail),
        // 2023: the new classes; the card ladder beside them is a matter of policy.
        (
            "cn.classification.order-2023",
            card("2023-06-30").account(account(91, Classification::SpecialMention)),
            NotApplicable,
        ),
        ("cn.classification.order-2023", card("2023-07-01").account(account(91, Classification::SpecialMention)), Fail),
        ("cn.classification.card-2011", card("2023-06-30").account(account(121, Classification::Substandard)), Fail),
        ("cn.classification.card-2011", card("2023-07-01").account(account(121, Classification::Substandard)), Warn),
        // 2025: the online standard, the all-in cost of assisted loans.
        ("cn.contact.hours-online", online("2025-02-27").contact(call("22:00")), NotApplicable),
        ("cn.contact.hours-online", online("2025-02-28").contact(call("22:00")), Fail),
        ("cn.contact.hours", card("2025-02-28").contact(call("22:00")), Warn),
        ("cn.assisted-loan.annual-cost", online("2025-09-30").terms(over_24), NotApplicable),
        ("cn.assisted-loan.annual-cost", online("2025-10-01").terms(over_24), Fail),
        // 2026: the banking association's guideline.
        ("cn.contact.hours", card("2026-01-29").contact(call("22:00")), Warn),
        ("cn.contact.hours", card("2026-01-30").contact(call("22:00")), Fail),
        ("cn.contact.dial-attempts", card("2026-01-29").contact(call("09:00")), NotApplicable),
        ("cn.contact.dial-attempts", card("2026-01-30").contact(call("09:00")), Pass),
        // 2004 and 2011.
        ("cn.card.allocation", card("2011-01-12").payment(late(91, PaymentOrder::ChargesFirst)), NotApplicable),
        ("cn.card.allocation", card("2011-01-13").payment(late(91, PaymentOrder::ChargesFirst)), Fail),
    ];
    for (id, facts, expected) in table {
        assert_eq!(outcome(&book, id, facts), *expected, "{id}: {facts:?}");
    }
}

fn late(days_past_due: i32, order: PaymentOrder) -> PaymentFacts {
    PaymentFacts { days_past_due, order, excess: order }
}

#[test]
fn plans_in_china() {
    let book = china();
    let day = "2026-03-01";
    let hardship = PlanFacts { kind: PlanCategory::Hardship, contains_instalments: true, ..plan(day, "2031-03-01") };
    let cash = Facts::new(date(day), Product::CashInstalment, Lender::Bank);
    let in_instalments = PlanFacts { contains_instalments: true, ..plan(day, "2027-03-01") };
    let table = [
        ("cn.plan.max-term", card(day).plan(hardship), Pass),
        ("cn.plan.max-term", card(day).plan(PlanFacts { last_due: date("2031-03-02"), ..hardship }), Fail),
        ("cn.plan.max-term", card(day).plan(plan(day, "2036-03-01")), NotApplicable),
        ("cn.plan.max-term", card(day), NotApplicable),
        ("cn.instalment.max-term", card(day).plan(hardship), NotApplicable),
        ("cn.instalment.no-reinstalment", card(day).plan(hardship), NotApplicable),
        ("cn.instalment.no-reinstalment", card(day).plan(in_instalments), Fail),
        ("cn.instalment.no-reinstalment", card(day).plan(plan(day, "2027-03-01")), Pass),
        ("cn.cash-instalment.max-amount", cash.plan(PlanFacts { amount: yuan("50000.00"), ..plan(day, day) }), Pass),
        ("cn.cash-instalment.max-amount", cash.plan(PlanFacts { amount: yuan("50000.01"), ..plan(day, day) }), Fail),
        ("cn.cash-instalment.max-term", cash.plan(plan(day, "2028-03-01")), Pass),
        ("cn.cash-instalment.max-term", cash.plan(plan(day, "2028-03-02")), Fail),
        ("cn.rate.shown", card(day).plan(hardship), Pass),
        ("cn.rate.shown", card(day).plan(PlanFacts { rate_display: RateDisplay::Compound, ..hardship }), Pass),
        ("cn.rate.shown", card(day).plan(PlanFacts { rate_display: RateDisplay::NotShown, ..hardship }), Fail),
        (
            "cn.card.no-interest-on-fees",
            card(day).plan(PlanFacts { fees_bearing_interest: yuan("0.01"), ..hardship }),
            Fail,
        ),
        ("cn.card.no-interest-on-fees", card(day).plan(hardship), Pass),
        ("cn.instalment.minimum", card(day).cycle(cycle(Currency::CNY)), Pass),
        (
            "cn.instalment.minimum",
            card(day).cycle(CycleFacts { minimum: yuan("199.99"), ..cycle(Currency::CNY) }),
            Fail,
        ),
    ];
    for (id, facts, expected) in table {
        assert_eq!(outcome(&book, id, &facts), expected, "{id}: {facts:?}");
    }
    let dollars = PlanFacts { amount: money("1.00", Currency::from_code("USD").unwrap()), ..plan(day, day) };
    let facts = cash.plan(dollars);
    let silences: Vec<_> = book.verdicts(&facts).filter_map(|verdict| verdict.silence()).collect();
    assert!(silences.contains(&Silence::OtherCurrency));
}

#[test]
fn the_six_items_and_what_is_missing() {
    let book = china();
    let five = ["balance", "schedule", "charges", "liability", "other"];
    let facts = card("2026-03-01").document(DocumentFacts { document: LegalDocument::Agreement, items: &five });
    let broken: Vec<_> = book.broken(&facts).collect();
    assert_eq!(broken.len(), 1);
    assert_eq!(
        broken[0].to_string(),
        "items of the agreement: 5, allowed at least 6: fail \
         (Order on the supervision of bank credit cards (CBRC Order 2011 No. 2), art. 70)"
    );
    let RuleKind::RequiredItems(items) = &broken[0].rule().kind else { panic!("another kind") };
    let missing: Vec<_> = items.missing(&five).map(|item| item.name.zh.as_str()).collect();
    assert_eq!(missing, ["在相关款项结清前不再申领信用卡的承诺"]);

    let six = ["other", "noNewCard", "balance", "schedule", "charges", "liability"];
    let whole = card("2026-03-01").document(DocumentFacts { document: LegalDocument::Agreement, items: &six });
    assert_eq!(outcome(&book, "cn.plan.required-items", &whole), Pass);
    assert_eq!(outcome(&book, "cn.letter.required-items", &whole), NotApplicable);
}

#[test]
fn rates_and_payments_in_china() {
    let book = china();
    let loan = Facts::new(date("2026-03-01"), Product::Loan, Lender::Bank);
    let penalty = |multiple, is_for_misuse| {
        let penalty = PenaltyFacts { multiple: Fraction::parse(multiple).unwrap(), is_for_misuse };
        loan.terms(TermsFacts { penalty: Some(penalty), ..terms() })
    };
    let card = card("2026-03-01");
    let table = [
        ("cn.loan.penalty-multiple", penalty("1.5", false), Pass),
        ("cn.loan.penalty-multiple", penalty("1.28", false), Fail),
        ("cn.loan.penalty-multiple", penalty("1.51", false), Fail),
        ("cn.loan.penalty-multiple", penalty("2", true), Pass),
        ("cn.loan.penalty-multiple", penalty("1.49", true), Fail),
        ("cn.card.allocation", card.payment(late(90, PaymentOrder::ChargesFirst)), Pass),
        ("cn.card.allocation", card.payment(late(90, PaymentOrder::PrincipalFirst)), Fail),
        ("cn.card.allocation", card.payment(late(91, PaymentOrder::PrincipalFirst)), Pass),
        ("cn.card.allocation", card.payment(late(0, PaymentOrder::PrincipalFirst)), NotApplicable),
        ("cn.card.allocation", card.payment(late(-1, PaymentOrder::PrincipalFirst)), Warn),
        ("cn.card.allocation", loan.payment(late(91, PaymentOrder::CostsFirst)), NotApplicable),
        ("cn.loan.allocation", loan.payment(late(91, PaymentOrder::CostsFirst)), Pass),
        ("cn.loan.allocation", loan.payment(late(5, PaymentOrder::PrincipalFirst)), Warn),
    ];
    for (id, facts, expected) in table {
        assert_eq!(outcome(&book, id, &facts), expected, "{id}: {facts:?}");
    }
}

/// J1 of the worked examples, through the rule.
#[test]
fn the_yidu_judgment_as_a_verdict() {
    let book = china();
    let segments = [PrincipalSegment { from: date("2018-10-07"), to: date("2022-04-13"), principal: yuan("4998.06") }];
    let claim = |unpaid| ChargeFacts { segments: &segments, charges: Charges { unpaid, paid: yuan("0") } };
    let facts = card("2022-04-13").charges(claim(yuan("6365.73")));
    let broken: Vec<_> = book.broken(&facts).collect();
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].outcome(), Warn);
    assert_eq!(
        broken[0].text(Language::Chinese).to_string(),
        "息费总额（依借款人请求）：6365.73元，规定不超过4219.73元，提示\
         （《关于进一步加强金融审判工作的若干意见》（法发〔2017〕22号）第2条）"
    );
    assert_eq!(outcome(&book, "cn.charges.cumulative", &card("2022-04-13").charges(claim(yuan("4219.73")))), Pass);
    let before = card("2017-08-03").charges(claim(yuan("6365.73")));
    assert_eq!(outcome(&book, "cn.charges.cumulative", &before), NotApplicable);
}

#[test]
fn classes_in_china() {
    let book = china();
    let facts = |day, classification, restructurings| {
        card(day).account(AccountFacts { restructurings, ..account(0, classification) })
    };
    let plan = |agreed: &str, due: &str, paid: &str| Restructuring {
        agreed: date(agreed),
        first_new_due: date(due),
        second_consecutive_paid: Some(date(paid)),
    };
    let once = [plan("2024-01-10", "2024-02-05", "2024-03-05")];
    let twice = [once[0], plan("2025-02-05", "2025-03-05", "2025-04-05")];
    let table = [
        (facts("2025-02-05", Classification::Pass, &once[..]), Fail),
        (facts("2025-02-05", Classification::SpecialMention, &once[..]), Pass),
        (facts("2025-02-06", Classification::Pass, &once[..]), NotApplicable),
        (facts("2025-02-06", Classification::SpecialMention, &twice[..]), Fail),
        (facts("2025-02-06", Classification::Substandard, &twice[..]), Pass),
    ];
    for (facts, expected) in table {
        assert_eq!(outcome(&book, "cn.classification.restructured", &facts), expected, "{facts:?}");
    }
    let bad = [twice[1], twice[0]];
    assert_eq!(
        outcome(&book, "cn.classification.restructured", &facts("2025-02-06", Classification::Pass, &bad[..])),
        Warn
    );
}

#[test]
fn hours_counters_and_persons_in_china() {
    let book = china();
    let card = card("2026-02-10");
    let at = |time| card.contact(call(time));
    let consent = ContactFacts { has_consent: true, ..call("23:30") };
    let performing = ContactFacts { is_plan_performed: true, ..call("10:00") };
    let to = |person, is_debtor_reachable| ContactFacts { person, is_debtor_reachable, ..call("10:00") };
    let loan = Facts::new(date("2026-02-10"), Product::Loan, Lender::Bank);
    let dialled = |day: &str, contact_point| PastContact {
        day: date(day),
        channel: Channel::Call,
        person: Person::Debtor,
        contact_point,
        was_effective: false,
    };
    let [today, yesterday, other] = [dialled("2026-02-10", 1), dialled("2026-02-09", 1), dialled("2026-02-10", 2)];
    let five = [today, today, today, today, today, yesterday, other];
    let six = [today; 6];
    let table = [
        ("cn.contact.hours", at("21:59"), Pass),
        ("cn.contact.hours", at("22:00"), Fail),
        ("cn.contact.hours", at("00:00"), Fail),
        ("cn.contact.hours", at("07:59"), Fail),
        ("cn.contact.hours", at("08:00"), Pass),
        ("cn.contact.hours", card.contact(consent), Pass),
        ("cn.contact.stop-while-performing", at("10:00"), Pass),
        ("cn.contact.stop-while-performing", card.contact(performing), Fail),
        ("cn.contact.dial-attempts", card.contact(ContactFacts { past: &five, ..call("10:00") }), Pass),
        ("cn.contact.dial-attempts", card.contact(ContactFacts { past: &six, ..call("10:00") }), Warn),
        (
            "cn.contact.dial-attempts",
            card.contact(ContactFacts { past: &six, agreed_calls: Some(7), ..call("10:00") }),
            Pass,
        ),
        (
            "cn.contact.dial-attempts",
            card.contact(ContactFacts { past: &six[..2], agreed_calls: Some(2), ..call("10:00") }),
            Warn,
        ),
        (
            "cn.contact.dial-attempts",
            card.contact(ContactFacts { past: &six, contact_point: 2, ..call("10:00") }),
            Pass,
        ),
        (
            "cn.contact.dial-attempts",
            card.contact(ContactFacts { past: &six, channel: Channel::Letter, ..call("10:00") }),
            NotApplicable,
        ),
        ("cn.contact.persons-card", card.contact(to(Person::Guarantor, true)), Pass),
        ("cn.contact.persons-card", card.contact(to(Person::ContactPerson, false)), Fail),
        ("cn.contact.persons", loan.contact(to(Person::ContactPerson, false)), Pass),
        ("cn.contact.persons", loan.contact(to(Person::ContactPerson, true)), Fail),
        ("cn.contact.persons", loan.contact(to(Person::ThirdParty, false)), Fail),
    ];
    for (id, facts, expected) in table {
        assert_eq!(outcome(&book, id, &facts), expected, "{id}: {facts:?}");
    }

    let online = Facts::new(date("2026-02-10"), Product::OnlineLoan, Lender::ConsumerFinance);
    let talk = PastContact { was_effective: true, ..today };
    let two = [talk, PastContact { contact_point: 2, ..talk }, today, today, today];
    let three = [talk, talk, PastContact { contact_point: 2, ..talk }];
    let calls = |past| online.contact(ContactFacts { past, ..call("10:00") });
    assert_eq!(outcome(&book, "cn.contact.effective-calls", &calls(&two[..])), Pass);
    assert_eq!(outcome(&book, "cn.contact.effective-calls", &calls(&three[..])), Fail);
}

#[test]
fn what_is_kept_in_china() {
    let book = china();
    let day = "2026-03-01";
    let record = |kind, settled: Option<&str>, kept_until: Option<&str>| RecordFacts {
        kind,
        recorded: date("2024-02-29"),
        settled: settled.map(date),
        kept_until: kept_until.map(date),
    };
    let company = Facts::new(date(day), Product::Loan, Lender::ConsumerFinance);
    let table = [
        ("cn.record.recording", card(day).record(record(RecordKind::Recording, None, Some("2026-02-28"))), Pass),
        ("cn.record.recording", card(day).record(record(RecordKind::Recording, None, Some("2026-02-27"))), Fail),
        ("cn.record.recording", card(day).record(record(RecordKind::Recording, None, None)), Pass),
        (
            "cn.record.consumer-finance",
            company.record(record(RecordKind::CollectionRecord, None, Some("2029-02-27"))),
            Fail,
        ),
        ("cn.record.oral-agreement", card(day).record(record(RecordKind::OralAgreement, None, None)), Pass),
        (
            "cn.record.oral-agreement",
            card(day).record(record(RecordKind::OralAgreement, None, Some("2099-01-01"))),
            Fail,
        ),
        (
            "cn.record.oral-agreement",
            card(day).record(record(RecordKind::OralAgreement, Some("2025-05-05"), Some("2025-05-05"))),
            Pass,
        ),
        (
            "cn.record.credit-entry",
            card(day).record(record(RecordKind::CreditEntry, Some("2025-05-05"), Some("2030-05-05"))),
            Pass,
        ),
        (
            "cn.record.credit-entry",
            card(day).record(record(RecordKind::CreditEntry, Some("2025-05-05"), Some("2030-05-06"))),
            Fail,
        ),
        ("cn.record.credit-entry", card(day).record(record(RecordKind::CreditEntry, None, None)), NotApplicable),
        ("cn.record.credit-entry", card(day).record(record(RecordKind::CreditEntry, Some("2025-05-05"), None)), Fail),
    ];
    for (id, facts, expected) in table {
        assert_eq!(outcome(&book, id, &facts), expected, "{id}: {facts:?}");
    }
}

#[test]
fn the_united_kingdom_is_a_file() {
    let book = abroad("gb");
    let pounds = |text| money(text, book.currency());
    let card = card("2023-01-10");
    let bill = CycleFacts { minimum: pounds("40.00"), ..cycle(book.currency()) };
    let paid = |months, principal, charges| HistoryFacts {
        months,
        principal_paid: pounds(principal),
        charges_paid: pounds(charges),
    };
    let space = |day, is_accrual_frozen| {
        let paused = AccountFacts {
            moratorium_from: Some(date("2022-06-01")),
            is_accrual_frozen,
            ..account(30, Classification::Pass)
        };
        Facts::new(date(day), Product::Loan, Lender::Bank).account(paused)
    };
    let table = [
        ("gb.card.minimum-payment", card.cycle(bill), Pass),
        ("gb.card.minimum-payment", card.cycle(CycleFacts { minimum: pounds("39.99"), ..bill }), Fail),
        ("gb.card.allocation", card.payment(late(0, PaymentOrder::HighestRateFirst)), Pass),
        ("gb.card.allocation", card.payment(late(0, PaymentOrder::ChargesFirst)), Fail),
        ("gb.card.persistent-debt-18", card.history(paid(18, "500.00", "500.00")), Pass),
        ("gb.card.persistent-debt-18", card.history(paid(18, "500.00", "500.01")), Warn),
        ("gb.card.persistent-debt-18", card.history(paid(17, "500.00", "500.01")), NotApplicable),
        ("gb.card.persistent-debt-36", card.history(paid(18, "500.00", "500.01")), NotApplicable),
        ("gb.breathing-space", space("2022-05-31", false), NotApplicable),
        ("gb.breathing-space", space("2022-06-01", false), Fail),
        ("gb.breathing-space", space("2022-06-01", true), Pass),
        ("gb.breathing-space", space("2022-07-30", true).contact(call("12:00")), Fail),
        ("gb.breathing-space", space("2022-07-31", true).contact(call("12:00")), NotApplicable),
    ];
    for (id, facts, expected) in table {
        assert_eq!(outcome(&book, id, &facts), expected, "{id}: {facts:?}");
    }
}

#[test]
fn the_united_states_are_a_file() {
    let book = abroad("us");
    let fee = |late_fee, is_repeated_miss| CycleFacts {
        late_fee: money(late_fee, book.currency()),
        is_repeated_miss,
        ..cycle(book.currency())
    };
    let range = |on_repaid_part, on_earlier_cycles| {
        let lost_interest_free_period = Some(LostInterestFreePeriodFacts { on_repaid_part, on_earlier_cycles });
        card("2024-01-10").terms(TermsFacts { lost_interest_free_period, ..terms() })
    };
    let agency = |day, contact| Facts::new(date(day), Product::CreditCard, Lender::Agency).contact(contact);
    let dialled = |day: &str, was_effective| PastContact {
        day: date(day),
        channel: Channel::Call,
        person: Person::Debtor,
        contact_point: 9,
        was_effective,
    };
    let seven = [dialled("2024-03-01", false); 7];
    let talk = [dialled("2024-03-01", true)];
    let calls = |day, past| agency(day, ContactFacts { past, ..call("10:00") });
    let table = [
        ("us.card.late-fee-safe-harbour", card("2021-12-31").cycle(fee("29.01", false)), Warn),
        ("us.card.late-fee-safe-harbour", card("2022-01-01").cycle(fee("30.00", false)), Pass),
        ("us.card.late-fee-safe-harbour", card("2025-04-14").cycle(fee("43.00", true)), Warn),
        ("us.card.late-fee-safe-harbour", card("2025-04-15").cycle(fee("43.00", true)), Pass),
        ("us.card.late-fee-basis", card("2024-01-10").cycle(fee("300.01", true)), Fail),
        ("us.card.lost-grace", range(false, false), Pass),
        ("us.card.lost-grace", range(true, false), Fail),
        ("us.card.lost-grace", range(false, true), Fail),
        ("us.card.allocation", card("2024-01-10").payment(late(0, PaymentOrder::ChargesFirst)), Fail),
        ("us.collector.hours", agency("2021-11-29", call("07:59")), NotApplicable),
        ("us.collector.hours", agency("2021-11-30", call("07:59")), Fail),
        ("us.collector.hours", agency("2021-11-30", call("20:59")), Pass),
        ("us.collector.hours", card("2021-11-30").contact(call("07:59")), NotApplicable),
        ("us.collector.seven-calls", calls("2024-03-07", &seven[..6]), Pass),
        ("us.collector.seven-calls", calls("2024-03-07", &seven[..]), Fail),
        ("us.collector.seven-calls", calls("2024-03-08", &seven[..]), Pass),
        ("us.collector.after-conversation", calls("2024-03-07", &talk[..]), Fail),
        ("us.collector.after-conversation", calls("2024-03-08", &talk[..]), Pass),
        ("us.collector.after-conversation", calls("2024-03-08", &seven[..]), NotApplicable),
    ];
    for (id, facts, expected) in table {
        assert_eq!(outcome(&book, id, &facts), expected, "{id}: {facts:?}");
    }
}

/// A kind that no book uses is a kind nobody has tried.
#[test]
fn the_three_books_use_every_kind() {
    let books = [china(), abroad("gb"), abroad("us")];
    for kind in RuleKind::KEYS.split(' ') {
        let used = books.iter().flat_map(Rulebook::rules).any(|rule| rule.kind.key() == kind);
        assert!(used, "{kind}");
    }
}

#[test]
fn every_verdict_can_be_said_in_both_languages() {
    let book = china();
    let facts = card("2026-03-01").plan(plan("2026-03-01", "2030-03-01")).contact(call("22:30"));
    for verdict in book.verdicts(&facts) {
        let zh = verdict.text(Language::Chinese).to_string();
        assert!(zh.contains(&verdict.rule().limits.zh) && zh.contains(verdict.outcome().word().of(Language::Chinese)));
        assert!(verdict.to_string().contains(&verdict.rule().limits.en));
        assert_eq!(verdict.given().is_some(), verdict.allowed().is_some());
        assert_eq!(verdict.given().is_none(), verdict.outcome() == NotApplicable);
    }
    let silent = book.verdicts(&facts).find(|verdict| verdict.silence() == Some(Silence::NotInForce)).unwrap();
    assert_eq!(
        silent.to_string(),
        "late fee (滞纳金): not applicable, not in force (Measures on bank cards (1999), art. 22)"
    );
}
