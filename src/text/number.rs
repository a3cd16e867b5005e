//! Numbers as each language writes them: `1.234,5` and `1,234.5`.

use super::Lang;
use crate::analysis::Span;
use crate::model::{Decimal, Measure, MeasureUnit, Quantity, Scale};

/// A printed number, with its decimals kept: `4,80`.
pub fn decimal(value: Decimal, lang: Lang) -> String {
    localised(&value.to_string(), lang)
}

/// A whole number: `1.075`.
pub fn whole(value: f64, lang: Lang) -> String {
    localised(&fixed(value, 0), lang)
}

/// How many there are of something: `3.321`.
pub fn count(of: usize, lang: Lang) -> String {
    whole(of as f64, lang)
}

/// A number with at most `most` decimals, without trailing zeros: `12,6`.
pub fn rounded(value: f64, most: usize, lang: Lang) -> String {
    let text = fixed(value, most);
    let short = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    localised(short, lang)
}

/// A number with exactly so many decimals (at most 9), rounded half away from zero. Rust's own way
/// is exact to hundreds of digits and brings 10 kB of wasm; beyond 2⁵³ this one is no better than the
/// number itself, and beyond 10¹⁹ (with the decimals) it stops growing.
fn fixed(value: f64, decimals: usize) -> String {
    let shift = 10_u64.pow(decimals.min(9) as u32);
    let scaled = (value.abs() * shift as f64).round() as u64;
    let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
    match decimals {
        0 => format!("{sign}{scaled}"),
        _ => format!("{sign}{}.{:0decimals$}", scaled / shift, scaled % shift),
    }
}

/// Groups thousands and chooses the decimal sign of a plain `-1234.5`.
fn localised(plain: &str, lang: Lang) -> String {
    let (thousands, point) = lang.pick(('.', ','), (',', '.'));
    let (sign, plain) = match plain.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", plain),
    };
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut text = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// The word for a scale: `nghìn`, `triệu`, `tỷ`.
fn scale_word(scale: Scale, lang: Lang) -> &'static str {
    match scale {
        Scale::One => "",
        Scale::Thousand => lang.pick(" nghìn", " thousand"),
        Scale::Million => lang.pick(" triệu", " million"),
        Scale::Billion => lang.pick(" tỷ", " billion"),
    }
}

/// What follows a bare number: `%` closely, a noun after a space. `one` chooses the singular.
fn noun(measure: &Measure, one: bool, lang: Lang) -> String {
    if measure.unit == MeasureUnit::Percent {
        return "%".to_owned();
    }
    let word = match (lang, &measure.noun_one) {
        (Lang::En, Some(single)) if one => single,
        _ => super::names::local(&measure.noun, lang),
    };
    format!("\u{a0}{word}")
}

/// A printed quantity in words with its noun: `20 vụ`, `trên 1.000 vụ`, `gần 96%`,
/// `khoảng 265,9 tỷ đồng`.
pub fn amount(quantity: Quantity, scale: Scale, measure: &Measure, lang: Lang) -> String {
    let one = quantity == Quantity::Exact(Decimal::whole(1)) && scale.is_one();
    let number = |d: Decimal| format!("{}{}", decimal(d, lang), scale_word(scale, lang));
    let bare = worded(quantity, number, lang);
    format!("{bare}{}", noun(measure, one, lang))
}

/// A printed quantity in words without a noun.
fn worded(quantity: Quantity, number: impl Fn(Decimal) -> String, lang: Lang) -> String {
    match quantity {
        Quantity::Exact(d) => number(d),
        Quantity::AtLeast(d) => format!("{} {}", lang.pick("trên", "over"), number(d)),
        Quantity::AtMost(d) => format!("{} {}", lang.pick("không quá", "at most"), number(d)),
        Quantity::JustUnder(d) => format!("{} {}", lang.pick("gần", "nearly"), number(d)),
        Quantity::About(d) => format!("{} {}", lang.pick("khoảng", "about"), number(d)),
        Quantity::Between(a, b) => match lang {
            Lang::Vi => format!("từ {} đến {}", number(a), number(b)),
            Lang::En => format!("{} to {}", number(a), number(b)),
        },
    }
}

/// The size of a change by a percent: `4,8%`, `gần 8%`.
pub fn percent(quantity: Quantity, lang: Lang) -> String {
    worded(quantity, |d| format!("{}%", decimal(d, lang)), lang)
}

/// The size of a change of a rate: `1,2 điểm phần trăm`.
pub fn points(quantity: Quantity, lang: Lang) -> String {
    let number = worded(quantity, |d| decimal(d, lang), lang);
    format!(
        "{number} {}",
        lang.pick("điểm phần trăm", "percentage points")
    )
}

/// A printed quantity as it is written beside a mark: `trên 1.000`, `gần 96%`, `≈ 265,9 tỷ`, `≤ 5`,
/// `3–5`. Without a noun, but with `%` and the scale. A sign where it is plain and shorter; `<` for
/// "nearly" would say something else, and `≥` is left to what was computed, see [`short_bounds`].
pub fn short(quantity: Quantity, scale: Scale, unit: MeasureUnit, lang: Lang) -> String {
    let percent = if unit == MeasureUnit::Percent {
        "%"
    } else {
        ""
    };
    let number = |d: Decimal| format!("{}{}{percent}", decimal(d, lang), scale_word(scale, lang));
    match quantity {
        Quantity::AtMost(d) => format!("≤\u{a0}{}", number(d)),
        Quantity::About(d) => format!("≈\u{a0}{}", number(d)),
        Quantity::Between(a, b) => format!("{}–{}", number(a), number(b)),
        _ => worded(quantity, number, lang),
    }
}

/// A computed number in the unit of a measure, without a noun: `21`, `87,3%`, `15,2 tỷ`.
pub fn value(number: f64, unit: MeasureUnit, lang: Lang) -> String {
    match unit {
        MeasureUnit::Count => whole(number, lang),
        // Half a unit of a percent printed to two decimals is seen: a bound is never moved inwards.
        MeasureUnit::Percent => format!("{}%", rounded(number, 3, lang)),
        MeasureUnit::Vnd => money(number, lang),
    }
}

fn money(dong: f64, lang: Lang) -> String {
    let scales = [(1e9, Scale::Billion), (1e6, Scale::Million)];
    match scales.into_iter().find(|(factor, _)| dong.abs() >= *factor) {
        Some((factor, scale)) => {
            format!(
                "{}{}",
                rounded(dong / factor, 3, lang),
                scale_word(scale, lang)
            )
        }
        None => whole(dong, lang),
    }
}

/// Bounds with as few decimals as [`value`] writes, moved outwards so that they still hold.
fn outwards(span: Span, unit: MeasureUnit) -> Span {
    match unit {
        // A hair for the noise of floating-point arithmetic.
        MeasureUnit::Percent if span.exact().is_none() => Span::new(
            (span.low * 10.0 + 1e-6).floor() / 10.0,
            (span.high * 10.0 - 1e-6).ceil() / 10.0,
        ),
        _ => span,
    }
}

/// Bounds in words with the noun: `21 vụ`, `1.075 hoặc 1.076 vụ`, `từ 11 vụ trở lên`.
pub fn bounds(span: Span, measure: &Measure, lang: Lang) -> String {
    let number = |x: f64| value(x, measure.unit, lang);
    let span = outwards(span, measure.unit);
    let noun = |one: bool| match measure.unit {
        MeasureUnit::Percent => String::new(),
        _ => noun(measure, one, lang),
    };
    let (low, high) = (number(span.low), number(span.high));
    match span.exact() {
        Some(x) => format!("{low}{}", noun(x == 1.0)),
        None if !span.is_bounded() => match lang {
            Lang::Vi => format!("từ {low}{} trở lên", noun(false)),
            Lang::En => format!("{low} or more{}", noun(false)),
        },
        None if span.high - span.low == 1.0 && measure.unit == MeasureUnit::Count => {
            format!("{low} {} {high}{}", lang.pick("hoặc", "or"), noun(false))
        }
        None if span.low <= 0.0 => {
            format!(
                "{} {high}{}",
                lang.pick("nhiều nhất", "at most"),
                noun(false)
            )
        }
        None => match lang {
            Lang::Vi => format!("từ {low} đến {high}{}", noun(false)),
            Lang::En => format!("{low} to {high}{}", noun(false)),
        },
    }
}

/// Bounds with signs, without a noun: `21`, `1.075–1.076`, `≥ 11`.
pub fn short_bounds(span: Span, unit: MeasureUnit, lang: Lang) -> String {
    let number = |x: f64| value(x, unit, lang);
    let span = outwards(span, unit);
    match span.exact() {
        Some(x) => number(x),
        None if !span.is_bounded() => format!("≥\u{a0}{}", number(span.low)),
        None if span.low <= 0.0 => format!("≤\u{a0}{}", number(span.high)),
        None => format!("{}–{}", number(span.low), number(span.high)),
    }
}

/// A bare count with the measure's noun: `1 vụ`.
pub fn counted(number: f64, measure: &Measure, lang: Lang) -> String {
    bounds(Span::point(number), measure, lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_percents_are_rounded_outwards() {
        let span = Span::new(70.17, 70.18);
        assert_eq!(
            short_bounds(span, MeasureUnit::Percent, Lang::Vi),
            "70,1%–70,2%"
        );
        let span = Span::new(0.0, 12.34);
        assert_eq!(
            short_bounds(span, MeasureUnit::Percent, Lang::En),
            "≤\u{a0}12.4%"
        );
    }

    #[test]
    fn each_language_has_its_signs() {
        assert_eq!(rounded(1234.5, 1, Lang::Vi), "1.234,5");
        assert_eq!(rounded(1234.5, 1, Lang::En), "1,234.5");
        assert_eq!(whole(1_000_000.0, Lang::Vi), "1.000.000");
        assert_eq!(decimal(Decimal::new(480, 2), Lang::Vi), "4,80");
        assert_eq!(rounded(20.0, 1, Lang::Vi), "20");
        assert_eq!(rounded(-0.25, 2, Lang::Vi), "−0,25");
        assert_eq!(money(832.48e9, Lang::Vi), "832,48 tỷ");
    }
}
