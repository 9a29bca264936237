public import Feedback

public import struct Foundation.Date

/// Everything that a dossier shows, frozen: rendering reads nothing else, so the same input gives the same
/// bytes. Every name in it is in the dossier's language; texts of residents are masked.
public struct DossierInput: Sendable, Codable, Equatable {
  public var language: Language
  /// The office that made it.
  public var office: LocalizedName
  /// The plan, and what kind of appraisal it is.
  public var plan: NamedID
  public var kind: NamedID
  /// What is appraised, and the office that an official holds.
  public var object: NamedID
  public var holds: String?
  /// The departments that it is about.
  public var departments: [NamedID]
  /// The place whose view it is, with those in it; nil: the whole office's.
  public var place: NamedID?
  public var firstDay: Day
  public var lastDay: Day
  /// The last day that is in it: `lastDay`, or the day before it was made where that is earlier.
  public var countedUntil: Day
  /// The same days of the year before.
  public var firstDayBefore: Day
  public var lastDayBefore: Day
  /// The day on which the office first heard something: nothing is known of the time before; nil: nothing
  /// has been heard yet.
  public var firstHeard: Day?
  public var timeZone: String
  public var phases: [DossierPhase] = []

  /// Voices received in the period, and in the same days of the year before.
  public var total = 0
  public var totalBefore = 0
  public var urgentTotal = 0
  /// Voices that are counted, and neither quoted nor listed: confidential ones, and reports (举报).
  public var withheldTotal = 0
  public var months: [DossierMonth] = []
  /// First-level topics, most first, each with its second level; `""`: without one.
  public var topics: [DossierTopic] = []
  public var kinds: [NamedCount] = []
  public var places: [NamedCount] = []
  /// The matters with most voices, the hottest first.
  public var matters: [DigestMatter] = []
  /// How the office dealt with what came: each figure beside last year's and the others'.
  public var handling: [DossierComparison] = []
  /// The rates, each in both scopes.
  public var rates: [DossierRate] = []
  /// The window of the rates: from the first moment up to, but without, the last.
  public var ratesFrom: Date
  public var ratesUntil: Date
  /// How many other departments are pooled beside it; nil: none are.
  public var peers: Int?
  /// Shares of fewer than this bear their 95 % interval.
  public var intervalBelow = 0
  /// What deputies raised; nil: nothing, in neither year.
  public var raised: DossierRaised?
  public var worst: [DossierCase] = []
  public var best: [DossierCase] = []
  /// By which rule they were chosen.
  public var worstRule = ""
  public var bestRule = ""
  public var tallies: [DossierTally] = []
  public var rectifications: [DossierRectification] = []
  /// The work-order numbers behind each figure.
  public var lists: [DossierList] = []

  public var taxonomyVersion = ""
  /// The version of the trained model; nil: the words alone.
  public var modelVersion: String?
  public var configurationVersion = ""
  public var softwareVersion = ""
  public var madeAt: Date

  /// An input with its frame; the figures are set afterwards.
  public init(
    language: Language, office: LocalizedName, plan: NamedID, kind: NamedID, object: NamedID,
    departments: [NamedID], days: ClosedRange<Day>, countedUntil: Day, before: ClosedRange<Day>,
    rates: Range<Date>, timeZone: String, madeAt: Date
  ) {
    (self.language, self.office, self.plan) = (language, office, plan)
    (self.kind, self.object, self.departments) = (kind, object, departments)
    (firstDay, lastDay, self.countedUntil) = (days.lowerBound, days.upperBound, countedUntil)
    (firstDayBefore, lastDayBefore) = (before.lowerBound, before.upperBound)
    (ratesFrom, ratesUntil) = (rates.lowerBound, rates.upperBound)
    (self.timeZone, self.madeAt) = (timeZone, madeAt)
  }
}

/// A phase of the appraisal.
public struct DossierPhase: Sendable, Codable, Equatable {
  public var name: String
  public var firstDay: Day
  public var lastDay: Day

  /// A phase with its days.
  public init(name: String, firstDay: Day, lastDay: Day) {
    (self.name, self.firstDay, self.lastDay) = (name, firstDay, lastDay)
  }
}

/// The voices of a month of the period, and of the same month of the year before.
public struct DossierMonth: Sendable, Codable, Equatable {
  /// The first of its days that lies in the period.
  public var day: Day
  public var count: Int
  public var before: Int

  /// A month with both counts.
  public init(day: Day, count: Int, before: Int) {
    (self.day, self.count, self.before) = (day, count, before)
  }

  /// `2026-11`.
  public var label: String { Period.month.label(around: day) }
}

/// A first-level topic with its second level.
public struct DossierTopic: Sendable, Codable, Equatable {
  public var topic: NamedCount
  /// Those of its voices that have a second-level topic.
  public var second: [NamedCount]

  /// A topic with its second level.
  public init(topic: NamedCount, second: [NamedCount]) {
    (self.topic, self.second) = (topic, second)
  }
}

/// A share of something: a part of a whole.
public struct DossierShare: Sendable, Codable, Equatable {
  /// Decimals, exact up to two digits; nil for scores, which are made of rates.
  public var part: String?
  public var whole: String?
  /// In hundredths, or as it is for scores; nil: no data, because there is nothing to divide by.
  public var value: Double?
  /// The 95 % interval in hundredths, where the whole is small.
  public var low: Int?
  public var high: Int?
  /// The name of the band.
  public var band: String?

  /// A share.
  public init(
    part: String?, whole: String?, value: Double?, low: Int? = nil, high: Int? = nil,
    band: String? = nil
  ) {
    (self.part, self.whole, self.value) = (part, whole, value)
    (self.low, self.high, self.band) = (low, high, band)
  }
}

/// A figure beside last year's and the others'.
public struct DossierComparison: Sendable, Codable, Equatable {
  /// `answered-in-time` and so on; the id of its list.
  public var id: String
  public var now: DossierShare
  public var before: DossierShare
  public var peers: DossierShare?

  /// A figure with what it is held against.
  public init(id: String, now: DossierShare, before: DossierShare, peers: DossierShare?) {
    (self.id, self.now, self.before, self.peers) = (id, now, before, peers)
  }
}

/// A rate in both scopes.
public struct DossierRate: Sendable, Codable, Equatable {
  public var rate: NamedID
  /// In words.
  public var formula: String
  public var version: String
  /// Whether its versions changed within the window.
  public var isChanged: Bool
  /// A score made of rates, which has no items of its own.
  public var isScore: Bool
  public var all: DossierComparison
  public var withoutExcluded: DossierComparison

  /// A rate with its figures.
  public init(
    rate: NamedID, formula: String, version: String, isChanged: Bool, isScore: Bool,
    all: DossierComparison, withoutExcluded: DossierComparison
  ) {
    (self.rate, self.formula, self.version) = (rate, formula, version)
    (self.isChanged, self.isScore) = (isChanged, isScore)
    (self.all, self.withoutExcluded) = (all, withoutExcluded)
  }
}

/// One of the worst or the best cases.
public struct DossierCase: Sendable, Codable, Equatable {
  /// Masked.
  public var item: DigestItem
  /// What speaks for or against it, in words.
  public var facts: [String]
  /// By the rule; 0 for the best.
  public var points: Int

  /// A case with its facts.
  public init(item: DigestItem, facts: [String], points: Int) {
    (self.item, self.facts, self.points) = (item, facts, points)
  }
}

/// A kept tally of the object.
public struct DossierTally: Sendable, Codable, Equatable {
  /// `T-3`.
  public var id: String
  /// What it is: ballots, or a questionnaire.
  public var kind: String
  public var held: Day
  public var rules: String
  /// Names and votes, in the order of the rule.
  public var votes: [NamedCount]
  public var invalid: Int
  public var returned: Int
  public var members: Int?
  /// nil: no result.
  public var result: String?
  public var reasons: [String]

  /// A tally.
  public init(
    id: String, kind: String, held: Day, rules: String, votes: [NamedCount], invalid: Int,
    returned: Int, members: Int?, result: String?, reasons: [String]
  ) {
    (self.id, self.kind, self.held, self.rules) = (id, kind, held, rules)
    (self.votes, self.invalid, self.returned) = (votes, invalid, returned)
    (self.members, self.result, self.reasons) = (members, result, reasons)
  }
}

/// What was agreed at an appraisal of the object, with the voices about it.
public struct DossierRectification: Sendable, Codable, Equatable {
  /// `R-3`.
  public var id: String
  /// The plan's name where it was agreed at an earlier appraisal; nil for this one.
  public var earlierPlan: String?
  /// Masked.
  public var text: String
  public var department: String
  public var agreed: Day
  public var due: Day?
  public var state: String
  public var isAccepted: Bool
  public var isOverdue: Bool
  /// Dated notes, masked.
  public var notes: [String]
  /// How many days lie behind the agreement; nil where voices are not counted.
  public var voiceDays: Int?
  public var before: Int
  public var after: Int
  /// Voices by month, from a year before the agreement.
  public var months: [DossierMonth]

  /// What was agreed.
  public init(
    id: String, text: String, department: String, agreed: Day, due: Day?, state: String,
    isAccepted: Bool, isOverdue: Bool
  ) {
    (self.id, self.text, self.department) = (id, text, department)
    (self.agreed, self.due, self.state) = (agreed, due, state)
    (self.isAccepted, self.isOverdue) = (isAccepted, isOverdue)
    (notes, before, after, months) = ([], 0, 0, [])
  }
}

/// The items behind a figure.
public struct DossierList: Sendable, Codable, Equatable {
  /// The figure: `total`, `month/2026-11`, `topic/transport` ...
  public var figure: String
  /// How many there are, those that are withheld with them.
  public var count: Int
  /// The newest that may be listed, newest first.
  public var numbers: [String]

  /// A list.
  public init(figure: String, count: Int, numbers: [String]) {
    (self.figure, self.count, self.numbers) = (figure, count, numbers)
  }
}
