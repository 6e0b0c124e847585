//! What is no question to choose about.

use arrears::choice::{Candidate, Candidates, ChoiceError, ExpectedValue, Limits, Probability, Search};

use crate::choice::fen;

fn limits() -> Limits {
    Limits::new(fen(100)).unwrap()
}

fn offer() -> Candidate {
    Candidate::new(1, fen(10), ExpectedValue::ZERO).unwrap()
}

fn added_twice() -> Result<(), ChoiceError> {
    let mut candidates = Candidates::new(&limits());
    candidates.add(7, None, [offer()])?;
    candidates.add(7, None, [offer()])?;
    candidates.sorted().map(drop)
}

/// The answer to a question about the budget, to who asked about a cap.
fn another_answer() -> Result<(), ChoiceError> {
    let partition = Candidates::<u32>::new(&limits()).sorted()?;
    let question = Search::new(&limits()).question().unwrap();
    Search::new(&limits().cap(1, fen(1))?).hear(partition.answer(&question))
}

provoked! {
    more_than_certain: 2000 "probabilityAboveOne", ChoiceError::ProbabilityAboveOne { given: 1_000_001 } =
        Probability::from_millionths(1_000_001);
    two_offers_of_one_number: 2001 "offerTwice", ChoiceError::OfferTwice { number: 1 } =
        Candidates::new(&limits()).add(7, None, [offer(), offer()]);
    one_account_twice: 2002 "candidateTwice", ChoiceError::CandidateTwice = added_twice();
    two_caps_of_one_group: 2003 "capTwice", ChoiceError::CapTwice { group: 1 } =
        limits().cap(1, fen(1)).and_then(|limits| limits.cap(1, fen(2)));
    an_answer_to_something_else: 2004 "otherQuestion", ChoiceError::OtherQuestion = another_answer();
    a_negative_budget: 106 "amountNegative", ChoiceError::Money(_) = Limits::new(fen(-1));
}
