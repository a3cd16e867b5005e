//! What is said when something takes too long.

use super::Lang;

/// The server of the data did not answer in time, or not to the end.
pub fn too_slow(lang: Lang) -> &'static str {
    lang.pick(
        "Máy chủ chứa số liệu chưa trả lời sau thời gian chờ. Có thể mạng đang chậm; bạn có thể thử lại.",
        "The server that holds the figures has not answered in time. The connection may be slow; you can try again.",
    )
}

/// What came is not what a packed folder holds.
pub fn not_a_pack(lang: Lang) -> &'static str {
    lang.pick(
        "Tệp nhận được bị thiếu một phần hoặc không phải số liệu đã đóng gói. Bạn có thể thử lại.",
        "The file that came was cut short or is not packed data. You can try again.",
    )
}

/// The source of what was opened is not in the documents that came.
pub fn source_lost(lang: Lang) -> &'static str {
    lang.pick(
        "Chưa mở được nguồn này: tệp số liệu chưa tải được, hoặc đã thay đổi từ khi mở trang này. Bạn có thể tải lại trang.",
        "This source could not be opened: its data file did not load, or has changed since this page was opened. Reloading the page may help.",
    )
}
