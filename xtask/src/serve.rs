//! A folder over HTTP on this machine alone. For looking and testing, not for publishing.

use std::path::Path;

use anyhow::{Context, Result};
use axum::{Router, http::HeaderValue, http::header};
use tokio::net::TcpListener;
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

use crate::{
    build::{self, Profile},
    project::Project,
};

/// Tried when no port is asked for; then the next ones.
const PORT: u16 = 8080;

/// Builds the app and serves it.
pub fn app(project: &Project, profile: Profile, port: Option<u16>) -> Result<()> {
    build::app(project, profile, &project.site())?;
    folder(&project.site(), port)
}

/// Serves until it is stopped. Prints the address as soon as it answers.
pub fn folder(folder: &Path, port: Option<u16>) -> Result<()> {
    anyhow::ensure!(folder.is_dir(), "no folder {}", folder.display());
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_io().build()?.block_on(async {
        let listener = listen(port).await?;
        println!("http://{}/", listener.local_addr()?);
        axum::serve(listener, router(folder)).await?;
        Ok(())
    })
}

async fn listen(port: Option<u16>) -> Result<TcpListener> {
    let mut candidates = match port {
        Some(port) => port..=port,
        None => PORT..=PORT + 20,
    };
    loop {
        let port = candidates.next().unwrap_or(PORT);
        match TcpListener::bind(("127.0.0.1", port)).await {
            Ok(listener) => return Ok(listener),
            Err(_) if !candidates.is_empty() => {}
            Err(error) => {
                return Err(error).with_context(|| {
                    format!("port {port} is not free; `--port N` asks for another")
                });
            }
        }
    }
}

/// tower-http keeps requests inside the folder and knows the types.
fn router(folder: &Path) -> Router {
    let header =
        |name, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(header(header::CACHE_CONTROL, "no-cache"))
        .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
}

#[cfg(test)]
mod tests {
    use axum::{
        body::Body,
        http::{Request, Response},
    };
    use tower::ServiceExt;

    use super::*;

    fn answer(method: &str, path: &str) -> Response<Body> {
        let request = Request::builder().method(method).uri(path);
        let request = request.body(Body::empty()).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        runtime
            .unwrap()
            .block_on(router(&folder).oneshot(request))
            .unwrap()
    }

    #[test]
    fn a_file_is_found_with_no_caching() {
        let response = answer("GET", "/serve.rs?view=years");
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["cache-control"], "no-cache");
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
        ] {
            assert_eq!(answer("GET", path).status(), 404, "{path}");
        }
    }

    #[test]
    fn only_reading_is_answered() {
        assert_eq!(answer("POST", "/serve.rs").status(), 405);
    }
}
