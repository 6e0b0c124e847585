//! Cases that were tried on the product before its second edition, by the ids they were kept under, and the worked
//! numbers that came with it.

mod judgment;
mod loans;
