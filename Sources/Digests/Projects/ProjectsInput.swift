public import Feedback

public import struct Foundation.Date

/// Everything that the pages of a year's livelihood projects show: rendering reads nothing else, so the
/// same input gives the same bytes. Every name in it is in the pages' language; texts of residents are
/// masked.
public struct ProjectsInput: Sendable, Codable, Equatable {
  public var language: Language
  /// The office that made it.
  public var office: LocalizedName
  public var year: Int
  /// The place whose view it is, with those in it; nil: the whole office's.
  public var place: NamedID?
  /// The day on which milestones are late or not.
  public var today: Day
  /// The last day of which voices and call-backs are counted.
  public var countedUntil: Day
  public var timeZone: String
  /// In the order of the list.
  public var projects: [ProjectEntry] = []
  /// Shares of fewer than this bear their 95 % interval.
  public var intervalBelow = 0
  public var taxonomyVersion = ""
  public var configurationVersion = ""
  public var softwareVersion = ""
  public var madeAt: Date

  /// An input without projects.
  public init(
    language: Language, office: LocalizedName, year: Int, place: NamedID?, today: Day,
    countedUntil: Day, timeZone: String, madeAt: Date
  ) {
    (self.language, self.office, self.year, self.place) = (language, office, year, place)
    (self.today, self.countedUntil) = (today, countedUntil)
    (self.timeZone, self.madeAt) = (timeZone, madeAt)
  }
}

/// A project with its figures.
public struct ProjectEntry: Sendable, Codable, Equatable {
  /// `2026-3`.
  public var id: String
  public var name: String
  public var stage: ProjectStage
  /// Whether it keeps to its plan: `on-time`, `late` and so on, and what people call it.
  public var standing: NamedID
  public var decided: Day?
  public var votesFor: Int?
  public var valid: Int?
  public var members: Int?
  /// The one that leads comes first.
  public var departments: [NamedID] = []
  /// Empty: the whole area.
  public var places: [NamedID] = []
  /// In whole yuan.
  public var plannedYuan: Int?
  public var spentYuan: Int?
  /// When a table last changed what is known of it.
  public var changedOn: Day
  public var milestones: [ProjectMilestone] = []
  /// The first due of what is open.
  public var next: ProjectMilestone?
  public var completed: Day?
  /// By how many days the latest of what is open is past its day.
  public var daysLate = 0

  /// What is searched for; empty: nothing, so that its voices are what people linked.
  public var words: [String] = []
  public var topics: [NamedID] = []
  /// Voices from a year before the vote on, or from as many days before it as lie behind it.
  public var total = 0
  /// Of these, those that are counted, and neither quoted nor listed: confidential ones, and reports.
  public var withheldTotal = 0
  public var aroundVote: ProjectSpans?
  public var aroundCompletion: ProjectSpans?
  public var months: [ProjectMonth] = []
  /// From the call-backs made since the vote; without one, in the last year.
  public var rates: [ProjectRate] = []
  public var ratesFrom: Date
  public var ratesUntil: Date
  /// The newest voices that may be quoted.
  public var quotations: [DigestItem] = []
  /// The newest work-order numbers that may be listed, newest first.
  public var numbers: [String] = []

  /// A project; its figures are set afterwards.
  public init(
    id: String, name: String, stage: ProjectStage, standing: NamedID, changedOn: Day,
    rates: Range<Date>
  ) {
    (self.id, self.name, self.stage, self.standing) = (id, name, stage, standing)
    self.changedOn = changedOn
    (ratesFrom, ratesUntil) = (rates.lowerBound, rates.upperBound)
  }
}

/// A milestone with how late it is, or was.
public struct ProjectMilestone: Sendable, Codable, Equatable {
  public var name: String
  public var due: Day
  public var done: Day?
  public var daysLate: Int

  /// A milestone.
  public init(name: String, due: Day, done: Day?, daysLate: Int) {
    (self.name, self.due, self.done, self.daysLate) = (name, due, done, daysLate)
  }
}

/// The voices before and after a day, in as many days on either side.
public struct ProjectSpans: Sendable, Codable, Equatable {
  public var day: Day
  public var days: Int
  /// nil: the office had not heard all of that time.
  public var before: Int?
  public var after: Int

  /// Counts of both sides.
  public init(day: Day, days: Int, before: Int?, after: Int) {
    (self.day, self.days, self.before, self.after) = (day, days, before, after)
  }
}

/// The voices of a month.
public struct ProjectMonth: Sendable, Codable, Equatable {
  /// The first of its days that is counted.
  public var day: Day
  public var count: Int
  /// Whether it ends after the vote.
  public var isAfter: Bool

  /// A month with its count.
  public init(day: Day, count: Int, isAfter: Bool) {
    (self.day, self.count, self.isAfter) = (day, count, isAfter)
  }

  /// `2026-11`.
  public var label: String { Period.month.label(around: day) }
}

/// A rate of the call-backs to a project's voices, in both scopes.
public struct ProjectRate: Sendable, Codable, Equatable {
  public var rate: NamedID
  public var formula: String
  public var version: String
  public var all: DossierShare
  public var withoutExcluded: DossierShare

  /// A rate with its figures.
  public init(
    rate: NamedID, formula: String, version: String, all: DossierShare,
    withoutExcluded: DossierShare
  ) {
    (self.rate, self.formula, self.version) = (rate, formula, version)
    (self.all, self.withoutExcluded) = (all, withoutExcluded)
  }
}

extension ProjectsInput: FrozenDocument {
  public static let schema = 1
  public static let noun = "list of projects"

  public var namedFigures: [String: Int] {
    var figures: [String: Int] = [:]
    for project in projects {
      figures[project.id + "/total"] = project.total
      figures[project.id + "/days-late"] = project.daysLate
      for (name, spans) in [
        ("vote", project.aroundVote), ("completion", project.aroundCompletion),
      ] {
        figures["\(project.id)/before-\(name)"] = spans?.before
        figures["\(project.id)/after-\(name)"] = spans?.after
      }
    }
    return figures
  }

  /// Whether one of the items is quoted.
  public func quotes(_ forgotten: ForgottenItems) -> Bool {
    projects.contains { $0.quotations.contains { forgotten.numbers.contains($0.number) } }
  }

  /// The input without the texts of what was forgotten; the figures stay.
  public func without(_ forgotten: ForgottenItems) -> ProjectsInput {
    var input = self
    for index in input.projects.indices {
      input.projects[index].quotations.removeAll { forgotten.numbers.contains($0.number) }
    }
    return input
  }
}
