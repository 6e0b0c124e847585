//! The stories that every desk knows, with their figures.
