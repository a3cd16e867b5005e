//! Labels, headings, hints and messages of the app itself.

use super::Lang;

#[expect(
    missing_docs,
    reason = "each field is named for what it says; the groups are commented"
)]
/// Every fixed wording of the app in one language. A language that misses one does not compile.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// The app's name for screen readers.
    pub app: &'static str,
    /// Tab labels.
    pub summary: &'static str,
    pub years: &'static str,
    pub places: &'static str,
    pub table: &'static str,
    pub sources: &'static str,
    /// Label of the tabs.
    pub ways_to_see: &'static str,
    /// Controls.
    pub place: &'static str,
    pub find_place: &'static str,
    pub no_place_found: &'static str,
    pub period: &'static str,
    pub other_language: &'static str,
    /// States.
    pub loading: &'static str,
    pub retry: &'static str,
    pub no_data: &'static str,
    pub no_data_hint: &'static str,
    pub load_failed: &'static str,
    pub load_cors: &'static str,
    pub load_status: &'static str,
    pub load_offline: &'static str,
    pub load_too_large: &'static str,
    pub part_loading: &'static str,
    pub part_failed: &'static str,
    pub load_refused: &'static str,
    pub other_periods: &'static str,
    pub source: &'static str,
    pub read_source: &'static str,
    pub no_link: &'static str,
    pub opens_source: &'static str,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    lang.pick(&VI, &EN)
}

static VI: Words = Words {
    app: "Bình Yên: so sánh số liệu an ninh trật tự",
    summary: "Tóm tắt",
    years: "Theo năm",
    places: "Theo địa bàn",
    table: "Bảng",
    sources: "Nguồn",
    ways_to_see: "Cách xem",
    place: "Địa bàn",
    find_place: "Tìm huyện, tỉnh, xã…",
    no_place_found: "Không tìm thấy địa bàn nào",
    period: "Kỳ",
    other_language: "English",
    loading: "Đang tải số liệu…",
    retry: "Thử lại",
    no_data: "Chưa có báo cáo nào để hiển thị",
    no_data_hint: "Tệp số liệu đọc được nhưng không có báo cáo nào dùng được. Mục dưới đây nêu lý do.",
    load_failed: "Không tải được số liệu",
    load_cors: "Trang chứa số liệu không trả lời, hoặc không cho phép trang này đọc (CORS). Nếu bạn quản lý trang đó, hãy cho phép bằng tiêu đề Access-Control-Allow-Origin.",
    load_status: "Máy chủ trả lời mã",
    load_offline: "Có vẻ thiết bị đang không có mạng.",
    load_too_large: "Tệp số liệu quá lớn (hơn 20 MB). Hãy chia thành nhiều tệp.",
    part_loading: "Đang mở…",
    part_failed: "Chưa mở được phần này. Có thể mạng đang chậm.",
    load_refused: "Địa chỉ số liệu phải bắt đầu bằng http:// hoặc https://, hoặc là đường dẫn trên trang này.",
    other_periods: "Có báo cáo của các kỳ:",
    source: "Nguồn",
    read_source: "Đọc bài gốc",
    no_link: "không rõ địa chỉ bài gốc",
    opens_source: "mở nguồn",
};

static EN: Words = Words {
    app: "Bình Yên: local security figures compared",
    summary: "Summary",
    years: "Years",
    places: "Places",
    table: "Table",
    sources: "Sources",
    ways_to_see: "Ways to look",
    place: "Place",
    find_place: "Find a district, province, commune…",
    no_place_found: "No place found",
    period: "Period",
    other_language: "Tiếng Việt",
    loading: "Loading the figures…",
    retry: "Try again",
    no_data: "No report to show yet",
    no_data_hint: "The data file was read but holds no usable report. The list below says why.",
    load_failed: "The figures could not be loaded",
    load_cors: "The site that holds the figures did not answer, or does not allow this page to read them (CORS). If it is yours, allow it with an Access-Control-Allow-Origin header.",
    load_status: "The server answered with status",
    load_offline: "This device seems to be offline.",
    load_too_large: "The data file is too large (over 20 MB). Split it into several.",
    part_loading: "Opening…",
    part_failed: "This part could not be opened. The network may be slow.",
    load_refused: "The address of the data must begin with http:// or https://, or be a path on this site.",
    other_periods: "There are reports for:",
    source: "Source",
    read_source: "Read the original",
    no_link: "the address of the original is not known",
    opens_source: "open the source",
};
