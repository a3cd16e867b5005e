//! `counts A B`: do two counts differ by more than chance?

use lexopt::prelude::*;
use serde_json::json;

use super::{Outcome, Usage, json_number, json_text, language, print, text};
use crate::analysis::chance::{self, Counts, Tier};
use crate::text::Lang;

const HELP: &str = "\
Says whether two counts of separate events differ by more than chance: central mid-p of the
conditional binomial test, guarded because crime varies more than pure chance does.

Usage: binh-yen counts A B [--exposures EA EB] [--json] [--lang vi|en]

  A, B                  whole numbers from 0 up: the earlier or first count, then the other
  --exposures EA EB     what each count was exposed to, in the same unit: populations, months;
                        1 and 1 if not given
  --json                p, ratio, ratio_low, ratio_high, verdict, verdict_before_guard
  --lang vi|en          language of the sentence (en)

Not for deaths, injuries or people arrested: they come in clusters.
Example: binh-yen counts 21 20
";

pub(super) fn run(mut args: lexopt::Parser) -> Result<Outcome, Usage> {
    let (mut counts, mut exposures, mut as_json, mut lang) =
        (Vec::new(), (1.0, 1.0), false, Lang::En);
    while let Some(arg) = next(&mut args)? {
        match arg {
            Arg::Text(value) => counts.push(count(&value)?),
            Arg::Option(option) => match option.as_str() {
                "exposures" => exposures = (exposure(args.value()?)?, exposure(args.value()?)?),
                "json" => as_json = true,
                "lang" => lang = language(&mut args)?,
                _ => return Ok(print(HELP)),
            },
        }
    }
    let [a, b] = counts[..] else {
        let given = counts.len();
        return Err(Usage(format!(
            "counts takes two numbers, not {given}; write `binh-yen counts 21 20`"
        )));
    };
    let counts = Counts::new(a, b, exposures.0, exposures.1).map_err(|e| Usage(e.to_string()))?;
    let found = Found::of(&counts);
    let out = if as_json {
        json_text(&found.json())
    } else {
        found.sentence(a, b, lang)
    };
    Ok(Outcome {
        out,
        ..Outcome::default()
    })
}

enum Arg {
    Text(String),
    Option(String),
}

/// The next argument. A negative count looks like an option, and is told apart from one.
fn next(args: &mut lexopt::Parser) -> Result<Option<Arg>, Usage> {
    if let Some(mut raw) = args.try_raw_args()
        && let Some(value) = raw.peek().and_then(|v| v.to_str())
        && let Some(rest) = value.strip_prefix('-')
        && rest.starts_with(|c: char| c.is_ascii_digit() || c == '.')
    {
        let value = value.to_owned();
        raw.next();
        return Ok(Some(Arg::Text(value)));
    }
    match args.next()? {
        None => Ok(None),
        Some(Value(value)) => Ok(Some(Arg::Text(text(value)?))),
        Some(Short('h')) => Ok(Some(Arg::Option("help".to_owned()))),
        Some(Long(name)) if ["exposures", "json", "lang", "help"].contains(&name) => {
            Ok(Some(Arg::Option(name.to_owned())))
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

fn count(text: &str) -> Result<u64, Usage> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match text.parse() {
        Ok(count) if digits => Ok(count),
        _ if digits => Err(Usage(format!(
            "{text} is too large; the largest count is {}",
            u64::MAX
        ))),
        _ => {
            let shown: String = text.chars().take(40).collect();
            Err(Usage(format!(
                "{shown:?} is no count; write a whole number from 0 up, without separators"
            )))
        }
    }
}

fn exposure(value: std::ffi::OsString) -> Result<f64, Usage> {
    let value = text(value)?;
    let shown: String = value.chars().take(40).collect();
    let wrong = || {
        Usage(format!(
            "{shown:?} is no exposure; write a number above 0, such as a population"
        ))
    };
    value
        .parse()
        .ok()
        .filter(|e: &f64| e.is_finite() && *e > 0.0)
        .ok_or_else(wrong)
}

struct Found {
    p: f64,
    ratio: Option<f64>,
    interval: chance::RatioInterval,
    before_guard: Tier,
    guarded: Tier,
}

impl Found {
    fn of(counts: &Counts) -> Self {
        let p = chance::mid_p(counts);
        Self {
            p,
            ratio: chance::ratio(counts),
            interval: chance::ratio_interval(counts, chance::LEVEL),
            before_guard: chance::tier(p),
            guarded: chance::guarded_tier(counts),
        }
    }

    fn json(&self) -> serde_json::Value {
        json!({
            "p": json_number(self.p),
            "ratio": self.ratio.map(json_number),
            "ratio_low": json_number(self.interval.low),
            "ratio_high": self.interval.high.map(json_number),
            "verdict": code(self.guarded),
            "verdict_before_guard": code(self.before_guard),
        })
    }

    fn sentence(&self, a: u64, b: u64, lang: Lang) -> String {
        let round = |value: f64, digits: usize| {
            let plain = format!("{value:.digits$}");
            lang.pick(plain.replace('.', ","), plain)
        };
        let verdict = words(self.guarded, lang);
        let p = match self.p {
            p if p < 0.001 => format!("p < {}", lang.pick("0,001", "0.001")),
            p => format!("p = {}", round(p, 3)),
        };
        let low = round(self.interval.low, 2);
        let high = self
            .interval
            .high
            .map_or("∞".to_owned(), |high| round(high, 2));
        let ratio = self.ratio.map_or(
            lang.pick("không xác định", "undefined").to_owned(),
            |r| round(r, 2),
        );
        let guard = if self.guarded == self.before_guard {
            ""
        } else {
            lang.pick(
                " Đã hạ một bậc vì số vụ phạm tội dao động nhiều hơn ngẫu nhiên thuần túy.",
                " Lowered one step, because crime counts vary more than pure chance.",
            )
        };
        match lang {
            Lang::Vi => format!(
                "{a} và {b}: {verdict} ({p}; tỷ số {ratio}, khoảng 95%: {low} đến {high}).{guard}\n"
            ),
            Lang::En => format!(
                "{a} and {b}: {verdict} ({p}; ratio {ratio}, 95% interval {low} to {high}).{guard}\n"
            ),
        }
    }
}

fn words(tier: Tier, lang: Lang) -> &'static str {
    match tier {
        Tier::Clear => lang.pick(
            "chênh lệch lớn hơn mức dao động ngẫu nhiên",
            "the difference is larger than chance variation",
        ),
        Tier::SomeSign => lang.pick(
            "có dấu hiệu khác nhau, cần thêm số liệu",
            "some sign of a difference; more data needed",
        ),
        Tier::WithinChance => lang.pick(
            "chênh lệch nằm trong mức lên xuống bình thường",
            "the difference is within ordinary variation",
        ),
    }
}

fn code(tier: Tier) -> &'static str {
    match tier {
        Tier::Clear => "clear",
        Tier::SomeSign => "some_sign",
        Tier::WithinChance => "within_chance",
    }
}
