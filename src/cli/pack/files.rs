//! Files of a pack: how they are named by what is in them, compressed and written.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::view::pack::INDEX;
use crate::view::pack::index;

/// What any version calls a pack in its index.
const PACK: &str = "\"binh-yen-pack/";

/// Folders whose files keep their names when what they say changes: what is not written again is gone.
const PAGES: &str = "pages";

/// A file to write.
pub(super) struct File {
    /// Relative to the folder.
    pub(super) name: String,
    /// What is in it.
    pub(super) text: String,
}

/// A file named by its content, and how an index names it.
pub(super) fn hashed(stem: &str, text: String) -> (index::File, File) {
    let hash = Sha256::digest(text.as_bytes());
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let name = format!("shards/{stem}.{}.json", &hash[..16]);
    let named = index::File {
        name: name.clone(),
        sha256: hash,
        bytes: text.len(),
        packed: gzip(text.as_bytes()).map_or(text.len(), |packed| packed.len()),
    };
    (named, File { name, text })
}

/// As small as it gets. No day and no name stand in it: the same text gives the same bytes.
fn gzip(text: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(text)?;
    gzip.finish()
}

/// From how many bytes on the last few percent cost too much: of figures that repeat each other the
/// highest quality takes half a minute a MB.
const LARGE: usize = 256 * 1024;

fn brotli(text: &[u8]) -> io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: if text.len() > LARGE { 9 } else { 11 },
        lgwin: 22,
        size_hint: text.len(),
        ..Default::default()
    };
    let (mut text, mut packed) = (text, Vec::new());
    brotli::BrotliCompress(&mut text, &mut packed, &params)?;
    Ok(packed)
}

/// Writes into a folder that holds nothing but an earlier pack. Files named by their content stay
/// from that: a page open since then may still ask for them. The index comes last: it never names what
/// is not there yet.
pub(super) fn write(out: &Path, files: &[File]) -> io::Result<()> {
    fs::create_dir_all(out)?;
    let used = fs::read_dir(out)?.next().is_some();
    let index = fs::read_to_string(out.join(INDEX)).unwrap_or_default();
    if used && !index.contains(PACK) {
        return Err(io::Error::other(
            "holds something else; name a new folder, or empty this one",
        ));
    }
    if used {
        match fs::remove_dir_all(out.join(PAGES)) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => {}
        }
    }
    let (last, first): (Vec<&File>, Vec<&File>) = files.iter().partition(|f| f.name == INDEX);
    all(out, &first)?;
    all(out, &last)
}

/// Writes files, each with its compressed forms: as many at a time as there are processors, since
/// compressing takes most of the time.
fn all(out: &Path, files: &[&File]) -> io::Result<()> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        while let Some(file) = files.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            one(out, file)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let done = all.into_iter().map(|thread| match thread.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        done.collect()
    })
}

fn one(out: &Path, file: &File) -> io::Result<()> {
    let path = out.join(&file.name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let text = file.text.as_bytes();
    let with = |ending: &str| out.join(format!("{}.{ending}", file.name));
    fs::write(with("br"), brotli(text)?)?;
    fs::write(with("gz"), gzip(text)?)?;
    fs::write(path, text)
}
