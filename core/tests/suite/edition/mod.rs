//! Cases that were tried on the product before its second edition, by the ids they were kept under.

mod loans;
