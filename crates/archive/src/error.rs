//! What ends a run. What is wrong with one article ends nothing: that is a [`Reject`](crate::Reject).

use std::io;
use std::path::{Path, PathBuf};

/// Why a run could not start or could not go on. What was finished before stays whole.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The folder of the output, or a file in it, cannot be made or written.
    #[error("{}: {source}; {}", path.display(), advice(source))]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An input that was named does not exist or cannot be listed.
    #[error("{}: {reason}; check the INPUT arguments", path.display())]
    Input {
        /// As it was named.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder of the output holds a run already.
    #[error("{} holds a run already; go on with it by --resume, or name another folder", path.display())]
    Occupied {
        /// The folder.
        path: PathBuf,
    },
    /// Another process is writing to the folder.
    #[error("{} is being written by another process; wait for it, or name another folder", path.display())]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// The run cannot go on from where it stopped, because something is not as it was.
    #[error("cannot resume in {}: {difference}; set it back, or start anew in another folder", path.display())]
    Resume {
        /// The folder.
        path: PathBuf,
        /// What is not as it was.
        difference: String,
    },
    /// The manifest of an earlier run cannot be read.
    #[error("{}: {reason}; start anew in another folder", path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

impl Error {
    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Error + '_ {
        move |source| Error::Write { path: path.to_owned(), source }
    }
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "free some space, then go on with the same command and --resume"
        }
        io::ErrorKind::FileTooLarge => "lift the limit or use a smaller --part-size in a new folder",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "name a folder that can be written to",
        _ => "mend it, then go on with the same command and --resume",
    }
}
