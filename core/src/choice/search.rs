//! The step at which the limits are used up, found from sums over partitions.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::candidates::{Account, Partition};
use super::curve::Point;
use super::increment::{Increment, Place};
use super::sum::{DIGIT, SUMS, Sum};
use super::{ChoiceError, Limits};

/// As few steps as this are asked for one by one.
const FEW: u64 = 4_096;

/// The steps at which the limits are used up: what comes before them is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(bound(serialize = "A: serde::Serialize", deserialize = "A: serde::Deserialize<'de>"))
)]
pub struct Thresholds<A> {
    #[cfg_attr(feature = "serde", serde(with = "super::carried::pairs"))]
    pub(super) groups: BTreeMap<u32, Place<A>>,
    pub(super) whole: Option<Place<A>>,
}

impl<A: Ord + Clone> Thresholds<A> {
    const NONE: Self = Self { groups: BTreeMap::new(), whole: None };

    /// Whether a step is taken; those of an account before a step that is taken are taken too.
    pub(super) fn takes(&self, account: &Account<A>, number: u32, point: &Point, increment: Increment) -> bool {
        let own = account.group.and_then(|group| self.groups.get(&group));
        own.into_iter().chain(&self.whole).all(|limit| match point.key.cmp(&limit.key) {
            core::cmp::Ordering::Equal => Partition::place(account, number, point.key, increment).is_before(limit),
            other => other.is_gt(),
        })
    }
}

/// What is asked of every partition: sums over the steps whose keys begin with some bits, or those steps themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Question<A> {
    /// For each capped group, or under `None` for all accounts.
    #[cfg_attr(feature = "serde", serde(with = "super::carried::pairs"))]
    asked: BTreeMap<Option<u32>, Descent>,
    /// What is known: steps beyond it are not counted.
    known: Thresholds<A>,
}

/// How far a threshold has been narrowed down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
struct Descent {
    /// What may still be conceded by steps whose keys begin with the known bits.
    room: u128,
    /// The leading bits of the key sought.
    bits: u64,
    /// How many bits of it are known.
    known: u32,
    /// Whether so few steps are left that they are asked for one by one.
    one_by_one: bool,
}

impl Descent {
    fn new(limit: u64) -> Self {
        Self { room: u128::from(limit), bits: 0, known: 0, one_by_one: false }
    }

    fn width(self) -> u32 {
        u64::BITS.saturating_sub(self.known).min(DIGIT)
    }

    /// The digit of a key that begins with the known bits.
    fn digit(self, key: u64) -> Option<usize> {
        let above = key.checked_shr(u64::BITS.saturating_sub(self.known)).unwrap_or(0);
        let low = u64::BITS.saturating_sub(self.known).saturating_sub(self.width());
        let digit = key.checked_shr(low).unwrap_or(0) & 1_u64.checked_shl(self.width()).unwrap_or(0).saturating_sub(1);
        (above == self.bits).then_some(digit).and_then(|digit| usize::try_from(digit).ok())
    }

    /// Goes into the digit in which the room is used up; none where all fits.
    fn narrow(&mut self, sums: &[Sum]) -> bool {
        for (digit, sum) in sums.iter().enumerate().rev() {
            if let Some(room) = self.room.checked_sub(sum.concession) {
                self.room = room;
                continue;
            }
            let width = self.width();
            let digit = u64::try_from(digit).unwrap_or(u64::MAX); // INVARIANT: below 4,096
            self.bits = self.bits.checked_shl(width).unwrap_or(0) | digit;
            self.known = self.known.saturating_add(width);
            self.one_by_one = sum.count <= FEW || self.known == u64::BITS;
            return true;
        }
        false
    }

    /// The first step that does not fit.
    fn first_beyond<A: Ord>(&mut self, mut steps: Vec<Place<A>>) -> Option<Place<A>> {
        steps.sort_unstable_by(Place::order);
        steps.into_iter().find(|step| match self.room.checked_sub(u128::from(step.increment.concession)) {
            Some(room) => {
                self.room = room;
                false
            }
            None => true,
        })
    }
}

/// What a partition, or several together, say to one part of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
enum Said<A> {
    /// A sum for each digit.
    Sums(#[cfg_attr(feature = "serde", serde(with = "super::carried::sums"))] Vec<Sum>),
    /// The steps one by one.
    Steps(Vec<Place<A>>),
}

/// What a partition answers; answers of several are added up, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(bound(serialize = "A: serde::Serialize", deserialize = "A: serde::Deserialize<'de>"))
)]
pub struct Reply<A> {
    #[cfg_attr(feature = "serde", serde(with = "super::carried::pairs"))]
    said: BTreeMap<Option<u32>, Said<A>>,
}

impl<A: Ord + Clone> Reply<A> {
    /// Both answers added up.
    ///
    /// # Errors
    /// [`ChoiceError::OtherQuestion`] where they answer different questions.
    pub fn plus(mut self, other: Self) -> Result<Self, ChoiceError> {
        if self.said.len() != other.said.len() {
            return Err(ChoiceError::OtherQuestion);
        }
        for (scope, said) in other.said {
            match (self.said.get_mut(&scope), said) {
                (Some(Said::Sums(ours)), Said::Sums(theirs)) => {
                    for (ours, theirs) in ours.iter_mut().zip(theirs) {
                        ours.add(theirs.count, theirs.concession);
                    }
                }
                (Some(Said::Steps(ours)), Said::Steps(theirs)) => ours.extend(theirs),
                _ => return Err(ChoiceError::OtherQuestion),
            }
        }
        Ok(self)
    }
}

impl<A: Ord + Clone> Partition<A> {
    /// What this partition says to a question. The answer is of a fixed size (4,096 sums) for each limit, but for the last to each:
    /// there the steps come one by one, 4,096 in all partitions together or as many as share one key.
    #[must_use]
    pub fn answer(&self, question: &Question<A>) -> Reply<A> {
        let nothing = |(scope, descent): (&Option<u32>, &Descent)| {
            let said =
                if descent.one_by_one { Said::Steps(Vec::new()) } else { Said::Sums([Sum::default()].repeat(SUMS)) };
            (*scope, said)
        };
        let mut said: BTreeMap<_, _> = question.asked.iter().map(nothing).collect();
        for account in &self.accounts {
            let scope = if question.asked.contains_key(&None) { None } else { account.group };
            let (Some(descent), Some(said)) = (question.asked.get(&scope), said.get_mut(&scope)) else { continue };
            for (number, point, increment) in self.steps(account) {
                let Some(digit) = descent.digit(point.key) else { continue };
                if !question.known.takes(account, number, point, increment) {
                    break;
                }
                match said {
                    Said::Steps(steps) => steps.push(Self::place(account, number, point.key, increment)),
                    Said::Sums(sums) => {
                        if let Some(sum) = sums.get_mut(digit) {
                            sum.add(1, u128::from(increment.concession));
                        }
                    }
                }
            }
        }
        Reply { said }
    }
}

/// The search for the thresholds: it asks, partitions answer, and after a few rounds it knows.
///
/// The caps come first, all at once; then the budget, over what the caps leave. One round tells apart 12 bits of a key, so that a limit
/// takes two or three of them, and seven at most.
///
/// ```
/// use arrears::choice::{Candidates, Limits, Search};
/// use arrears::{Currency, Money};
/// let limits = Limits::new(Money::from_minor(100, Currency::CNY)?)?;
/// let partitions = [Candidates::<u64>::new(&limits).sorted()?, Candidates::new(&limits).sorted()?];
/// let mut search = Search::new(&limits);
/// while let Some(question) = search.question() {
///     let [one, other] = partitions.each_ref().map(|partition| partition.answer(&question));
///     search.hear(one.plus(other)?)?;
/// }
/// let thresholds = search.thresholds();
/// let tally = partitions.iter().map(|partition| partition.tally(&thresholds)).reduce(|one, other| one.plus(&other));
/// assert_eq!(tally.ok_or("no partitions")?.conceded(Currency::CNY)?.minor(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Search<A> {
    budget: u64,
    known: Thresholds<A>,
    open: BTreeMap<Option<u32>, Descent>,
    /// Whether the budget has been asked about.
    is_last: bool,
}

impl<A: Ord + Clone> Search<A> {
    /// A search that knows no threshold yet.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        let caps = limits.caps_minor().map(|(group, cap)| (Some(group), Descent::new(cap)));
        let mut search =
            Self { budget: limits.budget_minor(), known: Thresholds::NONE, open: caps.collect(), is_last: false };
        search.go_on();
        search
    }

    /// What to ask every partition next; none where all is known.
    #[must_use]
    pub fn question(&self) -> Option<Question<A>> {
        (!self.open.is_empty()).then(|| Question { asked: self.open.clone(), known: self.known.clone() })
    }

    /// Takes the answer of all partitions together.
    ///
    /// # Errors
    /// [`ChoiceError::OtherQuestion`] where it answers another question.
    pub fn hear(&mut self, answer: Reply<A>) -> Result<(), ChoiceError> {
        if !answer.said.keys().eq(self.open.keys()) {
            return Err(ChoiceError::OtherQuestion);
        }
        for (scope, said) in answer.said {
            let Some(descent) = self.open.get_mut(&scope) else { return Err(ChoiceError::OtherQuestion) };
            let is_open = match said {
                Said::Sums(sums) if !descent.one_by_one => descent.narrow(&sums),
                Said::Steps(steps) if descent.one_by_one => {
                    let found = descent.first_beyond(steps);
                    match scope {
                        Some(group) => self.known.groups.extend(found.map(|found| (group, found))),
                        None => self.known.whole = found,
                    }
                    false
                }
                _ => return Err(ChoiceError::OtherQuestion),
            };
            if !is_open {
                self.open.remove(&scope);
            }
        }
        self.go_on();
        Ok(())
    }

    /// From the caps to the budget.
    fn go_on(&mut self) {
        if self.open.is_empty() && !self.is_last {
            self.open.insert(None, Descent::new(self.budget));
            self.is_last = true;
        }
    }

    /// What is known: all of it once there is no question left.
    #[must_use]
    pub fn thresholds(&self) -> Thresholds<A> {
        self.known.clone()
    }
}
