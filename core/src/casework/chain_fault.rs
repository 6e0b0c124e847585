//! What can have happened to a chain of records.

// Semantics: [case-3].

use crate::words::words;

words! {
    /// What happened to a chain of records; [`verify`](super::verify) says at which record.
    ///
    /// ```
    /// use arrears::casework::{Casework, CaseworkError, ChainFault, Moment, Reference, verify};
    /// use arrears::{Date, TimeOfDay};
    /// let name = |text: &str| Reference::new(text).unwrap();
    /// let when = Moment::new(Date::new(2026, 3, 2)?, TimeOfDay::new(9, 30)?);
    /// let file = Casework::open(name("case-7"), when, name("agent-17"));
    /// let error = verify(file.case(), &[], Some(file.head())).unwrap_err();
    /// assert_eq!(error, CaseworkError::ChainBroken { at: 0, fault: ChainFault::CutOff });
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub enum ChainFault {
        /// A record is not what its digest was taken of.
        Changed = "changed", "this record was changed after it was made", "该记录被改动";
        /// One or more records before this one are missing.
        Removed = "removed", "records before this one were removed", "此前的记录被删除";
        /// A record that does not belong here.
        Inserted = "inserted", "this record was inserted", "该记录系后来插入";
        /// Records stand in another order.
        Reordered = "reordered", "the records were put in another order", "记录顺序被改动";
        /// This record, or the one before it, was put in the place of another.
        Replaced = "replaced", "this record or the one before it was put in another's place", "该记录或前一记录被替换";
        /// The head that is known is not among the records: they were removed at the end, or the chain was made anew.
        CutOff = "cutOff", "the record with the known head digest is missing", "缺少已知链尾对应的记录";
    }
}
