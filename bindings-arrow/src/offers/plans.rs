//! Accounts of one customer that go into one plan.

// Semantics: [plan-29].

use std::collections::HashMap;

use super::applicants::Role;
use crate::book::{Accounts, DUPLICATE, Fault, MISSING, UNKNOWN};
use crate::table::TextColumn;

/// Stands for every other account of the customer.
const ALL: &str = "*";

/// The other accounts in the plan of each account that asks for several.
#[derive(Default)]
pub(super) struct Plans {
    by_place: HashMap<usize, Result<Vec<usize>, Fault>>,
}

impl Plans {
    /// The plans of several accounts among those that ask. An account is in one plan only: a plan that takes an account which asks
    /// itself, or which is in another plan too, is wrong.
    pub(super) fn read(asking: &[(usize, Role)], together: &TextColumn<'_>, accounts: &Accounts<'_>) -> Self {
        let customers = Customers::of(accounts);
        let mut by_place = HashMap::new();
        for (place, role) in asking {
            let Role::Asks(row) = *role else { continue };
            if let Some(list) = together.get(row).map(str::trim).filter(|list| !list.is_empty()) {
                by_place.insert(*place, customers.named(*place, list));
            }
        }
        let mut plans_of: HashMap<usize, usize> = asking.iter().map(|(place, _)| (*place, 1)).collect();
        for member in by_place.values().flatten().flatten() {
            let count = plans_of.entry(*member).or_default();
            *count = count.saturating_add(1);
        }
        for plan in by_place.values_mut() {
            let again =
                plan.iter().flatten().copied().find(|member| plans_of.get(member).is_some_and(|count| *count > 1));
            if let Some(member) = again {
                let name = accounts.get(member).map_or("", |account| account.name);
                let why = format!("together: `{name}` asks itself, or is in another plan");
                *plan = Err(Fault::new(DUPLICATE, why));
            }
        }
        Self { by_place }
    }

    /// The other accounts in the plan of an account, in their order.
    pub(super) fn of(&self, place: usize) -> &[usize] {
        self.by_place.get(&place).and_then(|plan| plan.as_deref().ok()).unwrap_or_default()
    }

    /// What is wrong with the plan of an account.
    pub(super) fn fault(&self, place: usize) -> Option<&Fault> {
        self.by_place.get(&place)?.as_ref().err()
    }

    /// Each account in the plan of another.
    pub(super) fn members(&self) -> impl Iterator<Item = (usize, Role)> {
        let plans = self.by_place.iter().filter_map(|(place, plan)| Some((place, plan.as_ref().ok()?)));
        plans.flat_map(|(place, plan)| plan.iter().map(|member| (*member, Role::InPlanOf(*place))))
    }
}

/// Whose the accounts are.
struct Customers<'a> {
    accounts: &'a Accounts<'a>,
    places: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Customers<'a> {
    fn of(accounts: &'a Accounts<'a>) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for place in 0..accounts.len() {
            if let Some(customer) = accounts.get(place).and_then(|account| account.customer) {
                places.entry(customer).or_default().push(place);
            }
        }
        Self { accounts, places }
    }

    fn customer(&self, place: usize) -> Option<&'a str> {
        self.accounts.get(place).and_then(|account| account.customer)
    }

    /// The places of a list: names parted by `|`, or every other account of the customer.
    fn named(&self, place: usize, list: &str) -> Result<Vec<usize>, Fault> {
        let own = self.customer(place);
        if list == ALL {
            let customer = own.ok_or_else(|| Fault::new(MISSING, "together: `*`, and the account has no customer"))?;
            let all = self.places.get(customer).into_iter().flatten().copied();
            return Ok(all.filter(|other| *other != place).collect());
        }
        let mut found = Vec::new();
        for name in list.split('|').map(str::trim).filter(|name| !name.is_empty()) {
            let other = self.accounts.places.get(name).and_then(|other| usize::try_from(*other).ok());
            let other = other.ok_or_else(|| Fault::new(UNKNOWN, format!("together: there is no account `{name}`")))?;
            if other == place || found.contains(&other) {
                return Err(Fault::new(DUPLICATE, format!("together: `{name}` is in the plan already")));
            }
            if self.customer(other) != own {
                return Err(Fault::new(UNKNOWN, format!("together: `{name}` is another customer's")));
            }
            found.push(other);
        }
        Ok(found)
    }
}
