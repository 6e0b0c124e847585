//! Questions that ask for as much work as a document may: each is answered or refused within the budget of looks.

use arrears::wire;
use serde_json::Value;

use super::Numbers;

fn asked(case: &Value) -> Value {
    serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap()
}

fn case(name: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    serde_json::from_str(&std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap()).unwrap()
}

/// 2 kB that took 15 s of processor time, and 14 s more for each proposal.
#[test]
fn d_worst_a_search_of_650_000_settings_is_refused_with_what_to_narrow() {
    for name in ["d-worst-one-kind", "d-worst-prop"] {
        let report = asked(&case(name));
        let refused = &report["offers"]["refused"][0];
        assert_eq!((&refused["kind"], &refused["reason"]), (&"refinance".into(), &"searchTooLarge".into()), "{name}");
        assert_eq!(
            refused["text"]["en"],
            "the policy leaves too many plans of this kind open for a search of 8000000 looks: narrow `periods`, which \
             has 595 values, or make its steps larger"
        );
        assert_eq!(refused["nearest"], Value::Array(Vec::new()), "{name}");
        assert_eq!(report["offers"]["offers"], Value::Array(Vec::new()), "{name}");
    }
    // A proposal is refused by the same word, and not as if nothing came near.
    let answered = &asked(&case("d-worst-prop"))["offers"]["negotiation"][0];
    assert_eq!((&answered["answer"], &answered["refused"][0]["reason"]), (&"refuse".into(), &"searchTooLarge".into()));
}

/// The same policy with steps ten times as large has an answer.
#[test]
fn a_policy_of_larger_steps_is_answered() {
    let mut asks = case("d-worst-one-kind");
    let kind = &mut asks["offers"]["policy"]["kinds"][0];
    kind["periods"] = serde_json::json!({ "from": 6, "to": 60, "step": 6 });
    kind["waive"]["interest"]["step"] = "0.5".into();
    let report = asked(&asks);
    assert_ne!(report["offers"]["refused"][0]["reason"], "searchTooLarge");
}

/// A level payment of nothing, and one whose rate leaves it next to the interest alone, are solved without a walk.
#[test]
fn payments_at_their_limit_cost_no_more_than_others() {
    use arrears::schedule::level_payment_of;
    use arrears::{Currency, Fraction, Money, Rounding};
    let mut numbers = Numbers::of(7);
    for _ in 0..20_000 {
        let twelfths = numbers.between(1, 10);
        let annual = Fraction::from_parts(twelfths * Fraction::ONE.parts()).unwrap();
        let principal = 12 * numbers.between(0, 1_000_000);
        // At 100 % to 1,000 % a year over 50 years nothing is left of the principal but its interest.
        let interest = principal * twelfths / 12;
        let money = |minor| Money::from_minor(minor, Currency::CNY).unwrap();
        let payment = level_payment_of(money(principal), annual, 12, 600, Rounding::HalfUp).unwrap();
        assert_eq!(payment, money(interest), "{principal} {twelfths}");
    }
}
