//! Rulebooks that must be refused, each with its code, its path and its message.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that finds nothing fails, as it should"
)]

use arrears::rulebook::Rulebook;

/// A sound book of two versions of one rule, to be broken by replacing a piece of text.
pub(crate) const SOUND: &str = r#"{
  "format": 2,
  "jurisdiction": "cn-test",
  "name": { "en": "Test", "zh": "测试" },
  "currency": "CNY",
  "asOf": "2026-03-01",
  "rules": [
    {
      "id": "a.term",
      "source": { "name": { "en": "Order", "zh": "办法" }, "article": { "en": "art. 70", "zh": "第70条" } },
      "limits": { "en": "term", "zh": "期限" },
      "from": "2011-01-13", "to": "2020-12-31",
      "binding": "binding", "certainty": "confirmed",
      "applies": { "products": ["creditCard", "loan"], "plans": ["hardship"] },
      "kind": "maxTerm", "values": { "months": 60 }
    },
    {
      "id": "a.term",
      "source": { "name": { "en": "Notice", "zh": "通知" } },
      "limits": { "en": "term", "zh": "期限" },
      "from": "2021-01-01",
      "binding": "advisory", "certainty": "reported",
      "kind": "maxTerm", "values": { "months": 36 }
    }
  ]
}"#;

fn refused(text: &str) -> (u16, String, String) {
    let error = Rulebook::from_json(text).expect_err(text);
    (error.code(), error.path().to_string(), error.to_string())
}

#[test]
fn the_sound_book_loads() {
    assert_eq!(Rulebook::from_json(SOUND).unwrap().rules().len(), 2);
}

#[test]
fn a_broken_frame() {
    let table: &[(&str, &str, u16, &str, &str)] = &[
        (r#""format": 2,"#, r#""format": 2"#, 1200, "", "rulebook: not JSON, at line 3, column 3"),
        (r#""format": 2,"#, r#""format": 3,"#, 1202, "format", "`format`: format 3 unknown, allowed: 2"),
        (r#""format": 2,"#, "", 1204, "format", "`format`: missing"),
        (r#""format": 2,"#, r#""format": 2.0,"#, 1206, "format", "`format`: a whole number needed"),
        (r#""format": 2,"#, r#""format": 99999999999999999999,"#, 1206, "format", "`format`: a whole number needed"),
        (r#""format": 2,"#, r#""format": 2, "format": 2,"#, 1205, "format", "`format`: given twice"),
        (
            r#""format": 2,"#,
            r#""format": 2, "notes": "x","#,
            1203,
            "notes",
            "`notes`: unknown key, allowed: format jurisdiction name currency asOf rules",
        ),
        (r#""format": 2,"#, r#""format": 2, "": 0,"#, 1203, "", "unknown key"),
        (r#""cn-test""#, r#""CN""#, 1210, "jurisdiction", "1 to 64 of `a-z`, `0-9`, `.` and `-` needed"),
        (r#""测试""#, r#""  ""#, 1209, "name.zh", "`name.zh`: must not be empty"),
        (r#", "zh": "测试""#, "", 1204, "name.zh", "`name.zh`: missing"),
        (r#""CNY""#, r#""cny""#, 104, "currency", "unknown currency code, allowed"),
        (r#""CNY""#, "156", 1206, "currency", "`currency`: text needed"),
        (r#""2026-03-01""#, r#""2026-02-29""#, 301, "asOf", "`asOf`: no such day: 2026-2-29"),
        (r#""2026-03-01""#, "null", 1206, "asOf", "`asOf`: text needed"),
    ];
    for (sound, broken, code, path, message) in table {
        assert!(SOUND.contains(sound), "{sound}");
        let (got_code, got_path, got_message) = refused(&SOUND.replacen(sound, broken, 1));
        assert_eq!((got_code, got_path.as_str()), (*code, *path), "{broken}: {got_message}");
        assert!(got_message.contains(message), "{got_message}");
    }
}

#[test]
fn a_broken_rule() {
    let table: &[(&str, &str, u16, &str, &str)] = &[
        (r#""a.term""#, r#""A term""#, 1210, "rules[0].id", "1 to 64 of"),
        (
            r#""source": { "name": { "en": "Order", "zh": "办法" }, "article": { "en": "art. 70", "zh": "第70条" } },"#,
            "",
            1204,
            "rules[0].source",
            "missing",
        ),
        (
            r#""source": { "name": { "en": "Order", "zh": "办法" }, "article": { "en": "art. 70", "zh": "第70条" } },"#,
            r#""source": "Order","#,
            1206,
            "rules[0].source",
            "an object needed",
        ),
        (r#""name": { "en": "Order", "zh": "办法" }, "#, "", 1204, "rules[0].source.name", "missing"),
        (r#"{ "en": "art. 70", "zh": "第70条" }"#, r#""70""#, 1206, "rules[0].source.article", "an object needed"),
        (r#""art. 70""#, r#"" ""#, 1209, "rules[0].source.article.en", "must not be empty"),
        (r#""办法""#, r#""""#, 1209, "rules[0].source.name.zh", "must not be empty"),
        (r#""2020-12-31""#, r#""2011-01-12""#, 1214, "rules[0].to", "last day in force before the first"),
        (
            r#""2020-12-31""#,
            r#""2021-01-01""#,
            1215,
            "rules[1].from",
            "in force on days on which rule 0 of the same id is",
        ),
        (r#", "to": "2020-12-31""#, "", 1215, "rules[1].from", "rule 0"),
        (r#""2011-01-13""#, r#""2011-1-13""#, 300, "rules[0].from", "not a date"),
        (r#""2011-01-13""#, r#""1899-12-31""#, 302, "rules[0].from", "date outside"),
        (
            r#""binding": "binding""#,
            r#""binding": "law""#,
            1208,
            "rules[0].binding",
            "unknown word, allowed: binding advisory",
        ),
        (r#""confirmed""#, r#""sure""#, 1208, "rules[0].certainty", "allowed: confirmed reported unconfirmed"),
        (r#""loan"]"#, r#""creditCard"]"#, 1212, "rules[0].applies.products", "listed twice"),
        (r#""loan"]"#, r#""mortgage"]"#, 1208, "rules[0].applies.products[1]", "unknown word, allowed: creditCard"),
        (r#"["hardship"]"#, r#""hardship""#, 1206, "rules[0].applies.plans", "a list needed"),
        (r#""maxTerm""#, r#""maxTem""#, 1207, "rules[0].kind", "unknown kind of rule, allowed: maxTerm maxAmount"),
        (r#""months": 60"#, r#""months": 0"#, 1213, "rules[0].values.months", "0 outside 1 to 600"),
        (r#""months": 60"#, r#""months": -60"#, 1213, "rules[0].values.months", "-60 outside 1 to 600"),
        (r#""months": 60"#, r#""months": "60""#, 1206, "rules[0].values.months", "a whole number needed"),
        (r#""months": 60"#, r#""month": 60"#, 1203, "rules[0].values.month", "unknown key, allowed: months"),
        (r#", "values": { "months": 60 }"#, "", 1204, "rules[0].values", "missing"),
        (r#""months": 60 }"#, r#""months": 60 }, "severity": 3"#, 1203, "rules[0].severity", "unknown key"),
    ];
    for (sound, broken, code, path, message) in table {
        assert!(SOUND.contains(sound), "{sound}");
        let (got_code, got_path, got_message) = refused(&SOUND.replacen(sound, broken, 1));
        assert_eq!((got_code, got_path.as_str()), (*code, *path), "{broken}: {got_message}");
        assert!(got_message.contains(message), "{got_message}");
    }
}

#[test]
fn broken_values_of_every_kind() {
    let table: &[(&str, &str, u16, &str)] = &[
        ("maxAmount", r#"{ "amount": 50000 }"#, 1206, ".amount"),
        ("maxAmount", r#"{ "amount": "50000.001" }"#, 101, ".amount"),
        ("maxAmount", r#"{ "amount": "0.00" }"#, 105, ".amount"),
        ("noReinstalment", r#"{ "exceptHardship": "yes" }"#, 1206, ".exceptHardship"),
        ("noInterestOnFees", r#"{ "rate": "0" }"#, 1203, ".rate"),
        ("noInterestOnFees", "[]", 1206, ""),
        ("rateShown", "{}", 1204, ".simpleNamed"),
        ("requiredItems", r#"{ "legalDocument": "agreement", "items": [] }"#, 1211, ".items"),
        (
            "requiredItems",
            r#"{ "legalDocument": "agreement", "items": [{ "key": "", "name": { "en": "a", "zh": "甲" } }] }"#,
            1209,
            ".items",
        ),
        (
            "requiredItems",
            r#"{ "legalDocument": "letter", "items": [
                { "key": "a", "name": { "en": "a", "zh": "甲" } }, { "key": "a", "name": { "en": "b", "zh": "乙" } }] }"#,
            1212,
            ".items",
        ),
        ("rateBand", r#"{ "period": "weekly", "atLeast": "0", "atMost": "1" }"#, 1208, ".period"),
        ("rateBand", r#"{ "period": "daily", "atLeast": "0.0005", "atMost": "0.00035" }"#, 1216, ".atLeast"),
        ("rateBand", r#"{ "period": "daily", "atLeast": "0", "atMost": "0.1" }"#, 202, ".atMost"),
        (
            "penaltyMultiple",
            r#"{ "overdue": { "atLeast": "1.3", "atMost": "1.5" }, "misuse": { "atLeast": "2", "atMost": "1.5" } }"#,
            1216,
            ".misuse.atLeast",
        ),
        ("annualCostCap", "{}", 1217, ""),
        ("annualCostCap", r#"{ "rate": "0.24", "ofReference": "4" }"#, 1217, ""),
        ("annualCostCap", r#"{ "rate": "24%" }"#, 200, ".rate"),
        ("lostInterestFreePeriod", r#"{ "onRepaidPart": true }"#, 1204, ".onEarlierCycles"),
        ("lateFeeBasis", r#"{ "of": "balance", "share": "0.05" }"#, 1208, ".of"),
        ("lateFeeCap", r#"{ "first": "43.00", "repeated": "32.00" }"#, 1216, ".first"),
        ("lateFeeCap", r#"{ "first": "-1", "repeated": "32.00" }"#, 106, ".first"),
        ("minimumPayment", r#"{ "ofBalance": "11", "ofCharges": "0", "ofInstalments": "0" }"#, 202, ".ofBalance"),
        ("chargeCap", r#"{ "rate": "0.24", "dayCount": "actual/365" }"#, 1208, ".dayCount"),
        ("chargeCap", r#"{ "rate": "-0.24", "dayCount": "actual365" }"#, 202, ".rate"),
        ("persistentDebt", r#"{ "months": 601 }"#, 1213, ".months"),
        (
            "allocationOrder",
            r#"{ "steps": [{ "fromDay": 1, "toDay": 91, "order": "chargesFirst" },
                           { "fromDay": 91, "order": "principalFirst" }] }"#,
            1216,
            ".steps",
        ),
        ("allocationOrder", r#"{ "steps": [{ "fromDay": 1, "order": "feesFirst" }] }"#, 1208, ".steps[0].order"),
        ("classification", r#"{ "above": [0, 90, 270] }"#, 1211, ".above"),
        ("classification", r#"{ "above": [0, 90, 90, 360] }"#, 901, ".above"),
        ("observation", r#"{ "months": 12, "first": "loss", "again": "pass" }"#, 1216, ".first"),
        ("moratorium", r#"{ "days": 60, "pauses": [] }"#, 1211, ".pauses"),
        ("contactWindow", r#"{ "opens": "22:00", "closes": "08:00", "consentLifts": true }"#, 1216, ".opens"),
        ("contactWindow", r#"{ "opens": "08:00", "closes": "24:00", "consentLifts": true }"#, 305, ".closes"),
        ("contactWindow", r#"{ "opens": "8:00", "closes": "22:00", "consentLifts": true }"#, 304, ".opens"),
        ("contactCounter", r#"{ "counts": "dialAttempts", "per": "debtor", "days": 0, "max": 3 }"#, 1213, ".days"),
        ("contactCooldown", r#"{ "days": 70000 }"#, 1213, ".days"),
        ("contactPersons", r#"{ "persons": [], "contactPersonIfUnreachable": true }"#, 1211, ".persons"),
        ("noContactWhilePerforming", r#"{ "strict": true }"#, 1203, ".strict"),
        ("retention", r#"{ "of": "recording", "from": "recorded" }"#, 1217, ""),
        ("retention", r#"{ "of": "recording", "from": "default", "atLeastMonths": 1 }"#, 1208, ".from"),
    ];
    for (kind, values, code, path) in table {
        let book = SOUND.replacen(
            r#""kind": "maxTerm", "values": { "months": 60 }"#,
            &format!(r#""kind": "{kind}", "values": {values}"#),
            1,
        );
        let (got_code, got_path, message) = refused(&book);
        assert_eq!((got_code, got_path), (*code, format!("rules[0].values{path}")), "{kind} {values}: {message}");
    }
}

/// Cut short anywhere, or with any byte replaced, the book is refused or read, and nothing worse happens.
#[test]
fn no_damage_panics() {
    for (end, _) in SOUND.char_indices() {
        assert!(Rulebook::from_json(&SOUND[..end]).is_err(), "{end}");
    }
    for at in 0..SOUND.len() {
        for damage in *b"\"0{]:, -" {
            let mut bytes = SOUND.as_bytes().to_vec();
            bytes[at] = damage;
            if let Ok(text) = core::str::from_utf8(&bytes) {
                let _ = Rulebook::from_json(text);
            }
        }
    }
}

#[test]
fn too_much_of_anything() {
    let long = SOUND.replacen("\"term\"", &format!("\"{}\"", "t".repeat(Rulebook::MAX_TEXT + 1)), 1);
    assert_eq!(refused(&long).0, 1201);
    let padded = format!("{SOUND}{}", " ".repeat(Rulebook::MAX_BYTES));
    assert_eq!(refused(&padded).0, 1201);
    let deep = "[".repeat(100_000);
    assert_eq!(refused(&deep).0, 1200);
    assert_eq!(refused("").0, 1200);
    assert_eq!(refused("[]"), (1206, String::new(), "rulebook: an object needed".to_string()));
    let rule = r#"{ "id": "r", "source": { "name": { "en": "o", "zh": "办" } }, "limits": { "en": "t", "zh": "期" },
        "from": "2011-01-13", "binding": "binding", "certainty": "confirmed", "kind": "maxTerm", "values": { "months": 6 } }"#;
    let rules = |count: usize| {
        let frame = SOUND.split_once(r#""rules": ["#).unwrap().0;
        format!("{frame}\"rules\": [{}] }}", vec![rule; count].join(","))
    };
    assert_eq!(refused(&rules(0)), (1211, "rules".into(), "`rules`: 0 entries given, allowed: 1 to 1000".into()));
    assert_eq!(refused(&rules(1_001)).0, 1211);
    assert_eq!(refused(&rules(2)).0, 1215);
}
