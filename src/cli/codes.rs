//! The stable snake_case names of everything the commands print as JSON. `docs/cli.md` lists them.

use crate::analysis::checks::Check;
use crate::analysis::lineage::Missing;
use crate::analysis::rate::{NoRate, Reliability};
use crate::analysis::similar::Likeness;
use crate::analysis::{Agreement, Known, Reason, Refusal, Verdict};
use crate::model::{Direction, Problem, Severity};

pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

pub(super) fn problem(problem: &Problem) -> &'static str {
    match problem {
        Problem::Empty => "empty",
        Problem::TooLarge { .. } => "too_large",
        Problem::NotText { .. } => "not_text",
        Problem::NotJson(_) => "not_json",
        Problem::FormatMissing => "format_missing",
        Problem::FormatUnknown { .. } => "format_unknown",
        Problem::Shape(_) => "shape",
        Problem::DuplicateKey { .. } => "duplicate_key",
        Problem::UnknownField => "unknown_field",
        Problem::UnknownIndicator { .. } => "unknown_indicator",
        Problem::UnknownMeasure { .. } => "unknown_measure",
        Problem::MeasureNotUsual { .. } => "measure_not_usual",
        Problem::UnknownScope { .. } => "unknown_scope",
        Problem::UnknownPlace { .. } => "unknown_place",
        Problem::DuplicateId { .. } => "duplicate_id",
        Problem::BadId { .. } => "bad_id",
        Problem::Negative { .. } => "negative",
        Problem::NotWhole { .. } => "not_whole",
        Problem::Over100 { .. } => "over_100",
        Problem::TooBig { .. } => "too_big",
        Problem::PartOverWhole { .. } => "part_over_whole",
        Problem::RangeBackwards => "range_backwards",
        Problem::DatesBackwards => "dates_backwards",
        Problem::NothingSaid => "nothing_said",
        Problem::SameWithSize => "same_with_size",
        Problem::VersusItself => "versus_itself",
        Problem::PointsOfCount => "points_of_count",
        Problem::EmptyReport => "empty_report",
        Problem::UnsafeLink { .. } => "unsafe_link",
        Problem::Markup => "markup",
        Problem::Decomposed => "decomposed",
        Problem::BadDate { .. } => "bad_date",
        Problem::BadTopic { .. } => "bad_topic",
        Problem::CorrectionsBackwards => "corrections_backwards",
        Problem::NothingCorrected => "nothing_corrected",
        Problem::OutsideValidity { .. } => "outside_validity",
        Problem::IncludeFailed { .. } => "include_failed",
        Problem::Contradiction { .. } => "contradiction",
        Problem::CheckFailed { .. } => "check_failed",
        Problem::More { .. } => "more",
    }
}

pub(super) fn check(check: &Check) -> &'static str {
    match check {
        Check::Conflict { .. } => "conflict",
        Check::SoftMisfit { .. } => "soft_misfit",
        Check::ChangeMismatch { .. } => "change_mismatch",
        Check::ChangeAgainstLevels { .. } => "change_against_levels",
        Check::ChangesOpposed { .. } => "changes_opposed",
        Check::RateMismatch { .. } => "rate_mismatch",
        Check::NoSuchShare { .. } => "no_such_share",
        Check::PartOverYear { .. } => "part_over_year",
        Check::PartsOverWhole { .. } => "parts_over_whole",
    }
}

pub(super) fn known(known: Known) -> &'static str {
    match known {
        Known::NotReported => "not_reported",
        Known::DirectionOnly => "direction_only",
        Known::ChangeOnly => "change_only",
        Known::Bounded => "bounded",
        Known::Implied => "implied",
        Known::Stated => "stated",
        Known::Conflict => "conflict",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Clear => "clear",
        Verdict::SomeSign => "some_sign",
        Verdict::WithinChance => "within_chance",
        Verdict::DirectionOnly => "direction_only",
        Verdict::Unknown => "unknown",
        Verdict::Refused => "refused",
    }
}

pub(super) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Tested => "tested",
        Reason::WeakestOfSeveral => "weakest_of_several",
        Reason::TooSmallAtAnyLevel => "too_small_at_any_level",
        Reason::LevelsUnknown => "levels_unknown",
        Reason::OnlyDirection => "only_direction",
        Reason::ChainedDirections => "chained_directions",
        Reason::NotTested => "not_tested",
        Reason::ContradictsItself => "contradicts_itself",
        Reason::NotReported => "not_reported",
        Reason::Conflict => "conflict",
        Reason::Refused => "refused",
    }
}

pub(super) fn agreement(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Agrees => "agrees",
        Agreement::Disagrees { .. } => "disagrees",
        Agreement::CannotTell => "cannot_tell",
    }
}

pub(super) fn refusal(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::PeriodKind => "period_kind",
        Refusal::DifferentPeriods => "different_periods",
        Refusal::Level => "level",
        Refusal::NotAUnit => "not_a_unit",
        Refusal::Basis => "basis",
        Refusal::Term { .. } => "term",
        Refusal::Overlap => "overlap",
        Refusal::PoliceDistrictsEnded => "police_districts_ended",
        Refusal::AdministrativeBreak => "administrative_break",
        Refusal::NothingInCommon => "nothing_in_common",
    }
}

pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
        Direction::Same => "same",
    }
}

pub(super) fn likeness(likeness: &Likeness) -> &'static str {
    match likeness {
        Likeness::Mountainous(true) => "both_mountainous",
        Likeness::Mountainous(false) => "both_not_mountainous",
        Likeness::Density { .. } => "near_density",
        Likeness::SameProvince => "same_province",
        Likeness::LevelOnly => "same_level",
    }
}

pub(super) fn no_rate(why: NoRate) -> &'static str {
    match why {
        NoRate::NotSuited => "not_suited",
        NoRate::NoCount => "no_count",
        NoRate::NoPopulation => "no_population",
        NoRate::TooFew => "too_few",
        NoRate::MaybeTooFew => "maybe_too_few",
    }
}

pub(super) fn reliability(reliability: Reliability) -> &'static str {
    match reliability {
        Reliability::Enough => "enough",
        Reliability::Few => "few",
    }
}

pub(super) fn missing(why: Missing) -> &'static str {
    match why {
        Missing::Split => "split",
        Missing::NotReported => "not_reported",
        Missing::Conflict => "conflict",
    }
}
