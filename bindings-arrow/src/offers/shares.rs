//! What of a plan over several accounts is each account's.

// Semantics: [plan-29].

use std::sync::Arc;

use arrears::offer::AccountShare;
use arrow_array::RecordBatch;
use arrow_array::builder::{Int64Builder, ListBuilder, StringBuilder};

use super::output::{Keys, Offered, Row};
use crate::error::TableError;
use crate::positions::batch;

/// One account's part of an offer.
pub(super) struct Shared {
    concession: i64,
    total: i64,
    payments: Vec<i64>,
}

impl Shared {
    pub(super) fn of(share: &AccountShare) -> Self {
        Self {
            concession: share.total_given_up().minor(),
            total: share.total().minor(),
            payments: share.payments().map(|payment| payment.minor()).collect(),
        }
    }
}

#[derive(Default)]
pub(super) struct ShareTable {
    keys: Keys,
    offer: StringBuilder,
    member: StringBuilder,
    concession: Int64Builder,
    total: Int64Builder,
    payments: ListBuilder<Int64Builder>,
}

impl ShareTable {
    pub(super) fn push(&mut self, row: &Row<'_>, together: &[&str], offer: &Offered) {
        for (member, share) in together.iter().zip(&offer.shares) {
            self.keys.push(row);
            self.offer.append_value(&offer.name);
            self.member.append_value(member);
            self.concession.append_value(share.concession);
            self.total.append_value(share.total);
            self.payments.append_value(share.payments.iter().copied().map(Some));
        }
    }

    pub(super) fn finish(&mut self) -> Result<RecordBatch, TableError> {
        let mut columns = self.keys.finish();
        columns.push(("offer", Arc::new(self.offer.finish())));
        columns.push(("member", Arc::new(self.member.finish())));
        columns.push(("concession", Arc::new(self.concession.finish())));
        columns.push(("total", Arc::new(self.total.finish())));
        columns.push(("payments", Arc::new(self.payments.finish())));
        batch(columns)
    }
}
