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
    /// Words in which an intention seems to stand and the thing was done: 于12月底前按时发布.
    PlanNot,
    /// How something is done by the rules, which names no rule: 按规定, 依程序.
    ByRule,
    /// That there is none, before its object: 没有, 未发生.
    NoneBefore,
    /// That there is none, behind its subject: 不涉及, 与我校无关.
    NoneAfter,
    /// That a thing was not changed, and so is still there: 没有变更, 未作修订.
    Unchanged,
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
    /// Where things are made public: 官网, 招生网, 学生手册, 公告栏.
    Channel,
    /// What is counted: 份, 项.
    Counter,
    /// By what a document holds a thing: 收录, 载有, 手册里.
    Contain,
    /// References to a list of addresses: 链接14.
    Reference,
    /// Counts of acts, not of things: 次, 人次.
    Occasion,
    /// Counts of people, who are no documents: 28人.
    People,
    /// By what a way to ask or complain is open, which is all there is to tell of it: 开通, 受理.
    Offer,
    /// What goes on about the thing before: 内容包括, 其中有.
    GoesOn,
    /// An announcement that governs what follows: 公开内容包括, 公开了以下.
    Announce,
    /// The head of a law's or a higher authority's title.
    Law,
    /// That the school is a private one.
    Private,
    /// That the school is a public one: 是一所公办…院校.
    Public,
    /// What a column is called that holds everything, and so points at nothing: 信息公开网, 首页.
    Everything,
    /// How many items of the list concern the school: 50条中37条与学院相关.
    Concerned,
    /// Words that begin as if they denied and deny nothing: 无法, 没有藏着.
    NoneNot,
    /// That a clause sums up all before it: 均, 以上.
    Gather,
    /// That the school failed to do what it must, wherever the report says so: 未能公开, 是一个缺口.
    Admit,
    /// A shortcoming's own words: 不够, 不足, 有待.
    Gap,
    /// Signs of a shortcoming that prove none: 不, 未.
    GapHint,
    /// Whose shortcoming it is: 部分, 个别.
    GapSome,
    /// That shortcomings follow: 还有一些不足.
    GapLead,
    /// How a sentence comes to its shortcomings: 清醒地看到.
    GapSeen,
    /// How a sentence takes back what it denied: 没有大的问题，但….
    GapBut,
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
    /// Acts that are things too: 清单, 链接.
    ActNoun,
    /// The ends of offices' names: 处, 中心.
    GapOffice,
    /// That nothing is planned yet: 尚无具体办法.
    NoMeasure,
    /// What marks the verb behind it as done, begun or intended: 已, 正, 拟.
    Aspect,
    /// The head of a clause that says what a measure is aimed at: 针对, 在.
    AimOpen,
    /// Those heads that can mean nothing else: 针对, 围绕.
    AimAlways,
    /// The end of such a clause: 的问题, 方面.
    AimClose,
    /// How a clause ends that only says what the rest speaks of, and admits nothing by that: 打不开的事.
    AimAbout,
    /// All shortcomings at once, or all that are left: 上述, 其余.
    GapAll,
    /// That shortcomings were mended: 已整改到位, 未再发生.
    GapMended,
    /// That a shortcoming is one of earlier years: 以往.
    GapPast,
    /// That it is no more: 已得到解决.
    GapGone,
    /// A shortcoming by its number: 第2项, 问题一.
    GapNumber,
    /// The work as a whole: 信息公开工作, 整体水平.
    Whole,
    /// Loyalty to those above, which answers nothing: 落实上级部署.
    Slogan,
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
    /// What a template leaves to be filled in: 待补充）, 此处填写.
    Unfilled,
    /// What says nothing as a line of its own: 其他方式和途径.
    UnfilledLine,
    /// Labels behind which something must stand: 联系电话.
    UnfilledField,
    /// What stands behind XX where a template left it out: 学院, 年, 件.
    UnfilledAfter,
    /// Surnames, behind which ×× hides a person's name.
    Surname,
    /// Leavings of a word processor: 错误!未找到引用源, PAGEREF.
    Artefact,
    /// Signs that were lost or doubled when a text was extracted: ，，.
    Damage,
    /// What a contact line holds: 邮编, 电话.
    Contact,
    /// Praise that needs a source: 一致好评, 高度评价.
    Praise,
    /// Praise that no survey bears out: 无不, 交口称赞.
    PraiseAll,
    /// By whom such praise is said to be given: 师生, 社会各界.
    PraiseBy,
    /// Where praise can come from: 问卷, 满意率.
    PraiseSource,
    /// Words beside which praise is wished for or denied: 力争, 其他学校.
    PraiseNot,
    /// How the names of schools end: 大学, 学院.
    SchoolEnd,
    /// Endings that only schools of their own have: 职业技术学院, 大学.
    SchoolSure,
    /// Words with such an ending that name no school: 高水平大学, 二级学院.
    SchoolNot,
    /// Kinds of school, which name none without a place before them: 职业学院, 开放大学.
    SchoolBare,
    /// Fields of study, after which colleges within a school are named: 机械, 马克思主义.
    SchoolField,
    /// Words before a name that do not belong to it: 由, 登录.
    SchoolLead,
    /// Words before a name that make it a partner's or a model's: 与, 邀请.
    SchoolPartner,
    /// Words right behind a name that make it another's: 等, 专家.
    SchoolPartnerAfter,
    /// Words in whose sentence other schools stand rightly: 考察, 前身.
    SchoolOther,
    /// What belongs to the school itself, right behind its name: 信息公开, 门户网站.
    SchoolOwn,
    /// Denials before a noun: 没有, 未收到.
    Denial,
    /// Words that limit a denial to some cases: 其余, 除.
    Limited,
    /// The same, where they stand between the denial and what it denies: 书面, 逾期.
    LimitedTo,
    /// Words of another period: 上一学年, 往年.
    PeriodOther,
    /// Applications for information: 信息公开申请.
    MatterApplication,
    /// Complaints: 举报.
    MatterComplaint,
    /// Administrative reconsideration: 复议.
    MatterReview,
    /// Lawsuits: 诉讼.
    MatterSuit,
    /// Refusals: 不予公开.
    MatterRefusal,
    /// Words behind such a noun that make it another: 举报电话.
    MatterAfterNot,
    /// Words in whose sentence another kind is meant: 与信息公开无关.
    MatterOther,
    /// That no fee was charged: 未收取费用.
    FeeNone,
    /// That one was: 收取复印费.
    FeeSome,
    /// That there was no survey: 没有开展问卷调查.
    SurveyNone,
    /// What quotes one: 问卷显示.
    SurveySome,
    /// Surveys on other matters: 就业, 教学.
    SurveyOther,
    /// That all fifty items are public.
    ItemsAll,
    /// That some are not: 尚有3项未公开.
    ItemsLacking,
    /// Platforms that a school may keep or not: 微博, 抖音.
    Platform,
    /// Verbs and adjectives before a platform that is denied: 开设, 官方.
    PlatformOpen,
    /// What a platform is used for: 推送, 直播.
    PlatformUse,
    /// Whose platform it is, if not the school's: 媒体, 上级.
    PlatformOther,
    /// That a platform is only planned: 拟, 计划.
    PlatformPlan,
    /// Things of the whole school that are counted: 领导小组, 信息员.
    Measured,
    /// What is counted of them: 信息, 会议.
    MeasuredAny,
    /// Words beside a figure that do not matter: 全年, 共.
    MeasuredIdle,
    /// What was taken up of what came in: 受理.
    MeasuredHandled,
    /// Words that make a figure that of a part or of a change: 其中, 增加.
    Narrow,
    /// Offices that one person holds: 组长.
    Office,
    /// Other groups, and changes of the holder: 监督小组, 改由.
    OfficeOther,
    /// Who can hold them: 校长.
    Person,
    /// Verbs of holding: 任, 担任.
    HoldVerb,
    /// What stands beside the period of a report's figures: 统计期限, 数据.
    PeriodLead,
    /// A period that is named without its days: 自然年.
    PeriodNamed,
    /// By which a report says what it is: 报告如下, 编制本报告.
    ReportsOn,
    /// What a report reports on: 信息公开工作, 公开情况.
    ReportedWork,
    /// What claims something for the report's own period: 本年度, 今年.
    ThisPeriod,
    /// What tells of another time rightly: 将于, 上年, 修订.
    OtherTime,
    /// What tells of history where nothing claims it for this period: 成立, 首次.
    History,
    /// What makes a date a bound or part of a name, right behind it: 起, 以来, 版.
    DateBound,
    /// That something took place: 举办, 召开.
    Held,
    /// What takes place in the work of disclosure: 培训, 推进会, 问卷.
    HeldThing,
    /// Meetings that may as well be those of another year: 教代会.
    HeldMeeting,
    /// That it is over: 参加, 收回.
    Happened,
    /// What stands before the day on which the report was published: 发布时间.
    PublishedOn,
    /// What opens the list of a report's parts: 全文包括, 由.
    PartsOpen,
    /// What is divided into parts: 全文, 本报告.
    PartsSelf,
    /// What parts are called: 个部分, 章.
    PartsUnit,
    /// Words that names of parts share: 情况, 信息公开.
    PartsStock,
    /// Headings that are no parts: 前言, 编制说明, 附件.
    PartsOutside,
    /// Words of the form for government offices: 行政许可, 政府信息管理.
    GovernmentForm,
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
    /// What names the parts of a whole: 包括.
    Comprises,
    /// What a figure is more by than an earlier one: 增加.
    Rise,
    /// What it is less by: 减少.
    Fall,
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
    Headcount,
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
    /// What kinds of things are named one by one, behind their number: 平台, 栏目.
    ListKind,
    /// That what follows are the members: 即, 分别是.
    ListIs,
    /// Words that no name of a member has: 开辟, 牵头.
    ListBreak,
    /// Kinds whose names differ in length, so that only their number tells them: 专业.
    ListExact,
    /// A vague number with a unit: 若干份, 数百条.
    VagueCount,
    /// By what a school speaks of itself: 我校.
    SelfSchool,
    /// By what a college does: 我院.
    SelfCollege,
    /// What only a whole school does, right behind a name: 未因信息公开.
    SchoolOnly,
    /// What a column of shares of one whole is called: 占比.
    ShareColumn,
    /// More verbs of doing before such a number: 发送, 公开.
    VagueAct,
    /// That all applications were answered in time.
    LateNone,
    /// That some applications were answered too late.
    LateSome,
    /// Names of the account on WeChat, which mean the same.
    MeasuredWechat,
    /// Names of applications for information, which mean the same.
    MeasuredApplication,
}

impl Class {
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

/// A word list in which the checks look words up themselves, outside of the search through the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// How the names of schools end: 大学, 学院.
    NameEnd,
    /// What goes on behind a school's name in a title: 信息公开, 年度.
    NameStop,
    /// What can stand before a school's name in a title: 关于, 报送.
    NameBefore,
    /// What a school's name follows in a sentence: 由, 现将.
    NameLead,
    /// What sounds like a school's name and is none: 高等学校.
    NameGeneral,
    /// What a vocational university's name holds.
    NameVocationalBachelor,
    /// What a vocational college's name holds.
    NameVocational,
    /// How the name of a school of undergraduates ends.
    NameUndergraduate,
    /// What the name of a province's authority holds: 省, 市.
    LocalAuthority,
    /// What stands behind the year of a report: 学年, 年度.
    YearEnd,
    /// What a cell says where there is none: 无, —.
    CellNil,
    /// What a cell says where something is public: 是, √.
    CellPublic,
    /// What a cell says where it is to be: 拟公开.
    CellPlanned,
}

impl List {
    /// Every list, with its name in the pack's `[words]`, in the order of their numbers.
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::NameEnd, "name-end"),
        (Self::NameStop, "name-stop"),
        (Self::NameBefore, "name-before"),
        (Self::NameLead, "name-lead"),
        (Self::NameGeneral, "name-general"),
        (Self::NameVocationalBachelor, "name-vocational-bachelor"),
        (Self::NameVocational, "name-vocational"),
        (Self::NameUndergraduate, "name-undergraduate"),
        (Self::LocalAuthority, "local-authority"),
        (Self::YearEnd, "year-end"),
        (Self::CellNil, "cell-nil"),
        (Self::CellPublic, "cell-public"),
        (Self::CellPlanned, "cell-planned"),
    ];
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
