//! The tables of a structured report, their fields, and what each may hold.
//!
//! This is the one place where a field is named, explained and given an example; reading, error messages and the
//! published JSON Schema (held to it by a test) all follow it.

use super::form::{Choice, Field, Form, Need, Table};
use Form::{Address, Addresses, Date, DateOrWords, Number, Text, Words};
use Need::{Filled, Optional, Present};

const fn field(
    key: &'static str,
    meaning: &'static str,
    form: Form,
    need: Need,
    example: &'static str,
) -> Field {
    Field {
        key,
        meaning,
        form,
        need,
        example,
    }
}

const LEVELS: &[Choice] = &[
    ("vocational", "高职高专"),
    ("vocational-bachelor", "职业本科"),
    ("undergraduate", "普通本科"),
    ("graduate", "培养研究生的本科"),
];
const OWNERSHIPS: &[Choice] = &[("public", "公办"), ("private", "民办")];
const STATUSES: &[Choice] = &[
    ("disclosed", "已公开"),
    ("planned", "将公开"),
    ("nil", "本校无此事项"),
];

/// The ids of the parts, with their usual headings.
pub(super) const PARTS: &[Choice] = &[
    ("overview", "概述"),
    ("proactive", "主动公开情况"),
    ("on-request", "依申请公开和不予公开情况"),
    ("evaluation", "对信息公开的评议情况"),
    ("complaints", "因学校信息公开工作受到举报、复议、诉讼的情况"),
    ("experience", "新做法新举措和主要经验"),
    ("problems", "存在的问题"),
    ("improvements", "下一步改进措施"),
    ("other", "其他需要报告的事项"),
];

const COUNT: Form = Number {
    low: 0,
    high: u32::MAX,
};

pub(super) static TOP: Table = Table {
    key: "",
    meaning: "报告",
    many: false,
    required: true,
    fields: &[
        field(
            "schema",
            "格式版本",
            Number { low: 1, high: 1 },
            Optional,
            "schema = 1",
        ),
        field(
            "title",
            "报告标题",
            Words,
            Optional,
            r#"title = "示例职业技术学院2024年度信息公开工作报告""#,
        ),
    ],
};

pub(super) static SCHOOL: Table = Table {
    key: "school",
    meaning: "学校",
    many: false,
    required: true,
    fields: &[
        field(
            "name",
            "学校全称",
            Words,
            Filled,
            r#"name = "示例职业技术学院""#,
        ),
        field(
            "level",
            "办学层次",
            Form::Choice(LEVELS),
            Optional,
            r#"level = "vocational""#,
        ),
        field(
            "ownership",
            "办学性质",
            Form::Choice(OWNERSHIPS),
            Optional,
            r#"ownership = "public""#,
        ),
        field(
            "authority",
            "主管部门",
            Words,
            Optional,
            r#"authority = "浙江省""#,
        ),
        field(
            "website",
            "学校网站",
            Address,
            Optional,
            r#"website = "https://www.example.edu.cn""#,
        ),
    ],
};

pub(super) static PERIOD: Table = Table {
    key: "period",
    meaning: "报告年度",
    many: false,
    required: true,
    fields: &[
        field(
            "year",
            "报告的年度，学年报告写后一个年份",
            Number {
                low: 2000,
                high: 2100,
            },
            Filled,
            "year = 2024",
        ),
        field("start", "统计起始日", Date, Optional, "start = 2023-09-01"),
        field("end", "统计截止日", Date, Optional, "end = 2024-08-31"),
    ],
};

pub(super) static PART: Table = Table {
    key: "part",
    meaning: "报告的组成部分",
    many: true,
    required: false,
    fields: &[
        field(
            "id",
            "是哪一部分",
            Form::Choice(PARTS),
            Filled,
            r#"id = "overview""#,
        ),
        field(
            "heading",
            "标题",
            Words,
            Optional,
            r#"heading = "一、概述""#,
        ),
        field(
            "text",
            "正文",
            Text,
            Present,
            r#"text = """正文，可分多行""""#,
        ),
    ],
};

pub(super) static ITEM: Table = Table {
    key: "item",
    meaning: "清单事项",
    many: true,
    required: false,
    fields: &[
        field(
            "number",
            "清单编号，清单共50项",
            Number { low: 1, high: 50 },
            Filled,
            "number = 7",
        ),
        field(
            "status",
            "公开情况",
            Form::Choice(STATUSES),
            Filled,
            r#"status = "disclosed""#,
        ),
        field(
            "text",
            "说明",
            Text,
            Optional,
            r#"text = "已公布2024年招生章程和分省分专业招生计划。""#,
        ),
        field(
            "links",
            "网址",
            Addresses,
            Optional,
            r#"links = ["https://zs.example.edu.cn/zszc.htm"]"#,
        ),
        field(
            "document",
            "文件名称",
            Words,
            Optional,
            r#"document = "《示例职业技术学院章程》""#,
        ),
        field(
            "column",
            "网站栏目",
            Words,
            Optional,
            r#"column = "信息公开网—招生考试信息""#,
        ),
        field("date", "公开日期", Date, Optional, "date = 2024-05-20"),
    ],
};

pub(super) static APPLICATIONS: Table = Table {
    key: "applications",
    meaning: "信息公开申请",
    many: false,
    required: false,
    fields: &[
        field(
            "received",
            "本期收到的件数",
            COUNT,
            Optional,
            "received = 3",
        ),
        field(
            "carried_over",
            "上期结转的件数",
            COUNT,
            Optional,
            "carried_over = 0",
        ),
        field("granted", "予以公开的件数", COUNT, Optional, "granted = 2"),
        field("partly", "部分公开的件数", COUNT, Optional, "partly = 0"),
        field("refused", "不予公开的件数", COUNT, Optional, "refused = 0"),
        field(
            "not_held",
            "信息不存在的件数",
            COUNT,
            Optional,
            "not_held = 1",
        ),
        field("other", "其他处理的件数", COUNT, Optional, "other = 0"),
        field(
            "pending",
            "期末尚未答复的件数",
            COUNT,
            Optional,
            "pending = 0",
        ),
        field("fees", "收费金额，以元计", COUNT, Optional, "fees = 0"),
    ],
};

pub(super) static GAP: Table = Table {
    key: "gap",
    meaning: "自查问题",
    many: true,
    required: false,
    fields: &[
        field(
            "problem",
            "存在的问题",
            Text,
            Filled,
            r#"problem = "部分栏目更新不够及时。""#,
        ),
        field(
            "measure",
            "改进措施",
            Text,
            Optional,
            r#"measure = "建立栏目按月巡查制度。""#,
        ),
        field(
            "owner",
            "责任部门",
            Words,
            Optional,
            r#"owner = "学校办公室""#,
        ),
        field("due", "完成时限", DateOrWords, Optional, "due = 2025-06-30"),
    ],
};

/// All tables but the top of the file, in the order in which a report usually has them.
pub(super) static TABLES: [&Table; 6] = [&SCHOOL, &PERIOD, &PART, &ITEM, &APPLICATIONS, &GAP];

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use std::collections::BTreeSet;

    fn keys(object: &Value) -> BTreeSet<&str> {
        object
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect()
    }

    /// What the schema says of a form, descriptions aside.
    fn schema_of(form: Form, need: Need) -> Value {
        match form {
            Words | Text if need == Filled => json!({"type": "string", "pattern": "\\S"}),
            Words | Text | DateOrWords => json!({"type": "string"}),
            Number { low, high } => json!({"type": "integer", "minimum": low, "maximum": high}),
            Date => json!({"$ref": "#/$defs/day"}),
            Form::Choice(choices) => {
                json!({"enum": choices.iter().map(|(id, _)| id).collect::<Vec<_>>()})
            }
            Address => json!({"$ref": "#/$defs/address"}),
            Addresses => json!({"type": "array", "items": {"$ref": "#/$defs/address"}}),
        }
    }

    fn compare(table: &Table, schema: &Value, tables: &[&Table]) {
        let fields = table
            .fields
            .iter()
            .map(|field| (field.key, field.need != Optional));
        let all: Vec<(&str, bool)> = fields
            .chain(tables.iter().map(|table| (table.key, table.required)))
            .collect();
        let known: BTreeSet<&str> = all.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys(&schema["properties"]), known, "[{}]", table.key);
        let required: BTreeSet<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let needed: BTreeSet<&str> = all
            .iter()
            .filter(|(_, needed)| *needed)
            .map(|(key, _)| *key)
            .collect();
        assert_eq!(required, needed, "[{}]", table.key);
        assert_eq!(
            schema["additionalProperties"],
            json!(false),
            "[{}]",
            table.key
        );
        for field in table.fields {
            let mut said = schema["properties"][field.key].clone();
            let described = said
                .as_object_mut()
                .and_then(|object| object.remove("description"));
            let start: String = field.meaning.chars().take(2).collect();
            assert!(
                described
                    .as_ref()
                    .and_then(Value::as_str)
                    .is_some_and(|words| words.contains(&start)),
                "{}",
                field.key
            );
            assert_eq!(said, schema_of(field.form, field.need), "{}", field.key);
        }
    }

    #[test]
    fn the_published_schema_says_the_same() {
        let schema = include_str!("../../../schemas/structured-report.json");
        let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
        compare(&TOP, &schema, &TABLES);
        for table in TABLES {
            let said = &schema["properties"][table.key];
            compare(table, if table.many { &said["items"] } else { said }, &[]);
            assert_eq!(
                said["type"],
                if table.many { "array" } else { "object" },
                "{}",
                table.key
            );
        }
    }

    #[test]
    fn every_example_is_a_line_that_sets_its_field() {
        for field in TABLES
            .iter()
            .copied()
            .chain([&TOP])
            .flat_map(|table| table.fields)
        {
            let line: toml::Table = field.example.parse().expect("an example is TOML");
            assert!(line.contains_key(field.key), "{}", field.example);
        }
    }
}
