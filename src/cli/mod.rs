//! The native companion: checks data, compares counts and reports, prints the schema.
//!
//! Commands return what is to be printed; only [`run`] prints. Never reads the network.

mod around;
mod cells;
mod check;
mod codes;
mod compare;
mod compared;
mod counts;
mod pack;
mod prerender;
mod preview;
mod read;
mod render;
mod schema;
mod suggest;
mod svg;

use std::ffi::OsString;
use std::io::Write;

use lexopt::prelude::*;

use crate::text::Lang;

/// What a command leaves behind.
#[derive(Debug, Default)]
struct Outcome {
    /// For standard output.
    out: String,
    /// For standard error.
    notes: String,
    /// Whether errors were found or something could not be read.
    failed: bool,
}

/// A command line that can't be followed, and what to write instead.
#[derive(Debug)]
struct Usage(String);

impl From<lexopt::Error> for Usage {
    fn from(error: lexopt::Error) -> Self {
        Self(error.to_string())
    }
}

const HELP: &str = "\
Checks and compares the data of Bình Yên: what local public-security reports say.

Usage: binh-yen COMMAND …

Commands:
  check FILE…           say what is wrong in data files, where, and what to do
  compare DATA …        compare an indicator between periods or places
  counts A B            say whether two counts differ by more than chance
  pack DATA … --out F   prepare data for a web server
  render DATA …         print a view as static HTML, or its chart as an SVG document
  schema                print the JSON Schema of the data format

Options:
  -h, --help            this help; after a command, the help of that command
  -V, --version         the version

Exit status: 0 done, 1 errors found or data that can't be read, 2 wrong usage.
";

/// Runs one command line (without the program's name) and prints; returns the exit status.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    match dispatch(lexopt::Parser::from_args(args)) {
        Ok(outcome) => {
            let written = write(&mut std::io::stdout().lock(), &outcome.out);
            let noted = write(&mut std::io::stderr().lock(), &outcome.notes);
            u8::from(outcome.failed || !(written && noted))
        }
        Err(Usage(message)) => {
            write(
                &mut std::io::stderr().lock(),
                &format!("binh-yen: {message}\n"),
            );
            2
        }
    }
}

/// Says whether it went well. A reader that has seen enough (`| head`) is no failure.
fn write(to: &mut impl Write, text: &str) -> bool {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Ok(()) => true,
        Err(e) => e.kind() == std::io::ErrorKind::BrokenPipe,
    }
}

fn dispatch(mut args: lexopt::Parser) -> Result<Outcome, Usage> {
    match args.next()? {
        Some(Value(command)) => match command.to_string_lossy().as_ref() {
            "check" => check::run(args),
            "compare" => compare::run(args),
            "counts" => counts::run(args),
            "pack" => pack::run(args),
            "render" => render::run(args),
            "schema" => schema::run(args),
            "help" => Ok(print(HELP)),
            other => Err(Usage(suggest::unknown("command", other, COMMANDS))),
        },
        Some(Short('h') | Long("help")) => Ok(print(HELP)),
        Some(Short('V') | Long("version")) => {
            Ok(print(concat!("binh-yen ", env!("CARGO_PKG_VERSION"), "\n")))
        }
        Some(other) => Err(other.unexpected().into()),
        None => Err(Usage(
            "which command? `binh-yen --help` lists them".to_owned(),
        )),
    }
}

const COMMANDS: [&str; 6] = ["check", "compare", "counts", "pack", "render", "schema"];

fn print(text: &str) -> Outcome {
    Outcome {
        out: text.to_owned(),
        ..Outcome::default()
    }
}

/// The value of `--lang`.
fn language(args: &mut lexopt::Parser) -> Result<Lang, Usage> {
    let code = args.value()?.to_string_lossy().into_owned();
    Lang::from_code(&code).ok_or_else(|| Usage(suggest::unknown("language", &code, ["vi", "en"])))
}

/// The text of an argument that has to be Unicode.
fn text(value: OsString) -> Result<String, Usage> {
    value
        .into_string()
        .map_err(|raw| Usage(format!("{raw:?} is not Unicode text")))
}

/// JSON for printing, with a line end.
fn json_text(value: &serde_json::Value) -> String {
    // The alternate form of a JSON value is indented.
    format!("{value:#}\n")
}

/// A whole number without a point, infinity as `null`.
fn json_number(value: f64) -> serde_json::Value {
    if value.fract() == 0.0 && value.abs() < 9_007_199_254_740_992.0 {
        return serde_json::Value::from(value as i64);
    }
    serde_json::Number::from_f64(value).map_or(serde_json::Value::Null, serde_json::Value::Number)
}
