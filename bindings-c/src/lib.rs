//! arrears-c
