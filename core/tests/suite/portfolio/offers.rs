//! The offers of one account after another that ask the same, against those of their documents.

// Semantics: [plan-18].

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use arrears::wire::Case;
use serde_json::{Value, json};

use crate::extent;
use crate::random::{Dice, random_case};
use crate::random_loan::random_loan_case;

/// Random accounts in the test command: a tenth of those of `cargo xtask long`.
const ACCOUNTS: u64 = 1_000;

/// What an account asks: means and hardship of its own, the rest as everybody.
fn asked(seed: u64, dice: &mut Dice) -> Value {
    let mut case = if seed.is_multiple_of(2) { random_case(seed) } else { random_loan_case(seed) };
    let policy = if seed.is_multiple_of(2) { "cardIssuer" } else { "consumerLender" };
    let hardships = ["incomeFell", "illness", "unemployment", "other"];
    let mut applicant = json!({ "firstTime": dice.chance(50) });
    if dice.chance(70) {
        applicant["hardship"] = dice.pick(&hardships).to_owned().into();
    }
    let mut capacity = json!({ "monthly": format!("{}.00", dice.between(0, 3_000)) });
    if dice.chance(50) {
        capacity["lumpSum"] = format!("{}.00", dice.between(0, 9_000)).into();
        capacity["payDay"] = dice.between(1, 28).into();
    }
    case["offers"] =
        json!({ "policy": policy, "applicant": applicant, "repaymentCapacity": capacity, "horizonMonths": 1 });
    case
}

/// What an account is offered and refused, in words.
fn told(offers: impl core::fmt::Debug, beside: impl core::fmt::Debug, refused: impl core::fmt::Debug) -> String {
    format!("{offers:?} {beside:?} {refused:?}")
}

/// The offers of a document, and those of a case that asked for somebody else before. None where the document is refused.
fn compare(seed: u64, ready: &mut HashMap<bool, Case>) -> Option<usize> {
    let document = asked(seed, &mut Dice::new(seed));
    let case = Case::read(&document.to_string()).ok()?;
    let asks = case.offer_applicant().unwrap();
    let answer = case.answer().ok()?;
    let offers = answer.offers().unwrap();
    let position = *answer.position();

    let same = ready.entry(case.terms().is_loan()).or_insert_with(|| case.clone());
    same.ask_about(
        case.terms().clone(),
        case.ledger().clone(),
        case.opening().cloned(),
        (case.as_of(), case.known_on()),
    );
    same.asked_by(asks);
    let found = same.offers_from(&position).unwrap().unwrap();
    assert_eq!((found.total_owed, found.capacity), (offers.total_owed(), *offers.repayment_capacity()), "seed {seed}");
    let (one, other) = (
        told(offers.offers(), offers.side_by_side(), offers.refused()),
        told(found.offers.offers(), found.offers.side_by_side(), found.offers.refused()),
    );
    assert_eq!(one, other, "seed {seed}");
    Some(offers.offers().len())
}

#[test]
fn random_accounts_are_offered_what_their_documents_are() {
    let accounts = extent::cases(ACCOUNTS);
    let (seeds, asked, offered) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let worker = || {
        let mut ready = HashMap::new();
        loop {
            let seed = seeds.fetch_add(1, Ordering::Relaxed);
            if seed >= accounts {
                break;
            }
            if let Some(count) = compare(seed, &mut ready) {
                asked.fetch_add(1, Ordering::Relaxed);
                offered.fetch_add(u64::from(count > 0), Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| {
        let threads = [scope.spawn(worker), scope.spawn(worker)];
        assert!(threads.into_iter().all(|thread| thread.join().is_ok()), "an account differs, see above");
    });
    let (asked, offered) = (asked.into_inner(), offered.into_inner());
    assert!(asked > accounts * 8 / 10, "{asked} of {accounts} are asked about");
    assert!(offered > accounts / 10, "{offered} of {accounts} are offered something");
}
