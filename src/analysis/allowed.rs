//! Which whole numbers a level may be, the rounding of a printed number allowed for.

use super::reconcile::{Estimate, Known};
use super::span::Span;

/// The whole numbers that the claims on a count leave possible, both ends included; the upper end
/// may be infinite. `None` where no level is known or claims conflict.
///
/// A number printed in thousands ("1,2 nghìn") is shown as printed; what is computed from it has to
/// allow for half a unit of its last digit.
pub fn allowed(estimate: &Estimate) -> Option<Span> {
    if !estimate.has_level() {
        return None;
    }
    let printed = estimate
        .claims
        .iter()
        .filter(|c| c.is_stated() && Some(c.span) == estimate.span);
    let rounding = match estimate.known {
        Known::Stated => printed.map(|c| c.rounding).fold(f64::INFINITY, f64::min),
        _ => 0.0,
    };
    let rounding = if rounding.is_finite() { rounding } else { 0.0 };
    let wide = estimate.span?.widened(rounding);
    Span::new(wide.low.ceil(), wide.high.floor()).and(Span::ANY)
}
