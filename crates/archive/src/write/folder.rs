//! The folder of the output: files that are whole or not there, logs that only grow.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::Error;

/// What files under a name end in while they are written.
const UNFINISHED: &str = ".tmp";

/// Held by one process at a time.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// The folder itself, locked as long as it is open; `None` where folders cannot be opened.
    _lock: Option<File>,
}

impl Folder {
    /// Makes the folder if need be.
    pub fn open(path: &Path) -> Result<Self, Error> {
        fs::create_dir_all(path).map_err(Error::write(path))?;
        let lock = File::open(path).ok();
        match lock.as_ref().map(fs4::FileExt::try_lock) {
            Some(Err(fs4::TryLockError::WouldBlock)) => Err(Error::Locked { path: path.to_owned() }),
            // A file system without locks is no reason to do nothing.
            _ => Ok(Folder { path: path.to_owned(), _lock: lock }),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The names of all files in it.
    pub fn names(&self) -> Result<Vec<String>, Error> {
        let fault = |e| Error::write(&self.path)(e);
        let entries = fs::read_dir(&self.path).map_err(fault)?;
        entries.map(|entry| Ok(entry.map_err(fault)?.file_name().to_string_lossy().into_owned())).collect()
    }

    pub fn remove(&self, name: &str) -> Result<(), Error> {
        let path = self.file(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::write(&path)(error)),
            _ => Ok(()),
        }
    }

    /// A file that is there under its name only when it is whole.
    pub fn begin(&self, name: &str) -> Result<Pending, Error> {
        let path = self.file(name);
        let unfinished = self.file(&[name, UNFINISHED].concat());
        let file = File::create(&unfinished).map_err(Error::write(&unfinished))?;
        Ok(Pending {
            file: Some(BufWriter::with_capacity(128 << 10, file)),
            finished: false,
            hash: Sha256::new(),
            bytes: 0,
            path,
            unfinished,
        })
    }

    /// Replaces a file as a whole.
    pub fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let mut file = self.begin(name)?;
        let path = file.unfinished.clone();
        file.write_all(bytes).map_err(Error::write(&path))?;
        file.finish(self).map(drop)
    }

    /// Makes names last.
    fn sync(&self) -> Result<(), Error> {
        // Not all systems open folders; there is nothing to be done there.
        if let Ok(folder) = File::open(&self.path) {
            folder.sync_all().map_err(Error::write(&self.path))?;
        }
        Ok(())
    }

    /// A log of which the first `length` bytes count; the rest is cut off.
    pub fn log(&self, name: &str, length: u64) -> Result<Log, Error> {
        let path = self.file(name);
        let open = OpenOptions::new().create(true).read(true).write(true).truncate(false).open(&path);
        let mut file = open.map_err(Error::write(&path))?;
        let there = file.metadata().map_err(Error::write(&path))?.len();
        if there < length {
            let difference = format!("{name} has {there} bytes, there were {length}");
            return Err(Error::Resume { path: self.path.clone(), difference });
        }
        file.set_len(length).and_then(|()| file.seek(io::SeekFrom::End(0))).map_err(Error::write(&path))?;
        Ok(Log { file: BufWriter::new(file), length, path })
    }

    pub fn is_unfinished(name: &str) -> bool {
        name.ends_with(UNFINISHED)
    }
}

/// A file that is being written.
pub(crate) struct Pending {
    /// `None` once it is being finished.
    file: Option<BufWriter<File>>,
    finished: bool,
    hash: Sha256,
    bytes: u64,
    path: PathBuf,
    unfinished: PathBuf,
}

/// Bytes and SHA-256 of a file, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sum {
    pub bytes: u64,
    pub sha256: String,
}

impl Pending {
    /// Where it is written to, for messages.
    pub fn place(&self) -> &Path {
        &self.unfinished
    }

    /// Lays it on the disk, then gives it its name.
    pub fn finish(mut self, folder: &Folder) -> Result<Sum, Error> {
        let writer = self.file.take().expect("finished once");
        let unfinished = &self.unfinished;
        let file = writer.into_inner().map_err(|e| Error::write(unfinished)(e.into_error()))?;
        file.sync_all().map_err(Error::write(unfinished))?;
        fs::rename(unfinished, &self.path).map_err(Error::write(&self.path))?;
        self.finished = true;
        folder.sync()?;
        Ok(Sum { bytes: self.bytes, sha256: hex(&self.hash.finalize_reset()) })
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.as_mut().expect("not finished").write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().expect("not finished").flush()
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        // What is buffered is not wanted any more.
        drop(self.file.take().map(BufWriter::into_parts));
        if !self.finished {
            // It is removed on resuming, too.
            let _ = fs::remove_file(&self.unfinished);
        }
    }
}

/// A file that only grows.
pub(crate) struct Log {
    file: BufWriter<File>,
    length: u64,
    path: PathBuf,
}

impl Log {
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.file.write_all(bytes).map_err(Error::write(&self.path))?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Lays it on the disk; its length.
    pub fn sync(&mut self) -> Result<u64, Error> {
        self.file.flush().and_then(|()| self.file.get_ref().sync_all()).map_err(Error::write(&self.path))?;
        Ok(self.length)
    }

    /// All that it holds.
    pub fn read(&mut self) -> Result<io::Take<File>, Error> {
        self.sync()?;
        let file = File::open(&self.path).map_err(Error::write(&self.path))?;
        Ok(file.take(self.length))
    }

    pub fn sum(&mut self) -> Result<Sum, Error> {
        let mut hash = Sha256::new();
        let bytes = self.length;
        let mut file = self.read()?;
        let mut buffer = vec![0; 64 << 10];
        loop {
            match file.read(&mut buffer).map_err(Error::write(&self.path))? {
                0 => return Ok(Sum { bytes, sha256: hex(&hash.finalize()) }),
                read => hash.update(&buffer[..read]),
            }
        }
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
