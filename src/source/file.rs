//! Source files: path and text, loaded once and kept until the report is written.

use super::boundary::{self, ResolvedPath};
use super::budget::{InputBudget, MOST_OF_ALL, MOST_OF_ONE, MOST_THROUGH_LINKS};
use super::{FileId, LineIndex, Span, encoding};
use crate::untrusted::Untrusted;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// An I/O error.
    #[error("cannot read {path}: {source}")]
    Io {
        /// The path as it is shown to the user.
        path: String,
        /// The error of the operating system.
        source: std::io::Error,
    },
    /// The file is larger than the limit.
    #[error("{path} is too large: {bytes} bytes, at most {max}")]
    TooLarge {
        /// The path as it is shown to the user.
        path: String,
        /// Size of the file, in bytes.
        bytes: u64,
        /// The limit, in bytes.
        max: u64,
    },
    /// The files behind symbolic links exceed their budget.
    #[error("{path} is one symbolic link too many: they lead to more than {max} bytes")]
    TooManyLinks {
        /// The path as it is shown to the user.
        path: String,
        /// The limit, in bytes.
        max: u64,
    },
    /// All files together exceed the budget.
    #[error("{path} is one file too many: together they are larger than {max} bytes")]
    TooMuch {
        /// The path as it is shown to the user.
        path: String,
        /// The limit, in bytes.
        max: u64,
    },
}

// Spans hold 32-bit offsets.
const _: () = assert!(MOST_OF_ONE < u32::MAX as u64);

/// A file: its name as shown to users, and its bytes.
#[derive(Debug)]
pub struct SourceFile {
    /// Path relative to the root, with `/` on every platform.
    pub name: Untrusted,
    /// Path on disk; empty for standard input.
    pub path: PathBuf,
    /// The IRI that relative ones are resolved against, where that is not the name.
    base: Option<String>,
    bytes: Vec<u8>,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// A file from memory.
    pub fn new(name: impl Into<Untrusted>, path: PathBuf, bytes: Vec<u8>) -> Self {
        Self {
            name: name.into(),
            path,
            base: None,
            bytes,
            lines: OnceLock::new(),
        }
    }

    /// The same file with a base IRI of its own, if one is given.
    #[must_use]
    pub fn with_base(mut self, base: Option<&str>) -> Self {
        if let Some(base) = base {
            self.base = Some(base.to_owned());
        }
        self
    }

    /// The base IRI that it was given.
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// Reads the file at `path`, to be shown as `name`.
    ///
    /// # Errors
    /// When the file cannot be read or is larger than [`MOST_OF_ONE`].
    pub fn read(path: &Path, name: String) -> Result<Self, ReadError> {
        Self::read_of(path, name, &InputBudget::default())
    }

    /// Reads one of several files that share a budget.
    ///
    /// # Errors
    /// When the file cannot be read, or exceeds the limit of one file or the budget.
    pub fn read_of(
        path: &Path,
        name: String,
        input_budget: &InputBudget,
    ) -> Result<Self, ReadError> {
        let io = |source| ReadError::Io {
            path: name.clone(),
            source,
        };
        let opened = boundary::open_to_read(path).map_err(io)?;
        let file = Self::read_open(opened.file, opened.size, path, name, input_budget)?;
        file.counted_through_link(opened.is_link, input_budget)
    }

    /// Reads the file at a path that the user named; it shares a budget with others.
    ///
    /// # Errors
    /// As [`SourceFile::read_of`].
    pub fn read_at(
        place: &ResolvedPath,
        name: String,
        input_budget: &InputBudget,
    ) -> Result<Self, ReadError> {
        let io = |source| ReadError::Io {
            path: name.clone(),
            source,
        };
        let file = place.open().map_err(io)?;
        let size = file.metadata().map_err(io)?.len();
        Self::read_open(file, size, place.path(), name, input_budget)
    }

    /// Charges the file to the budget for symbolic links, if it was read through one.
    ///
    /// # Errors
    /// When that budget is exceeded.
    pub fn counted_through_link(
        self,
        is_link: bool,
        input_budget: &InputBudget,
    ) -> Result<Self, ReadError> {
        if is_link && !input_budget.charge_through_link(self.bytes.len() as u64) {
            return Err(ReadError::TooManyLinks {
                path: self.name.into_raw(),
                max: MOST_THROUGH_LINKS,
            });
        }
        Ok(self)
    }

    fn read_open(
        file: File,
        size: u64,
        path: &Path,
        name: String,
        input_budget: &InputBudget,
    ) -> Result<Self, ReadError> {
        let io = |source| ReadError::Io {
            path: name.clone(),
            source,
        };
        let too_large = |bytes| ReadError::TooLarge {
            path: name.clone(),
            bytes,
            max: MOST_OF_ONE,
        };
        // The reported size is checked before memory is allocated: a sparse file may be huge.
        if size > MOST_OF_ONE {
            return Err(too_large(size));
        }
        if !input_budget.charge(size) {
            return Err(ReadError::TooMuch {
                path: name,
                max: MOST_OF_ALL,
            });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
        // Bounded too, as the file may grow meanwhile, or report no size.
        file.take(MOST_OF_ONE + 1)
            .read_to_end(&mut bytes)
            .map_err(io)?;
        if bytes.len() as u64 > MOST_OF_ONE {
            return Err(too_large(bytes.len() as u64));
        }
        Ok(Self::new(name, path.to_path_buf(), bytes))
    }

    /// The same file decoded to UTF-8, when it declares another encoding, as XML may.
    #[must_use]
    pub fn in_utf8(self) -> Self {
        let bytes = encoding::in_utf8(self.bytes);
        Self::new(self.name, self.path, bytes).with_base(self.base.as_deref())
    }

    /// The bytes as they were read.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Line starts, computed on first use.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.bytes))
    }
}

/// All files of one run.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and returns its id.
    ///
    /// # Panics
    /// After 2^32 files.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than 2^32 files"));
        self.files.push(file);
        id
    }

    /// The file with this id.
    ///
    /// # Panics
    /// When `id` is from another map.
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// The text of a span; invalid UTF-8 is replaced.
    pub fn text(&self, span: Span) -> std::borrow::Cow<'_, str> {
        let bytes = self.get(span.file).bytes();
        let end = (span.end as usize).min(bytes.len());
        String::from_utf8_lossy(&bytes[(span.start as usize).min(end)..end])
    }
}
