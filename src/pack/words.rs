//! The word lists that the grammar of disclosure rests on.
//!
//! A pack may hold any lists for its signals to name; the ones here must be there, for the checks ask for them.

/// A word list that the checks use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// A shortcoming's own words: 不够, 不足, 有待.
    Gap,
    /// The words before shortcomings are counted: 存在以下问题.
    GapLead,
    /// General promises: 进一步加强, 不断完善.
    Promise,
    /// Concrete measures: 建立, 制定, 每季度.
    Measure,
    /// That there are no shortcomings.
    NoGap,
    /// What a school calls itself.
    Own,
    /// Graduate training of the school's own.
    Graduate,
    /// That the school is a private one.
    Private,
}

impl Class {
    /// Every list, with its name in `words.toml`.
    pub const ALL: [(Self, &'static str); 22] = [
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
        (Self::Gap, "gap"),
        (Self::GapLead, "gap-lead"),
        (Self::Promise, "promise"),
        (Self::Measure, "measure"),
        (Self::NoGap, "no-gap"),
        (Self::Own, "own"),
        (Self::Graduate, "graduate"),
        (Self::Private, "private"),
    ];
}
