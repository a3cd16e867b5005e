//! The app as a page of its own: mounts into `#binh-yen`.

use gloo::utils::document;

use super::root::Root;

/// Mounts the app into the element `#binh-yen`, replacing what it holds. Without such an element
/// it does nothing: the page decides.
pub fn start() {
    console_error_panic_hook::set_once();
    if let Some(root) = document().get_element_by_id("binh-yen") {
        root.set_text_content(None);
        yew::Renderer::<Root>::with_root(root).render();
    }
}
