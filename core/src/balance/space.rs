//! Space that grows to the largest account replayed in it.

use alloc::vec::Vec;

pub(super) fn grow<T: Copy>(space: &mut Vec<T>, room: usize, empty: T) {
    if space.len() < room {
        space.resize(room, empty);
    }
}
