public import Feedback
internal import Settings

/// Reads the tables of a year's livelihood projects (民生实事) and of their milestones.
///
/// A table with a column for milestones (节点) holds those, a row each; any other holds projects.
public enum ProjectTable {
  /// What tables say.
  public struct Contents: Sendable, Equatable {
    public var projects: [LivelihoodProject]
    /// The whole plan of each project that the tables give milestones of, by its number.
    public var plans: [String: [Milestone]]
  }

  /// Reads tables together, so that milestones may be those of projects that come with them.
  ///
  /// - Throws: every fault of all files.
  public static func read(
    _ records: [TableRecord], _ knowledge: ProjectKnowledge
  ) throws(TableFaults) -> Contents {
    var rows = TableRows(knowledge: knowledge)
    let plans = records.filter(isMilestone), projects = records.filter { !isMilestone($0) }
    rows.need([.number, .chinese, .stage, .departments], in: projects)
    rows.need([.number, .milestone, .due], in: plans)
    rows.refuseOtherUnits(in: projects)
    guard rows.faults.isEmpty else { throw TableFaults(lines: rows.faults) }
    var reading = ProjectReading(rows: rows)
    for record in projects { reading.project(record) }
    for record in plans { reading.milestone(record) }
    guard reading.rows.faults.isEmpty else { throw TableFaults(lines: reading.rows.faults) }
    return Contents(projects: reading.projects, plans: reading.plans)
  }

  private static func isMilestone(_ record: TableRecord) -> Bool {
    record.record.fields.entries.contains {
      ProjectColumn.milestone.names.contains(TableText.folded($0.name))
    }
  }
}

/// Tables on their way to projects.
private struct ProjectReading {
  var rows: TableRows<ProjectKnowledge>
  private(set) var projects: [LivelihoodProject] = []
  private(set) var plans: [String: [Milestone]] = [:]
  /// Where the project of a number, or the milestone of a name, stands.
  private var met: [String: String] = [:]
  private var knowledge: ProjectKnowledge { rows.knowledge }

  init(rows: TableRows<ProjectKnowledge>) { self.rows = rows }

  mutating func project(_ row: TableRecord) {
    let before = rows.faults.count
    let number = rows.number(row)
    if let number { refuseTwice(number, "project \(number)", row) }
    let name = rows.name(.chinese, .english, row)
    let stage = rows.choice(
      .stage, row, ProjectColumn.stages, "候选, 当选 or 落选 (candidate, adopted or rejected)")
    var decided = rows.day(.decided, row)
    let vote = vote(row, name, &decided)
    if let stage { check(stage, decided, row) }
    let departments = rows.ids(.departments, row, knowledge.departments)
    if rows.list(.departments, row).isEmpty { _ = rows.required(.departments, row) }
    let places = rows.ids(.places, row, knowledge.places)
    let topics = rows.ids(.topics, row, knowledge.topics)
    let words = rows.list(.words, row)
    for word in words {
      if let flaw = knowledge.flaw(word) { rows.fault(row, "\(word): \(flaw)") }
    }
    let (planned, spent) = (rows.money(.planned, row), rows.money(.spent, row))
    guard let number, let name, let stage, rows.faults.count == before else { return }
    projects.append(
      LivelihoodProject(
        id: ProjectID(year: knowledge.year, number: number), name: name, stage: stage,
        decided: decided, vote: vote, departments: departments, places: places,
        planned: planned, spent: spent, topics: topics, words: words))
  }

  private mutating func refuseTwice(_ key: String, _ what: String, _ row: TableRecord) {
    if let place = met[key] {
      rows.fault(row, "\(what) stands in \(place) already; keep one row")
    } else {
      met[key] = row.place
    }
  }

  private mutating func check(_ stage: ProjectStage, _ decided: Day?, _ row: TableRecord) {
    guard stage != .candidate else { return }
    guard let decided else {
      return rows.fault(
        row, "no 票决日期 (decided) of a project that was voted on; fill it in, or write 候选")
    }
    if decided > knowledge.today {
      rows.fault(row, "the vote on \(decided) is yet to come; write 候选 (candidate) until then")
    }
  }

  /// The vote that the row gives, or that its tally counted.
  private mutating func vote(
    _ row: TableRecord, _ name: LocalizedName?, _ decided: inout Day?
  ) -> ProjectVote? {
    let columns: [ProjectColumn] = [.votes, .valid, .members]
    if let tally = rows.text(.tally, row) {
      guard columns.allSatisfy({ rows.text($0, row) == nil }) else {
        rows.fault(row, "both 计票编号 (tally) and counts; keep one of them")
        return nil
      }
      return vote(tally, row, name, &decided)
    }
    let (votes, valid, members) = (
      rows.countOrNone(.votes, row), rows.countOrNone(.valid, row), rows.countOrNone(.members, row)
    )
    guard let votes else {
      let isAlone = rows.text(.votes, row) == nil && (valid ?? members) != nil
      if isAlone { rows.fault(row, "ballots, but no 赞成票 (votes for); fill it in") }
      return nil
    }
    if let valid, votes > valid {
      rows.fault(row, "\(votes) votes for of \(valid) valid ballots; correct one of them")
    }
    if let members, max(votes, valid ?? 0) > members {
      rows.fault(
        row, "\(max(votes, valid ?? 0)) ballots of \(members) members; correct one of them")
    }
    return ProjectVote(votesFor: votes, valid: valid, members: members)
  }

  private mutating func vote(
    _ tally: String, _ row: TableRecord, _ name: LocalizedName?, _ decided: inout Day?
  ) -> ProjectVote? {
    guard let name else { return nil }
    switch knowledge.counted(tally, [name.chinese, name.english]) {
    case .none(let reason):
      rows.fault(row, reason)
      return nil
    case .vote(let vote, let held):
      if let decided, decided != held {
        rows.fault(row, "\(tally) was held on \(held), not on \(decided); correct 票决日期 (decided)")
      }
      decided = held
      return vote
    }
  }

  mutating func milestone(_ row: TableRecord) {
    let before = rows.faults.count
    let number = rows.number(row)
    if let number, !knowledge.numbers.contains(number), met[number] == nil {
      let known = knowledge.numbers.union(projects.map(\.id.number)).sorted()
      rows.fault(
        row,
        "no project \(number) in the list of \(knowledge.year); "
          + (known.isEmpty ? "import the projects first" : mend(for: number, among: known)))
    }
    let name = rows.name(.milestone, .milestoneEnglish, row)
    if let number, let name {
      refuseTwice("\(number)|\(name.chinese)", "\(name.chinese) of project \(number)", row)
    }
    let due = rows.required(.due, row) == nil ? nil : rows.day(.due, row)
    let done = rows.day(.done, row)
    if let done, done > knowledge.today {
      rows.fault(
        row, "done on \(done), which is yet to come; leave 实际完成日期 (done) empty until then")
    }
    guard let number, let name, let due, rows.faults.count == before else { return }
    plans[number, default: []].append(Milestone(name: name, due: due, done: done))
  }
}

extension TableRows<ProjectKnowledge> {
  /// The project's number, which pages and files are named after.
  mutating func number(_ row: TableRecord) -> String? {
    if let year = text(.year, row), year != "\(knowledge.year)", year != "\(knowledge.year)年" {
      fault(
        row, "it is of \(year), and the list of \(knowledge.year); give --year, or another table")
    }
    guard let text = required(.number, row) else { return nil }
    let number = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    guard number.count <= 20,
      number.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
    else {
      fault(
        row, "\"\(text)\" is no number of a project; write up to 20 letters, digits and hyphens")
      return nil
    }
    return number
  }

  /// A name; the English one is that of the first column where there is none.
  mutating func name(
    _ column: ProjectColumn, _ english: ProjectColumn, _ row: TableRecord
  ) -> LocalizedName? {
    required(column, row).map { LocalizedName(chinese: $0, english: text(english, row) ?? $0) }
  }

  /// The ids that the names in a cell mean.
  mutating func ids(
    _ column: ProjectColumn, _ row: TableRecord, _ known: KnownNames
  ) -> [String] {
    var ids: [String] = []
    for text in list(column, row) {
      let found = known.find(text)
      switch found.count {
      case 0:
        let near = nearest(to: text, among: known.all)
        fault(
          row,
          "\"\(text)\" under \(column.names[0]) (\(column)) is not known; "
            + (near.map { "did you mean \($0)?" } ?? "correct it, or add it to the configuration"))
      case 1: if !ids.contains(found[0]) { ids.append(found[0]) }
      default:
        fault(
          row, "several are called \"\(text)\"; give an id: \(found.joined(separator: ", "))")
      }
    }
    return ids
  }

  /// An amount in ten thousand yuan (万元), to the yuan.
  mutating func money(_ column: ProjectColumn, _ row: TableRecord) -> Money? {
    guard let text = text(column, row) else { return nil }
    let digits = ["万元", "万"].reduce(text) {
      $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0
    }
    if let money = Money(tenThousands: digits.filter { $0 != "," && $0 != "，" }) { return money }
    fault(
      row,
      "\"\(text)\" under \(column.names[0]) (\(column)) is no amount in 万元; write it as 1280.5")
    return nil
  }

  /// Refuses columns of money in another unit, which would be passed over otherwise.
  mutating func refuseOtherUnits(in records: [TableRecord]) {
    var seen: Set<String> = []
    for row in records {
      for entry in row.record.fields.entries {
        let name = TableText.folded(entry.name)
        let isOther = [ProjectColumn.planned, .spent].contains { column in
          !column.names.contains(name)
            && column.names.contains { name.hasPrefix($0 + "(") || name.hasPrefix($0 + "（") }
        }
        if isOther, seen.insert(row.file + name).inserted {
          faults.append("\(row.file): column \(entry.name): money is in 万元; convert it and say so")
        }
      }
    }
  }
}

extension Money {
  /// Reads ten thousands of yuan, exact to the yuan; nil for what is no such amount.
  public init?(tenThousands text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...9).contains(parts[0].count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = Int(parts[0])
    else { return nil }
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    guard fraction.count <= 4 else { return nil }
    while fraction.count < 4 { fraction += "0" }
    self.init(yuan: whole * 10_000 + (Int(fraction) ?? 0))
  }
}
