//! A panic that can be reached: this program must not link.
#![no_std]
#![no_main]

use arrears_no_panic::{any, kept};

#[unsafe(no_mangle)]
extern "C" fn _start() -> i32 {
    kept(any([1, 2, 3])[any(3)]);
    0
}
