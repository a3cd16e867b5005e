//! What of the browser is called: a picture painted from SVG, what day it is, the printer.

use chrono::NaiveDate;
use yew::Callback;

use crate::state;

/// The address of a document that is written in the address itself: pages that allow no more than
/// their own pictures and `data:` show it.
pub fn address(svg: &str) -> String {
    format!("data:image/svg+xml,{}", state::escaped(svg))
}

/// Paints the picture at `source` in so many px and offers it as a PNG called `name`; `done` is told
/// whether that worked.
pub fn save(source: &str, size: (f64, f64), name: &str, done: Callback<bool>) {
    let (source, name) = (source.to_owned(), name.to_owned());
    yew::platform::spawn_local(async move {
        page::save(&source, size, &name, done).await;
    });
}

/// Whether the page in the window is that of this address, whatever it shows.
pub fn is_here(link: &str) -> bool {
    let page = |address: &str| {
        let page = address.split(['?', '#']).next().unwrap_or_default();
        page.strip_suffix("index.html").unwrap_or(page).to_owned()
    };
    page::here().is_some_and(|here| page(&here) == page(link))
}

pub use page::print;

/// The day; `None` where there is no browser to ask.
pub fn today() -> Option<NaiveDate> {
    let (year, month, day) = page::today()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(target_arch = "wasm32")]
mod page {
    //! In a browser.

    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        Blob, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
        Url, window,
    };
    use yew::Callback;

    pub async fn save(source: &str, size: (f64, f64), name: &str, done: Callback<bool>) {
        if paint(source, size, name, &done).await.is_none() {
            done.emit(false);
        }
    }

    /// `None` if a step failed; what comes of the last one is told later.
    async fn paint(
        source: &str,
        (width, height): (f64, f64),
        name: &str,
        done: &Callback<bool>,
    ) -> Option<()> {
        let document = window()?.document()?;
        let image = document.create_element("img").ok()?;
        let image: HtmlImageElement = image.unchecked_into();
        image.set_src(source);
        JsFuture::from(image.decode()).await.ok()?;
        let canvas = document.create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
        let context = canvas.get_context("2d").ok()??;
        let context: CanvasRenderingContext2d = context.unchecked_into();
        context
            .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
            .ok()?;
        let (name, done) = (name.to_owned(), done.clone());
        let painted = Closure::once_into_js(move |blob: JsValue| {
            let blob: Option<Blob> = blob.dyn_into().ok();
            let offered = blob.and_then(|blob| offer(&blob, &name));
            done.emit(offered.is_some());
        });
        canvas.to_blob(painted.unchecked_ref()).ok()
    }

    fn offer(blob: &Blob, name: &str) -> Option<()> {
        let address = Url::create_object_url_with_blob(blob).ok()?;
        let link = window()?.document()?.create_element("a").ok()?;
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address).ok()
    }

    pub fn here() -> Option<String> {
        window()?.location().href().ok()
    }

    /// Opens the browser's own dialogue. Where it is forbidden nothing happens.
    pub fn print() {
        if let Some(window) = window() {
            let _ = window.print();
        }
    }

    pub fn today() -> Option<(i32, u32, u32)> {
        let now = js_sys::Date::new_0();
        let year = i32::try_from(now.get_full_year()).ok()?;
        Some((year, now.get_month() + 1, now.get_date()))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod page {
    //! Rendered natively nothing is pressed, and no day is known.

    use yew::Callback;

    pub async fn save(_: &str, _: (f64, f64), _: &str, done: Callback<bool>) {
        done.emit(false);
    }

    pub fn here() -> Option<String> {
        None
    }

    /// Opens the browser's own dialogue.
    pub fn print() {}

    pub fn today() -> Option<(i32, u32, u32)> {
        None
    }
}
