//! Places against one that is the base: who it is, and how rates differ from its own.

use super::{Lang, expert, names, phrase};
use crate::analysis::against::{Against, Refused};
use crate::analysis::chance::Tier;
use crate::model::Direction;

/// Heading of what is said of the others: who they are compared with.
pub fn base(name: &str, lang: Lang) -> String {
    lang.pick(format!("So với {name}"), format!("Compared with {name}"))
}

/// Label of the other places, any of which can be the base.
pub fn other_base(lang: Lang) -> &'static str {
    lang.pick("So với nơi khác:", "Compare with another place:")
}

/// That the base has no rate.
pub fn no_base(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("{name} không có tỷ lệ trên 100.000 dân nên không đem nơi khác so với nơi này."),
        format!("{name} has no rate per 100,000 people, so no other place is compared with it."),
    )
}

/// How another place's rate differs from the base's, in one or two sentences.
pub fn rates(base: &str, other: &str, of: &Result<Option<Against>, Refused>, lang: Lang) -> String {
    let name = names::capitalised(other);
    let found = match of {
        Ok(Some(found)) => found,
        Ok(None) => {
            return lang.pick(
                format!("{name} và {base}: số vụ được nêu không đủ chính xác để biết nơi nào có tỷ lệ cao hơn."),
                format!("{name} and {base}: the counts are not exact enough to say which rate is higher."),
            );
        }
        Err(why) => return refused(*why, base, &name, lang),
    };
    let way = match found.way {
        Direction::Up => lang.pick("cao hơn", "higher than that of"),
        Direction::Down => lang.pick("thấp hơn", "lower than that of"),
        Direction::Same => lang.pick("bằng", "the same as that of"),
    };
    // The pair tested is the one that differs least.
    let cautious = match found.several {
        true => lang.pick(
            ", dù tính theo mức dè dặt nhất",
            ", even on the most cautious reading",
        ),
        false => "",
    };
    let verdict = match (found.tier, found.way) {
        (_, Direction::Same) => String::new(),
        (Tier::WithinChance, _) => lang
            .pick(
                " Chênh lệch này không vượt mức ngẫu nhiên; chưa đủ cơ sở nói hai nơi khác nhau.",
                " The difference is no larger than chance; it does not show that the two places differ.",
            )
            .to_owned(),
        (Tier::SomeSign, _) => lang.pick(
            format!(" Có dấu hiệu khác nhau{cautious}; cần thêm số liệu."),
            format!(" There is some sign of a difference{cautious}; more data is needed."),
        ),
        (Tier::Clear, _) => lang.pick(
            format!(" Chênh lệch này lớn hơn mức dao động ngẫu nhiên{cautious}; số liệu không cho biết nguyên nhân."),
            format!(" The difference is larger than chance variation{cautious}; the figures do not say why."),
        ),
    };
    lang.pick(
        format!("{name}: tỷ lệ trên 100.000 dân {way} {base}.{verdict}"),
        format!("{name}: the rate per 100,000 people is {way} {base}.{verdict}"),
    )
}

fn refused(why: Refused, base: &str, name: &str, lang: Lang) -> String {
    let why = match why {
        Refused::Within => lang.pick(
            "nơi này nằm trong nơi kia nên số vụ có phần chung",
            "one lies in the other, so they share cases",
        ),
        Refused::Apart => lang.pick(
            "hai nơi không tồn tại cùng thời gian",
            "they did not exist at the same time",
        ),
        Refused::NotAUnit => lang.pick(
            "có nơi không phải đơn vị hành chính",
            "one is not an administrative unit",
        ),
    };
    lang.pick(
        format!("{name} và {base}: không so, vì {why}."),
        format!("{name} and {base}: not compared, because {why}."),
    )
}

/// The line of statistics; `None` where nothing was tested.
pub fn expert(of: &Result<Option<Against>, Refused>, lang: Lang) -> Option<String> {
    let found = of.as_ref().ok()?.as_ref()?;
    let side = |events: u64, people: u64| phrase::per(events, people, lang);
    let (a, b) = (found.pair, found.people);
    let pair = format!("{} → {}", side(a.0, b.0), side(a.1, b.1));
    Some(expert::shaped(
        &pair,
        found.p,
        found.ratio,
        found.interval,
        (found.unguarded, found.tier),
        found.several,
        lang,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::chance::RatioInterval;

    #[test]
    fn a_difference_is_called_one_only_beyond_chance() {
        let of = |tier, several| {
            let found = Against {
                pair: (40, 40),
                people: (600_000, 60_000),
                way: Direction::Up,
                p: 0.000_1,
                unguarded: tier,
                tier,
                ratio: Some(10.0),
                interval: RatioInterval {
                    low: 6.0,
                    high: None,
                },
                several,
            };
            rates("huyện A", "huyện B", &Ok(Some(found)), Lang::Vi)
        };
        assert_eq!(
            of(Tier::Clear, false),
            "Huyện B: tỷ lệ trên 100.000 dân cao hơn huyện A. Chênh lệch này lớn hơn mức dao động ngẫu nhiên; số liệu không cho biết nguyên nhân."
        );
        assert!(of(Tier::Clear, true).contains("dù tính theo mức dè dặt nhất"));
        assert!(of(Tier::WithinChance, false).contains("chưa đủ cơ sở nói hai nơi khác nhau"));
    }

    #[test]
    fn a_place_and_its_part_are_refused_in_words() {
        let said = rates("tỉnh P", "huyện A", &Err(Refused::Within), Lang::Vi);
        assert!(
            said.starts_with("Huyện A và tỉnh P: không so, vì"),
            "{said}"
        );
        assert_eq!(expert(&Err(Refused::Within), Lang::Vi), None);
    }
}
