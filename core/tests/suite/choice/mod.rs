//! Which offer each account gets within a budget: the book's questions, an exact answer to small ones, partitions and ties.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "numbers made here, far from any bound: a sum that overflows fails the test"
)]

mod exact;
mod spread;

use std::collections::BTreeMap;

use arrears::choice::{Candidate, Candidates, Choice, ChoiceError, ExpectedValue, Limits, Probability, choose};
use arrears::{Currency, Money};
use serde_json::{Value, json};

/// An offer: number, concession and value in minor units, probability in millionths.
type Row = (u32, i64, i64, u32);

/// Accounts with their group and offers.
type Accounts<A> = BTreeMap<A, (Option<u32>, Vec<Row>)>;

pub(crate) fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

fn candidates<'a, A: Ord + Clone + 'a>(
    limits: &Limits,
    accounts: impl IntoIterator<Item = (&'a A, &'a (Option<u32>, Vec<Row>))>,
) -> Result<Candidates<A>, ChoiceError> {
    let mut candidates = Candidates::new(limits);
    for (account, (group, offers)) in accounts {
        let offers = offers.iter().map(|(number, concession, value, probability)| {
            let probability = Probability::from_millionths(*probability)?;
            Candidate::new(*number, fen(*concession), ExpectedValue::new(fen(*value), probability)?)
        });
        candidates.add(account.clone(), *group, offers.collect::<Result<Vec<_>, _>>()?)?;
    }
    Ok(candidates)
}

fn chosen<A: Ord + Clone>(limits: &Limits, accounts: &Accounts<A>) -> Choice<A> {
    choose(&candidates(limits, accounts).unwrap().sorted().unwrap()).unwrap()
}

/// The answer to a `json choice` block of the book.
pub(crate) fn answer(question: &Value) -> Value {
    let amount = |value: &Value| Money::parse(value.as_str().unwrap(), Currency::CNY).unwrap();
    let mut limits = Limits::new(amount(&question["budget"])).unwrap();
    for (group, cap) in question["caps"].as_object().into_iter().flatten() {
        limits = limits.cap(group.parse().unwrap(), amount(cap)).unwrap();
    }
    let mut accounts: Accounts<String> = BTreeMap::new();
    for row in question["offers"].as_array().unwrap() {
        let number = |key: &str| row.get(key).map(|number| u32::try_from(number.as_u64().unwrap()).unwrap());
        let account = accounts.entry(row["account"].as_str().unwrap().into()).or_insert((number("group"), Vec::new()));
        account.1.push((
            number("offer").unwrap(),
            amount(&row["concession"]).minor(),
            amount(&row["presentValue"]).minor(),
            number("probability").unwrap_or(1_000_000),
        ));
    }
    let choice = chosen(&limits, &accounts);
    let pick = |number: &Option<u32>| number.map_or(json!("none"), |number| json!(number));
    let picks: BTreeMap<_, _> =
        choice.picks().iter().map(|(account, number)| (account.clone(), pick(number))).collect();
    let certificate = choice.certificate();
    json!({
        "picks": picks,
        "conceded": certificate.conceded().to_string(),
        "value": certificate.value().rounded_down(Currency::CNY).unwrap().to_string(),
        "upperBound": certificate.upper_bound().rounded_up(Currency::CNY).unwrap().to_string(),
        "gap": certificate.gap().rounded_up(Currency::CNY).unwrap().to_string(),
    })
}

/// A pseudo-random sequence: the same on every machine.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn minor(&mut self, bound: u64) -> i64 {
        i64::try_from(self.below(bound)).unwrap()
    }

    fn place(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap())).unwrap()
    }

    fn small(&mut self, bound: u64) -> u32 {
        u32::try_from(self.below(bound)).unwrap()
    }
}
