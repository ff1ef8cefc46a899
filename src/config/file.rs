//! The form of `xxgk.toml`, as serde reads it. What the keys mean is said beside the layer that `layer.rs` makes of them.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

pub(super) type Written = Spanned<String>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct File {
    pub(super) extend: Option<Written>,
    pub(super) school: SchoolData,
    pub(super) pack: Option<Written>,
    pub(super) pack_version: Option<Written>,
    pub(super) select: Option<Vec<Written>>,
    pub(super) ignore: Option<Vec<Written>>,
    pub(super) severity: BTreeMap<String, Written>,
    pub(super) fail_on: Option<Written>,
    pub(super) min_severity: Option<Written>,
    pub(super) min_disclosed: Option<Spanned<LimitData>>,
    pub(super) max_missing: Option<Spanned<LimitData>>,
    pub(super) baseline: Option<Written>,
    #[serde(rename = "override")]
    pub(super) overrides: Vec<OverrideData>,
    #[serde(rename = "ruling")]
    pub(super) rulings: Vec<RulingData>,
    #[serde(rename = "waiver")]
    pub(super) waivers: Vec<Spanned<WaiverData>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SchoolData {
    pub(super) name: Option<Written>,
    pub(super) level: Option<Written>,
    pub(super) ownership: Option<Written>,
    pub(super) authority: Option<Written>,
    pub(super) year: Option<Spanned<i64>>,
}

/// A number of items, or a share of those that apply as `"60%"`.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "门槛应是项数（不带引号的整数，如 30）或比例（如 \"60%\"）"
)]
pub(super) enum LimitData {
    Count(u32),
    Share(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OverrideData {
    pub(super) files: Vec<Written>,
    pub(super) select: Option<Vec<Written>>,
    pub(super) ignore: Option<Vec<Written>>,
    #[serde(default)]
    pub(super) severity: BTreeMap<String, Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulingData {
    pub(super) report: Written,
    pub(super) item: Spanned<i64>,
    pub(super) status: Written,
    pub(super) reason: Written,
    pub(super) by: Option<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct WaiverData {
    pub(super) rule: Written,
    pub(super) file: Written,
    pub(super) reason: Written,
    pub(super) approved_by: Option<Written>,
    pub(super) expires: Option<Spanned<DateData>>,
}

/// A date, as TOML's own or as a string.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "到期日应是日期，如 expires = 2026-12-31")]
pub(super) enum DateData {
    Date(toml::value::Datetime),
    Words(String),
}
