//! Small portfolios against the best choice there is, found by dynamic programming over the concessions.

use std::collections::BTreeMap;

use arrears::choice::Limits;

use super::{Accounts, Row, Sequence, chosen, fen};

/// The best value of the accounts of a group for every amount that may be conceded, up to a limit.
fn best(offers: &[&[Row]], most: usize) -> Vec<u128> {
    let mut table = vec![0_u128; most + 1];
    for account in offers {
        let before = table.clone();
        for (room, value) in table.iter_mut().enumerate() {
            for (_, concession, present_value, probability) in *account {
                let Some(rest) = room.checked_sub(usize::try_from(*concession).unwrap()) else { continue };
                let expected = u128::try_from(*present_value).unwrap() * u128::from(*probability);
                *value = (*value).max(before[rest] + expected);
            }
        }
    }
    table
}

/// The best value over all accounts within a budget, and caps by group.
fn optimum(accounts: &Accounts<u32>, budget: usize, caps: &BTreeMap<u32, usize>) -> u128 {
    let mut groups: BTreeMap<Option<u32>, Vec<&[Row]>> = BTreeMap::new();
    for (group, offers) in accounts.values() {
        let capped = group.filter(|group| caps.contains_key(group));
        groups.entry(capped).or_default().push(offers);
    }
    let mut all = vec![0_u128; budget + 1];
    for (group, offers) in groups {
        let most = group.map_or(budget, |group| caps[&group].min(budget));
        let own = best(&offers, most);
        let before = all.clone();
        for (room, value) in all.iter_mut().enumerate() {
            *value = (0..=room.min(most)).map(|given| own[given] + before[room - given]).max().unwrap();
        }
    }
    all[budget]
}

#[test]
fn the_value_is_at_most_the_optimum_and_that_at_most_the_certificate() {
    // Semantics: [choice-4], [choice-6]
    let mut sequence = Sequence(20_261_130);
    let (mut exact, mut capped) = (0, 0);
    let cases = crate::extent::cases(3_000);
    for case in 0..cases {
        let accounts: Accounts<u32> = (0..sequence.small(9) + 1)
            .map(|account| {
                let group = Some(sequence.small(4)).filter(|group| *group < 3);
                let offers = (0..sequence.small(5))
                    .map(|number| (number, sequence.minor(30), sequence.minor(500), sequence.small(1_000_001)));
                (account, (group, offers.collect()))
            })
            .collect();
        let budget = sequence.minor(90);
        let mut limits = Limits::new(fen(budget)).unwrap();
        let mut caps = BTreeMap::new();
        for group in 0..sequence.small(4) {
            let cap = sequence.minor(40);
            limits = limits.cap(group, fen(cap)).unwrap();
            caps.insert(group, usize::try_from(cap).unwrap());
        }
        let choice = chosen(&limits, &accounts);
        let certificate = choice.certificate();
        let (value, upper) = (certificate.value().millionths(), certificate.upper_bound().millionths());
        let optimum = optimum(&accounts, usize::try_from(budget).unwrap(), &caps);
        assert!(value <= optimum && optimum <= upper, "case {case}: {value} {optimum} {upper} {accounts:?} {limits:?}");
        assert_eq!(
            (value, u128::try_from(certificate.conceded().minor()).unwrap()),
            totals(&accounts, choice.picks(), &limits),
            "case {case}"
        );
        exact += u64::from(value == optimum);
        capped += u64::from(!caps.is_empty() && value < optimum);
    }
    assert!(
        exact > cases * 6 / 10 && capped > 0,
        "{exact} of {cases} are the best there is, {capped} within caps are not"
    );
}

/// What the offers chosen bring and cost, after having seen that they keep every limit.
fn totals(accounts: &Accounts<u32>, picks: &[(u32, Option<u32>)], limits: &Limits) -> (u128, u128) {
    let (mut value, mut conceded) = (0, 0);
    let mut by_group: BTreeMap<u32, u128> = BTreeMap::new();
    for (account, number) in picks {
        let (group, offers) = &accounts[account];
        let Some((_, concession, present_value, probability)) =
            offers.iter().find(|(offer, ..)| Some(*offer) == *number)
        else {
            assert!(number.is_none());
            continue;
        };
        value += u128::try_from(*present_value).unwrap() * u128::from(*probability);
        conceded += u128::try_from(*concession).unwrap();
        if let Some(group) = group {
            *by_group.entry(*group).or_default() += u128::try_from(*concession).unwrap();
        }
    }
    assert!(conceded <= u128::try_from(limits.budget().minor()).unwrap());
    for (group, cap) in limits.caps() {
        assert!(by_group.get(&group).is_none_or(|conceded| *conceded <= u128::try_from(cap.minor()).unwrap()));
    }
    (value, conceded)
}
