/// A livelihood project (民生实事) of a year's list.
public struct LivelihoodProject: Sendable, Equatable {
  public var id: ProjectID
  public var name: LocalizedName
  public var stage: ProjectStage
  /// The day of the vote; nil: not voted on yet.
  public var decided: Day?
  /// What the vote brought; nil: not known.
  public var vote: ProjectVote?
  /// Ids of departments; the one that leads comes first.
  public var departments: [String]
  /// Ids of places; empty: the whole area.
  public var places: [String]
  /// The money planned and spent; nil: not known.
  public var planned: Money?
  public var spent: Money?
  /// What voices about it are about, and what one of them says: a search each.
  public var topics: [String]
  public var words: [String]
  /// In the order of the table.
  public var milestones: [Milestone] = []

  /// A project without milestones.
  public init(
    id: ProjectID, name: LocalizedName, stage: ProjectStage, decided: Day? = nil,
    vote: ProjectVote? = nil, departments: [String], places: [String] = [], planned: Money? = nil,
    spent: Money? = nil, topics: [String] = [], words: [String] = []
  ) {
    (self.id, self.name, self.stage, self.decided) = (id, name, stage, decided)
    (self.vote, self.departments, self.places) = (vote, departments, places)
    (self.planned, self.spent, self.topics, self.words) = (planned, spent, topics, words)
  }
}

/// What a project is known by: the year of its list, and its number in it. `2026-3`.
public struct ProjectID: Sendable, Hashable, CustomStringConvertible {
  public var year: Int
  /// Letters, digits and hyphens.
  public var number: String

  /// The id of a number in a year's list.
  public init(year: Int, number: String) { (self.year, self.number) = (year, number) }

  /// Reads `2026-3`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, let year = Int(parts[0]), Self.years.contains(year) else { return nil }
    self.init(year: year, number: String(parts[1]))
  }

  /// The years that lists can be of.
  public static let years = 1900...2999

  public var description: String { "\(year)-\(number)" }
}

/// Where a project stands with the congress that votes on it (票决).
public enum ProjectStage: String, Sendable, CaseIterable, Codable {
  case candidate, adopted, rejected
}

/// How a congress voted on a project; counts alone.
public struct ProjectVote: Sendable, Equatable {
  public var votesFor: Int
  /// Valid ballots, and all members of the congress; nil: not known.
  public var valid: Int?
  public var members: Int?

  /// Counts of a vote.
  public init(votesFor: Int, valid: Int? = nil, members: Int? = nil) {
    (self.votesFor, self.valid, self.members) = (votesFor, valid, members)
  }
}

/// An amount of money in whole yuan (元); tables and pages show it in ten thousands (万元).
public struct Money: Sendable, Hashable, Codable {
  public var yuan: Int

  /// An amount of yuan.
  public init(yuan: Int) { self.yuan = yuan }

  /// In ten thousands, for workbooks.
  public var tenThousands: Double { Double(yuan) / 10_000 }
}

extension Money: CustomStringConvertible {
  /// In ten thousands, exact: `1280.5`.
  public var description: String {
    var fraction = String(10_000 + yuan % 10_000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(yuan / 10_000)" + (fraction.isEmpty ? "" : ".\(fraction)")
  }
}

/// What has to be done for a project until when.
public struct Milestone: Sendable, Equatable {
  public var name: LocalizedName
  public var due: Day
  /// nil: not done yet.
  public var done: Day?

  /// A milestone.
  public init(name: LocalizedName, due: Day, done: Day? = nil) {
    (self.name, self.due, self.done) = (name, due, done)
  }
}
