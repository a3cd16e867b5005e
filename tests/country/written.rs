//! A report as it is written: what it is of, who says so, and what it tells beside its figures.

use super::Country;
use super::random::Random;
use super::truth::When;
use super::write::{lines, list, local, text};

/// A report that is being made.
pub struct Made {
    /// Of which place, by index.
    pub place: usize,
    /// Of what time.
    pub when: When,
    /// Its figures, written.
    pub figures: Vec<String>,
    /// What it says in directions only, written.
    pub statements: Vec<String>,
}

/// The report as the format has it.
pub fn written(country: &Country, made: &Made, random: &mut Random) -> String {
    let place = &country.places.all[made.place];
    let (when, year) = (made.when.written(), made.when.year);
    let id = format!("{}-{}", place.id.replace('/', "-"), when.to_lowercase());
    let mut fields = vec![
        format!("\"id\": {}", text(&id)),
        format!("\"place\": {}", text(&place.id)),
        format!("\"period\": {}", text(&when)),
    ];
    // In 4 of 89 a year runs from the middle of December.
    if !made.when.half && Random::of(country.plan.seed, &[7, made.place as u64]).chance(4, 89) {
        fields.push(format!(
            "\"dates\": {{ \"from\": \"{}-12-15\", \"to\": \"{year}-12-14\" }}",
            year - 1
        ));
    }
    if random.chance(4, 48) && !country.plan.plain {
        fields.push("\"period_assumed\": true".to_owned());
    }
    fields.push(format!("\"source\": {}", source(country, made, &id)));
    if !made.figures.is_empty() {
        fields.push(format!("\"figures\": {}", lines(&made.figures, "      ")));
    }
    if !made.statements.is_empty() {
        fields.push(format!(
            "\"statements\": {}",
            list(made.statements.iter().cloned())
        ));
    }
    if !country.plan.plain {
        fields.extend(told(made, random));
    }
    format!("{{\n      {}\n    }}", fields.join(",\n      "))
}

fn source(country: &Country, made: &Made, id: &str) -> String {
    let place = &country.places.all[made.place];
    let province = place.parent.map_or(place, |p| &country.places.all[p]);
    let (vi, en) = (
        format!("Báo cáo bịa để thử, {}", made.when.written()),
        format!("Made-up report for tests, {}", made.when.written()),
    );
    let published = match made.when.half {
        true => format!("{}-07", made.when.year),
        false => format!("{}-12", made.when.year),
    };
    format!(
        "{{ \"publisher\": {}, \"title\": {}, \"url\": \"https://bao.example/{id}\", \"published\": \"{published}\" }}",
        text(&format!("Báo {}", province.name)),
        local(&vi, &en)
    )
}

/// What is told beside the figures: models, what went less well, what comes next.
fn told(made: &Made, random: &mut Random) -> Vec<String> {
    let mut fields = Vec::new();
    let count = random.from(2, 30);
    if random.chance(12, 89) {
        let (vi, en) = random.one_of(&[
            ("Camera an ninh", "Security cameras"),
            ("Nhà trọ an toàn", "Safe lodgings"),
            ("Tiếng kẻng an ninh", "The security gong"),
        ]);
        let status = random.one_of(&["new", "replicated", "maintained"]);
        fields.push(format!(
            "\"models\": [{{ \"name\": {}, \"status\": \"{status}\" }}]",
            local(vi, en)
        ));
    }
    if random.chance(14, 89) {
        let vi = format!("Còn {count} vụ việc chưa giải quyết xong.");
        let en = format!("{count} matters are not settled yet.");
        fields.push(format!("\"limitations\": [{}]", local(&vi, &en)));
    }
    if random.chance(10, 89) {
        let next = made.when.year + 1;
        let vi = format!("Mở {count} buổi tuyên truyền trong năm {next}.");
        let en = format!("Hold {count} public talks in {next}.");
        fields.push(format!("\"tasks\": [{}]", local(&vi, &en)));
    }
    fields
}
