//! Times.
#![allow(clippy::all, clippy::pedantic, clippy::arithmetic_side_effects, clippy::float_arithmetic, clippy::indexing_slicing)]
use std::time::Instant;
use arrears_benches::Question;
fn main() {
    if std::env::args().nth(1).is_some() { let q = Question::new(120_000).only(3); for _ in 0..2000 { std::hint::black_box(q.offers()); } return; }
    for monthly in [400_000, 120_000, 30_000] {
        let q = Question::new(monthly);
        for k in 0..12 {
            let one = q.only(k);
            let mut best = f64::MAX;
            for _ in 0..30 { let t = Instant::now(); std::hint::black_box(one.offers()); best = best.min(t.elapsed().as_secs_f64()); if best > 0.02 {break;} }
            print!("{:?}: {:.1}us n={}  ", arrears::offer::Kind::ALL[k], best*1e6, one.offers());
        }
        let mut best = f64::MAX;
        for _ in 0..50 { let t = Instant::now(); std::hint::black_box(q.offers()); best = best.min(t.elapsed().as_secs_f64()); if best > 0.1 {break;} }
        println!("\n{monthly}: {:.1}us", best*1e6);
    }
}
