public import Feedback

/// A column of the table of a year's projects, or of that of their milestones.
enum ProjectColumn: TableColumn {
  case number, year, chinese, english, stage, decided, votes, valid, members, tally
  case departments, places, planned, spent, topics, words
  case milestone, milestoneEnglish, due, done

  var names: [String] {
    switch self {
    case .number: ["项目编号", "编号", "序号", "number", "id", "project"]
    case .year: ["年度", "年份", "year"]
    case .chinese: ["项目名称", "名称", "项目", "实事项目", "name", "title"]
    case .english: ["英文名称", "nameen", "english", "englishname"]
    case .stage: ["票决结果", "阶段", "项目阶段", "状态", "stage", "result"]
    case .decided: ["票决日期", "表决日期", "decided", "decidedon", "votedon"]
    case .votes: ["赞成票", "赞成票数", "得票", "得票数", "votesfor", "votes"]
    case .valid: ["有效票", "有效票数", "valid", "validballots"]
    case .members: ["全体代表", "代表总数", "应到代表", "全体代表人数", "members"]
    case .tally: ["计票编号", "计票", "tally"]
    case .departments:
      ["责任单位", "牵头单位", "承办单位", "责任部门", "departments", "department", "responsible"]
    case .places: ["实施地点", "地点", "区域", "places", "place"]
    case .planned: Self.inTenThousands(["计划资金", "计划投资", "投资额", "planned", "budget"])
    case .spent: Self.inTenThousands(["已用资金", "完成投资", "spent"])
    case .topics: ["主题", "领域", "topics", "topic"]
    case .words: ["关键词", "words", "word"]
    case .milestone: ["节点", "节点名称", "阶段目标", "milestone"]
    case .milestoneEnglish: ["节点英文名称", "milestoneen", "milestoneenglish"]
    case .due: ["计划完成日期", "计划日期", "完成时限", "期限", "due"]
    case .done: ["实际完成日期", "完成日期", "done", "doneon"]
    }
  }

  /// Names of columns of money, which may also say their unit.
  private static func inTenThousands(_ names: [String]) -> [String] {
    names + names.flatMap { ["\($0)(万元)", "\($0)（万元）"] }
  }

  /// Which stage a cell of the table means.
  static let stages: [String: ProjectStage] = [
    "candidate": .candidate, "候选": .candidate, "候选项目": .candidate, "待票决": .candidate,
    "adopted": .adopted, "当选": .adopted, "入选": .adopted, "正式": .adopted, "正式项目": .adopted,
    "通过": .adopted, "票决通过": .adopted,
    "rejected": .rejected, "notadopted": .rejected, "落选": .rejected, "未入选": .rejected,
    "未通过": .rejected, "未当选": .rejected,
  ]
}

/// What tables of projects are checked against.
public struct ProjectKnowledge: TableKnowledge {
  typealias Column = ProjectColumn

  /// The year of the list.
  public var year: Int
  public var today: Day
  /// What each department, place and topic is called, with its id.
  public var departments: KnownNames
  public var places: KnownNames
  public var topics: KnownNames
  /// The numbers of the year's projects that the store has.
  public var numbers: Set<String>
  /// Why a word cannot be searched for; nil where it can.
  public var flaw: @Sendable (String) -> String?
  /// What a kept tally (`T-3`) says of a project of some names.
  public var counted: @Sendable (String, [String]) -> CountedVote
  public var day: @Sendable (FieldValue) -> Day?

  /// Knowledge of an office for the list of a year.
  public init(
    year: Int, today: Day, departments: KnownNames, places: KnownNames, topics: KnownNames,
    numbers: Set<String>, flaw: @escaping @Sendable (String) -> String?,
    counted: @escaping @Sendable (String, [String]) -> CountedVote,
    day: @escaping @Sendable (FieldValue) -> Day?
  ) {
    (self.year, self.today, self.numbers) = (year, today, numbers)
    (self.departments, self.places, self.topics) = (departments, places, topics)
    (self.flaw, self.counted, self.day) = (flaw, counted, day)
  }
}

/// What a kept tally says of a project: its vote and day, or why it says nothing.
public enum CountedVote: Sendable, Equatable {
  case vote(ProjectVote, Day)
  case none(String)
}

/// What the ids of a kind are called.
public struct KnownNames: Sendable {
  private var ids: [String: Set<String>] = [:]
  private let names: [String]

  /// Ids, each with everything that it is called.
  public init(_ known: [(id: String, names: [String])]) {
    for (id, names) in known {
      for name in names + [id] { ids[TableText.folded(name), default: []].insert(id) }
    }
    names = known.flatMap { [$0.id] + $0.names }
  }

  /// The ids that a text means: none, one, or several of the same name.
  public func find(_ text: String) -> [String] {
    // An id counts before a name.
    let found = ids[TableText.folded(text)] ?? []
    return found.contains(text) ? [text] : found.sorted()
  }

  /// Every name, for the mend of one that is not known.
  public var all: [String] { names }
}
