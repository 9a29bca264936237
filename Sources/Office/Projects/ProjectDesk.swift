public import Feedback
public import Foundation
internal import Oversight
internal import Settings
internal import Store

/// Which projects are meant; what is nil leaves none out.
public struct ProjectFilter: Sendable {
  public var year: Int?
  /// A place's id: projects in it, those of places that it lies in, and those of the whole area. Their
  /// voices are then those at the place alone.
  public var place: String?
  /// A department's id.
  public var department: String?

  /// A filter.
  public init(year: Int? = nil, place: String? = nil, department: String? = nil) {
    (self.year, self.place, self.department) = (year, place, department)
  }
}

/// A project as lists and pages show it.
public struct ProjectView: Sendable, Encodable {
  /// `2026-3`.
  public var id: String
  public var name: String
  /// `candidate`, `adopted` or `rejected`.
  public var stage: String
  public var decided: Day?
  public var votesFor: Int?
  public var valid: Int?
  public var members: Int?
  /// Ids and names; the one that leads comes first.
  public var departments: [NamedValue]
  /// Empty: the whole area.
  public var places: [NamedValue]
  /// In whole yuan.
  public var plannedYuan: Int?
  public var spentYuan: Int?
  public var topics: [NamedValue]
  public var words: [String]
  /// Whether it keeps to its plan: `on-time`, `late` and so on, and what people call it.
  public var standing: NamedValue
  /// By how many days the latest of what is open is past its day.
  public var daysLate: Int
  public var milestones: [MilestoneView]
  /// The first due of what is open.
  public var next: MilestoneView?
  public var completed: Day?
  public var changedAt: Date
  public var changedBy: String
  public var voices: ProjectVoicesView

  enum CodingKeys: String, CodingKey {
    case id, name, stage, decided, valid, members, departments, places, topics, words, standing
    case milestones, next, completed, voices
    case votesFor = "votes_for"
    case plannedYuan = "planned_yuan"
    case spentYuan = "spent_yuan"
    case daysLate = "days_late"
    case changedAt = "changed_at"
    case changedBy = "changed_by"
  }
}

/// An id with what people call it.
public struct NamedValue: Sendable, Encodable {
  public var id: String
  public var name: String
}

/// A milestone with how late it is, or was.
public struct MilestoneView: Sendable, Encodable {
  public var name: String
  public var due: Day
  public var done: Day?
  public var daysLate: Int

  enum CodingKeys: String, CodingKey {
    case name, due, done
    case daysLate = "days_late"
  }
}

/// How many voices there are about a project, those that are not shown with them.
public struct ProjectVoicesView: Sendable, Encodable {
  /// Up to which day.
  public var until: Day
  public var total: Int
  /// Confidential items and reports: counted, neither quoted nor listed.
  public var withheld: Int
  /// In as many days up to the vote as lie behind it, and since then; absent without a vote. Nothing is
  /// known of the time before where the office did not hear all of it.
  public var days: Int?
  public var before: Int?
  public var after: Int?
}

extension OfficeContext {
  /// The projects that are meant, in the order of their lists.
  public func projects(_ filter: ProjectFilter) throws(OfficeError) -> [ProjectView] {
    let places = try places(in: filter.place)
    let firstHeard = try OfficeError.wrap { try store.firstDay() }
    return try stored(filter).map { project throws(OfficeError) in
      try view(project, within: places, firstHeard)
    }
  }

  /// One project.
  public func project(_ reference: String) throws(OfficeError) -> ProjectView {
    try view(
      try storedProject(reference), within: [], try OfficeError.wrap { try store.firstDay() })
  }

  /// The work-order numbers of a project's items up to now, newest first, and how many more there are
  /// that are not listed.
  public func projectItems(
    _ reference: String
  ) throws(OfficeError) -> (items: [String], withheld: Int) {
    let all = try voices(of: try storedProject(reference), until: today, within: []).all
    let shown = all.filter { !$0.isWithheld }
    return (shown.reversed().map(\.number.description), all.count - shown.count)
  }

  /// Says that items belong to a project, or that they do not; it counts before words and places.
  ///
  /// - Returns: how many of them it changed.
  public func linkProject(
    _ reference: String, _ items: [String], holds: Bool
  ) throws(OfficeError) -> Int {
    let project = try storedProject(reference).project
    let rows = try items.map { item throws(OfficeError) in
      guard let detail = try OfficeError.wrap({ try store.item(item) }) else {
        throw .unknownItem(item, language)
      }
      return detail.row.id
    }
    return try OfficeError.wrap {
      try store.link(
        rows, to: project.id, holds: holds, actor: actor, at: surroundings.now())
    }
  }

  func storedProject(_ reference: String) throws(OfficeError) -> StoredProject {
    if let id = ProjectID(reference), let found = try OfficeError.wrap({ try store.project(id) }) {
      return found
    }
    let known = try OfficeError.wrap { try store.projects() }.map(\.project.id.description)
    let mend = mend(for: reference, among: known, otherwise: "see `minqing project list`")
    throw OfficeError(.usage, "no project \(reference); give an id such as 2026-3: \(mend)")
  }

  /// The projects that a filter leaves; ids that the configuration does not know are a mistake.
  func stored(_ filter: ProjectFilter) throws(OfficeError) -> [StoredProject] {
    let departments = configuration.departments.ids
    if let department = filter.department, !departments.contains(department) {
      let mend = mend(for: department, among: departments)
      throw OfficeError(.usage, "no department \(department); \(mend)")
    }
    let places = try places(in: filter.place)
    return try OfficeError.wrap { try store.projects(year: filter.year) }.filter { stored in
      let project = stored.project
      let isThere =
        places.isEmpty || project.places.isEmpty
        || project.places.contains { !configuration.places.within($0).isDisjoint(with: places) }
      return isThere && filter.department.map(project.departments.contains) ?? true
    }
  }

  /// A place with those in it; empty for nil.
  func places(in place: String?) throws(OfficeError) -> Set<String> {
    guard let place else { return [] }
    let known = configuration.places.ids
    guard known.contains(place) else {
      let mend = mend(for: place, among: known, otherwise: "see places.yaml")
      throw OfficeError(.usage, "no place \(place); \(mend)")
    }
    return configuration.places.within(place)
  }

  /// Voices are counted up to this day: of today nobody knows yet what it brings.
  var lastCountedDay: Day { today - 1 }

  private func view(
    _ stored: StoredProject, within places: Set<String>, _ firstHeard: Day?
  ) throws(OfficeError) -> ProjectView {
    let project = stored.project
    let progress = ProjectProgress(project, on: today)
    let voices = try voices(of: stored, until: lastCountedDay, within: places)
    let around = project.decided.map { voices.aroundDay($0, firstHeard: firstHeard) }
    func named(_ kind: IDKind, _ ids: [String]) -> [NamedValue] {
      ids.map { NamedValue(id: $0, name: name(kind, $0)) }
    }
    func view(_ step: ProjectProgress.Step) -> MilestoneView {
      MilestoneView(
        name: step.milestone.name(language), due: step.milestone.due, done: step.milestone.done,
        daysLate: step.daysLate)
    }
    return ProjectView(
      id: project.id.description, name: project.name(language), stage: project.stage.rawValue,
      decided: project.decided, votesFor: project.vote?.votesFor, valid: project.vote?.valid,
      members: project.vote?.members, departments: named(.department, project.departments),
      places: named(.place, project.places), plannedYuan: project.planned?.yuan,
      spentYuan: project.spent?.yuan, topics: named(.topic, project.topics), words: project.words,
      standing: NamedValue(
        id: progress.standing.rawValue, name: progress.standing.name(language)),
      daysLate: progress.daysLate, milestones: progress.steps.map(view),
      next: progress.steps.first { $0.milestone == progress.next }.map(view),
      completed: progress.completed, changedAt: stored.changedAt, changedBy: stored.actor.name,
      voices: ProjectVoicesView(
        until: lastCountedDay, total: voices.all.count,
        withheld: voices.all.count(where: \.isWithheld), days: around?.days,
        before: around?.before, after: around?.after))
  }
}
