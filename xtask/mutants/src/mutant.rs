//! One changed place of a source file.

/// What is changed, and where.
pub(crate) struct Mutant {
    /// The number by which a test run chooses it; given when the source is written.
    pub(crate) id: u32,
    /// File, function, change and which of the like changes it is: the same after lines have moved.
    pub(crate) key: String,
    pub(crate) line: usize,
    /// The bytes of the source that the change stands for.
    pub(crate) place: std::ops::Range<usize>,
    pub(crate) change: Change,
    /// The compiler took it.
    pub(crate) compiles: bool,
}

/// How a place is written in the mutated source.
pub(crate) enum Change {
    /// An expression is another one.
    Expression(String),
    /// A function does nothing but return this; the place is empty and lies behind the opening brace.
    Return(String),
}
