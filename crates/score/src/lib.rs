//! Quality as figures: gold annotations, and how near records come to them.
//!
//! ```
//! use trichdan_score::{Gold, Score};
//!
//! let text = "Ông Trần Hữu Phát nói: “Cầu sẽ xong trong tháng 5”.";
//! let gold = Gold::parse(
//!     "a.json",
//!     r#"{"id": "a", "entities": [{"name": "Trần Hữu Phát", "type": "person", "forms": ["Trần Hữu Phát"]}],
//!         "quotes": [{"content": [["Cầu", "tháng 5"]], "speaker": "Ông Trần Hữu Phát", "name": "Trần Hữu Phát",
//!                     "source": "person", "cue": "nói", "kind": "direct", "act": "commitment"}]}"#,
//!     text,
//! )?;
//! let record = trichdan::extract(&trichdan::Article::new("a", text)).expect("a short text");
//! let mut score = Score::default();
//! score.add(&gold, &record);
//! assert_eq!(score.who_said_what().f1(), 1.0);
//! # Ok::<(), trichdan_score::GoldError>(())
//! ```

mod calibration;
mod compare;
mod gold;
mod speaker;
mod strip;

pub use calibration::{Bin, Calibration, Threshold};
pub use compare::{Counts, Mistake, Score, misfit};
pub use gold::{Gold, GoldError, GoldMention, GoldQuote};
pub use speaker::same_speaker;
pub use strip::strip;
