//! Every figure: filter, sort, take away. On a phone the style sheet makes a row two lines, and
//! browsers then forget what it is: hence the roles.

mod chosen;
mod rows;
mod saving;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::chosen::{Wanted, use_chosen};
use self::rows::{ON_PAPER, TableRows};
use self::saving::use_saving;
use super::Data;
use super::file::OnSave;
use super::pause::{Pace, pause};
use super::reference::Opened;
use super::room::{ROOM, more};
use super::view::{AllThere, until_whole, use_step};
use crate::state::{Action, Selection};
use crate::text::terms::terms;
use crate::text::{Lang, heard, names, reports, ui};
use crate::view::Focus;
use crate::view::table::{Column, Form};

/// Props of [`TableView`].
#[derive(Clone, PartialEq, Properties)]
pub struct TableViewProps {
    /// The dataset.
    pub data: Data,
    /// What is chosen.
    pub selection: Selection,
    /// Something was chosen.
    pub on_action: Callback<Action>,
    /// A number was opened.
    pub on_open: Callback<Opened>,
    /// A file is to be saved.
    pub on_save: OnSave,
    /// Prefix of ids.
    pub id: AttrValue,
    /// All of it is drawn; without this it is drawn at once.
    pub on_whole: Option<Callback<Selection>>,
    /// A word stands where it is to be: it stays until then.
    pub waited: bool,
}

/// How many rows are drawn in each task at first, and in how many tasks.
const ROWS: usize = ROOM / TASKS;
const TASKS: usize = 10;

/// The view.
#[component]
pub fn TableView(props: &TableViewProps) -> Html {
    let lang = props.selection.lang;
    let terms = terms(lang);
    // No column until one is chosen: the places in view come first.
    let order = use_state(|| None::<(Column, bool)>);
    let room = use_state(|| ROOM);
    let (filter, oninput) = use_filter(props, &room);
    let first = use_first(&props.data, &props.selection);
    let wanted = Wanted {
        lang,
        filter: filter.clone(),
        order: *order,
        places: first.0.clone(),
    };
    let chosen = use_chosen(&props.data, wanted);
    let (going_on, begin) = use_saving(chosen.as_ref(), &props.on_save);
    let tasks = chosen.as_ref().map_or(0, |_| TASKS);
    let pace = Pace::of(props.on_whole.as_ref());
    let done = use_step(tasks, pace);
    let at_first = match pace {
        Pace::AtOnce => ROOM,
        Pace::InTasks => ROWS * done,
    };
    let of_this = chosen.as_ref().filter(|rows| rows.data == props.data);
    let whole = of_this.is_some_and(|rows| rows.wanted.lang == lang) && done == tasks;
    // Where rows of before are said is told by numbers of their data.
    let on_open = of_this.map_or_else(Callback::noop, |_| props.on_open.clone());
    let seen = use_mut_ref(|| false);
    seen.replace_with(|seen| *seen || whole);
    let unseen = props.waited && !*seen.borrow();
    let begun = use_mut_ref(|| false);
    if chosen.is_none() && !*begun.borrow() {
        // All of it at once: a frame would follow each height.
        return html! { <p class="by-notice" role="status">{ ui::words(lang).part_loading }</p> };
    }
    begun.replace(true);
    let input = format!("{}-filter", props.id);
    let title = format!("{}-all", props.id);
    let count = chosen.as_ref().map(|chosen| chosen.rows.len());
    let rows = count.unwrap_or_default();
    let said = match count {
        None => ui::words(lang).part_loading.to_owned(),
        Some(count) if order.is_none() && !first.1.is_empty() => {
            reports::rows_from(count, &first.1, lang)
        }
        Some(count) => reports::rows(count, lang),
    };
    let drawn = html! {
        <article class="by-all">
            <h2 class="by-hidden" id={title.clone()}>{ heard::all_figures(lang) }</h2>
            <div class="by-all__head">
                <label class="by-hidden" for={input.clone()}>{ terms.filter }</label>
                <input class="by-all__filter" id={input} type="search" placeholder={terms.filter} value={filter} {oninput} />
                <p class="by-all__count" role="status">{ said }</p>
                { save_buttons(going_on, &begin, lang) }
            </div>
            if count == Some(0) {
                <p class="by-compare__empty">{ terms.nothing_matches }</p>
            }
            if let Some(chosen) = chosen.filter(|chosen| !chosen.rows.is_empty()) {
                <TableRows {chosen} shown={*room} {at_first} {on_open} {title}>
                    { heads(&order, lang) }
                </TableRows>
            }
            // The heads are the first row.
            { more(rows, &room, lang, |i| format!("tr[aria-rowindex=\"{}\"] button", i + 2)) }
            if whole {
                <AllThere of={props.selection.clone()} on_whole={props.on_whole.clone()} />
            }
            if rows > ON_PAPER {
                <p class="by-print">{ reports::not_printed(rows - ON_PAPER, lang) }</p>
            }
        </article>
    };
    until_whole(drawn, unseen, pace, lang)
}

/// What is typed, and what takes it in. It is shown and searched for at once; the page is told of it
/// afterwards, and only of what was typed last.
#[hook]
fn use_filter(
    props: &TableViewProps,
    room: &UseStateHandle<usize>,
) -> (String, Callback<InputEvent>) {
    let told = use_mut_ref(|| props.selection.filter.clone());
    let typed = use_mut_ref(|| props.selection.filter.clone());
    let news = use_force_update();
    // Something else was asked for meanwhile.
    if *told.borrow() != props.selection.filter {
        told.replace(props.selection.filter.clone());
        typed.replace(props.selection.filter.clone());
    }
    let filter = typed.borrow().clone();
    let (room, on_action) = (room.clone(), props.on_action.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let now = event.target_unchecked_into::<HtmlInputElement>().value();
        typed.replace(now.clone());
        room.set(ROOM);
        news.force_update();
        let (told, typed, on_action) = (told.clone(), typed.clone(), on_action.clone());
        yew::platform::spawn_local(async move {
            pause().await;
            if *typed.borrow() == now && *told.borrow() != now {
                told.replace(now.clone());
                on_action.emit(Action::Filter(now));
            }
        });
    });
    (filter, oninput)
}

/// The places whose rows come first, and the name of the very first.
#[hook]
fn use_first(data: &Data, selection: &Selection) -> std::rc::Rc<(Vec<String>, String)> {
    let selection = Selection {
        filter: String::new(),
        ..selection.clone()
    };
    use_memo((data.clone(), selection), |(data, selection)| {
        let Some(focus) = Focus::new(data, selection) else {
            return (Vec::new(), String::new());
        };
        let ids = focus.places.iter().map(|p| p.id.clone()).collect();
        (ids, names::place(focus.place(), focus.lang))
    })
}

fn heads(order: &UseStateHandle<Option<(Column, bool)>>, lang: Lang) -> Html {
    let w = ui::words(lang);
    let terms = terms(lang);
    html! {
        <tr role="row" aria-rowindex="1">
            { head(Column::Place, w.place, order) }
            { head(Column::Period, w.period, order) }
            { head(Column::Indicator, terms.indicator, order) }
            { head(Column::Value, terms.value, order) }
            <th class="by-table__head" scope="col" role="columnheader">{ terms.change }</th>
            <th class="by-table__head" scope="col" role="columnheader">{ w.source }</th>
        </tr>
    }
}

fn head(
    column: Column,
    label: &'static str,
    order: &UseStateHandle<Option<(Column, bool)>>,
) -> Html {
    let (by, reversed) = order.unwrap_or_default();
    let sorted = order.is_some() && by == column;
    let onclick = {
        let order = order.clone();
        move |_| order.set(Some((column, sorted && !reversed)))
    };
    let (direction, sign) = match (sorted, reversed) {
        (false, _) => ("none", ""),
        (true, false) => ("ascending", " ▲"),
        (true, true) => ("descending", " ▼"),
    };
    html! {
        <th class="by-table__head" scope="col" role="columnheader" aria-sort={direction}>
            <button type="button" class="by-table__sort" {onclick}>{ label }<span aria-hidden="true">{ sign }</span></button>
        </th>
    }
}

/// What saves all rows. While a file is made its button says so, and neither begins another.
fn save_buttons(going_on: Option<Form>, begin: &Callback<Form>, lang: Lang) -> Html {
    let terms = terms(lang);
    let each = [
        (Form::Csv, terms.download_csv),
        (Form::Json, terms.download_json),
    ];
    let button = |(form, label): (Form, &'static str)| {
        let busy = going_on == Some(form);
        let said = if busy { terms.making_file } else { label };
        // Not `disabled`: focus would be lost.
        html! {
            <button type="button" class="by-button by-button--quiet" aria-busy={busy.then_some("true")}
                aria-disabled={going_on.map(|_| "true")} onclick={begin.reform(move |_: MouseEvent| form)}>{ said }</button>
        }
    };
    html! { <div class="by-all__save">{ for each.into_iter().map(button) }</div> }
}
