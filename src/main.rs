//! The web app's entry point; everything is in the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    binh_yen::embed::start();
}

/// On other machines there is nothing to start: the native companion is the `binh-yen` binary.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
