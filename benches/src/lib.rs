//! arrears-benches
