//! Grammar that only English needs: cases of what is counted.

/// What counts itself: its plural, which loses its last letter after 1.
const COUNTED: [&str; 5] = ["offences", "accidents", "violations", "complaints", "fires"];

/// A number of cases with what they are: `20 traffic accidents`, `1 fire`, `20 cases of theft`.
/// `value` is a number with the noun.
pub(super) fn cases(value: &str, what: &str) -> String {
    match value.rsplit_once('\u{a0}') {
        Some((number, noun)) => {
            let cases = cases_of(noun, what);
            format!("{number}\u{a0}{cases}")
        }
        None => format!("{value} of {what}"),
    }
}

/// Cases without a number: `traffic accidents`, `cases of theft`; `noun` is `case` after 1.
pub(super) fn cases_of(noun: &str, what: &str) -> String {
    let of = |plural: &&&str| what.split(' ').any(|word| word == **plural);
    match (COUNTED.iter().find(of), noun) {
        (Some(_), "cases") => what.to_owned(),
        (Some(plural), "case") => what.replacen(plural, &plural[..plural.len() - 1], 1),
        _ => format!("{noun} of {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_itself_is_not_called_a_case() {
        assert_eq!(
            cases("20\u{a0}cases", "offences against social order"),
            "20\u{a0}offences against social order"
        );
        assert_eq!(
            cases("over 1,000\u{a0}cases", "traffic accidents (road)"),
            "over 1,000\u{a0}traffic accidents (road)"
        );
        assert_eq!(cases("1\u{a0}case", "fires"), "1\u{a0}fire");
        assert_eq!(
            cases("1\u{a0}case", "offences against social order"),
            "1\u{a0}offence against social order"
        );
    }

    #[test]
    fn everything_else_is_cases_of_it() {
        assert_eq!(cases("20\u{a0}cases", "theft"), "20\u{a0}cases of theft");
        assert_eq!(cases("1\u{a0}case", "theft"), "1\u{a0}case of theft");
        assert_eq!(cases_of("cases", "loan sharking"), "cases of loan sharking");
    }
}
