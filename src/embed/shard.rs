//! Fetches and reads one file of a pack: tried again where that may help, checked by its hash, read
//! bit by bit so that the page around goes on.

use std::cell::{Cell, RefCell};

use gloo::utils::window;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

use super::load::{ARRIVE, BEGIN, LoadError, Patience};
use crate::components::{Turn, Turns, pause};
use crate::model::Piece;
use crate::model::parse::MAX_BYTES;
use crate::model::piece::{PieceReading, read_catalogue};

/// How often it is tried again.
const TRIES: u32 = 3;

/// How long is waited before that, in milliseconds; each time twice as long.
const FIRST_WAIT: i32 = 1_000;

/// The longest wait that a server may ask for, in milliseconds.
const LONGEST_WAIT: i32 = 30_000;

/// How many bytes are read in one go: some milliseconds on a cheap phone.
const AT_ONCE: usize = 32 << 10;

thread_local! {
    /// Files are read one by one. Those that wait do so outside of the program's memory, which only
    /// grows: texts are large, and their figures small.
    static READINGS: Turns = Turns::default();

    /// Where the file stood that was read last, for the next.
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };

    /// The built-in catalogue was read.
    static CATALOGUE: Cell<bool> = const { Cell::new(false) };
}

/// Gives the room back in which files are read, until the next one comes.
pub(super) fn make_room() {
    ROOM.take();
}

/// Why it failed, and how long the server wants to be left alone, if it says so.
type Failure = (LoadError, Option<i32>);

/// The file at an address. Given up when it is no longer waited for.
pub(super) async fn piece(address: String, sha256: String) -> Result<Piece, LoadError> {
    let bytes = bytes(&address, &sha256).await?;
    let _turn = Turn::among(&READINGS).await;
    pause().await;
    // As long as a document, and all come after it.
    if !CATALOGUE.replace(true) {
        read_catalogue();
        pause().await;
    }
    let mut room = ROOM.take();
    let length = bytes.length() as usize;
    // No more than that: a list that grows takes twice as much.
    room.clear();
    room.reserve_exact(length);
    room.resize(length, 0);
    bytes.copy_to(&mut room);
    drop(bytes);
    let text = std::str::from_utf8(&room).map_err(|_| LoadError::Other)?;
    let file = address.rsplit('/').next().unwrap_or(&address).to_owned();
    let mut reading = PieceReading::new(file, text);
    while reading.read_some(AT_ONCE) {
        pause().await;
    }
    let piece = reading.end();
    ROOM.set(room);
    Ok(piece)
}

async fn bytes(address: &str, sha256: &str) -> Result<Uint8Array, LoadError> {
    let mut tried = 0;
    loop {
        match once(address, sha256).await {
            Ok(bytes) => return Ok(bytes),
            Err((error, asked)) if tried < TRIES && may_pass(&error) => {
                let usual = FIRST_WAIT << tried;
                wait(asked.unwrap_or(usual)).await;
                tried += 1;
            }
            Err((error, _)) => return Err(error),
        }
    }
}

/// Whether it may go better a little later: no network, too slow, too busy, cut short.
fn may_pass(error: &LoadError) -> bool {
    match error {
        LoadError::NoAnswer | LoadError::TooSlow | LoadError::Other => true,
        LoadError::Status(status) => *status == 429 || *status >= 500,
        _ => false,
    }
}

async fn wait(time: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, time);
    });
    let _ = JsFuture::from(promise).await;
}

async fn once(address: &str, sha256: &str) -> Result<Uint8Array, Failure> {
    let control = AbortController::new().ok();
    let patience = Patience(control.clone(), Cell::default());
    patience.lasts(BEGIN);
    let asked = Abandoned(control);
    let options = RequestInit::new();
    options.set_signal(patience.signal().as_ref());
    let answer = window().fetch_with_str_and_init(address, &options).into();
    let bytes = answered(answer, &patience, sha256).await;
    match patience.signal() {
        Some(signal) if signal.aborted() => Err((LoadError::TooSlow, None)),
        _ => {
            drop(asked);
            bytes
        }
    }
}

async fn answered(
    answer: JsFuture,
    patience: &Patience,
    sha256: &str,
) -> Result<Uint8Array, Failure> {
    let no_answer = |_| (LoadError::NoAnswer, None);
    let response: Response = answer.await.map_err(no_answer)?.unchecked_into();
    patience.lasts(ARRIVE);
    let body = JsFuture::from(response.array_buffer().map_err(no_answer)?).await;
    if !response.ok() {
        let asked = response.headers().get("retry-after").ok().flatten();
        let seconds: Option<i32> = asked.and_then(|text| text.parse().ok());
        let wait = seconds.map(|s| s.saturating_mul(1000).clamp(0, LONGEST_WAIT));
        return Err((LoadError::Status(response.status()), wait));
    }
    let bytes = Uint8Array::new(&body.map_err(no_answer)?);
    if bytes.length() as usize > MAX_BYTES {
        return Err((LoadError::TooLarge, None));
    }
    match digest(&bytes).await {
        Some(found) if found != sha256 => Err((LoadError::Other, None)),
        _ => Ok(bytes),
    }
}

/// SHA-256 in hexadecimal; `None` where the browser has it only for pages with HTTPS. Not `integrity`
/// of the request: with that a browser tells of no status, since what comes with a failure differs too.
async fn digest(bytes: &Uint8Array) -> Option<String> {
    let crypto = Reflect::get(&window(), &"crypto".into()).ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    let digest = Reflect::get(&subtle, &"digest".into()).ok()?;
    let digest: Function = digest.dyn_into().ok()?;
    let promise = digest.call2(&subtle, &"SHA-256".into(), bytes).ok()?;
    let found = JsFuture::from(promise.unchecked_into::<Promise>()).await;
    let found = Uint8Array::new(&found.ok()?).to_vec();
    Some(found.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A request that ends when nobody waits for it any more.
struct Abandoned(Option<AbortController>);

impl Drop for Abandoned {
    fn drop(&mut self) {
        if let Some(control) = &self.0 {
            control.abort();
        }
    }
}
