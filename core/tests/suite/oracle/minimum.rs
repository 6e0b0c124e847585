//! What a statement asks for anew: ratios, the part above the limit, the greatest of several.
//!
//! Semantics: [card-5] [card-6].

use super::account::Account;
use super::calendar::Day;
use super::number::{ONE, Rounding, rate};
use super::order::Component;
use super::terms::{History, amount_or, history, in_force};
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
        let way = match json["mode"].as_str() {
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

/// One ratio, and the multiple it is cut to by itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Share {
    pub(crate) ratio: i128,
    pub(crate) multiple: Option<Multiple>,
}

/// A fixed amount and ratios.
#[derive(Debug, Clone)]
pub(crate) struct Alternative {
    pub(crate) amount: i128,
    pub(crate) shares: Vec<(Component, Share)>,
    /// What stands for a component not named.
    pub(crate) others: i128,
    pub(crate) multiple: Option<Multiple>,
}

/// What a statement asks for: the greatest of the alternatives in force.
#[derive(Debug, Clone)]
pub(crate) struct Minimum(History<Vec<Alternative>>);

impl Minimum {
    pub(crate) fn of(json: &Value, places: usize) -> Result<Self, Refused> {
        let ratios = history(&json["ratios"], |row| {
            Ok(vec![Alternative { amount: 0, shares: shares(row, places)?, others: ONE, multiple: None }])
        })?;
        Ok(Self(ratios))
    }

    fn on(&self, day: Day) -> &[Alternative] {
        in_force(&self.0, day).unwrap()
    }
}

/// A leaf named in a row beats the class it belongs to.
fn shares(row: &Value, places: usize) -> Result<Vec<(Component, Share)>, Refused> {
    let mut leaves = Vec::new();
    let mut classes = Vec::new();
    for (name, given) in row.as_object().unwrap() {
        if name == "from" {
            continue;
        }
        let named = Component::leaves(name)?;
        let list = if named.len() == 1 { &mut leaves } else { &mut classes };
        let share = match given {
            Value::Object(_) => {
                Share { ratio: rate(&given["ratio"])?, multiple: Multiple::read(&given["round"], places)? }
            }
            plain => Share { ratio: rate(plain)?, multiple: None },
        };
        list.extend(named.into_iter().map(|component| (component, share)));
    }
    leaves.extend(classes);
    Ok(leaves)
}

impl Alternative {
    fn share(&self, component: Component) -> Share {
        let named = self.shares.iter().find(|(named, _)| *named == component);
        named.map_or(Share { ratio: self.others, multiple: None }, |(_, share)| *share)
    }

    /// What it comes to at a statement, rounded once, with what is above the limit asked in full.
    fn asks(&self, account: &Account<'_>, number: usize, over_limit: i128) -> i128 {
        let mut over = over_limit;
        let mut exact = self.amount * ONE;
        let mut kinds: Vec<Component> = Component::ALL.into_iter().map(|(component, _)| component).collect();
        kinds.sort_by_key(|component| self.share(*component).ratio);
        for component in kinds {
            let Share { ratio, multiple } = self.share(component);
            let billed = |newly: bool| {
                account.lots.unpaid(|lot| {
                    lot.component == component && lot.billed.is_some() && (!newly || lot.billed == Some(number))
                })
            };
            let asked = if ratio >= ONE {
                ratio * billed(true)
            } else {
                let whole = billed(false);
                let above = if component.is_principal() { over.min(whole) } else { 0 };
                over -= above;
                above * ONE + ratio * (whole - above)
            };
            exact += multiple.map_or(asked, |multiple| multiple.cut(asked));
        }
        account.terms.rounding.minor(self.multiple.map_or(exact, |multiple| multiple.cut(exact)))
    }
}

impl Account<'_> {
    /// O(k).
    pub(super) fn own_minimum(&self, number: usize) -> i128 {
        let over = self.over_limit().unwrap_or(0);
        let alternatives = self.terms.minimum.on(self.today).iter();
        alternatives.map(|alternative| alternative.asks(self, number, over)).max().unwrap_or(0)
    }

    /// Principal above the limit, parts of plans to come included, of what is asked by a lower ratio; none without a limit.
    pub(super) fn over_limit(&self) -> Option<i128> {
        let limit = self.weather.limit(self.today)?;
        let posted = self.lots.unpaid(|lot| lot.component.is_principal());
        let planned: i128 = self.plans.iter().map(super::plan::Plan::principal).sum();
        let row = self.terms.minimum.on(self.today).first()?;
        let by_ratio = self.lots.unpaid(|lot| lot.component.is_principal() && row.share(lot.component).ratio < ONE);
        Some((posted + planned - limit).clamp(0, by_ratio))
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
