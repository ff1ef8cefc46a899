//! The word lists that the grammar of disclosure rests on.
//!
//! A pack may hold any lists for its signals to name; the ones here must be there, for the checks ask for them.

use serde::{Deserialize, Serialize};

/// A word list that the checks use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Class {
    /// What makes something public, as done: 公开, 公布, 可查阅, 见.
    Publish,
    /// Words in which a publishing verb stands and publishes nothing: 公开招聘, 信息公开工作.
    PublishNot,
    /// Making public that is denied or lacking: 尚未公开, 公开不够.
    Deny,
    /// Intention: 拟, 计划, 下一步.
    Plan,
    /// That there is none, before its object: 没有, 未发生.
    NoneBefore,
    /// That there is none, behind its subject: 不涉及, 与我校无关.
    NoneAfter,
    /// The general words that say nothing: 有关情况, 相关工作.
    Vague,
    /// Words by which a statement takes its own publishing back: 在一定范围内, 以适当方式.
    Hedge,
    /// Words behind which things are named as the topic of a meeting or an application: 研究了, 申请内容.
    Topic,
    /// What marks a verb as done: 已, 均, 作了.
    Done,
    /// What a named column is called: 栏目, 专栏.
    Column,
    /// What is counted: 份, 项.
    Counter,
    /// An announcement that governs what follows: 公开内容包括, 公开了以下.
    Announce,
    /// The head of a law's or a higher authority's title.
    Law,
    /// That the school is a private one.
    Private,
    /// A shortcoming's own words: 不够, 不足, 有待.
    Gap,
    /// Signs of a shortcoming that prove none: 不, 未.
    GapHint,
    /// Whose shortcoming it is: 部分, 个别.
    GapSome,
    /// That shortcomings follow: 还有一些不足.
    GapLead,
    /// What stands before the colon of a list: 主要表现在.
    GapListHead,
    /// What opens a list within a sentence: 还存在.
    GapListOpen,
    /// What closes it: 等问题.
    GapListClose,
    /// That there is no shortcoming, or none any more: 未发现问题, 已解决.
    NoGap,
    /// A sentence that goes on about the shortcoming before it: 例如, 究其原因.
    GapMore,
    /// What points are counted with: 一是, 其次.
    Ordinal,
    /// What the first point is counted with: 一是, 首先.
    OrdinalFirst,
    /// A label before a problem: 存在问题：.
    LabelGap,
    /// A label before a measure: 改进措施：.
    LabelMeasure,
    /// A label before what belongs to neither: 附：.
    LabelOther,
    /// A clause that turns to mending: 下一步, 学校已.
    Turn,
    /// Words that turn to mending wherever they stand: 已于, 将在.
    TurnWithin,
    /// The head of a clause that says what a measure is aimed at: 针对, 在.
    AimOpen,
    /// Those heads that can mean nothing else: 针对, 围绕.
    AimAlways,
    /// The end of such a clause: 的问题, 方面.
    AimClose,
    /// All shortcomings at once, or all that are left: 上述, 其余.
    GapAll,
    /// That measures follow: 做好以下工作.
    MeasureLead,
    /// General promises: 进一步, 高度重视.
    Promise,
    /// Words before a verb that say nothing of it: 将, 继续, 切实.
    Modal,
    /// Verbs of promising at the head of a clause: 加强, 完善.
    PromiseVerb,
    /// Acts that can be seen to be done: 建立, 增设.
    Act,
    /// When, how often, by whom, how checked: 月底前, 每季, 牵头.
    Schedule,
    /// Words that every shortcoming shares: 信息公开, 部分.
    Stock,
    /// Headers of a table's column of shortcomings.
    ColumnGap,
    /// Headers of its column of measures.
    ColumnMeasure,
    /// Headers of its column of owners.
    ColumnOwner,
    /// Headers of its column of dates.
    ColumnDue,
    /// What quantities are counted in: 条, 件, 人次.
    Unit,
    /// What makes a figure a rough one, before it: 近, 超过.
    RoughBefore,
    /// What makes a figure a rough one, behind it or its unit: 余, 左右.
    RoughAfter,
    /// What opens the parts of a whole: 其中.
    Among,
    /// What says by what a whole is taken apart, all of it: 按渠道分, 分布如下.
    Sorted,
    /// What gives each of the things named its figure: 分别为.
    Respective,
    /// What is left of a whole: 其余, 其他.
    Remainder,
    /// What is left of a whole and nothing else: 其余.
    Rest,
    /// A total behind its parts: 合计, 加起来.
    Total,
    /// The label of a row or a column of totals.
    TotalLabel,
    /// The label of a row of totals of the rows since the last one.
    SubtotalLabel,
    /// How far a figure differs from another: 增加, 比上年.
    Change,
    /// A figure for one of many, or a place in a row: 每, 平均, 最高.
    Apiece,
    /// That a list is not whole: 等, 主要.
    OpenList,
    /// Qualities that cut across each other: 博士, 高级职称, 党员.
    Quality,
    /// Ranks, which exclude each other but not such qualities: 教授, 讲师.
    Rank,
    /// Verbs that open a statement of its own: 发布, 举办.
    Statement,
    /// Units in which people are counted.
    Person,
    /// Units in which applications are counted.
    CaseUnit,
    /// Applications for information: 信息公开申请.
    Application,
    /// Applications of any kind, in a heading on information on request.
    Apply,
    /// That applications came in: 收到, 受理.
    Received,
    /// Applications of the year before: 上年结转.
    CarriedIn,
    /// That applications were dealt with: 已答复, 办结.
    Answered,
    /// What became of an application: 予以公开, 不予公开, 正在办理.
    Outcome,
    /// Words in which an outcome's word stands and says none: 信息公开.
    OutcomeNot,
    /// Outcomes that are still to come: 正在办理.
    Pending,
    /// What is counted beside applications: 举报, 意见, 问卷.
    OtherCase,
    /// What can be no more than all of it: 率, 占比.
    Rate,
    /// Percentages that can go beyond 100: 增长率, 资产负债率.
    RateAbove,
    /// Shares of a whole, before their figure: 占, 占比.
    Share,
    /// The grades of a survey: 满意, 一般.
    Grade,
    /// That more than one answer was allowed.
    MultiChoice,
    /// A vague quantity of what the notice asks a figure for: 发布信息若干条.
    VagueFigure,
    /// A vague quantity at the end of a clause: 多次.
    VagueEnd,
    /// What such words say in another sense: 大量工作.
    VagueNot,
    /// A vague quantity that fills the cell of a table: 若干.
    VagueCell,
    /// What is only intended, in a clause: 将, 拟.
    Future,
    /// That the members of a list follow: 以下, 如下.
    ListHere,
    /// What points are called, behind their number: 措施, 经验, 不足.
    ListNoun,
    /// Numbers of things that announce no list: 部分, 三公.
    ListNot,
    /// What points are counted with, their number within: 一是, 其二, 第三.
    ListOrdinal,
    /// What the first of uncounted points begins with: 首先, 一个是.
    ListFirst,
    /// What each further one begins with: 其次, 另一个是.
    ListNext,
    /// What joins the last members of a list: 和, 以及.
    ListJoin,
}

impl Class {
    /// Every list, with its name in the pack's `[words]`.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Publish, "publish"),
        (Self::PublishNot, "publish-not"),
        (Self::Deny, "deny"),
        (Self::Plan, "plan"),
        (Self::NoneBefore, "none-before"),
        (Self::NoneAfter, "none-after"),
        (Self::Vague, "vague"),
        (Self::Hedge, "hedge"),
        (Self::Topic, "topic"),
        (Self::Done, "done"),
        (Self::Column, "column"),
        (Self::Counter, "counter"),
        (Self::Announce, "announce"),
        (Self::Law, "law"),
        (Self::Private, "private"),
        (Self::Gap, "gap"),
        (Self::GapHint, "gap-hint"),
        (Self::GapSome, "gap-some"),
        (Self::GapLead, "gap-lead"),
        (Self::GapListHead, "gap-list-head"),
        (Self::GapListOpen, "gap-list-open"),
        (Self::GapListClose, "gap-list-close"),
        (Self::NoGap, "no-gap"),
        (Self::GapMore, "gap-more"),
        (Self::Ordinal, "ordinal"),
        (Self::OrdinalFirst, "ordinal-first"),
        (Self::LabelGap, "label-gap"),
        (Self::LabelMeasure, "label-measure"),
        (Self::LabelOther, "label-other"),
        (Self::Turn, "turn"),
        (Self::TurnWithin, "turn-within"),
        (Self::AimOpen, "aim-open"),
        (Self::AimAlways, "aim-always"),
        (Self::AimClose, "aim-close"),
        (Self::GapAll, "gap-all"),
        (Self::MeasureLead, "measure-lead"),
        (Self::Promise, "promise"),
        (Self::Modal, "modal"),
        (Self::PromiseVerb, "promise-verb"),
        (Self::Act, "act"),
        (Self::Schedule, "schedule"),
        (Self::Stock, "stock"),
        (Self::ColumnGap, "column-gap"),
        (Self::ColumnMeasure, "column-measure"),
        (Self::ColumnOwner, "column-owner"),
        (Self::ColumnDue, "column-due"),
        (Self::Unit, "unit"),
        (Self::RoughBefore, "rough-before"),
        (Self::RoughAfter, "rough-after"),
        (Self::Among, "among"),
        (Self::Sorted, "sorted"),
        (Self::Respective, "respective"),
        (Self::Remainder, "remainder"),
        (Self::Rest, "rest"),
        (Self::Total, "total"),
        (Self::TotalLabel, "total-label"),
        (Self::SubtotalLabel, "subtotal-label"),
        (Self::Change, "change"),
        (Self::Apiece, "apiece"),
        (Self::OpenList, "open-list"),
        (Self::Quality, "quality"),
        (Self::Rank, "rank"),
        (Self::Statement, "statement"),
        (Self::Person, "person"),
        (Self::CaseUnit, "case-unit"),
        (Self::Application, "application"),
        (Self::Apply, "apply"),
        (Self::Received, "received"),
        (Self::CarriedIn, "carried-in"),
        (Self::Answered, "answered"),
        (Self::Outcome, "outcome"),
        (Self::OutcomeNot, "outcome-not"),
        (Self::Pending, "pending"),
        (Self::OtherCase, "other-case"),
        (Self::Rate, "rate"),
        (Self::RateAbove, "rate-above"),
        (Self::Share, "share"),
        (Self::Grade, "grade"),
        (Self::MultiChoice, "multi-choice"),
        (Self::VagueFigure, "vague-figure"),
        (Self::VagueEnd, "vague-end"),
        (Self::VagueNot, "vague-not"),
        (Self::VagueCell, "vague-cell"),
        (Self::Future, "future"),
        (Self::ListHere, "list-here"),
        (Self::ListNoun, "list-noun"),
        (Self::ListNot, "list-not"),
        (Self::ListOrdinal, "list-ordinal"),
        (Self::ListFirst, "list-first"),
        (Self::ListNext, "list-next"),
        (Self::ListJoin, "list-join"),
    ];

    /// How many lists tell items; they come first.
    pub const OF_ITEMS: usize = Self::Gap as usize;

    /// What the list is looked for with.
    #[must_use]
    pub const fn search(self) -> Search {
        match self as u8 {
            class if class < Self::Gap as u8 => Search::Items,
            class if class < Self::Unit as u8 => Search::Gaps,
            _ => Search::Faults,
        }
    }
}

/// The three searches of a pack, each with a [`Lexicon`](super::Lexicon) of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// For items and parts, over the whole report.
    Items,
    /// For shortcomings and measures, over the parts that admit and promise.
    Gaps,
    /// For faults of the text, over the whole report.
    Faults,
}

/// What shortcomings can be about, by which a measure is told to answer one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Topic {
    /// Its name.
    pub name: String,
    /// Whether so many shortcomings share it that it pairs two texts only beside other words.
    pub weak: bool,
}
