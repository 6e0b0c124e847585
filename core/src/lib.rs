//! What is owed and why, to the cent.
#![no_std]
#![forbid(unsafe_code)]
