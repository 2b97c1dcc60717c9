//! Claims: what is inside a quote, its figures and its dates.
//!
//! Both readers take a stretch of tokens, look at nothing outside it, and give what they found in text order, without
//! overlap within one kind. A stretch of time with a length (`trong 3 năm qua`) is a quantity and a time.

mod calendar;
mod number;
mod phrases;
mod quantity;
mod time;
mod unit;
mod words;

pub(crate) use calendar::published_date;
pub(crate) use quantity::{Quantity, quantities};
pub(crate) use time::{Time, times};
