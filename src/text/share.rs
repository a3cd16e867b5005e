//! Words for sharing a view and for putting it into another page.

use super::Lang;

/// The button that shares.
pub fn share(lang: Lang) -> &'static str {
    lang.pick("Chia sẻ", "Share")
}

/// The button that embeds.
pub fn embed(lang: Lang) -> &'static str {
    lang.pick("Nhúng", "Embed")
}

/// The label of the link to the present view.
pub fn link_label(lang: Lang) -> &'static str {
    lang.pick("Đường dẫn tới phần đang xem", "Link to what is shown here")
}

/// Opens the link.
pub fn open(lang: Lang) -> &'static str {
    lang.pick("Mở thành trang riêng", "Open as its own page")
}

/// Opens the system's list of ways to share.
pub fn by_system(lang: Lang) -> &'static str {
    lang.pick("Gửi qua ứng dụng khác…", "Send with another app…")
}

/// Copies the link.
pub fn copy_link(lang: Lang) -> &'static str {
    lang.pick("Sao chép đường dẫn", "Copy the link")
}

/// Copies the code.
pub fn copy_code(lang: Lang) -> &'static str {
    lang.pick("Sao chép mã", "Copy the code")
}

/// Said after copying; if the browser refused, the text stands selected.
pub fn copied(done: bool, lang: Lang) -> &'static str {
    match done {
        true => lang.pick("Đã sao chép.", "Copied."),
        false => lang.pick(
            "Trình duyệt không cho sao chép. Nội dung đã được chọn sẵn: nhấn Ctrl+C (máy Mac: ⌘C), hoặc chạm giữ rồi chọn Sao chép.",
            "The browser does not allow copying. The text is selected: press Ctrl+C (⌘C on a Mac), or touch and hold, then choose Copy.",
        ),
    }
}

/// The label of the code.
pub fn code_label(lang: Lang) -> &'static str {
    lang.pick("Mã để dán vào trang", "Code to paste into a page")
}

/// The choice between kinds of code.
pub fn kinds(lang: Lang) -> &'static str {
    lang.pick("Kiểu nhúng", "Kind of code")
}

/// Code for the custom element.
pub fn element(lang: Lang) -> &'static str {
    lang.pick("Thẳng vào trang", "In the page")
}

/// What the element is good for.
pub fn element_note(lang: Lang) -> &'static str {
    lang.pick(
        "Phần này cao theo nội dung. Hình vẽ, số liệu và nguồn có sẵn trong mã, nên người đọc thấy ngay khi mở trang, cả khi phần so sánh không mở được, và trang không bị xô lệch.",
        "It is as tall as its content. Charts, figures and their sources are in the code, so readers see them as soon as they see your page, even if the comparison does not open, and nothing moves.",
    )
}

/// Code for a frame.
pub fn frame(lang: Lang) -> &'static str {
    lang.pick("Khung (iframe)", "Frame (iframe)")
}

/// What a frame is good for.
pub fn frame_note(lang: Lang) -> &'static str {
    lang.pick(
        "Dành cho trang chỉ cho dùng khung. Nếu để chiều cao tự động, dòng script giữ cho khung cao vừa nội dung. Số liệu sau đó dành cho người đọc tắt JavaScript.",
        "For sites that allow only frames. With automatic height, the line of script keeps the frame as tall as its content. The figures after it are for readers without JavaScript.",
    )
}

/// Code for a plain link.
pub fn link(lang: Lang) -> &'static str {
    lang.pick("Đường dẫn", "Link")
}

/// What a link is good for.
pub fn link_note(lang: Lang) -> &'static str {
    lang.pick(
        "Mở phần đang xem ở trang riêng.",
        "Opens what is shown here as a page of its own.",
    )
}

/// The choice of colours.
pub fn theme(lang: Lang) -> &'static str {
    lang.pick("Nền", "Colours")
}

/// As the reader's device has it.
pub fn theme_auto(lang: Lang) -> &'static str {
    lang.pick("Tự động", "Automatic")
}

/// Always light.
pub fn theme_light(lang: Lang) -> &'static str {
    lang.pick("Sáng", "Light")
}

/// Always dark.
pub fn theme_dark(lang: Lang) -> &'static str {
    lang.pick("Tối", "Dark")
}

/// The choice of language.
pub fn language(lang: Lang) -> &'static str {
    lang.pick("Ngôn ngữ", "Language")
}

/// A language in its own words.
pub fn language_name(of: Lang) -> &'static str {
    of.pick("Tiếng Việt", "English")
}

/// The choice of height.
pub fn height(lang: Lang) -> &'static str {
    lang.pick("Chiều cao (px)", "Height (px)")
}

/// No height chosen.
pub fn height_auto(lang: Lang) -> &'static str {
    lang.pick("tự động", "automatic")
}

/// The heading of the preview.
pub fn preview(lang: Lang) -> &'static str {
    lang.pick("Xem trước", "Preview")
}

/// The link at the end of the plain HTML inside the element.
pub fn all_figures(lang: Lang) -> &'static str {
    lang.pick(
        "Xem đầy đủ số liệu và nguồn",
        "See all figures and their sources",
    )
}

/// Said until the code is there.
pub fn writing(lang: Lang) -> &'static str {
    lang.pick("Đang soạn mã…", "Writing the code…")
}

/// What the mark of a figure that does not fit means, where nothing can be pressed.
pub fn mark_means(lang: Lang) -> &'static str {
    lang.pick(
        "⚠\u{fe0e}: số liệu không khớp nhau.",
        "⚠\u{fe0e}: figures that do not fit each other.",
    )
}

/// What an asterisk means, where nothing can be pressed.
pub fn star_means(lang: Lang) -> &'static str {
    lang.pick(
        "Dấu *: có lưu ý khi đọc, xem ở nguồn.",
        "An asterisk: read with care; the source says why.",
    )
}
