//! What is said when something takes too long.

use super::Lang;

/// The server of the data did not answer in time, or not to the end.
pub fn too_slow(lang: Lang) -> &'static str {
    lang.pick(
        "Máy chủ chứa số liệu chưa trả lời sau thời gian chờ. Có thể mạng đang chậm; bạn có thể thử lại.",
        "The server that holds the figures has not answered in time. The connection may be slow; you can try again.",
    )
}
