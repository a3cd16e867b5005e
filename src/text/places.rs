//! What is said of places beside each other: in what they are alike, rates, who stands out of a
//! group, and what the parts of a new place come to together.

use super::{Lang, names, number, phrase};
use crate::analysis::Span;
use crate::analysis::group::{Exposure, FEWEST, LeftOut, Silent, Way};
use crate::analysis::lineage::Missing;
use crate::analysis::rate::{NoRate, PlaceRate, Reliability};
use crate::analysis::similar::Likeness;
use crate::model::{Measure, Period, PeriodKind, Population, PopulationKind};

/// In what two places are alike.
pub fn likeness(of: Likeness, lang: Lang) -> String {
    match of {
        Likeness::Mountainous(true) => lang
            .pick("cùng miền núi", "both in the mountains")
            .to_owned(),
        Likeness::Mountainous(false) => lang
            .pick("đều không phải miền núi", "neither in the mountains")
            .to_owned(),
        Likeness::Density {
            own,
            other,
            merger_file,
        } => {
            // Below ten a whole number would hide a difference of half.
            let people = |x: f64| number::rounded(x, usize::from(x < 10.0), lang);
            let (own, other) = (people(own), people(other));
            let caution = match merger_file {
                true => lang.pick(
                    ", có số không phải của tổng điều tra",
                    ", not all census figures",
                ),
                false => "",
            };
            lang.pick(
                format!("mật độ dân số gần nhau: {own} và {other} người/km²{caution}"),
                format!("similar population density: {own} and {other} people/km²{caution}"),
            )
        }
        Likeness::SameProvince => lang.pick("cùng tỉnh", "in the same province").to_owned(),
        Likeness::LevelOnly => lang.pick("cùng cấp", "of the same level").to_owned(),
    }
}

/// All that two places are alike in.
pub fn likenesses(all: &[Likeness], lang: Lang) -> String {
    let each: Vec<String> = all.iter().map(|l| likeness(*l, lang)).collect();
    each.join("; ")
}

/// Heading of the places proposed first, with what is alike.
pub fn similar(reason: &str, lang: Lang) -> String {
    lang.pick(
        format!("Nơi tương tự ({reason}):"),
        format!("Similar places ({reason}):"),
    )
}

/// Why a place can't be added.
pub fn other_level(lang: Lang) -> &'static str {
    lang.pick("khác cấp", "another level")
}

/// Why a place can't be added.
pub fn not_a_unit(lang: Lang) -> &'static str {
    lang.pick("không phải đơn vị hành chính", "not an administrative unit")
}

/// Label of the switch between counts and rates.
pub fn how_shown(lang: Lang) -> &'static str {
    lang.pick("Cách nêu", "Shown as")
}

/// Rates, as a choice.
pub fn per_100k(lang: Lang) -> &'static str {
    lang.pick("Trên 100.000 dân", "Per 100,000 people")
}

/// Why there is no choice of rates.
pub fn no_rates(why: NoRate, lang: Lang) -> &'static str {
    match why {
        NoRate::NoPopulation => lang.pick(
            "Không nơi nào ở đây có dân số kèm nguồn, nên không tính trên 100.000 dân.",
            "No population with a source is known for any of these places, so no rate is given.",
        ),
        NoRate::TooFew | NoRate::MaybeTooFew => lang.pick(
            "Những nơi đã biết dân số thì chưa chắc có đủ 10 vụ, nên không tính trên 100.000 dân.",
            "Where the population is known, there may be fewer than 10 cases, so no rate is given.",
        ),
        NoRate::NotSuited | NoRate::NoCount => "",
    }
}

/// Why there is no choice of rates where some places have a count and others a population.
pub fn no_rates_apart(lang: Lang) -> &'static str {
    lang.pick(
        "Nơi rõ số vụ thì chưa có dân số kèm nguồn, nơi có dân số thì không rõ số vụ, nên không tính trên 100.000 dân.",
        "Where the count is clear no population with a source is known, and where a population is known the count is not clear, so no rate is given.",
    )
}

/// Why one place has no rate.
pub fn no_rate(why: NoRate, lang: Lang) -> &'static str {
    match why {
        NoRate::NotSuited => lang.pick("không tính trên số dân", "no rate for this"),
        NoRate::NoCount => lang.pick("không rõ số vụ", "count not clear"),
        NoRate::NoPopulation => lang.pick("chưa có dân số có nguồn", "no population with a source"),
        NoRate::TooFew => lang.pick("dưới 10 vụ: chỉ nêu số đếm", "under 10 cases: count only"),
        NoRate::MaybeTooFew => lang.pick(
            "chưa chắc đủ 10 vụ: chỉ nêu số đếm",
            "perhaps under 10 cases: count only",
        ),
    }
}

/// What is counted, per 100,000 people: `số vụ trên 100.000 dân`.
pub fn measure_per_100k(title: &str, lang: Lang) -> String {
    lang.pick(
        format!("{title} trên 100.000 dân"),
        format!("{title} per 100,000 people"),
    )
}

/// What to bear in mind with rates of this period.
pub fn rate_caution(period: Period, lang: Lang) -> String {
    let whisker = lang.pick(
        "Gạch mảnh trên mỗi thanh là khoảng tin cậy 95%.",
        "The thin line on a bar is the 95% interval.",
    );
    if period.kind() == PeriodKind::Year {
        return whisker.to_owned();
    }
    let in_words = names::period(period, lang);
    lang.pick(
        format!("{whisker} Tính cho riêng {in_words}, không quy ra cả năm."),
        format!("{whisker} Rates are for {in_words} alone, not for a whole year."),
    )
}

/// A rate with signs: `46,6`, `46,6–47,1`, `≥ 172,6`.
pub fn rate_short(rate: Span, lang: Lang) -> String {
    let n = |x: f64| number::rounded(x, 1, lang);
    let (low, high) = (n(rate.low), n(rate.high));
    match () {
        () if !rate.is_bounded() => format!("≥\u{a0}{low}"),
        () if low == high => low,
        () => format!("{low}–{high}"),
    }
}

/// A rate within a sentence: `46,6`, `từ 172,6 trở lên`.
fn rate_in_words(rate: Span, lang: Lang) -> String {
    if rate.is_bounded() {
        return rate_short(rate, lang);
    }
    let low = number::rounded(rate.low, 1, lang);
    lang.pick(format!("từ {low} trở lên"), format!("{low} or more"))
}

/// A rate with signs and a word of caution where it rests on few cases: `42,9 · ít vụ`. That it is
/// implied, the chart says by its mark.
pub fn rate_flagged(of: &PlaceRate, lang: Lang) -> String {
    let rate = rate_short(of.rate, lang);
    match of.reliability {
        Reliability::Enough => rate,
        Reliability::Few => format!("{rate} · {}", lang.pick("ít vụ", "few cases")),
    }
}

/// A rate and all it rests on.
pub fn rate(of: &PlaceRate, measure: &Measure, period: Period, lang: Lang) -> String {
    let noun = names::local(&measure.noun, lang);
    let low = number::rounded(of.rate.low, 1, lang);
    let value = match of.rate.is_bounded() {
        true => {
            let rate = rate_short(of.rate, lang);
            lang.pick(
                format!("{rate} {noun} trên 100.000 dân"),
                format!("{rate} {noun} per 100,000 people"),
            )
        }
        false => lang.pick(
            format!("từ {low} {noun} trên 100.000 dân trở lên"),
            format!("{low} or more {noun} per 100,000 people"),
        ),
    };
    let n = |x: f64| number::rounded(x, 1, lang);
    let interval = match of.high {
        Some(high) => lang.pick(
            format!("khoảng tin cậy 95%: {}–{}", n(of.low), n(high)),
            format!("95% interval: {}–{}", n(of.low), n(high)),
        ),
        None => lang.pick(
            format!("khoảng tin cậy 95%: từ {} trở lên", n(of.low)),
            format!("95% interval: {} or more", n(of.low)),
        ),
    };
    let within = match period.kind() {
        PeriodKind::Year => String::new(),
        _ => format!(
            "{} {}",
            lang.pick(" trong", " in"),
            names::period(period, lang)
        ),
    };
    let events = number::bounds(of.events, measure, lang);
    let events = match of.implied {
        true => phrase::implied(&events, lang),
        false => events,
    };
    let people = population(of.population, lang);
    let flag = match of.reliability {
        Reliability::Enough => "",
        Reliability::Few => lang.pick(
            "; ít vụ nên con số này dễ dao động",
            "; with few cases this number varies easily",
        ),
    };
    format!("{value}{within} ({interval}); {events}, {people}{flag}")
}

/// A population with its year, kind and source.
fn population(of: &Population, lang: Lang) -> String {
    let people = number::whole(of.people as f64, lang);
    let source = names::local(&of.source, lang);
    let kind = match of.kind {
        PopulationKind::Census => lang.pick("tổng điều tra", "census"),
        PopulationKind::Estimate => lang.pick("ước tính", "estimate"),
        PopulationKind::MergerFile => not_census(lang),
    };
    // Some sources say so themselves.
    let kind = match source.contains(kind) {
        true => String::new(),
        false => format!("{kind}; "),
    };
    let year = of.year;
    lang.pick(
        format!("dân số {people} người năm {year} ({kind}nguồn: {source})"),
        format!("population {people} in {year} ({kind}source: {source})"),
    )
}

fn not_census(lang: Lang) -> &'static str {
    lang.pick("không phải số liệu tổng điều tra", "not a census figure")
}

/// Label of the choice between populations.
pub fn population_year(lang: Lang) -> &'static str {
    lang.pick("Dân số năm", "Population of")
}

/// What another known population would change; empty if there is no other.
pub fn population_choice(name: &str, of: &PlaceRate, lang: Lang) -> String {
    let with = |p: &Population, rate: Span| {
        let people = number::whole(p.people as f64, lang);
        let caution = match p.kind {
            PopulationKind::MergerFile => format!(", {}", not_census(lang)),
            _ => String::new(),
        };
        let rate = rate_in_words(rate, lang);
        lang.pick(
            format!(
                "theo dân số năm {} ({people} người{caution}) là {rate}",
                p.year
            ),
            format!("by the population of {} ({people}{caution}) {rate}", p.year),
        )
    };
    let others: Vec<String> = of
        .others
        .iter()
        .map(|o| {
            let by = number::rounded((o.change * 100.0).abs(), 0, lang);
            let way = match o.change < 0.0 {
                true => lang.pick("thấp hơn", "lower"),
                false => lang.pick("cao hơn", "higher"),
            };
            let with = with(o.population, o.rate);
            lang.pick(
                format!("{with}, {way} {by}%"),
                format!("{with}, {by}% {way}"),
            )
        })
        .collect();
    if others.is_empty() {
        return String::new();
    }
    let used = with(of.population, of.rate);
    format!("{name}: {used}; {}.", others.join("; "))
}

/// A place that stands out, in a few words.
pub fn way(way: Way, lang: Lang) -> &'static str {
    match way {
        Way::Above => lang.pick("khác rõ, cao hơn", "clearly higher"),
        Way::Below => lang.pick("khác rõ, thấp hơn", "clearly lower"),
    }
}

/// Beside a bar.
pub fn stands_out(lang: Lang) -> &'static str {
    lang.pick("khác rõ", "stands out")
}

/// How many places are named where there are many: a long list says less than its length.
pub const NAMED: usize = 8;

/// Places of which the first are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// At most [`NAMED`] names.
    pub first: Vec<String>,
    /// How many places there are, those named among them.
    pub count: usize,
}

/// Who stands out, by names with their values; `of` is how many were tested.
pub fn standing(above: &Named, below: &Named, of: usize, lang: Lang) -> String {
    if above.count + below.count == 0 {
        let of = number::count(of, lang);
        return match lang {
            Lang::Vi => format!(
                "Trong {of} nơi có số liệu, không nơi nào khác rõ so với phần còn lại của nhóm; thứ tự cao thấp giữa các nơi có thể chỉ là ngẫu nhiên."
            ),
            Lang::En => format!(
                "Of {of} places with figures, none is clearly different from the rest of the group; which is higher or lower may be chance alone."
            ),
        };
    }
    let side = |of: &Named, way: &str| {
        let names = of.first.join(", ");
        let names = match of.count - of.first.len() {
            0 => names,
            n => {
                let n = number::count(n, lang);
                lang.pick(
                    format!("{names} và {n} nơi nữa"),
                    format!("{names} and {n} more"),
                )
            }
        };
        match lang {
            Lang::Vi => format!("{names} khác rõ so với phần còn lại của nhóm: {way} hơn"),
            Lang::En => format!("clearly {way} than the rest of the group: {names}"),
        }
    };
    let sides = [
        (above, lang.pick("cao", "higher")),
        (below, lang.pick("thấp", "lower")),
    ];
    let sides: Vec<String> = sides
        .into_iter()
        .filter(|(of, _)| of.count > 0)
        .map(|(of, way)| side(of, way))
        .collect();
    let sides = sides.join("; ");
    lang.pick(
        format!("Ở kỳ này, {sides}. Số liệu không cho biết nguyên nhân."),
        format!("In this period, {sides}. The figures do not say why."),
    )
}

/// Why nothing is said of who stands out; empty where nothing needs to be.
pub fn silent(why: Silent, lang: Lang) -> String {
    match (why, lang) {
        (Silent::NotEvents, _) => String::new(),
        (Silent::TooFew(0), Lang::Vi) => format!(
            "Chưa nói được nơi nào khác rõ so với nhóm: chưa có nơi nào có số liệu so được, cần ít nhất {FEWEST}."
        ),
        (Silent::TooFew(0), Lang::En) => format!(
            "Too few places to say which stand out: none can be compared, and at least {FEWEST} are needed."
        ),
        (Silent::TooFew(known), Lang::Vi) => format!(
            "Chưa nói được nơi nào khác rõ so với nhóm: mới có {known} nơi có số liệu so được, cần ít nhất {FEWEST}."
        ),
        (Silent::TooFew(known), Lang::En) => format!(
            "Too few places to say which stand out: only {known} can be compared, and at least {FEWEST} are needed."
        ),
    }
}

/// Who was left out, and why: names of each reason.
pub fn left_out(groups: &[(LeftOut, Named)], lang: Lang) -> String {
    let each: Vec<String> = groups
        .iter()
        .map(|(why, of)| {
            let why = match why {
                LeftOut::Unlike => {
                    lang.pick("khác cấp hoặc khác thời kỳ", "a different level or time")
                }
                LeftOut::NotReported => lang.pick("không có con số", "no number"),
                LeftOut::Conflict => lang.pick("các nguồn nêu khác nhau", "sources disagree"),
                LeftOut::Unbounded => {
                    lang.pick("chỉ biết mức tối thiểu", "only a lower bound is known")
                }
                LeftOut::NoPopulation => no_rate(NoRate::NoPopulation, lang),
            };
            let more = match of.count - of.first.len() {
                0 => String::new(),
                n => {
                    let n = number::count(n, lang);
                    lang.pick(format!(" và {n} nơi khác"), format!(" and {n} more"))
                }
            };
            format!("{}{more} ({why})", of.first.join(", "))
        })
        .collect();
    match each.is_empty() {
        true => String::new(),
        false => lang.pick(
            format!("Không đưa vào so: {}.", each.join("; ")),
            format!("Left out: {}.", each.join("; ")),
        ),
    }
}

/// How the group was tested, in one sentence.
pub fn method(exposure: Exposure, lang: Lang) -> &'static str {
    match exposure {
        Exposure::Equal => lang.pick(
            "Cách xét: số của mỗi nơi được so với tổng các nơi còn lại bằng phép thử nhị thức có điều kiện (mid-p), chưa tính đến dân số; chỉ nêu khi p < 0,01 ở mọi giá trị mà báo cáo cho phép, có trừ hao vì số vụ thường dao động mạnh hơn ngẫu nhiên.",
            "Method: each place is tested against all others together (conditional binomial, mid-p), without allowing for population; a place is named only if p < 0.01 for every value that the reports allow, with a margin because crime counts vary more than chance.",
        ),
        Exposure::People => lang.pick(
            "Cách xét: số của mỗi nơi được so với tổng các nơi còn lại theo dân số bằng phép thử nhị thức có điều kiện (mid-p); chỉ nêu khi p < 0,01 ở mọi giá trị mà báo cáo cho phép, có trừ hao vì số vụ thường dao động mạnh hơn ngẫu nhiên.",
            "Method: each place is tested against all others together, by population (conditional binomial, mid-p); a place is named only if p < 0.01 for every value that the reports allow, with a margin because crime counts vary more than chance.",
        ),
    }
}

/// That the counts are of what was found.
pub fn detected(lang: Lang) -> &'static str {
    lang.pick(
        "Đây là số vụ bị phát hiện, không phải số vụ đã xảy ra.",
        "These are cases detected, not all that occurred.",
    )
}

/// What the limits in the chart mean.
pub fn limits(exposure: Exposure, lang: Lang) -> &'static str {
    match exposure {
        Exposure::Equal => lang.pick(
            "Dải nhạt và vạch đứt: nếu các nơi như nhau, do ngẫu nhiên 95% số nơi nằm trong dải, 99,8% nằm giữa hai vạch.",
            "Pale band and dashed lines: if the places were alike, chance would put 95% of them in the band and 99.8% between the lines.",
        ),
        Exposure::People => lang.pick(
            "Ngoặc dưới mỗi thanh: nếu các nơi như nhau, do ngẫu nhiên 95% số nơi nằm trong đoạn đậm, 99,8% nằm trong cả ngoặc.",
            "Bracket below a bar: if the places were alike, chance would put 95% of them within the thick part and 99.8% within the whole bracket.",
        ),
    }
}

/// A predecessor's name, told from a successor of the same name: `tỉnh Gia Lai cũ`.
pub fn former(name: &str, same_name: bool, lang: Lang) -> String {
    match same_name {
        false => name.to_owned(),
        true => lang.pick(format!("{name} cũ"), format!("the former {name}")),
    }
}

/// Heading of what the parts come to.
pub fn gathered_title(period: &str, lang: Lang) -> String {
    lang.pick(
        format!("Gộp các địa bàn cũ, {period}"),
        format!("The former places together, {period}"),
    )
}

/// What the parts come to, each with its own count.
pub fn gathered(subject: &str, sum: &str, parts: &[(String, String)]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|(name, n)| format!("{name}: {n}"))
        .collect();
    format!("{subject}: {sum} ({}).", parts.join(" + "))
}

/// Why a part does not enter the sum.
pub fn missing(name: &str, why: Missing, lang: Lang) -> String {
    match (why, lang) {
        (Missing::NotReported, Lang::Vi) => format!("chưa có số của {name}"),
        (Missing::NotReported, Lang::En) => format!("no figure for {name}"),
        (Missing::Conflict, Lang::Vi) => format!("các nguồn về {name} nêu khác nhau"),
        (Missing::Conflict, Lang::En) => format!("sources on {name} disagree"),
        (Missing::Split, Lang::Vi) => format!("{name} đã chia cho nhiều nơi"),
        (Missing::Split, Lang::En) => format!("{name} was divided between several places"),
    }
}

/// Why nothing is added up though every known part has a figure.
pub fn incomplete(lang: Lang) -> &'static str {
    lang.pick(
        "chưa chắc đã đủ các địa bàn cũ",
        "the list of former places may not be complete",
    )
}

/// That no sum can be made.
pub fn not_gathered(subject: &str, reasons: &[String], lang: Lang) -> String {
    let reasons = reasons.join("; ");
    lang.pick(
        format!("{subject}: chưa gộp được, vì {reasons}."),
        format!("{subject}: not added up ({reasons})."),
    )
}

/// Heading of why there is nothing to add up.
pub fn divided_title(lang: Lang) -> &'static str {
    lang.pick("Số liệu trước đây", "Earlier figures")
}

/// That the figures of divided places are not this place's.
pub fn divided(names: &[String], lang: Lang) -> String {
    let list = names.join(", ");
    lang.pick(
        format!("Báo cáo trước đây là của cả {list}, nay chia cho nhiều nơi; không có số riêng của nơi này."),
        format!("Earlier reports cover the whole of {list}, since divided between several places; they hold no separate figures for this one."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::rate::Alternative;
    use crate::model::LocalText;
    use crate::model::parse::load;

    fn people(year: i32, people: u64, kind: PopulationKind, source: &str) -> Population {
        Population {
            year,
            people,
            kind,
            source: LocalText::Vietnamese(source.to_owned()),
        }
    }

    fn ia_pa<'a>(used: &'a Population, other: &'a Population) -> PlaceRate<'a> {
        PlaceRate {
            population: used,
            events: Span::point(27.0),
            rate: Span::point(46.593),
            low: 30.7,
            high: Some(67.79),
            reliability: Reliability::Enough,
            implied: false,
            others: vec![Alternative {
                population: other,
                rate: Span::point(41.094),
                change: -0.118,
            }],
        }
    }

    #[test]
    fn a_rate_names_population_year_kind_and_source() {
        let used = people(2021, 57948, PopulationKind::Estimate, "Wikipedia");
        let other = people(2025, 65703, PopulationKind::MergerFile, "x");
        let mut of = ia_pa(&used, &other);
        let data = load(&[]);
        let measure = data.catalogue.measure("cases").unwrap();
        let year = "2023".parse().unwrap();
        assert_eq!(
            rate(&of, measure, year, Lang::Vi),
            "46,6 vụ trên 100.000 dân (khoảng tin cậy 95%: 30,7–67,8); 27\u{a0}vụ, dân số 57.948 người năm 2021 (ước tính; nguồn: Wikipedia)"
        );
        of.reliability = Reliability::Few;
        let half = rate(&of, measure, "2023-H1".parse().unwrap(), Lang::Vi);
        assert!(half.contains("dân trong 6 tháng đầu năm 2023") && half.ends_with("dễ dao động"));
        assert_eq!(
            population_choice("Huyện Ia Pa", &of, Lang::Vi),
            "Huyện Ia Pa: theo dân số năm 2021 (57.948 người) là 46,6; theo dân số năm 2025 (65.703 người, không phải số liệu tổng điều tra) là 41,1, thấp hơn 12%."
        );
        of.implied = true;
        let implied = rate(&of, measure, year, Lang::Vi);
        assert!(
            implied.contains("; 27\u{a0}vụ (suy ra), dân số"),
            "{implied}"
        );
        (of.rate, of.high) = (Span::new(46.593, f64::INFINITY), None);
        let open = rate(&of, measure, year, Lang::Vi);
        assert!(
            open.starts_with("từ 46,6 vụ trên 100.000 dân trở lên ("),
            "{open}"
        );
        let open = rate(&of, measure, year, Lang::En);
        assert!(
            open.starts_with("46.6 or more cases per 100,000 people ("),
            "{open}"
        );
        of.others.clear();
        assert_eq!(population_choice("x", &of, Lang::Vi), "");
    }

    #[test]
    fn a_merger_file_is_called_no_census_once() {
        let told = people(
            2025,
            9,
            PopulationKind::MergerFile,
            "hồ sơ; không phải số liệu tổng điều tra",
        );
        let untold = people(2025, 9, PopulationKind::MergerFile, "hồ sơ");
        for p in [told, untold] {
            let text = population(&p, Lang::Vi);
            assert_eq!(text.matches("không phải số liệu tổng điều tra").count(), 1);
        }
    }

    #[test]
    fn no_place_is_not_0_places() {
        let none = silent(Silent::TooFew(0), Lang::Vi);
        assert!(none.contains("chưa có nơi nào có số liệu so được") && !none.contains('0'));
        assert!(silent(Silent::TooFew(2), Lang::Vi).contains("mới có 2 nơi"));
    }

    #[test]
    fn many_places_are_counted_as_numbers_are_written() {
        let none = Named::default();
        let many = Named {
            first: vec!["A".to_owned()],
            count: 3_322,
        };
        let out = [(LeftOut::NotReported, many.clone())];
        for (lang, number) in [(Lang::Vi, "3.321"), (Lang::En, "3,321")] {
            for said in [
                standing(&none, &none, 3_321, lang),
                standing(&many, &none, 3_400, lang),
                left_out(&out, lang),
            ] {
                assert!(said.contains(&format!(" {number} ")), "{said}");
            }
        }
    }

    #[test]
    fn density_says_both_numbers() {
        let near = Likeness::Density {
            own: 38.25,
            other: 45.2,
            merger_file: true,
        };
        assert_eq!(
            likenesses(&[Likeness::Mountainous(true), near], Lang::Vi),
            "cùng miền núi; mật độ dân số gần nhau: 38 và 45 người/km², có số không phải của tổng điều tra"
        );
    }
}
