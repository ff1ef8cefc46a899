//! The reader of .docx: every quirk of the format has an unpacked file in `fixtures/formats/docx`.

use crate::support;
use xxgk::document::Note;
use xxgk::input::docx::{DocxError, read};

/// Reads a quirk's file and compares its outline with the snapshot.
fn check(quirk: &str) {
    let files = support::tree(&support::fixture("formats/docx").join(quirk));
    let document = read(&support::zip(&files)).expect("the quirk can be read");
    insta::assert_snapshot!(format!("docx_{quirk}"), support::outline(&document));
}

#[test]
fn headings_by_style_and_outline_level() {
    check("headings");
}

#[test]
fn line_breaks_in_place_of_paragraphs() {
    check("breaks");
}

#[test]
fn automatic_numbers() {
    check("numbering");
}

#[test]
fn merged_cells_and_their_links() {
    check("tables");
}

#[test]
fn tracked_changes() {
    check("revisions");
}

#[test]
fn fields_and_hyperlinks() {
    check("fields");
}

#[test]
fn text_boxes_once_each() {
    check("text-box");
}

#[test]
fn notes_behind_the_text() {
    check("notes");
}

#[test]
fn a_table_of_one_cell_frames_its_paragraphs() {
    let report =
        std::fs::read_to_string(support::fixture("reports/mingde.txt")).expect("it is there");
    let lines = report.lines().filter(|line| !line.is_empty());
    let escaped = lines.map(|line| line.replace('&', "&amp;").replace('<', "&lt;"));
    let paragraphs: String = escaped
        .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
        .collect();
    let body = |words: String| {
        let xml = format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{words}</w:body></w:document>"
        );
        let archive = support::zip(&[("word/document.xml", xml.into_bytes())]);
        read(&archive).expect("it can be read")
    };
    let plain = body(paragraphs.clone());
    let framed = body(format!(
        "<w:tbl><w:tr><w:tc>{paragraphs}</w:tc></w:tr></w:tbl>"
    ));
    assert!(framed.tables().is_empty());
    let kinds = |document: &xxgk::document::Document| -> Vec<_> {
        let blocks = document.blocks().iter();
        blocks
            .map(|block| (block.kind, document.slice(block.span).to_owned()))
            .collect()
    };
    assert_eq!(kinds(&framed), kinds(&plain));
    // Two rows of one cell, or two cells, are a table as ever.
    for rows in [
        "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>",
        "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>",
    ] {
        let document = body(format!("<w:tbl>{rows}</w:tbl>"));
        assert_eq!(document.tables().len(), 1);
        assert_eq!(document.blocks().len(), 2);
    }
}

#[test]
fn tables_in_cells() {
    check("nested-table");
}

#[test]
fn strict_namespaces_and_other_names_of_parts() {
    check("strict");
}

#[test]
fn what_runs_hold() {
    check("runs");
}

fn with_body(body: &str) -> Vec<u8> {
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    support::zip(&[("word/document.xml", text.into_bytes())])
}

fn sample() -> Vec<u8> {
    let mut files = support::tree(&support::fixture("formats/docx/numbering"));
    files.extend(
        support::tree(&support::fixture("formats/docx/notes"))
            .into_iter()
            .skip(2),
    );
    support::zip(&files)
}

#[test]
fn a_file_cut_short_is_an_error() {
    let bytes = sample();
    for length in (0..bytes.len()).step_by(7) {
        let outcome = read(&bytes[..length]);
        assert!(outcome.is_err(), "{length} of {} bytes", bytes.len());
    }
}

#[test]
fn a_flipped_bit_never_panics() {
    let mut bytes = sample();
    for at in 0..bytes.len() {
        for mask in [0x01, 0x80, 0xff] {
            bytes[at] ^= mask;
            if let Err(error) = read(&bytes) {
                assert!(!error.help().is_empty());
            }
            bytes[at] ^= mask;
        }
    }
}

#[test]
fn a_flipped_bit_in_the_xml_never_panics() {
    let files = support::tree(&support::fixture("formats/docx/fields"));
    let (name, xml) = &files[0];
    for at in 0..xml.len() {
        let mut xml = xml.clone();
        xml[at] ^= 0x04;
        let _ = read(&support::zip(&[(name.as_str(), xml)]));
    }
}

#[test]
fn a_bomb_is_refused() {
    let packed = support::zip(&[("word/document.xml", vec![b' '; 300 << 20])]);
    assert!(packed.len() < 1 << 20);
    assert!(matches!(read(&packed), Err(DocxError::TooLarge)));
}

#[test]
fn a_bomb_that_understates_its_size_is_refused() {
    let mut packed = support::zip(&[("word/document.xml", vec![b' '; 40 << 20])]);
    let size = (40u32 << 20).to_le_bytes();
    for at in 0..packed.len() - 4 {
        if packed[at..at + 4] == size {
            packed[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
        }
    }
    assert!(matches!(read(&packed), Err(DocxError::TooLarge)));
}

#[test]
fn says_what_a_file_is_instead() {
    let container = |name: &str| {
        let wide = name.encode_utf16().flat_map(u16::to_le_bytes);
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
            .into_iter()
            .chain([0; 504])
            .chain(wide)
            .collect::<Vec<u8>>()
    };
    let cases = [
        (Vec::new(), DocxError::Empty),
        (b"%PDF-1.7".to_vec(), DocxError::NotZip),
        (container("EncryptedPackage"), DocxError::Encrypted),
        (container("WordDocument"), DocxError::Legacy),
        (
            support::zip(&[("xl/workbook.xml", b"<workbook/>".to_vec())]),
            DocxError::NoDocument,
        ),
    ];
    for (bytes, expected) in cases {
        let error = read(&bytes).expect_err("it is no docx");
        assert_eq!(error, expected);
        assert!(!error.help().is_empty());
    }
    assert!(matches!(
        read(b"PK\x03\x04"),
        Err(DocxError::Damaged { .. })
    ));
}

#[test]
fn broken_xml_keeps_what_was_read() {
    let text = "<w:document><w:body><w:p><w:r><w:t>读到的一段</w:t></w:r></w:p><w:p><w:r><w:t>半段";
    let document = read(&support::zip(&[(
        "word/document.xml",
        text.as_bytes().to_vec(),
    )]))
    .expect("some text was read");
    assert_eq!(document.text(), "读到的一段\n半段\n");
    assert!(matches!(document.notes(), [Note::Unreadable { .. }]));
    let nothing = support::zip(&[("word/document.xml", b"<w:document><w:body".to_vec())]);
    assert!(matches!(read(&nothing), Err(DocxError::Malformed { .. })));
}

#[test]
fn entities_of_ones_own_are_noted() {
    let read_body = |body: &str| {
        let text = format!(
            "<!DOCTYPE d [<!ENTITY s \"明德学院\"><!ENTITY p \"<p><r><t>一段</t></r></p>\">]>\
             <document><body>{body}</body></document>"
        );
        read(&support::zip(&[("word/document.xml", text.into_bytes())])).expect("it is read")
    };
    let document = read_body("<p><r><t>&s;年报 &amp; &#x4e00;</t></r></p>");
    assert_eq!(document.text(), "&s;年报 & 一\n");
    let [Note::Unreadable { what }] = document.notes() else {
        panic!("{:?}", document.notes());
    };
    assert!(what.contains("&s;"), "{what}");
    let document = read_body("<p><r><t>正文</t></r></p>&p;");
    assert!(matches!(document.notes(), [Note::Unreadable { .. }]));
    let document = read_body("&#10;<p><r><t>正文 &lt;一&gt;</t></r></p>");
    assert!(document.notes().is_empty());
}

#[test]
fn a_wrong_checksum_is_a_note() {
    let mut bytes = with_body("<w:p><w:r><w:t>正文</w:t></w:r></w:p>");
    let central = bytes
        .windows(4)
        .position(|window| window == b"PK\x01\x02")
        .expect("there is a directory");
    bytes[central + 16] ^= 0xff;
    let document = read(&bytes).expect("it inflates");
    assert_eq!(document.text(), "正文\n");
    assert!(matches!(document.notes(), [Note::Unreadable { .. }]));
}

#[test]
fn a_broken_part_beside_the_text_is_a_note() {
    let document = read(&support::zip(&[
        (
            "word/document.xml",
            b"<document><body><p><r><t>a</t></r></p></body></document>".to_vec(),
        ),
        ("word/styles.xml", b"<styles><style".to_vec()),
    ]))
    .expect("the text is whole");
    assert_eq!(document.text(), "a\n");
    assert_eq!(document.notes().len(), 1);
}

#[test]
fn deep_nesting_takes_linear_time() {
    let depth = 50_000;
    for (open, close) in [
        ("<w:p>", "</w:p>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        (
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
            "</w:p>",
        ),
        ("<w:hyperlink>", "</w:hyperlink>"),
    ] {
        let body = format!(
            "{}<w:p><w:r><w:t>底</w:t></w:r></w:p>{}",
            open.repeat(depth),
            close.repeat(depth)
        );
        read(&with_body(&body)).expect("it is well-formed");
    }
}

#[test]
fn what_a_few_bytes_ask_for_is_bounded() {
    let many = 20_000;
    let long = "长".repeat(100_000);
    let relations = format!(
        r#"<Relationships><Relationship Id="a" Type="x/hyperlink" Target="{long}"/></Relationships>"#
    );
    let styles = format!(
        r#"<styles><style type="paragraph" default="1" styleId="{long}"><name val="{long}"/><pPr><numPr><numId val="1"/></numPr></pPr></style></styles>"#
    );
    let numbering = format!(
        r#"<numbering><abstractNum abstractNumId="1"><lvl ilvl="0"><numFmt val="decimal"/><lvlText val="{}"/></lvl></abstractNum><num numId="1"><abstractNumId val="1"/></num></numbering>"#,
        "%1".repeat(100_000)
    );
    let link = r#"<hyperlink id="a" anchor="b"><r><t>a</t></r></hyperlink>"#;
    let paragraph = format!("<p>{}</p>", link.repeat(3));
    let text = format!(
        "<document><body>{}</body></document>",
        paragraph.repeat(many)
    );
    let document = read(&support::zip(&[
        ("word/document.xml", text.into_bytes()),
        ("word/_rels/document.xml.rels", relations.into_bytes()),
        ("word/styles.xml", styles.into_bytes()),
        ("word/numbering.xml", numbering.into_bytes()),
    ]))
    .expect("it is well-formed");
    assert!(document.text().len() < 20 << 20);
    assert!(document.links().len() <= 50_000);
    assert!(
        document
            .links()
            .iter()
            .all(|link| link.target.len() <= 2050)
    );
    assert!(!document.notes().is_empty());
}

#[test]
fn wide_parts_are_read() {
    let mut wide = vec![0xff, 0xfe];
    let text = "<document><body><p><r><t>双字节正文</t></r></p></body></document>";
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let document = read(&support::zip(&[("word/document.xml", wide)])).expect("it is UTF-16");
    assert_eq!(document.text(), "双字节正文\n");
}
