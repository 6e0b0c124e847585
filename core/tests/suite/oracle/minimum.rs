//! What a statement asks for anew: ratios, the part above the limit, the greatest of several.
//!
//! Semantics: [card-5] [card-6] [card-37] [card-40].

use super::account::Account;
use super::calendar::Day;
use super::number::{ONE, Rounding, rate};
use super::order::Component;
use super::terms::{History, amount_or, components, history, in_force};
use super::{Refused, refuse};
use serde_json::Value;

/// An amount is cut to a multiple.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Multiple {
    pub(crate) of: i128,
    pub(crate) way: Way,
}

/// Which multiple.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
    HalfUp,
}

impl Multiple {
    fn read(json: &Value, places: usize) -> Result<Option<Self>, Refused> {
        if json.is_null() {
            return Ok(None);
        }
        let way = match json["rounding"].as_str() {
            Some("up") => Way::Up,
            Some("down") => Way::Down,
            Some("halfUp") => Way::HalfUp,
            _ => return refuse!("a multiple goes up, down or half up"),
        };
        Ok(Some(Self { of: amount_or(&json["multiple"], places, 1)?, way }))
    }

    /// 10^-12ths of a minor unit to 10^-12ths.
    pub(crate) fn cut(self, exact: i128) -> i128 {
        let step = self.of * ONE;
        let (whole, rest) = (exact / step, exact % step);
        let up = match self.way {
            Way::Up => rest > 0,
            Way::Down => false,
            Way::HalfUp => 2 * rest >= step,
        };
        (whole + i128::from(up)) * step
    }
}

/// A ratio of some components, and the multiple it is cut to by itself.
#[derive(Debug, Clone)]
pub(crate) struct Share {
    pub(crate) of: Vec<Component>,
    pub(crate) ratio: i128,
    pub(crate) multiple: Option<Multiple>,
}

/// A way to reckon what is asked: a fixed amount and shares.
#[derive(Debug, Clone)]
pub(crate) struct Alternative {
    pub(crate) amount: i128,
    pub(crate) shares: Vec<Share>,
    pub(crate) multiple: Option<Multiple>,
    from: Option<Day>,
    until: Option<Day>,
}

/// What a statement asks for: the greatest of the ratios and of the alternatives that count.
#[derive(Debug, Clone)]
pub(crate) struct Minimum {
    ratios: History<Alternative>,
    alternatives: Vec<Alternative>,
}

impl Minimum {
    pub(crate) fn of(json: &Value, places: usize) -> Result<Self, Refused> {
        let rows = json["alternatives"].as_array();
        let alternatives = rows.into_iter().flatten().map(|row| Alternative::read(row, places));
        Ok(Self {
            ratios: history(&json["ratios"], Alternative::of_ratios)?,
            alternatives: alternatives.collect::<Result<_, _>>()?,
        })
    }

    /// The ways that count for a statement, each with its place in the terms, from 1; the ratios have none.
    fn on(&self, day: Day) -> Vec<(Option<usize>, &Alternative)> {
        let ratios = in_force(&self.ratios, day).map(|ratios| (None, ratios));
        let counts =
            |way: &Alternative| way.from.is_none_or(|from| from <= day) && way.until.is_none_or(|until| day <= until);
        let alternatives = (1..).map(Some).zip(&self.alternatives).filter(|(_, way)| counts(way));
        ratios.into_iter().chain(alternatives).collect()
    }
}

impl Alternative {
    /// A leaf named in a row of ratios beats the class it belongs to; what is not named has the ratio 1.
    fn of_ratios(row: &Value) -> Result<Self, Refused> {
        let mut ratios: Vec<(Component, i128)> = Component::ALL.map(|(component, _)| (component, ONE)).to_vec();
        for by_class in [true, false] {
            for (name, given) in row.as_object().unwrap().iter().filter(|(name, _)| *name != "from") {
                let named = Component::leaves(name)?;
                if (named.len() > 1) == by_class {
                    let given = rate(given)?;
                    ratios.iter_mut().filter(|(component, _)| named.contains(component)).for_each(|own| own.1 = given);
                }
            }
        }
        let shares = ratios.into_iter().map(|(component, ratio)| Share { of: vec![component], ratio, multiple: None });
        Ok(Self { amount: 0, shares: shares.collect(), multiple: None, from: None, until: None })
    }

    fn read(json: &Value, places: usize) -> Result<Self, Refused> {
        let mut shares = Vec::new();
        for share in json["shares"].as_array().into_iter().flatten() {
            let of = match &share["of"] {
                Value::Null => Component::ALL.map(|(component, _)| component).to_vec(),
                named => components(named)?,
            };
            let multiple = Multiple::read(&share["roundTo"], places)?;
            shares.push(Share { of, ratio: rate(&share["ratio"])?, multiple });
        }
        Ok(Self {
            amount: amount_or(&json["amount"], places, 0)?,
            shares,
            multiple: Multiple::read(&json["roundTo"], places)?,
            from: Day::maybe(&json["from"])?,
            until: Day::maybe(&json["until"])?,
        })
    }

    /// The ratio of a kind is the sum of its shares.
    pub(crate) fn ratio(&self, component: Component) -> i128 {
        self.shares.iter().filter(|share| share.of.contains(&component)).map(|share| share.ratio).sum()
    }
}

/// What a statement asked for anew, and in which way.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) amount: i128,
    /// Of the alternatives of the terms the one that asked most.
    pub(super) alternative: Option<usize>,
    /// Above the credit limit, in full; none where no limit is in force.
    pub(super) over_limit: Option<i128>,
    /// How much of that was of purchases, and by which ratio the others were asked for.
    pub(super) over_purchases: i128,
    pub(super) purchase_ratio: i128,
}

impl Account<'_> {
    /// O(k): the greatest of the ways that count.
    pub(super) fn own_minimum(&self, number: usize) -> Asked {
        let mut most = Asked::default();
        for (alternative, way) in self.terms.minimum.on(self.today) {
            let asked = self.asked_by(way, number);
            if asked.amount > most.amount || most.over_limit.is_none() {
                // Where nothing is asked, nothing asked most.
                most = Asked { alternative: alternative.filter(|_| asked.amount > 0), ..asked };
            }
        }
        if self.weather.limit(self.today).is_none() {
            most.over_limit = None;
        }
        most
    }

    /// What one way comes to, rounded once, with what is above the limit asked in full.
    fn asked_by(&self, way: &Alternative, number: usize) -> Asked {
        let over_limit = self.over_limit(way);
        let above = self.above_the_limit(way, over_limit);
        let mut exact = (way.amount + over_limit) * ONE;
        for share in &way.shares {
            let mut base = 0;
            for component in &share.of {
                let billed = |newly: bool| {
                    self.lots.unpaid(|lot| lot.component == *component && (!newly || lot.billed == Some(number)))
                };
                let in_full = above.iter().find(|(above, _)| above == component).map_or(0, |(_, amount)| *amount);
                base += if share.ratio >= ONE { billed(true) } else { billed(false) - in_full };
            }
            let part = share.ratio * base;
            exact += share.multiple.map_or(part, |multiple| multiple.cut(part));
        }
        let purchases = above.iter().find(|(component, _)| *component == Component::Purchase);
        Asked {
            amount: self.terms.rounding.minor(way.multiple.map_or(exact, |multiple| multiple.cut(exact))),
            alternative: None,
            over_limit: Some(over_limit),
            over_purchases: purchases.map_or(0, |(_, amount)| *amount),
            purchase_ratio: way.ratio(Component::Purchase),
        }
    }

    /// Principal above the limit, parts of plans to come included, of what is asked by a ratio below 1.
    fn over_limit(&self, way: &Alternative) -> i128 {
        let Some(limit) = self.weather.limit(self.today) else {
            return 0;
        };
        let posted = self.lots.unpaid(|lot| lot.component.is_principal());
        let planned: i128 = self.plans.iter().map(super::plan::Plan::principal).sum();
        let by_ratio = self.lots.unpaid(|lot| lot.component.is_principal() && way.ratio(lot.component) < ONE);
        (posted + planned - limit).clamp(0, by_ratio)
    }

    /// The same by kind: the lowest ratio first.
    fn above_the_limit(&self, way: &Alternative, mut over_limit: i128) -> Vec<(Component, i128)> {
        let mut kinds: Vec<Component> = Component::ALL.into_iter().map(|(component, _)| component).collect();
        kinds.retain(|component| component.is_principal() && way.ratio(*component) < ONE);
        kinds.sort_by_key(|component| way.ratio(*component));
        let mut found = Vec::new();
        for component in kinds {
            let part = over_limit.min(self.lots.unpaid(|lot| lot.component == component));
            over_limit -= part;
            found.push((component, part));
        }
        found
    }
}

#[test]
fn the_greatest_of_several_is_cut_to_whole_units() {
    let whole = |way| Multiple { of: 100, way };
    assert_eq!(whole(Way::Down).cut(1_999 * ONE), 1_900 * ONE);
    assert_eq!(whole(Way::Up).cut(1_901 * ONE), 2_000 * ONE);
    assert_eq!([1_949, 1_950].map(|fen| whole(Way::HalfUp).cut(fen * ONE)), [1_900 * ONE, 2_000 * ONE]);
    assert_eq!(Rounding::HalfUp.minor(whole(Way::Up).cut(1_900 * ONE)), 1_900);
}
