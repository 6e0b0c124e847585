//! What the programs of this folder share: a panic handler that cannot be linked.
#![no_std]

use core::hint::black_box;
use core::panic::PanicInfo;

unsafe extern "C" {
    /// Defined nowhere. The linker names the function that calls it.
    fn a_panic_can_be_reached() -> !;
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    // SAFETY: a program that could call it does not link.
    unsafe { a_panic_can_be_reached() }
}

/// A value that the compiler knows nothing about.
pub fn any<T>(value: T) -> T {
    black_box(value)
}

/// What the program was run for: without it nothing would be computed.
pub fn kept<T>(value: T) {
    black_box(value);
}
