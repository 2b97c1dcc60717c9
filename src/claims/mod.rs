//! Claims: what is made of a quote once its content is known.

mod act;

pub(crate) use act::act;
