//! Trainer of the models that the library embeds. Never needed to use it.
fn main() {}
