//! The words of a trace that are not from the rule pack or the report, in both languages.

use crate::output::human::wording::{Words, words};
use crate::review::{Applies, Mark, Mode, Pointer, Rule, Shortfall, Why};

pub(super) const JUDGEMENT: Words = words("判断", "Judgement");
pub(super) const APPLIES: Words = words("适用", "applies");
pub(super) const RULE: Words = words("规则", "rule");
pub(super) const ELEMENTS: Words = words("要素", "Elements");
pub(super) const ELEMENTS_SUM: Words =
    words("{}/{}\u{a0}个计为已公开", "{} of {} counted as disclosed");
pub(super) const FOUND: Words = words("报告里的字样", "Words found");
pub(super) const WORDS_SUM: Words = words(
    "计入\u{a0}{}\u{a0}处，不计\u{a0}{}\u{a0}处",
    "{} counted, {} set aside",
);
pub(super) const NO_WORDS: Words = words("没有找到", "none");
pub(super) const WORDS: Words = words("字样", "words");
pub(super) const ELEMENT: Words = words("（要素：{}）", " (element: {})");
pub(super) const GENERAL: Words = words("（泛指本项）", " (the item in general)");
pub(super) const QUOTED: Words = words("“{}”", "“{}”");
pub(super) const AT: Words = words("{}（{}）", " {} ({})");
pub(super) const TAKEN: Words = words("判为", "read as");
pub(super) const POINTER: Words = words("指向", "pointer");
pub(super) const COLON: Words = words("：", ": ");
pub(super) const SET_ASIDE: Words = words("不计", "set aside");
pub(super) const CHANGES: Words = words("怎样会改判", "What would change it");
pub(super) const OPEN: Words = words(
    "没有计为已公开的要素：{}（不影响本项判断）",
    "elements not counted as disclosed: {} (they do not matter to the judgement)",
);
pub(super) const UNPOINTED: Words = words(
    "没有这个指向，本项就不会判为已公开",
    "without the pointer the item would not be disclosed",
);
pub(super) const MORE: Words = words(
    "下列要素再有\u{a0}{}\u{a0}个写明已公开，不靠指向也判为已公开：{}",
    "say of {}\u{a0}more of these that they are public, and the item is disclosed without a pointer: {}",
);
pub(super) const SAY_NONE: Words = words(
    "学校没有此类事项的，写明没有，判为写明没有",
    "where the school has no such thing, say so, and the item is said to be none",
);

/// What less would mean for an item that is disclosed by its elements.
pub(super) fn fewer(pointed: bool) -> Words {
    if pointed {
        words(
            "计为已公开的要素少\u{a0}{}\u{a0}个就不到一半，只能靠指向",
            "with {}\u{a0}fewer elements it would be less than half, and rest on the pointer alone",
        )
    } else {
        words(
            "计为已公开的要素少\u{a0}{}\u{a0}个就不到一半，又没有指向，本项就不会判为已公开",
            "with {}\u{a0}fewer elements it would be less than half, without a pointer, and not disclosed",
        )
    }
}

/// What a pointer would mean, where something is said to be public or not.
pub(super) fn point(published: bool) -> Words {
    if published {
        words(
            "给写明公开的句子加上链接、文件名或栏目名，即判为已公开",
            "add a link, a document's title or a column's name to a sentence that says it is public, and the item is disclosed",
        )
    } else {
        words(
            "写明本项已公开，并给出链接、文件名或栏目名，即判为已公开",
            "say that it is public, with a link, a document's title or a column's name, and the item is disclosed",
        )
    }
}

/// Whether the item concerns the school.
pub(super) fn applies(applies: Applies) -> Words {
    match applies {
        Applies::Yes => words("适用（{}）", "yes ({})"),
        Applies::Depends => words("待确认（{}）", "may apply ({})"),
        Applies::No => words(
            "不适用，不作诊断（{}）",
            "no, so that nothing is found wrong ({})",
        ),
    }
}

/// The rule that decided: elements covered, elements in all, how many are enough, the pointer.
pub(super) fn rule(rule: Rule) -> Words {
    match rule {
        Rule::Elements => words(
            "{}/{}\u{a0}个要素计为已公开，达到一半（要\u{a0}{}\u{a0}个）",
            "{} of {} elements are disclosed, at least half ({} needed)",
        ),
        Rule::Pointer => words(
            "{}/{}\u{a0}个要素计为已公开，不到一半（要\u{a0}{}\u{a0}个），但写明公开处有指向：{}",
            "{} of {} elements are disclosed, less than half ({} needed), but something public has a pointer: {}",
        ),
        Rule::Nil => words(
            "写明没有；{}/{}\u{a0}个要素计为已公开，不到一半（要\u{a0}{}\u{a0}个），没有指向",
            "said to be none; {} of {} elements are disclosed, less than half ({} needed), without a pointer",
        ),
        Rule::Short => words(
            "{}/{}\u{a0}个要素计为已公开，不到一半（要\u{a0}{}\u{a0}个），没有可用的指向，也没有写明没有",
            "{} of {} elements are disclosed, less than half ({} needed), without a pointer that counts; nor is it said to be none",
        ),
        Rule::Silent => words("没有一处字样计入", "no words of the item count"),
    }
}

/// Why the item is only touched.
pub(super) fn shortfall(shortfall: Shortfall) -> Words {
    match shortfall {
        Shortfall::General => words("；只有笼统的说法", "; there are general words only"),
        Shortfall::Few => words("；写明公开的要素太少", "; too few elements are public"),
        Shortfall::Planned => words("；只说将要公开", "; it is only to become public"),
        Shortfall::Admitted => words(
            "；只在问题或措施里提到",
            "; it stands only among shortcomings and measures",
        ),
        Shortfall::Unpublished => words("；只是提到，没有说公开", "; it is only mentioned"),
    }
}

/// What words were taken for.
pub(super) fn mode(mode: Mode) -> Words {
    match mode {
        Mode::Disclosed => words("已公开", "disclosed"),
        Mode::Nil => words("没有此事", "none"),
        Mode::Offered => words("渠道可用", "offered"),
        Mode::Planned => words("将要公开", "planned"),
        Mode::Hedged => words("说得笼统", "hedged"),
        Mode::Admitted => words("属于自查", "admitted"),
        Mode::Touched => words("只是提到", "touched"),
    }
}

/// By which mark.
pub(super) fn mark(mark: Mark) -> Words {
    match mark {
        Mark::Publish => words("公布用语", "verb of publishing"),
        Mark::Link => words("网址", "address"),
        Mark::Column => words("栏目名", "column's name"),
        Mark::Announced(_) => words("上文已总说公开", "announced as public above"),
        Mark::Figure => words("写出了本项要的数字", "the figure that the item asks for"),
        Mark::Offer => words("渠道已开通或有人受理", "the way is open"),
        Mark::Unchanged => words("没有变动且写明在哪里", "unchanged, and said where"),
        Mark::Absence => words("表示没有的用语", "word of absence"),
        Mark::Plan => words("打算用语", "word of intention"),
        Mark::Vague => words("空泛用语", "general words"),
        Mark::Hedge => words("有保留的用语", "words of reserve"),
        Mark::Scope => words(
            "在存在问题或改进措施部分",
            "in the part on shortcomings and measures",
        ),
        Mark::Denied => words("否定公开的用语", "publishing denied by"),
        Mark::Nothing => words(
            "同一陈述里没有公布用语、网址或栏目名",
            "no verb of publishing, address or column in the statement",
        ),
        Mark::Cell => words("同一行的另一格", "another cell of the row"),
        Mark::Number => words(
            "按清单编号写明没有",
            "said to be none, by its number on the list",
        ),
        Mark::Field => words("结构化报告的字段", "field of a structured report"),
    }
}

/// Why words say nothing of the item.
pub(super) fn why(why: Why) -> Words {
    match why {
        Why::Unless => words(
            "同一小句里有别的意思的词",
            "words beside it give another sense",
        ),
        Why::Law => words(
            "属于所引法规或上级文件的名称",
            "in the title of a law or of a notice from above",
        ),
        Why::Topic => words(
            "只是会议或申请的题目，见",
            "only the topic of a meeting or an application, after",
        ),
        Why::Scope => words(
            "在存在问题或改进措施部分泛指本项",
            "in general, in the part on shortcomings and measures",
        ),
        Why::Field => words(
            "只说到整个方面，没有说没有此类事项",
            "names the whole field, and nothing says that there is none of it",
        ),
        Why::FieldNamed => words(
            "同一陈述已说到具体事项",
            "names the whole field where the statement names an item of it",
        ),
        Why::Heading => words(
            "是标题；标题本身不算公开",
            "a heading, which discloses nothing by itself",
        ),
        Why::Contents => words(
            "这句话是报告各部分的预告",
            "the sentence announces the parts of the report",
        ),
    }
}

/// How something leads its reader to the item.
pub(super) fn pointer(pointer: Pointer) -> Words {
    match pointer {
        Pointer::None => words("没有", "none"),
        Pointer::Figure => words("本项的数字", "figure of the item"),
        Pointer::Column => words("栏目", "column"),
        Pointer::Document => words("文件名", "document's title"),
        Pointer::Link => words("链接", "link"),
    }
}
