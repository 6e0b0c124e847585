//! A sort that is compiled once: the standard library's is compiled for each type that is sorted, and is some 5 kB each
//! time.
//!
//! It sorts places, by merging, and moves the values at the end. What stands in order is left alone.

use alloc::vec::Vec;

/// Sorts by a key; what has the same key keeps its order.
pub(crate) fn sort_by_key<T, K: Ord>(values: &mut [T], key: impl Fn(&T) -> K) {
    sort(values, |one, other| key(one) < key(other));
}

/// Sorts by what comes before what; values of which neither does keep their order.
pub(crate) fn sort<T>(values: &mut [T], is_before: impl Fn(&T, &T) -> bool) {
    let mut places = order(values.len(), &|one, other| {
        values.get(one).zip(values.get(other)).is_some_and(|(one, other)| is_before(one, other))
    });
    arrange(&mut places, &mut |one, other| {
        if let Ok([one, other]) = values.get_disjoint_mut([one, other]) {
            core::mem::swap(one, other);
        }
    });
}

/// The places of the values in their order; none where they stand in order.
fn order(length: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let is_sorted = (1..length).enumerate().all(|(place, next)| !is_before(next, place));
    if is_sorted {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..length).collect();
    let mut merged = Vec::with_capacity(length);
    let mut width = 1_usize;
    while width < length {
        let both = width.saturating_mul(2);
        for runs in order.chunks(both) {
            let (mut one, mut other) = runs.split_at(width.min(runs.len()));
            while let (Some((first, rest)), Some((second, others))) = (one.split_first(), other.split_first()) {
                if is_before(*second, *first) {
                    merged.push(*second);
                    other = others;
                } else {
                    merged.push(*first);
                    one = rest;
                }
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        core::mem::swap(&mut order, &mut merged);
        merged.clear();
        width = both;
    }
    order
}

/// Brings to each place what belongs there, along the cycles of the permutation.
fn arrange(places: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        while let Some(place) = places.get_mut(at) {
            let from = core::mem::replace(place, at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 1_u64;
        for length in 0..200_u64 {
            let values: Vec<(u64, u64)> = (0..length)
                .map(|place| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    ((state >> 33) % (length / 3 + 1), place)
                })
                .collect();
            let (mut ours, mut theirs) = (values.clone(), values);
            sort_by_key(&mut ours, |value| value.0);
            theirs.sort_by_key(|value| value.0);
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn what_is_sorted_keeps_its_place_without_space() {
        assert!(order(5, &|one, other| one < other).is_empty());
        assert!(order(5, &|_, _| false).is_empty());
        assert_eq!(order(4, &|one, other| one > other), vec![3, 2, 1, 0]);
    }
}
