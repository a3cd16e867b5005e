//! Documents by address: widgets that show the same reports share one fetch and one dataset.

use std::cell::RefCell;

use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};

use super::load::{LoadError, load};
use crate::components::Data;

/// The dataset, and the documents that could not be loaded.
pub(super) type Stored = Result<(Data, Vec<String>), LoadError>;

thread_local! {
    static STORE: RefCell<Vec<(String, Shared<LocalBoxFuture<'static, Stored>>)>> =
        const { RefCell::new(Vec::new()) };
}

/// The reports at `address`: loaded once, kept while the page lives. A failure, or
/// data without a report, is forgotten, so that the next to ask tries again.
pub(super) async fn stored(address: &str) -> Stored {
    let known = STORE.with_borrow(|all| {
        let found = all.iter().find(|(known, _)| known == address);
        found.map(|(_, loading)| loading.clone())
    });
    let loading = known.unwrap_or_else(|| {
        let address = address.to_owned();
        let name = address.clone();
        let loading = async move {
            let loaded = load(&address).await?;
            Ok((Data::new(loaded.dataset), loaded.missing))
        };
        let loading = loading.boxed_local().shared();
        STORE.with_borrow_mut(|all| all.push((name, loading.clone())));
        loading
    });
    let found = loading.await;
    if !matches!(&found, Ok((data, _)) if !data.is_empty()) {
        STORE.with_borrow_mut(|all| all.retain(|(known, _)| known != address));
    }
    found
}
