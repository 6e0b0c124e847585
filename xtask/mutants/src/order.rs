//! Which tests a mutant meets first: what killed its neighbours is likely to kill it too.

use std::collections::BTreeMap;

use crate::reach::Test;

/// Kills in the same file and in the same function weigh this much more than kills elsewhere.
const SAME_FILE: u32 = 10;
const SAME_FUNCTION: u32 = 100;

/// Tests in the first group; each later group is twice as large, up to the most that start in one process.
const FIRST: usize = 6;
const MOST: usize = 64;

/// How many mutants each test has killed.
#[derive(Default)]
pub(crate) struct Killers {
    /// By place (everywhere, a file, a function) and test.
    kills: BTreeMap<(String, String), u32>,
}

impl Killers {
    pub(crate) fn note(&mut self, key: &str, test: &str) {
        for place in places(key) {
            let kills = self.kills.entry((place, test.to_owned())).or_default();
            *kills = kills.saturating_add(1);
        }
    }

    /// The tests that reach a mutant in groups, each of one program: most kills a second first.
    pub(crate) fn groups(&self, key: &str, reaching: &[usize], tests: &[Test]) -> Vec<Vec<usize>> {
        let places = places(key);
        let mut order: Vec<(usize, f64)> = reaching
            .iter()
            .map(|at| {
                let test = &tests[*at];
                let weights = [1, SAME_FILE, SAME_FUNCTION];
                let kills = places.iter().zip(weights).fold(1_u32, |sum, (place, weight)| {
                    let kills = self.kills.get(&(place.clone(), test.name.clone())).copied().unwrap_or_default();
                    sum.saturating_add(kills.saturating_mul(weight))
                });
                (*at, f64::from(kills) / test.time.as_secs_f64().max(0.001))
            })
            .collect();
        order.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        let mut groups = Vec::new();
        let mut rest = &order[..];
        let mut size = FIRST;
        while !rest.is_empty() {
            let (group, after) = rest.split_at(size.min(rest.len()));
            let mut by_program: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for (at, _) in group {
                by_program.entry(tests[*at].program).or_default().push(*at);
            }
            groups.extend(by_program.into_values());
            rest = after;
            size = (size * 2).min(MOST);
        }
        groups
    }
}

/// Everywhere, the file and the function of a mutant with this key.
fn places(key: &str) -> [String; 3] {
    let file = key.split(' ').next().unwrap_or_default();
    let function = key.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ");
    [String::new(), file.to_owned(), function]
}
