//! The JSON Schema of a document, generated from the types that read it. Native only.
//!
//! It is stricter than the reader: a field that the format does not have is an error here, so that
//! an editor's typing aid marks it, and a warning there.

use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::{Value, json};

use super::parse::BUILT_IN;
use super::{Indicator, LocalText, Measure, Place, Report, Scope};

/// One document of the format `binh-yen/1`: reports, places and what they count. Several documents
/// make up a dataset; all but `format` may be missing.
#[derive(JsonSchema)]
#[allow(
    dead_code,
    reason = "only its description is used; documents are read piece by piece"
)]
struct Document {
    /// Where this schema is, for the editor's typing aid; ignored by the reader.
    #[schemars(rename = "$schema", default)]
    schema: Option<String>,
    /// The format and its version.
    #[schemars(extend("const" = "binh-yen/1"))]
    format: String,
    /// What the whole is called; the first document that says so wins.
    #[schemars(default)]
    title: Option<LocalText>,
    /// Other documents of the dataset, relative to this one and downwards: `reports/gia-lai.json`.
    #[schemars(default)]
    include: Vec<Include>,
    /// Indicators that the built-in catalogue does not have.
    #[schemars(default)]
    indicators: Vec<Indicator>,
    /// Measures that the built-in catalogue does not have.
    #[schemars(default)]
    measures: Vec<Measure>,
    /// Scopes that the built-in catalogue does not have.
    #[schemars(default)]
    scopes: Vec<Scope>,
    /// The places that reports speak of.
    #[schemars(default)]
    places: Vec<Place>,
    /// The reports.
    #[schemars(default)]
    reports: Vec<Report>,
}

/// A relative name without `..`.
struct Include;

impl JsonSchema for Include {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Include".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "description": "A relative name without `..`.",
            "type": "string",
            "pattern": "^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$"
        })
    }
}

/// The schema (draft 2020-12) of a document.
pub fn document() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with_transform(Closed)
        .into_generator();
    let schema = generator.root_schema_for::<Document>();
    let mut value = schema.to_value();
    if let Value::Object(fields) = &mut value {
        fields.insert("title".to_owned(), json!("Bình Yên report data"));
    }
    value
}

/// The built-in catalogue as the widget carries it: without whitespace. `None` only if
/// `data/indicators.json` is no JSON.
pub fn catalogue() -> Option<String> {
    let catalogue: Value = serde_json::from_str(BUILT_IN).ok()?;
    Some(catalogue.to_string())
}

/// Closes every object that lists its properties: a field it does not have is a typo.
#[derive(Clone, Debug)]
struct Closed;

impl Transform for Closed {
    fn transform(&mut self, schema: &mut Schema) {
        if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
            schema.insert("additionalProperties".to_owned(), json!(false));
        }
        transform_subschemas(self, schema);
    }
}
