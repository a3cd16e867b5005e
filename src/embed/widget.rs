//! What the custom element of `embed/binh-yen.js` calls: one app in one element.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

use super::life::Life;
use super::root::RootProps;

/// One app. The element owns it and ends it.
#[wasm_bindgen]
pub struct Widget {
    life: Option<Life>,
    on_event: Callback<(&'static str, String)>,
    turn: u32,
}

#[wasm_bindgen]
impl Widget {
    /// Puts the app into `root`, showing what `query` says: the keys of the selection, and `data`,
    /// the address of the reports. `on_event` is called with a name and a text: `ready` and
    /// `select` (`type`, while words are typed) with the present selection as a query, `error` with
    /// what went wrong, `settled` with the number of what is now on the screen.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, query: String, on_event: Function) -> Result<Self, JsValue> {
        let on_event = Callback::from(move |(name, detail): (&'static str, String)| {
            // What the page does with it is not ours: an error there is logged by the browser.
            let _ = on_event.call2(&JsValue::NULL, &name.into(), &detail.into());
        });
        let props = RootProps {
            query: query.into(),
            turn: 0,
            on_event: on_event.clone(),
        };
        Ok(Self {
            life: Some(Life::begin(&root, props)?),
            on_event,
            turn: 0,
        })
    }

    /// Shows something else. Returns the number that the event `settled` tells when it is on the
    /// screen; 0 is what the widget was made with.
    pub fn show(&mut self, query: String) -> u32 {
        self.turn += 1;
        if let Some(life) = &mut self.life {
            life.show(RootProps {
                query: query.into(),
                turn: self.turn,
                on_event: self.on_event.clone(),
            });
        }
        self.turn
    }

    /// Takes the app away and frees what it held.
    pub fn end(&mut self) {
        if let Some(life) = self.life.take() {
            life.end();
        }
    }
}

/// Calls `on_panic` when the program can't go on; no widget of it works from then on.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(on_panic: Function) {
    // Yew's way: its first render would replace a hook of std's.
    yew::set_custom_panic_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        let _ = on_panic.call0(&JsValue::NULL);
    }));
}
