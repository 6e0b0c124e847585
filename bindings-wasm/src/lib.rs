//! arrears-wasm
