//! Claims: what is made of a quote once its content is known: its act, its figures and its dates.
//!
//! The readers of figures and dates take a stretch of tokens, look at nothing outside it, and give what they found in
//! text order, without overlap within one kind. A stretch of time with a length (`trong 3 năm qua`) is a quantity and a
//! time.

mod act;
mod calendar;
mod confidence;
mod number;
mod phrases;
mod quantity;
mod time;
mod unit;
mod words;

pub(crate) use act::{ACTS, act, features as act_features};
pub(crate) use calendar::published_date;
pub(crate) use confidence::{confidence, features as confidence_features};
pub(crate) use quantity::quantities;
pub(crate) use time::times;
pub(crate) use words::Words;
