//! Bytes as choices: what a target builds of them is the same each time, and a byte more or less changes one thing.

/// Takes its choices from the front; where nothing is left, every choice is the first.
pub(crate) struct Bytes<'a>(&'a [u8]);

#[allow(dead_code, reason = "a target takes the choices that it needs")]
impl<'a> Bytes<'a> {
    pub(crate) const fn new(data: &'a [u8]) -> Self {
        Self(data)
    }

    pub(crate) fn next(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().map_or((0, self.0), |(first, rest)| (*first, rest));
        self.0 = rest;
        first
    }

    /// One of a list.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        let at = usize::from(self.next()).checked_rem(list.len()).unwrap_or(0);
        *list.get(at).unwrap_or_else(|| unreachable_list())
    }

    /// One time in `of`, where the first choice is no.
    pub(crate) fn once_in(&mut self, of: u8) -> bool {
        self.next().checked_rem(of) == Some(1)
    }

    /// Eight answers, of which any may be yes.
    pub(crate) fn flags(&mut self) -> [bool; 8] {
        let byte = self.next();
        [1, 2, 4, 8, 16, 32, 64, 128].map(|bit| byte & bit != 0)
    }

    /// A whole number below `below`.
    pub(crate) fn below(&mut self, below: u32) -> u32 {
        let wide = u32::from(self.next()) | u32::from(self.next()) << 8;
        wide.checked_rem(below).unwrap_or(0)
    }
}

#[expect(clippy::panic, reason = "a target without choices is a mistake in the target")]
fn unreachable_list() -> ! {
    panic!("nothing to choose from")
}
