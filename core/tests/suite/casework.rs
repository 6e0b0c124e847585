//! Casework against whoever would change it afterwards, and against the clock.
//!
//! Semantics: [case-1] to [case-8].
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

use std::time::Duration;

use arrears::casework::{
    Casework, CaseworkError, ChainFault, ContactQuestion, Kept, MayErase, Moment, Record, RecordEntry, Reference,
    State, SupportingDocument, erasure, may_contact, verify,
};
use arrears::rulebook::{
    Channel, ContactFacts, ContactPurpose, Lender, PastContact, Person, Product, RecordKind, Rulebook,
};
use arrears::{Date, Digest, TimeOfDay};
use serde_json::{Value, json};

use crate::cases::{case, plain, report, try_report};
use crate::processor_time::ProcessorTime;

fn name(text: &str) -> Reference {
    Reference::new(text).unwrap()
}

fn moment(day: &str, time: &str) -> Moment {
    Moment::new(Date::parse(day).unwrap(), TimeOfDay::parse(time).unwrap())
}

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// An entry of any kind but a step, `minute` minutes into the case.
fn entry(dice: &mut Dice, minute: usize) -> RecordEntry {
    let time = TimeOfDay::new(u8::try_from(minute / 60).unwrap(), u8::try_from(minute % 60).unwrap()).unwrap();
    let when = Moment::new(Date::parse("2026-03-02").unwrap(), time);
    let actor = name(["agent-1", "agent-2", "branch"][dice.below(3)]);
    let channel = Channel::ALL[dice.below(Channel::ALL.len())];
    let bare = match dice.below(5) {
        0 => RecordEntry::contact(when, actor, channel, Person::ALL[dice.below(4)], dice.below(2) == 0),
        1 => RecordEntry::consent(when, actor, dice.below(2) == 0),
        2 => RecordEntry::supporting_document(when, actor, SupportingDocument::ALL[dice.below(12)]),
        3 => RecordEntry::kept(when, actor, RecordKind::ALL[dice.below(4)]),
        _ => RecordEntry::note(when, actor),
    };
    let bare = if dice.below(2) == 0 { bare.channel(channel) } else { bare };
    let bare = if dice.below(2) == 0 { bare.contact_point(name("phone-a")) } else { bare };
    // A number of its own, so that no two entries are the same.
    bare.text(&format!("text {minute} {}", dice.below(1_000_000)))
}

fn entries(dice: &mut Dice, length: usize) -> Vec<RecordEntry> {
    let first = RecordEntry::step(moment("2026-03-02", "00:00"), name("agent-1"), State::Opened);
    std::iter::once(first).chain((1..length).map(|minute| entry(dice, minute))).collect()
}

fn chain(entries: &[RecordEntry]) -> Casework {
    Casework::from_entries(name("case-7"), entries.iter().cloned()).unwrap()
}

/// Where a chain that was tampered with breaks, with its head known or not.
fn broken(records: &[Record], head: Option<Digest>) -> Option<(usize, ChainFault)> {
    match verify(&name("case-7"), records, head) {
        Ok(_) => None,
        Err(CaseworkError::ChainBroken { at, fault }) => Some((at, fault)),
        Err(error) => panic!("{error}"),
    }
}

/// Every field of every record of random chains, changed as whoever stores it could.
#[test]
fn a_changed_record_is_always_found() {
    let mut dice = Dice(1);
    for length in (1..10).cycle().take(60) {
        let entries = entries(&mut dice, length);
        let file = chain(&entries);
        assert_eq!(broken(file.records(), Some(file.head())), None);
        for place in 0..length {
            let old = &file.records()[place];
            let with = |changed: Record| {
                let mut records = file.records().to_vec();
                records[place] = changed;
                broken(&records, None)
            };
            let (number, previous, digest) = (old.number(), old.previous(), old.digest());
            let own = || entries[place].clone();
            let other = Digest::of(b"other");
            let mut forged = vec![
                Record::stored(number + 1, own(), previous, digest),
                Record::stored(number, own(), Some(other), digest),
                Record::stored(number, own(), previous, other),
                Record::stored(number, own().text("another text"), previous, digest),
                Record::stored(number, own().contact_point(name("phone-z")), previous, digest),
            ];
            let channel = Channel::ALL.iter().copied().find(|channel| Some(*channel) != old.channel()).unwrap();
            forged.push(Record::stored(number, own().channel(channel), previous, digest));
            if previous.is_some() {
                forged.push(Record::stored(number, own(), None, digest));
            }
            let when = moment("2026-03-03", "09:00");
            for entry in [
                RecordEntry::note(when, old.actor().clone()),
                RecordEntry::note(old.when(), name("somebody")),
                RecordEntry::step(old.when(), old.actor().clone(), State::Contacted),
            ] {
                forged.push(Record::stored(number, entry, previous, digest));
            }
            for forged in forged {
                assert_eq!(with(forged.clone()), Some((place, ChainFault::Changed)), "{forged:?}");
            }
        }
    }
}

/// The same record sealed anew with its right digest: the chain after it no longer fits, or else the head.
#[test]
fn a_record_put_in_anothers_place_is_always_found() {
    let mut dice = Dice(2);
    for length in (2..10).cycle().take(60) {
        let mut entries = entries(&mut dice, length);
        let file = chain(&entries);
        for place in 1..length {
            let kept = std::mem::replace(&mut entries[place], entry(&mut dice, place));
            let made_anew = chain(&entries);
            entries[place] = kept;
            let mut records = file.records().to_vec();
            records[place] = made_anew.records()[place].clone();
            let found = broken(&records, Some(file.head()));
            let expected = match place + 1 < length {
                true => (place + 1, ChainFault::Replaced),
                false => (length, ChainFault::CutOff),
            };
            assert_eq!(found, Some(expected));
            // The whole chain made anew from there on: only the head tells.
            assert_eq!(broken(made_anew.records(), None), None);
            assert_eq!(broken(made_anew.records(), Some(file.head())), Some((length, ChainFault::CutOff)));
        }
    }
}

#[test]
fn a_removed_inserted_or_moved_record_is_always_found() {
    let mut dice = Dice(3);
    for length in (2..9).cycle().take(60) {
        let original = entries(&mut dice, length);
        let file = chain(&original);
        let foreign = chain(&entries(&mut dice, length));
        let (all, head) = (file.records(), Some(file.head()));
        for place in 0..length {
            let mut removed = all.to_vec();
            removed.remove(place);
            let expected = match place + 1 < length {
                true => (place, ChainFault::Removed),
                false => (place, ChainFault::CutOff),
            };
            assert_eq!(broken(&removed, head), Some(expected), "{place} of {length} removed");
            if place + 1 < length {
                assert_eq!(broken(&removed, None), Some(expected), "found without the head too");
            }
            for from in 0..length {
                let mut inserted = all.to_vec();
                inserted.insert(place, all[from].clone());
                let (at, _) = broken(&inserted, head).unwrap();
                // A copy right before or after its original is found at the second of the two.
                assert_eq!(at, if place == from { place + 1 } else { place }, "copy of {from} at {place}");
                let mut inserted = all.to_vec();
                inserted.insert(place, foreign.records()[from].clone());
                let (at, fault) = broken(&inserted, head).unwrap();
                // A stranger that fits neither by number nor by link is found itself; one that fits the start, after it.
                assert!(at == place || (at == place + 1 && from == place), "{fault:?} at {at}: {from} into {place}");
                if from != place {
                    let mut swapped = all.to_vec();
                    swapped.swap(place, from);
                    let first = place.min(from);
                    assert_eq!(broken(&swapped, head), Some((first, ChainFault::Reordered)));
                }
            }
        }
        for cut in 0..length {
            let expected = Some((cut, ChainFault::CutOff));
            assert_eq!(broken(&all[..cut], head), expected);
        }
        assert!(broken(all, Some(foreign.head())).is_some() || foreign.head() == file.head());
        // Records of one case are not records of another.
        let elsewhere = verify(&name("case-8"), all, None);
        assert_eq!(elsewhere, Err(CaseworkError::ChainBroken { at: 0, fault: ChainFault::Changed }));
        // A head known earlier is still found, and what came since is counted.
        let earlier = verify(&name("case-7"), all, Some(all[0].digest())).unwrap();
        assert_eq!((earlier.since_head, earlier.head), (length - 1, head));
    }
}

fn asked(
    day: &str,
    time: &str,
    past: &[PastContact],
    change: impl Fn(&mut ContactQuestion<'_>),
) -> (bool, String, String) {
    let book = Rulebook::china().unwrap();
    let when = moment(day, time);
    let contact = ContactFacts {
        time: when.time,
        channel: Channel::Call,
        person: Person::Debtor,
        contact_point: 1,
        has_consent: false,
        purpose: ContactPurpose::Collect,
        is_debtor_reachable: true,
        has_refused: false,
        is_plan_performed: false,
        agreed_calls: None,
        past,
    };
    let (product, lender) = (Product::OnlineLoan, Lender::Bank);
    let mut question =
        ContactQuestion { day: when.date, product, lender, contact, moratorium_from: None, letter: None };
    change(&mut question);
    let answer = may_contact(&question, &book);
    let rules: Vec<&str> = answer.refusing().iter().map(|verdict| verdict.rule().id.as_str()).collect();
    (answer.is_allowed(), rules.join(" "), answer.next().map_or(String::from("-"), |next| next.to_string()))
}

fn call(day: &str, contact_point: u32, was_effective: bool) -> PastContact {
    PastContact {
        day: Date::parse(day).unwrap(),
        channel: Channel::Call,
        person: Person::Debtor,
        contact_point,
        was_effective,
    }
}

const ALONE: fn(&mut ContactQuestion<'_>) = |_| {};
const HOURS: &str = "cn.contact.hours-online cn.contact.hours";

#[test]
fn quiet_hours_to_the_minute_and_over_the_day() {
    for (day, time, rules, next) in [
        ("2026-03-02", "21:59", "", "2026-03-02 21:59"),
        ("2026-03-02", "22:00", HOURS, "2026-03-03 08:00"),
        ("2026-03-02", "23:59", HOURS, "2026-03-03 08:00"),
        ("2026-03-03", "00:00", HOURS, "2026-03-03 08:00"),
        ("2026-03-03", "07:59", HOURS, "2026-03-03 08:00"),
        ("2026-03-03", "08:00", "", "2026-03-03 08:00"),
        ("2026-12-31", "22:00", HOURS, "2027-01-01 08:00"),
        ("2028-02-28", "22:30", HOURS, "2028-02-29 08:00"),
    ] {
        let expected = (rules.is_empty(), String::from(rules), String::from(next));
        assert_eq!(asked(day, time, &[], ALONE), expected, "{day} {time}");
        for channel in [Channel::Message, Channel::Visit] {
            assert_eq!(asked(day, time, &[], |question| question.contact.channel = channel), expected);
        }
        let letter = asked(day, time, &[], |question| question.contact.channel = Channel::Letter);
        assert_eq!(letter, (true, String::new(), format!("{day} {time}")), "a letter has no hours");
        let consented = asked(day, time, &[], |question| question.contact.has_consent = true);
        assert_eq!(consented, (true, String::new(), format!("{day} {time}")), "consent lifts the hours");
    }
    // Every minute of a day.
    for minute in 0..24 * 60 {
        let time = format!("{:02}:{:02}", minute / 60, minute % 60);
        assert_eq!(asked("2026-03-02", &time, &[], ALONE).0, (480..1320).contains(&minute), "{time}");
    }
    assert_eq!(asked("2199-12-31", "22:00", &[], ALONE).2, "-", "no day after the last");
}

#[test]
fn conversations_and_dialling_are_counted_apart() {
    const EFFECTIVE: &str = "cn.contact.effective-calls";
    let day = "2026-03-02";
    let talks = |count| vec![call(day, 1, true); count];
    let rings = |count, contact_point| vec![call(day, contact_point, false); count];
    let rules = |past: &[PastContact]| asked(day, "10:00", past, ALONE).1;
    assert_eq!((rules(&talks(2)), rules(&talks(3))), (String::new(), EFFECTIVE.into()), "three conversations a day");
    assert_eq!(rules(&rings(6, 1)), "", "how often a telephone is dialled is advice");
    let elsewhere: Vec<_> = (2..5).map(|contact_point| call(day, contact_point, true)).collect();
    assert_eq!(rules(&elsewhere), EFFECTIVE, "conversations count over all telephones");
    let both = [talks(3), rings(3, 1)].concat();
    assert_eq!(rules(&both), EFFECTIVE);
    assert_eq!(asked(day, "10:00", &both, ALONE).2, "2026-03-03 08:00", "the counter begins anew, the hours open");
    let yesterday = [vec![call("2026-03-01", 1, true); 9], rings(5, 1)].concat();
    assert_eq!(rules(&yesterday), "", "of another day");
    let consented = asked(day, "10:00", &talks(3), |question| question.contact.has_consent = true);
    assert_eq!(consented.1, EFFECTIVE, "consent lifts hours, not counters");
    let message = asked(day, "10:00", &both, |question| question.contact.channel = Channel::Message);
    assert!(message.0, "counters are of calls");
    // At night with the counter full: two rules refuse, and the next time satisfies both.
    assert_eq!(asked(day, "22:00", &talks(3), ALONE).2, "2026-03-03 08:00");
    // Before the rules: nothing was counted.
    assert_eq!(asked("2020-03-02", "23:00", &talks(9), ALONE).1, "");
}

#[test]
fn persons_and_a_plan_being_performed_do_not_pass_with_time() {
    let third = asked("2026-03-02", "10:00", &[], |question| question.contact.person = Person::ThirdParty);
    assert_eq!(third, (false, "cn.contact.persons-online cn.contact.persons".into(), "-".into()));
    let contact_person = |reachable, refused| {
        asked("2026-03-02", "10:00", &[], |question| {
            question.contact.person = Person::ContactPerson;
            question.contact.is_debtor_reachable = reachable;
            question.contact.has_refused = refused;
        })
    };
    assert_eq!(
        (contact_person(true, false).0, contact_person(false, false).0),
        (false, true),
        "only where the debtor is lost"
    );
    assert_eq!(
        contact_person(false, true),
        (false, "cn.contact.persons-online cn.contact.persons".into(), "-".into()),
        "not again"
    );
    let performing = |performed| {
        asked("2026-03-02", "22:30", &[], |question| {
            question.product = Product::CreditCard;
            question.contact.is_plan_performed = performed;
        })
    };
    assert_eq!(performing(true), (false, "cn.contact.hours cn.contact.stop-while-performing".into(), "-".into()));
    assert_eq!(performing(false), (false, "cn.contact.hours".into(), "2026-03-03 08:00".into()));
    let consented = asked("2026-03-02", "10:00", &[], |question| {
        question.product = Product::CreditCard;
        question.contact.is_plan_performed = true;
        question.contact.has_consent = true;
    });
    assert_eq!(consented.1, "cn.contact.stop-while-performing");
}

/// Seven days of rest after a conversation, seven calls in seven days: the next time is the first that is allowed, and
/// every hour before it is not.
#[test]
fn the_next_time_is_the_first() {
    let book = Rulebook::from_json(include_str!("../../rulebooks/us.json")).unwrap();
    let ask = |when: Moment, past: &[PastContact]| {
        let contact = ContactFacts {
            time: when.time,
            channel: Channel::Call,
            person: Person::Debtor,
            contact_point: 1,
            has_consent: false,
            purpose: ContactPurpose::Collect,
            is_debtor_reachable: true,
            has_refused: false,
            is_plan_performed: false,
            agreed_calls: None,
            past,
        };
        let (product, lender) = (Product::CreditCard, Lender::Agency);
        let question =
            ContactQuestion { day: when.date, product, lender, contact, moratorium_from: None, letter: None };
        let answer = may_contact(&question, &book);
        (answer.is_allowed(), answer.next())
    };
    let now = moment("2026-03-02", "22:00");
    for past in [
        vec![],
        vec![call("2026-03-01", 1, true)],
        (24..=28).chain(24..=26).map(|day| call(&format!("2026-02-{day}"), 1, false)).collect(),
        (24..=28).chain(24..=26).map(|day| call(&format!("2026-02-{day}"), 1, day == 27)).collect(),
    ] {
        let next = ask(now, &past).1.unwrap();
        let mut at = now;
        let mut refused = 0;
        while at < next {
            assert!(!ask(at, &past).0, "{at} before {next}");
            refused += 1;
            let hour = at.time.minutes() / 60 + 1;
            let date = if hour == 24 { at.date.plus_days(1).unwrap() } else { at.date };
            at = Moment::new(date, TimeOfDay::new(u8::try_from(hour % 24).unwrap(), 0).unwrap());
        }
        assert!(ask(next, &past).0 && refused > 0, "{next}");
    }
}

/// A book of rules of these kinds and values, all binding since 2020.
fn book(rules: &[(&str, Value)]) -> Rulebook {
    let text = json!({ "en": "a", "zh": "甲" });
    let rule = |(place, (kind, values)): (usize, &(&str, Value))| {
        json!({
            "id": format!("x.{place}"), "source": { "name": text }, "limits": text, "from": "2020-01-01",
            "binding": "binding", "certainty": "confirmed", "kind": kind, "values": values,
        })
    };
    let rules: Vec<Value> = rules.iter().enumerate().map(rule).collect();
    let book = json!({ "format": 2, "jurisdiction": "x", "name": text, "currency": "CNY", "asOf": "2026-03-01", "rules": rules });
    Rulebook::from_json(&book.to_string()).unwrap()
}

fn next(book: &Rulebook, when: &str, past: &[PastContact], moratorium_from: Option<&str>) -> String {
    let when = moment(&when[..10], &when[11..]);
    let contact = ContactFacts {
        time: when.time,
        channel: Channel::Call,
        person: Person::Debtor,
        contact_point: 1,
        has_consent: false,
        purpose: ContactPurpose::Collect,
        is_debtor_reachable: true,
        has_refused: false,
        is_plan_performed: false,
        agreed_calls: None,
        past,
    };
    let moratorium_from = moratorium_from.map(|day| Date::parse(day).unwrap());
    let (product, lender) = (Product::Loan, Lender::Bank);
    let question = ContactQuestion { day: when.date, product, lender, contact, moratorium_from, letter: None };
    may_contact(&question, book).next().map_or(String::from("-"), |next| next.to_string())
}

#[test]
fn several_limits_are_waited_for_together_or_never_pass() {
    let hours = |opens: &str, closes: &str| {
        ("contactWindow", json!({ "opens": opens, "closes": closes, "consentLifts": false }))
    };
    let counter = |days: u16, max: u16| {
        ("contactCounter", json!({ "counts": "dialAttempts", "per": "debtor", "days": days, "max": max }))
    };
    let overlapping = book(&[hours("08:00", "12:00"), hours("10:00", "20:00")]);
    assert_eq!(next(&overlapping, "2026-03-02 06:00", &[], None), "2026-03-02 10:00");
    assert_eq!(next(&overlapping, "2026-03-02 12:00", &[], None), "2026-03-03 10:00");
    let apart = book(&[hours("08:00", "10:00"), hours("10:00", "20:00")]);
    assert_eq!(next(&apart, "2026-03-02 09:00", &[], None), "-", "hours that never meet");
    assert_eq!(next(&book(&[counter(7, 0)]), "2026-03-02 09:00", &[], None), "-", "no call is ever allowed");
    let calls: Vec<PastContact> = ["2026-03-01", "2026-02-26", "2026-02-27"].map(|day| call(day, 1, false)).to_vec();
    let both = book(&[counter(7, 2), hours("09:00", "17:00")]);
    assert_eq!(
        next(&both, "2026-03-02 18:00", &calls, None),
        "2026-03-06 09:00",
        "until one of the last two is a week old"
    );
    let moratorium = book(&[("moratorium", json!({ "days": 60, "pauses": ["contact"] })), hours("09:00", "17:00")]);
    assert_eq!(next(&moratorium, "2026-03-02 10:00", &[], Some("2026-02-01")), "2026-04-02 09:00");
    assert_eq!(next(&moratorium, "2026-03-02 10:00", &[], Some("2026-01-01")), "2026-03-02 10:00", "it has ended");
    let of_accrual = book(&[("moratorium", json!({ "days": 60, "pauses": ["accrual"] }))]);
    assert_eq!(next(&of_accrual, "2026-03-02 10:00", &[], Some("2026-02-01")), "2026-03-02 10:00");
}

/// The latest that any rule asks to keep it, the earliest that any rule asks it gone; by the record's own kind.
#[test]
fn a_record_is_kept_as_long_as_every_rule_asks() {
    let keep = |of: &str, from: &str, limit: &str, months: u16| {
        ("retention", json!({ "of": of, "from": from, limit: months }))
    };
    let rules = book(&[
        keep("recording", "recorded", "atLeastMonths", 24),
        keep("recording", "settled", "atLeastMonths", 6),
        keep("recording", "recorded", "atMostMonths", 60),
        keep("recording", "settled", "atMostMonths", 12),
        keep("creditEntry", "settled", "atMostMonths", 60),
    ]);
    let day = |text: &str| Date::parse(text).unwrap();
    let today = day("2026-03-02");
    let ask = |kind, recorded: &str, settled: Option<&str>| {
        let kept = Kept { kind, recorded: day(recorded), settled: settled.map(day) };
        erasure(&kept, today, Product::Loan, Lender::Bank, &rules)
    };
    let open = ask(RecordKind::Recording, "2026-02-28", None);
    assert_eq!(
        (open.may(), open.must_by(), open.rules().len()),
        (MayErase::AfterSettlement, Some(day("2031-02-28")), 4)
    );
    assert_eq!(open.next(today), Some(day("2031-02-28")));
    let settled = ask(RecordKind::Recording, "2024-02-29", Some("2025-12-31"));
    assert_eq!((settled.may(), settled.must_by()), (MayErase::From(day("2026-06-30")), Some(day("2026-12-31"))));
    assert_eq!(
        (settled.next(today), settled.next(day("2026-07-01"))),
        (Some(day("2026-06-30")), Some(day("2026-12-31")))
    );
    assert_eq!(settled.next(day("2027-01-01")), None);
    let entry = ask(RecordKind::CreditEntry, "2026-02-28", None);
    assert_eq!((entry.may(), entry.must_by(), entry.next(today)), (MayErase::AnyTime, None, None));
    assert_eq!(ask(RecordKind::OralAgreement, "2026-02-28", None).rules().len(), 0);
}

pub(crate) fn asking(casework: Value) -> Value {
    let mut case = plain(json!([]), "2026-03-10");
    case["casework"] = casework;
    case
}

/// The case of the examples: what the report says, and that its records can be handed in again.
#[test]
fn a_case_with_casework_is_worked_and_verified() {
    let mut document = case("casework-illness");
    let first = report(&document);
    let worked = &first["casework"];
    assert!(worked["verification"]["intact"] == true && worked["state"]["key"] == "documentsPending");
    let next: Vec<&str> = worked["next"].as_array().unwrap().iter().map(|step| step["to"].as_str().unwrap()).collect();
    assert_eq!(next, ["underReview", "settled", "withdrawn", "refused", "legal", "disputed", "complaint", "mediation"]);
    assert_eq!((&worked["contact"]["allowed"], &worked["checklist"]["complete"]), (&json!(false), &json!(false)));
    assert_eq!(worked["contact"]["nextAllowed"], json!({ "date": "2026-03-07", "time": "08:00" }));
    assert_eq!(worked["retention"].as_array().unwrap().len(), 2);
    assert!(!first.to_string().contains("She is in hospital"), "the text is not kept");
    // Handed in again, with what is stored: verified now.
    let mut stored = worked["records"].clone();
    document["casework"]["records"] = stored.clone();
    document["casework"]["head"] = worked["verification"]["head"].clone();
    let again = report(&document);
    assert_eq!(again["casework"]["records"], worked["records"]);
    assert_eq!(again["casework"]["verification"]["verified"], stored.as_array().unwrap().len());
    assert_eq!(again["casework"]["verification"]["sinceHead"], 0);
    // One word of one record: found, and nothing else is said.
    stored[2]["actor"] = json!("somebody-else");
    document["casework"]["records"] = stored;
    let changed = &report(&document)["casework"];
    assert_eq!((&changed["verification"]["fault"], &changed["verification"]["at"]), (&json!("changed"), &json!(2)));
    assert!(changed["state"].is_null() && changed["records"].is_null());
}

#[test]
fn a_redacted_report_names_nobody() {
    let mut document = case("casework-illness");
    document["casework"]["redact"] = json!(true);
    let printed = report(&document)["casework"].to_string();
    let secret: Vec<Value> = ["actor", "contactPoint"]
        .iter()
        .flat_map(|key| document["casework"]["records"].as_array().unwrap().iter().map(|record| record[*key].clone()))
        .filter(|value| !value.is_null())
        .collect();
    assert!(secret.len() > 5);
    for secret in secret.iter().chain([&document["casework"]["case"]]) {
        assert!(!printed.contains(secret.as_str().unwrap()), "{secret} in {printed}");
    }
    assert!(printed.contains("reference-1") && printed.contains("\"head\""));
    let file = chain(&entries(&mut Dice(4), 5));
    let shown = format!("{file:?} {:?}", file.records());
    assert!(["agent", "branch", "phone", "case-7"].iter().all(|word| !shown.contains(word)), "{shown}");
}

/// The error repeats nothing of a reference that is personal.
#[test]
fn a_refused_reference_is_not_repeated() {
    for number in ["110101199003074514", "138 0013 8000"] {
        let error = try_report(&asking(json!({ "case": number, "records": [] }))).unwrap_err();
        assert_eq!(error.path(), "casework.case");
        assert!(!error.to_string().contains(number) && error.message().contains("personal data"), "{error}");
    }
}

/// The most records a file may have, all of them calls, and a contact asked about: work grows with the records.
#[test]
fn the_largest_file_ends() {
    let when = moment("2026-03-03", "10:00");
    let first = RecordEntry::step(moment("2026-03-02", "09:00"), name("a"), State::Opened);
    let dialled = |n: usize| {
        RecordEntry::contact(when, name("a"), Channel::Call, Person::Debtor, n.is_multiple_of(2))
            .contact_point(name(&format!("line-{n}")))
    };
    let file = Casework::from_entries(name("c"), std::iter::once(first).chain((1..10_000).map(dialled))).unwrap();
    // The canonical text has words of its own, which never change.
    let text =
        file.canonical().to_string().replace(r#""who":"#, r#""actor":"#).replace(r#""way":"#, r#""contactPoint":"#);
    let mut records: Value = serde_json::from_str(&text).unwrap();
    for record in records["records"].as_array_mut().unwrap() {
        // In a case document numbers and truths are what they are.
        record["number"] = serde_json::from_str(record["number"].as_str().unwrap()).unwrap();
        if let Some(effective) = record.get("effective") {
            record["effective"] = json!(effective == "true");
        }
    }
    let contact = json!({ "date": "2026-03-03", "time": "22:00", "channel": "call", "contactPoint": "line-1" });
    let head = file.head().to_string();
    let document = asking(json!({ "case": "c", "records": records["records"], "head": head, "contact": contact }));
    let start = ProcessorTime::start();
    let worked = report(&document)["casework"].clone();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert_eq!(
        (&worked["verification"]["verified"], &worked["verification"]["sinceHead"]),
        (&json!(10_000), &json!(0))
    );
    assert_eq!(worked["contact"]["nextAllowed"]["date"], "2026-03-04");
}
