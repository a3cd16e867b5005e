//! One line of statistics for those who work with numbers: what the verdict in words rests on.

use super::{Lang, number, verdict};
use crate::analysis::chance::{self, RatioInterval, Tier};
use crate::analysis::{Comparison, Reason, Verdict, compare};

/// The line's heading.
pub fn heading(lang: Lang) -> &'static str {
    lang.pick("Dành cho người làm số liệu", "For data journalists")
}

/// The p-value, the ratio with its 95% interval, the tier before and after the guard, and which
/// pair of counts they are of; `None` where nothing was tested.
pub fn line(c: &Comparison, lang: Lang) -> Option<String> {
    let (p, (a, b), interval) = (c.p?, c.weakest?, c.ratio?);
    let (from, to) = (c.from.period, c.to.period);
    let counts = compare::counts(from, to, a, b);
    let whole = |n: u64| number::whole(n as f64, lang);
    let pair = format!("{} → {}", whole(a), whole(b));
    let before = chance::tier(chance::mid_p(&counts));
    let after = chance::guarded_tier(&counts);
    let several = c.reason == Reason::WeakestOfSeveral || c.pairs.len() > 1;
    let ratio = chance::ratio(&counts);
    let mut line = shaped(&pair, p, ratio, interval, (before, after), several, lang);
    if compare::days_share(from, to) != 1.0 {
        let (from, to) = (from.days(), to.days());
        line.push_str(&lang.pick(
            format!(" Tính theo số ngày của hai kỳ: {from} và {to}."),
            format!(" By the days of the two periods: {from} and {to}."),
        ));
    }
    Some(line)
}

/// The line put together: the pair tested, mid-p, the ratio later/earlier with its 95% interval, the
/// tier before and after the guard, and whether the pair is the weakest of several.
pub fn shaped(
    pair: &str,
    p: f64,
    ratio: Option<f64>,
    interval: RatioInterval,
    (before, after): (Tier, Tier),
    several: bool,
    lang: Lang,
) -> String {
    let p = match p {
        p if p < 0.001 => format!("p < {}", lang.pick("0,001", "0.001")),
        p => format!("p = {}", number::rounded(p, 3, lang)),
    };
    let bound = |x: f64| number::rounded(x, 2, lang);
    let low = bound(interval.low);
    let high = interval.high.map_or("∞".to_owned(), bound);
    let ratio = ratio.map_or("–".to_owned(), bound);
    let guard = if before == after {
        String::new()
    } else {
        let (before, after) = (words(before, lang), words(after, lang));
        lang.pick(
            format!(" Chỉ theo p thì là “{before}”; hạ xuống “{after}” vì số vụ dao động mạnh hơn ngẫu nhiên thuần túy (|z| < 2,772)."),
            format!(" By p alone “{before}”; lowered to “{after}” because crime counts vary more than pure chance (|z| < 2.772)."),
        )
    };
    let weakest = if several {
        lang.pick(
            " Đây là cặp yếu nhất trong các cặp mà báo cáo để ngỏ.",
            " This is the weakest of the pairs that the reports leave open.",
        )
    } else {
        ""
    };
    lang.pick(
        format!("{pair}: {p} (mid-p hai phía, nhị thức có điều kiện); tỷ số {ratio}, khoảng 95%: {low} đến {high}.{guard}{weakest}"),
        format!("{pair}: {p} (two-sided mid-p, conditional binomial); ratio {ratio}, 95% interval {low} to {high}.{guard}{weakest}"),
    )
}

fn words(tier: Tier, lang: Lang) -> &'static str {
    let verdict = match tier {
        Tier::Clear => Verdict::Clear,
        Tier::SomeSign => Verdict::SomeSign,
        Tier::WithinChance => Verdict::WithinChance,
    };
    verdict::short(verdict, lang)
}
