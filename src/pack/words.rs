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
    /// What makes a document the ground on which something is done: 依据, 按照.
    CiteGround,
    /// What is done with a document of one's own: 制定, 修订, 转发.
    CiteOwnAct,
    /// Whose own rules a title may name: 我校, 省, 大学.
    CiteLocal,
    /// Kinds of document that schools write themselves: 指南, 目录.
    CiteOwnKind,
    /// That something is told of the past: 当时, 以来.
    CiteHistory,
    /// That a version was revised or repealed, said of that version: 修订, 废止.
    CiteRevised,
    /// Words that are often put into titles where they do not belong: 工作, 管理.
    CiteFiller,
    /// Heads of titles that only the state's bodies give: 高等学校, 中华人民共和国.
    CiteNational,
    /// That somebody passed on what is named behind: 转发.
    CiteForward,
    /// Who gives orders with numbers: 国务院, 教育部.
    CiteBody,
    /// What stands between a number and the title behind it: 公布的.
    CiteLead,
    /// What is numbered and is no document: 合同, 项目.
    CiteNotOfficial,
    /// Titles that are wrong wherever they stand.
    CiteSlip,
    /// Hosts that belong to no school: 教育部, 学信网.
    LinkPublicHost,
    /// Whose address it is, where it is not the school's own: 兄弟院校, 考试院.
    LinkElsewhere,
    /// A private person: 学生, 家长, 申请人.
    PiiPerson,
    /// What makes a number an office's: 咨询, 监督电话.
    PiiOffice,
    /// What a mobile number is called: 手机, 电话.
    PiiHandset,
    /// What an identity card's number is called.
    PiiCard,
    /// What other long numbers are called: 合同编号, 信用代码.
    PiiOtherNumber,
    /// Words of payment beside an account: 卡号, 汇款.
    PiiPayment,
    /// That an account is the school's own: 户名……学院.
    PiiHolder,
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
        (Self::CiteGround, "cite-ground"),
        (Self::CiteOwnAct, "cite-own-act"),
        (Self::CiteLocal, "cite-local"),
        (Self::CiteOwnKind, "cite-own-kind"),
        (Self::CiteHistory, "cite-history"),
        (Self::CiteRevised, "cite-revised"),
        (Self::CiteFiller, "cite-filler"),
        (Self::CiteNational, "cite-national"),
        (Self::CiteForward, "cite-forward"),
        (Self::CiteBody, "cite-body"),
        (Self::CiteLead, "cite-lead"),
        (Self::CiteNotOfficial, "cite-not-official"),
        (Self::CiteSlip, "cite-slip"),
        (Self::LinkPublicHost, "link-public-host"),
        (Self::LinkElsewhere, "link-elsewhere"),
        (Self::PiiPerson, "pii-person"),
        (Self::PiiOffice, "pii-office"),
        (Self::PiiHandset, "pii-handset"),
        (Self::PiiCard, "pii-card"),
        (Self::PiiOtherNumber, "pii-other-number"),
        (Self::PiiPayment, "pii-payment"),
        (Self::PiiHolder, "pii-holder"),
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
