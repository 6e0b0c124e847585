//! How many payments of an offer could still be made if there were less to pay with.

use std::sync::Arc;

use arrears::Money;
use arrears::offer::OfferSurvival;
use arrow_array::RecordBatch;
use arrow_array::builder::{BooleanBuilder, Int64Builder, StringBuilder, UInt32Builder};

use super::output::{Keys, Offered, Row};
use crate::error::TableError;
use crate::positions::batch;

/// An offer under a stress.
pub(super) struct Survived {
    stress: String,
    survival: OfferSurvival,
}

impl Survived {
    pub(super) fn of(((stress, _), survival): (&(String, Money), &OfferSurvival)) -> Self {
        Self { stress: stress.clone(), survival: *survival }
    }
}

#[derive(Default)]
pub(super) struct SurvivalTable {
    keys: Keys,
    offer: StringBuilder,
    stress: StringBuilder,
    monthly: Int64Builder,
    payments: UInt32Builder,
    whole: BooleanBuilder,
}

impl SurvivalTable {
    pub(super) fn push(&mut self, row: &Row<'_>, offer: &Offered) {
        for Survived { stress, survival } in &offer.survival {
            self.keys.push(row);
            self.offer.append_value(&offer.name);
            self.stress.append_value(stress);
            self.monthly.append_value(survival.monthly.minor());
            self.payments.append_value(survival.payments);
            self.whole.append_value(survival.is_whole);
        }
    }

    pub(super) fn finish(&mut self) -> Result<RecordBatch, TableError> {
        let mut columns = self.keys.finish();
        columns.push(("offer", Arc::new(self.offer.finish())));
        columns.push(("stress", Arc::new(self.stress.finish())));
        columns.push(("monthly", Arc::new(self.monthly.finish())));
        columns.push(("payments", Arc::new(self.payments.finish())));
        columns.push(("whole", Arc::new(self.whole.finish())));
        batch(columns)
    }
}
