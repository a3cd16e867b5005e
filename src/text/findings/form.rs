//! What is wrong with the form of a document: what should stand there, and what does.

use super::short;
use crate::model::period::PeriodError;
use crate::model::{Fault, Shape, Syntax, Wanted};
use crate::text::Lang;

/// Not JSON: where, what should stand there, what does.
pub(super) fn not_json(fault: &Fault, lang: Lang) -> String {
    let Fault { line, column, .. } = fault;
    let wanted = syntax(fault.wanted, lang);
    let but = match fault.found {
        None => lang.pick("tệp đã hết", "the file ends there").to_owned(),
        Some(c) => {
            let there = lang.pick("ở đó là", "there is");
            match c.is_control() {
                true => format!("{there} U+{:04X}", u32::from(c)),
                false => format!("{there} \"{c}\""),
            }
        }
    };
    match lang {
        Lang::Vi => {
            format!("không phải JSON hợp lệ: dòng {line}, cột {column} cần {wanted}, nhưng {but}")
        }
        Lang::En => {
            format!("not valid JSON: line {line}, column {column} should have {wanted}, but {but}")
        }
    }
}

fn syntax(wanted: Syntax, lang: Lang) -> &'static str {
    let (vi, en) = match wanted {
        Syntax::Value => ("một giá trị", "a value"),
        Syntax::Object => ("một đối tượng {…}", "an object {…}"),
        Syntax::Key => (
            "tên trường trong ngoặc kép",
            "a field name in quotation marks",
        ),
        Syntax::Colon => ("dấu hai chấm", "a colon"),
        Syntax::CommaOrBrace => ("dấu phẩy hoặc }", "a comma or }"),
        Syntax::CommaOrBracket => ("dấu phẩy hoặc ]", "a comma or ]"),
        Syntax::End => ("hết tệp", "the end of the file"),
        Syntax::Digit => ("một chữ số", "a digit"),
        Syntax::Escape => (
            "một trong \" \\ / b f n r t u0000 sau dấu \\",
            "one of \" \\ / b f n r t u0000 after the backslash",
        ),
        Syntax::Character => ("dấu ngoặc kép đóng", "the closing quotation mark"),
    };
    lang.pick(vi, en)
}

/// A value of the wrong form.
pub(super) fn shape(shape: &Shape, lang: Lang) -> String {
    match shape {
        Shape::Missing { field } => {
            let missing = lang.pick("thiếu trường", "the field is missing:");
            format!("{missing} \"{field}\"")
        }
        Shape::Not { wanted, found } => {
            let found = match found.chars().next() {
                Some('{') => lang.pick("một đối tượng {…}", "an object {…}").to_owned(),
                Some('[') => lang.pick("một danh sách […]", "a list […]").to_owned(),
                _ => short(found),
            };
            let wanted = self::wanted(*wanted, lang);
            match lang {
                Lang::Vi => format!("không đúng dạng: cần {wanted}, nhưng ở đây là {found}"),
                Lang::En => {
                    format!("not of the right form: it should be {wanted}, but it is {found}")
                }
            }
        }
    }
}

fn wanted(wanted: Wanted, lang: Lang) -> String {
    let (vi, en) = match wanted {
        Wanted::Object => ("một đối tượng {…}", "an object {…}"),
        Wanted::List => ("một danh sách […]", "a list […]"),
        Wanted::Text => ("một văn bản trong ngoặc kép", "a text in quotation marks"),
        Wanted::Flag => ("true hoặc false", "true or false"),
        Wanted::Number => ("một số", "a number"),
        Wanted::Whole(most) => {
            return match lang {
                Lang::Vi => format!("một số nguyên từ 0 đến {most}"),
                Lang::En => format!("a whole number from 0 to {most}"),
            };
        }
        Wanted::Year => ("một năm, viết như 2023", "a year, written as 2023"),
        Wanted::Decimal => (
            "một số không quá 2^53 − 1, nhiều nhất 6 chữ số thập phân, như 20, 4.8 hoặc \"4.80\"",
            "a number up to 2^53 − 1 with at most 6 decimals, such as 20, 4.8 or \"4.80\"",
        ),
        Wanted::Quantity => (
            "một số không quá 2^53 − 1, nhiều nhất 6 chữ số thập phân, hoặc một đối tượng chỉ có một trong at_least, at_most, just_under, about, between",
            "a number up to 2^53 − 1 with at most 6 decimals, or an object with just one of at_least, at_most, just_under, about, between",
        ),
        Wanted::TwoDecimals => ("một danh sách hai số", "a list of two numbers"),
        Wanted::LocalText => (
            "một văn bản trong ngoặc kép, hoặc một đối tượng có \"vi\" và \"en\"",
            "a text in quotation marks, or an object with \"vi\" and \"en\"",
        ),
        Wanted::Of => (
            "một số nguyên từ 0 trở lên, hoặc một đối tượng có \"target\"",
            "a whole number from 0 up, or an object with \"target\"",
        ),
        Wanted::OneOf(words) => {
            let words = words.join(", ");
            return format!("{} {words}", lang.pick("một trong các từ", "one of"));
        }
        Wanted::Day => (
            "một ngày có thật, viết như 2024-01-12",
            "a day that exists, written as 2024-01-12",
        ),
        Wanted::Period(PeriodError::Form) => (
            "một kỳ, viết như 2024, 2024-H1, 2024-9M, 2024-Q1, 2024-11 hoặc 2021-06-15..2022-06-14",
            "a period, written as 2024, 2024-H1, 2024-9M, 2024-Q1, 2024-11 or 2021-06-15..2022-06-14",
        ),
        Wanted::Period(PeriodError::Date) => (
            "một kỳ với ngày tháng có thật",
            "a period with dates that exist",
        ),
        Wanted::Period(PeriodError::Backwards) => (
            "một kỳ có ngày đầu đứng trước ngày cuối",
            "a period whose earlier date comes first",
        ),
    };
    lang.pick(vi, en).to_owned()
}

/// A field written twice.
pub(super) fn twice(last_counts: bool, lang: Lang) -> String {
    let text = if last_counts {
        lang.pick(
            "trường này được viết hai lần; lần viết sau được dùng",
            "this field is written twice; the last one is used",
        )
    } else {
        lang.pick(
            "trường này được viết hai lần, không rõ lần nào đúng; cả mục bị bỏ qua",
            "this field is written twice, and which one is right is not clear; the whole entry is left out",
        )
    };
    text.to_owned()
}
