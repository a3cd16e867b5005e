//! The rows as a file, made in pieces: as many at once as nobody notices, the rest in tasks of their
//! own, whatever rows are shown meanwhile; given up when the table goes away. A piece that is made is
//! given to the browser, so that never all of the text is held here.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::chosen::Chosen;
use crate::components::clock::Deadline;
use crate::components::file::{OnSave, file};
use crate::components::pause::pause;
use crate::view::table::{Form, Writing};

/// How long one task may take, ms.
const TASK: f64 = 10.0;

/// What a form is called: the name of the file, and its type.
fn called(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Csv => ("binh-yen.csv", "text/csv"),
        Form::Json => ("binh-yen.json", "application/json"),
    }
}

/// The form in which rows are being made into a file, if they are, and what begins to make one. One is
/// made at a time.
#[hook]
pub fn use_saving(chosen: Option<&Chosen>, on_save: &OnSave) -> (Option<Form>, Callback<Form>) {
    let state = use_mut_ref(State::default);
    let news = use_force_update();
    let going_on = state.borrow().work.as_ref().map(|work| work.form);
    let begin = {
        let (state, chosen, on_save) = (state.clone(), chosen.cloned(), on_save.clone());
        Callback::from(move |form: Form| {
            let Some(chosen) = chosen.clone().filter(|_| state.borrow().work.is_none()) else {
                return;
            };
            let mut work = Work {
                form,
                chosen,
                writing: Writing::new(form),
                parts: Vec::new(),
            };
            if work.go_on() {
                return work.save(&on_save);
            }
            let mut now = state.borrow_mut();
            now.turn += 1;
            now.work = Some(work);
            let finish = finish(state.clone(), now.turn, news.clone(), on_save.clone());
            drop(now);
            news.force_update();
            yew::platform::spawn_local(finish);
        })
    };
    // Nobody waits for what is not shown any more.
    use_effect_with((), move |()| move || state.borrow_mut().give_up());
    (going_on, begin)
}

/// Goes on until all is written, or given up.
async fn finish(state: Rc<RefCell<State>>, turn: u32, news: UseForceUpdateHandle, on_save: OnSave) {
    loop {
        pause().await;
        let mut now = state.borrow_mut();
        if now.turn != turn {
            return;
        }
        let Some(work) = &mut now.work else { return };
        if work.go_on() {
            let work = now.work.take();
            drop(now);
            news.force_update();
            if let Some(work) = work {
                work.save(&on_save);
            }
            return;
        }
    }
}

#[derive(Default)]
struct State {
    /// Counts what was begun.
    turn: u32,
    work: Option<Work>,
}

impl State {
    fn give_up(&mut self) {
        self.turn += 1;
        self.work = None;
    }
}

/// A file being made.
struct Work {
    form: Form,
    chosen: Chosen,
    writing: Writing,
    /// What is with the browser already.
    parts: Vec<JsValue>,
}

impl Work {
    /// Works as long as one task may take; whether all is done.
    fn go_on(&mut self) -> bool {
        let deadline = Deadline::after(TASK);
        let (table, rows) = (&self.chosen.table, &self.chosen.rows);
        let all = loop {
            let all = self.writing.step(&self.chosen.data, table, rows);
            if all || deadline.is_over() {
                break all;
            }
        };
        let text = JsValue::from_str(&self.writing.take());
        // A text is held as it is where no file can be made of it.
        let part = file(std::slice::from_ref(&text), called(self.form).1);
        self.parts.push(part.map_or(text, JsValue::from));
        all
    }

    fn save(self, on_save: &OnSave) {
        let (name, kind) = called(self.form);
        if let Some(content) = file(&self.parts, kind) {
            on_save.emit((name.to_owned(), content));
        }
    }
}
