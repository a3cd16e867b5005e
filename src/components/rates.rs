//! Counts or rates, by which population, and who stands out: what stands around the bars.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::state::Action;
use crate::text::{Lang, names, places};
use crate::view::rates::{PopulationChoice, Switch};
use crate::view::standing::Standing;

/// The switch, or why there is none. `counts` is what the measure is called.
pub fn switch(of: Switch, counts: &str, lang: Lang, on_action: &Callback<Action>) -> Html {
    let on = match of {
        Switch::Hidden => return Html::default(),
        Switch::Without(why) => return html! { <p class="by-rates__none">{ why }</p> },
        Switch::Offered { on } => on,
    };
    let button = |to: bool, label: String| {
        html! {
            <button type="button" aria-pressed={(to == on).to_string()} onclick={on_action.reform(move |_| Action::Per100k(to))}
                class={classes!("by-chip", (to == on).then_some("by-chip--chosen"))}>{ label }</button>
        }
    };
    html! {
        <div class="by-field by-field--chips" role="group" aria-label={places::how_shown(lang)}>
            { button(false, names::capitalised(counts)) }{ button(true, places::per_100k(lang).to_owned()) }
        </div>
    }
}

/// The choice between populations, and what it changes.
pub fn populations(
    of: Option<&PopulationChoice>,
    id: &str,
    lang: Lang,
    on_action: &Callback<Action>,
) -> Html {
    let Some(of) = of else {
        return Html::default();
    };
    let on_action = on_action.clone();
    let onchange = move |event: Event| {
        let year = event.target_unchecked_into::<HtmlSelectElement>().value();
        if let Ok(year) = year.parse() {
            on_action.emit(Action::PickPopulation(year));
        }
    };
    let id = format!("{id}-population");
    html! {
        <div class="by-rates__population">
            <span class="by-pair__side">
                <label class="by-pair__label" for={id.clone()}>{ places::population_year(lang) }</label>
                <select class="by-select by-select--small" {id} {onchange}>
                    { for of.years.iter().map(|year| html! {
                        <option key={*year} value={year.to_string()} selected={*year == of.chosen}>{ year }</option>
                    }) }
                </select>
            </span>
            <div aria-live="polite">
                { for of.lines.iter().map(|line| html! { <p class="by-rates__line">{ line }</p> }) }
            </div>
        </div>
    }
}

/// Who stands out from the group; the first sentence is the finding.
pub fn standing(of: &Standing) -> Html {
    let Some((found, rest)) = of.words.split_first() else {
        return Html::default();
    };
    html! {
        <div class="by-standing">
            <p class="by-words">{ found }</p>
            if !of.key.is_empty() { <p class="by-standing__note">{ of.key }</p> }
            { for rest.iter().map(|text| html! { <p class="by-standing__note">{ text }</p> }) }
        </div>
    }
}
