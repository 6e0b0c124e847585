//! The minimum payment of a card in the case document.

use alloc::string::String;
use alloc::vec::Vec;

use super::{next, reaches_back};
use crate::calendar::Date;
use crate::component::Components;
use crate::json::{Of, Pairs, shapes};
use crate::money::{Currency, Money, MoneyError};
use crate::rate::Fraction;
use crate::rounding::{Multiple, MultipleRounding};
use crate::terms::{
    CardTermsDraft, Carry, History, MinimumAlternative, MinimumAlternatives, MinimumRatios, MinimumShare, TermsError,
};
use crate::wire::WireError;
use crate::wire::read::shared::{all_components, components_of_key};

shapes! {
    pub(super) struct MinimumShape {
        /// History of ratios: `from`, and a ratio a component or class; `purchase` and `cash` are required, others are 1. Required where there
        /// are no alternatives.
        ratios: Option<Vec<Pairs<String>>>,
        /// Other ways to reckon it; the greatest of them and of the ratios counts. At most 4.
        alternatives: Option<Vec<AlternativeShape>>,
        /// The smallest minimum payment, or the whole balance if that is less; none where absent.
        floor: Option<String>,
        /// What of missed minimums is added to the next one: all of it (default), or what the last statement alone asked anew.
        carry: Option<Carry>,
    }
    /// A fixed amount and shares of what is owed.
    struct AlternativeShape {
        /// For statements from this day on; always where absent.
        from: Option<String>,
        /// For statements up to this day; for ever where absent.
        until: Option<String>,
        /// The fixed amount; none where absent.
        amount: Option<String>,
        /// Shares of what is owed, at most 4.
        shares: Option<Vec<ShareShape>>,
        /// The whole rounded to a multiple.
        round_to: Option<MultipleShape>,
    }
    struct ShareShape {
        /// Components and classes; everything owed where absent.
        of: Option<Vec<String>>,
        /// The share. Below 1 of all that is billed and unpaid; 1 or more of what is newly billed.
        ratio: String,
        /// The share by itself rounded to a multiple.
        round_to: Option<MultipleShape>,
    }
    struct MultipleShape {
        /// The amount that others become multiples of, above 0: 1.00 for whole units.
        multiple: String,
        /// Which way an amount goes.
        rounding: MultipleRounding,
    }
}

#[inline(never)] // terms are large: one copy a call
pub(super) fn minimum(
    node: Of<'_, MinimumShape>,
    draft: CardTermsDraft,
    opened: Date,
    currency: Currency,
) -> Result<CardTermsDraft, WireError> {
    let alternatives = node.alternatives().read(|list| alternatives(list, currency))?;
    let given = if alternatives.is_some() { node.ratios().given() } else { Some(node.ratios().needed()?) };
    let mut history = History::never();
    if let Some(rows) = given {
        for row in rows.parts() {
            next(&mut history, row.member("from"), ratios(row)?)?;
        }
        if alternatives.is_none() {
            reaches_back(&history, opened, rows)?;
        }
    }
    if let Some(list) = node.alternatives().given() {
        let is_open = alternatives.is_some_and(|all| all.iter().any(|one| one.is_in_force(opened)));
        if !is_open && history.on(opened).is_none() {
            return Err(list.refused(TermsError::HistoryStartsLate { opened }));
        }
    }
    let draft = draft.minimum_alternatives(alternatives.unwrap_or(MinimumAlternatives::NONE));
    let draft = draft.minimum_ratios(history).carry(node.carry().value().unwrap_or(Carry::All));
    match node.floor().given() {
        Some(floor) => draft.minimum_floor(floor.money(currency)?).map_err(|error| floor.given(error)),
        None => draft.minimum_floor(Money::zero(currency)).map_err(|error| node.floor().refused(error)),
    }
}

/// The alternatives of a minimum payment.
fn alternatives(list: Of<'_, Vec<AlternativeShape>>, currency: Currency) -> Result<MinimumAlternatives, WireError> {
    let mut all: Vec<MinimumAlternative> = Vec::new();
    for node in list.parts() {
        let amount = node.amount().read(|amount| amount.money(currency))?.unwrap_or(Money::zero(currency));
        let mut one = MinimumAlternative::new(amount).map_err(|error| node.amount().refused(error))?;
        if let Some(day) = node.from().read(|day| day.date())? {
            one = one.from(day);
        }
        if let Some(day) = node.until().read(|day| day.date())? {
            one = one.until(day);
        }
        for share in node.shares().given().into_iter().flat_map(|shares| shares.parts()) {
            let of = share.of().read(all_components)?.unwrap_or(Components::ALL);
            let mut part = MinimumShare::new(of, share.ratio().fraction()?);
            if let Some(multiple) = share.round_to().read(|given| multiple(given, currency))? {
                part = part.rounded_to(multiple);
            }
            one = one.share(part).map_err(|error| node.shares().refused(error))?;
        }
        if let Some(multiple) = node.round_to().read(|given| multiple(given, currency))? {
            one = one.rounded_to(multiple);
        }
        all.push(one);
    }
    MinimumAlternatives::new(&all).map_err(|error| list.refused(error))
}

fn multiple(node: Of<'_, MultipleShape>, currency: Currency) -> Result<Multiple, WireError> {
    let of = node.multiple();
    let amount = of.money(currency)?.positive().map_err(|error| of.given(error))?;
    Multiple::new(amount, node.rounding().value()).ok_or_else(|| of.given(MoneyError::NotPositive))
}

fn ratios(row: Of<'_, Pairs<String>>) -> Result<MinimumRatios, WireError> {
    let (purchase, cash) = (row.member("purchase").needed()?.fraction()?, row.member("cash").needed()?.fraction()?);
    let too_high = if purchase > Fraction::ONE { "purchase" } else { "cash" };
    let mut ratios = MinimumRatios::new(purchase, cash).map_err(|error| row.member(too_high).refused(error))?;
    // A class first, so that a component's own ratio wins whatever their order.
    for classes in [true, false] {
        let is_turn =
            |part: &Of<'_, String>| part.key() != "from" && matches!(part.key(), "fee" | "principal") == classes;
        for part in row.parts().filter(is_turn) {
            ratios = ratios.with(components_of_key(part)?, part.fraction()?).map_err(|error| part.given(error))?;
        }
    }
    Ok(ratios)
}
