//! The history of a reference rate in a rulebook file.

use alloc::vec::Vec;

use super::object::{At, Object, text};
use crate::rulebook::{LoadError, ReferenceRate, ReferenceRates, RuleCertainty};
use crate::{Date, Rate};

pub(super) fn rates(at: At<'_>) -> Result<ReferenceRates, LoadError> {
    let history = Object::new(at, "name knownTo rates")?;
    let name = text(history.need("name")?)?;
    let known_to = history.need("knownTo")?.parse(Date::parse)?;
    let list = history.need("rates")?;
    let rates = list.list()?.map(rate).collect::<Result<Vec<_>, _>>()?;
    ReferenceRates::new(name, known_to, rates).map_err(|error| list.wrong(error))
}

fn rate(at: At<'_>) -> Result<ReferenceRate, LoadError> {
    let row = Object::new(at, "from annual certainty")?;
    Ok(ReferenceRate {
        from: row.need("from")?.parse(Date::parse)?,
        rate: row.need("annual")?.parse(Rate::annual)?,
        certainty: row.need("certainty")?.word(RuleCertainty::from_key, RuleCertainty::KEYS)?,
    })
}
