//! The summary of data as it is: nobody has prepared its page, so that is made here.

use yew::prelude::*;

use super::app::{HEAD, WHOLE, periods};
use super::breath::Breath;
use super::data::Data;
use super::pause::Pace;
use super::summary::Summary;
use super::view::{HowFar, ViewProps, use_made, use_step, use_whole};
use crate::state::Selection;
use crate::view::Focus;
use crate::view::page::{PeriodPage, inside, put_together};
use crate::view::summary::summary;

/// Props of [`WholeSummary`].
#[derive(Clone, PartialEq, Properties)]
pub struct WholeSummaryProps {
    /// What it is made of.
    pub of: ViewProps,
    /// All of it is drawn; without this it is made and drawn at once.
    pub on_whole: Option<Callback<Selection>>,
}

/// The view.
#[component]
pub fn WholeSummary(props: &WholeSummaryProps) -> Html {
    let of = &props.of;
    let pace = Pace::of(props.on_whole.as_ref());
    let wanted = (of.data.clone(), of.selection.clone());
    let (page, how_far) = use_made(wanted, pace, false, |(data, selection), first| {
        Box::pin(page(data, selection, Breath::new(pace, first)))
    });
    // What stands around is there, and the first is drawn with what was made last.
    let begun = HEAD + 1;
    let step = begun + use_step(page.as_ref().map_or(0, |_| WHOLE - begun), pace);
    use_whole(
        how_far != HowFar::Coming && step >= WHOLE,
        &of.selection,
        props.on_whole.as_ref(),
    );
    let Some(page) = page else {
        return Html::default();
    };
    let summary = Summary {
        lang: of.selection.lang,
        on_action: &of.on_action,
        on_open: &of.on_open,
    };
    html! {
        <>{ periods(&page, of.selection.lang, &of.on_action) }{ summary.draw(&page.page, step) }</>
    }
}

async fn page(data: Data, selection: Selection, mut breath: Breath) -> Option<PeriodPage> {
    let focus = Focus::new(&data, &selection)?;
    breath.pause().await;
    let told = summary(&focus);
    let mut folds = Vec::new();
    for fold in &told.folds {
        breath.pause().await;
        folds.push(inside(&focus, *fold));
    }
    breath.pause().await;
    Some(put_together(&focus, told, folds))
}
