//! The body of the fuzz target over choices that are the same every time.

#[path = "../../../fuzz/src/bytes.rs"]
#[expect(clippy::allow_attributes, reason = "a target takes the choices that it needs")]
mod bytes;
#[path = "../../../fuzz/src/tables.rs"]
mod tables;

#[test]
fn tables_of_a_stranger_are_refused_or_answered() {
    let mut state = 42_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56).to_le_bytes()[0]
    };
    for _ in 0..300 {
        let data: Vec<u8> = (0..1_500).map(|_| next()).collect();
        tables::check(&data);
    }
}
