//! The same accounts in any order and over any partitions; many steps that are worth the same; the size of the gap.

use arrears::Currency;
use arrears::choice::{Certificate, ChoiceError, Limits, Partition, Reply, Search, Tally};

use super::{Accounts, Sequence, candidates, chosen, fen};

type Picks = Vec<(u32, Option<u32>)>;

/// The choice over partitions, as a distributed program makes it, and the rounds it took.
fn over(limits: &Limits, partitions: &[Partition<u32>]) -> Result<(Picks, Certificate, usize), ChoiceError> {
    let mut search = Search::new(limits);
    let mut rounds = 0;
    while let Some(question) = search.question() {
        let answers = partitions.iter().map(|partition| partition.answer(&question));
        let together: Option<Result<Reply<u32>, _>> =
            answers.map(Ok).reduce(|one, other| one.and_then(|one| one.plus(other?)));
        search.hear(together.unwrap()?)?;
        rounds += 1;
    }
    let thresholds = search.thresholds();
    let tallies = partitions.iter().map(|partition| partition.tally(&thresholds));
    let tally = tallies.reduce(|one, other| one.plus(&other)).unwrap();
    let moves = partitions.iter().filter_map(|partition| partition.last_move(&thresholds, &tally));
    let last = moves.reduce(|one, other| one.better(other));
    let certificate = Certificate::new(limits, &thresholds, &tally, last.as_ref());
    let mut picks = Vec::new();
    for partition in partitions {
        picks.extend(partition.picks(&thresholds, last.as_ref()).map(|(account, number)| (*account, number)));
    }
    picks.sort_unstable();
    Ok((picks, certificate, rounds))
}

/// Accounts dealt out to so many partitions, each in an order of its own.
fn dealt(limits: &Limits, accounts: &Accounts<u32>, count: usize, sequence: &mut Sequence) -> Vec<Partition<u32>> {
    let mut hands: Vec<Vec<_>> = vec![Vec::new(); count];
    for entry in accounts {
        let hand = &mut hands[sequence.place(count)];
        let place = sequence.place(hand.len() + 1);
        hand.push(entry);
        let last = hand.len() - 1;
        hand.swap(place, last);
    }
    hands.into_iter().map(|hand| candidates(limits, hand).unwrap().sorted().unwrap()).collect()
}

/// So many accounts, each with three offers of random size.
fn accounts(count: u32, sequence: &mut Sequence) -> Accounts<u32> {
    let offers = |sequence: &mut Sequence| {
        let base = sequence.minor(900_000) + 100_000;
        (0..3)
            .map(|number| {
                let concession = base / 20 * i64::from(number + 1) + sequence.minor(5_000);
                (
                    number,
                    concession,
                    base / 2 + concession * 2 + sequence.minor(20_000),
                    400_000 + sequence.small(500_000),
                )
            })
            .collect()
    };
    (0..count).map(|account| (account, (Some(sequence.small(5)), offers(sequence)))).collect()
}

/// What a program makes of it that sorts every step and takes one after the other: value before the last move, and concessions.
fn one_by_one(accounts: &Accounts<u32>, budget: u128) -> (u128, u128) {
    let mut steps = Vec::new();
    for (account, (_, offers)) in accounts {
        let mut at = (0_u128, 0_u128);
        loop {
            let ahead = offers.iter().map(|(_, concession, value, probability)| {
                (u128::try_from(*concession).unwrap(), u128::try_from(*value).unwrap() * u128::from(*probability))
            });
            let ahead =
                ahead.filter(|(concession, value)| *concession > at.0 && *value > at.1 && *concession <= budget);
            // The steepest; of equally steep ones the nearest.
            let Some(to) = ahead.min_by(|one, other| {
                let (ours, theirs) = ((one.1 - at.1) * (other.0 - at.0), (other.1 - at.1) * (one.0 - at.0));
                theirs.cmp(&ours).then(one.0.cmp(&other.0))
            }) else {
                break;
            };
            steps.push((to.0 - at.0, to.1 - at.1, *account));
            at = to;
        }
    }
    steps.sort_by(|one, other| (other.1 * one.0).cmp(&(one.1 * other.0)).then(one.2.cmp(&other.2)));
    let (mut conceded, mut value) = (0, 0);
    for (concession, more, _) in steps {
        if conceded + concession > budget {
            break;
        }
        (conceded, value) = (conceded + concession, value + more);
    }
    (value, conceded)
}

#[test]
fn any_partition_and_any_order_choose_the_same() {
    // Semantics: [choice-7]
    let mut sequence = Sequence(7);
    for (count, budget) in [(1, 40_000), (300, 9_000_000), (300, 100_000_000), (9_000, 300_000_000)] {
        let accounts = accounts(count, &mut sequence);
        let open = Limits::new(fen(budget)).unwrap();
        let capped = (0..3).fold(open.clone(), |limits, group| limits.cap(group, fen(budget / 7)).unwrap());
        for limits in [open, capped] {
            let whole = chosen(&limits, &accounts);
            for partitions in [1, 2, 7] {
                let dealt = dealt(&limits, &accounts, partitions, &mut sequence);
                let (picks, certificate, rounds) = over(&limits, &dealt).unwrap();
                assert_eq!((picks.as_slice(), &certificate), (whole.picks(), whole.certificate()));
                assert!(rounds <= 6, "{rounds} rounds");
            }
        }
    }
}

#[test]
fn sums_take_what_one_by_one_would_be_taken() {
    let mut sequence = Sequence(99);
    for budget in [100_000, 5_000_000, 400_000_000] {
        let accounts = accounts(6_000, &mut sequence);
        let limits = Limits::new(fen(budget)).unwrap();
        let partition = candidates(&limits, &accounts).unwrap().sorted().unwrap();
        let mut search = Search::new(&limits);
        while let Some(question) = search.question() {
            search.hear(partition.answer(&question)).unwrap();
        }
        let tally: Tally = partition.tally(&search.thresholds());
        let expected = one_by_one(&accounts, u128::try_from(budget).unwrap());
        assert_eq!(
            (tally.value().millionths(), tally.conceded(Currency::CNY).unwrap()),
            (expected.0, fen(expected.1.try_into().unwrap()))
        );
    }
}

#[test]
fn ten_thousand_equal_offers_go_to_the_first_accounts() {
    // Semantics: [choice-3]
    let accounts: Accounts<u32> =
        (0..10_000).map(|account| (account, (None, vec![(4, 300, 1_000, 1_000_000)]))).collect();
    let limits = Limits::new(fen(1_234_567)).unwrap();
    let mut sequence = Sequence(3);
    let (picks, certificate, rounds) = over(&limits, &dealt(&limits, &accounts, 4, &mut sequence)).unwrap();
    let first = picks.iter().take_while(|(_, number)| *number == Some(4)).count();
    assert_eq!((first, picks.iter().filter(|(_, number)| number.is_some()).count()), (4_115, 4_115));
    assert_eq!((certificate.conceded(), rounds), (fen(1_234_500), 7));
    assert_eq!(certificate.value().rounded_down(Currency::CNY), Ok(fen(4_115_000)));
    assert_eq!(certificate.upper_bound().rounded_up(Currency::CNY), Ok(fen(4_115_224))); // 67 left at 10 / 3
}

#[test]
fn the_gap_does_not_grow_with_the_accounts() {
    // Semantics: [choice-6]
    let mut sequence = Sequence(11);
    for count in [100, 1_000, 10_000] {
        let accounts = accounts(count, &mut sequence);
        let dearest = accounts.values().flat_map(|(_, offers)| offers).map(|(_, _, value, _)| *value).max().unwrap();
        let limits = Limits::new(fen(i64::from(count) * 40_000)).unwrap();
        let certificate = *chosen(&limits, &accounts).certificate();
        assert!(certificate.gap().rounded_up(Currency::CNY).unwrap().minor() < dearest, "{certificate:?}");
        assert!(certificate.accounts() > u64::from(count) / 4, "{certificate:?}");
    }
}

#[test]
fn answers_to_other_questions_are_refused() {
    let limits = Limits::new(fen(100)).unwrap();
    let capped = limits.clone().cap(1, fen(10)).unwrap();
    let partition = |limits: &Limits| candidates(limits, &Accounts::<u32>::new()).unwrap().sorted().unwrap();
    let (open, closed) = (Search::new(&limits).question().unwrap(), Search::new(&capped).question().unwrap());
    let (one, other) = (partition(&limits).answer(&open), partition(&capped).answer(&closed));
    assert_eq!(one.clone().plus(other.clone()), Err(ChoiceError::OtherQuestion));
    assert_eq!(Search::new(&limits).hear(other), Err(ChoiceError::OtherQuestion));
    assert_eq!(Search::new(&limits).hear(one), Ok(()));
}
