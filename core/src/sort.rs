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
    sort_in(&mut SortSpace::default(), values, is_before);
}

/// The same in space that is kept from one sort to the next.
pub(crate) fn sort_in<T>(space: &mut SortSpace, values: &mut [T], is_before: impl Fn(&T, &T) -> bool) {
    space.order(values.len(), &|one, other| {
        values.get(one).zip(values.get(other)).is_some_and(|(one, other)| is_before(one, other))
    });
    arrange(&mut space.order, &mut |one, other| {
        if let Ok([one, other]) = values.get_disjoint_mut([one, other]) {
            core::mem::swap(one, other);
        }
    });
}

/// Space to sort in, which grows to the longest sort.
#[derive(Clone, Debug, Default)]
pub(crate) struct SortSpace {
    /// The places of the values in their order; none where they stand in order.
    order: Vec<usize>,
    merged: Vec<usize>,
}

impl SortSpace {
    fn order(&mut self, length: usize, is_before: &dyn Fn(usize, usize) -> bool) {
        let Self { order, merged } = self;
        order.clear();
        merged.clear();
        let is_sorted = (1..length).enumerate().all(|(place, next)| !is_before(next, place));
        if !is_sorted {
            order.extend(0..length);
            merge(order, merged, is_before);
        }
    }
}

/// Sorts places by merging longer and longer runs.
fn merge(order: &mut Vec<usize>, merged: &mut Vec<usize>, is_before: &dyn Fn(usize, usize) -> bool) {
    let length = order.len();
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
        core::mem::swap(order, merged);
        merged.clear();
        width = both;
    }
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
        let mut space = SortSpace::default();
        space.order(5, &|one, other| one < other);
        assert!(space.order.is_empty() && space.order.capacity() == 0);
        space.order(4, &|one, other| one > other);
        assert_eq!(space.order, vec![3, 2, 1, 0]);
        space.order(5, &|_, _| false);
        assert!(space.order.is_empty());
    }
}
