public import Feedback

/// A year for everybody: figures alone, none of them small, and nothing that leads to a person. What is not
/// shown is not in it: it is the page's open data as it stands.
public struct PublicReport: OpenDocument {
  /// The number of the JSON's schema: one more with each change of its keys.
  public var schema = 1
  public var language: Language
  public var year: Int
  /// The place whose page it is, with those in it; nil: the whole office's.
  public var place: NamedID?
  public var firstDay: Day
  /// The last day of the year, or the day before the present where that is earlier.
  public var countedUntil: Day
  public var isOver: Bool
  /// The least count of people or items that is shown; 0: all are.
  public var suppressBelow: Int
  /// Shown counts are multiples of this.
  public var roundedTo: Int
  /// nil: too few to be shown; nothing else is either.
  public var received: Int?
  /// Months, topics, places, channels and kinds, which make up `received` each.
  public var tables: [PublicTable] = []
  /// What became of the deadlines that lay in the year.
  public var deadlines: PublicTable
  public var rates: [PublicRate] = []
  /// The days whose call-backs are counted.
  public var ratesFrom: Day
  public var ratesUntil: Day
  /// nil: there are no stations.
  public var stations: PublicStations?
  public var matters: [PublicMatterRow] = []
  public var agreed: [PublicAgreement] = []
  public var ballots: [PublicBallot] = []
  /// What is left out, and by which rule, in words.
  public var rules: [String] = []
  public var method: AnnualMethod

  /// A report with its frame; the figures are set afterwards.
  public init(
    language: Language, year: Int, place: NamedID?, days: ClosedRange<Day>, isOver: Bool,
    suppressBelow: Int, roundedTo: Int, deadlines: PublicTable, rates: ClosedRange<Day>,
    method: AnnualMethod
  ) {
    (self.language, self.year, self.place, self.isOver) = (language, year, place, isOver)
    (firstDay, countedUntil) = (days.lowerBound, days.upperBound)
    (self.suppressBelow, self.roundedTo, self.deadlines) = (suppressBelow, roundedTo, deadlines)
    (ratesFrom, ratesUntil, self.method) = (rates.lowerBound, rates.upperBound, method)
  }
}

/// Counts that make up a total.
public struct PublicTable: Sendable, Codable, Equatable {
  /// `month`, `topic`, `place`, `channel`, `kind` or `deadlines`.
  public var id: String
  public var name: String
  /// nil: too few to be shown.
  public var total: Int?
  /// Whether it is left out, because its counts are too small.
  public var isWithheld: Bool
  /// Without those of nothing, months excepted; in their order.
  public var rows: [PublicRow]

  /// A table.
  public init(id: String, name: String, total: Int?, isWithheld: Bool, rows: [PublicRow]) {
    (self.id, self.name, self.total) = (id, name, total)
    (self.isWithheld, self.rows) = (isWithheld, rows)
  }
}

/// A row of a table.
public struct PublicRow: Sendable, Codable, Equatable {
  /// Empty: what has none.
  public var id: String
  public var name: String
  /// nil: not shown.
  public var count: Int?

  /// A row.
  public init(id: String, name: String, count: Int?) {
    (self.id, self.name, self.count) = (id, name, count)
  }
}

/// A rate in both scopes.
public struct PublicRate: Sendable, Codable, Equatable {
  public var id: String
  public var name: String
  public var formula: String
  public var version: String
  /// Whether it is a score made of rates, and no share.
  public var isScore: Bool
  public var all: PublicShare
  public var withoutExcluded: PublicShare

  /// A rate with its figures.
  public init(
    id: String, name: String, formula: String, version: String, isScore: Bool, all: PublicShare,
    withoutExcluded: PublicShare
  ) {
    (self.id, self.name, self.formula, self.version) = (id, name, formula, version)
    (self.isScore, self.all, self.withoutExcluded) = (isScore, all, withoutExcluded)
  }
}

/// What is shown of a rate.
public struct PublicShare: Sendable, Codable, Equatable {
  /// Whether a figure is shown, is not, or is none.
  public enum State: String, Sendable, Codable {
    case shown
    case notShown = "not-shown"
    case noData = "no-data"
  }

  public var state: State
  /// In hundredths; of scores as they are.
  public var value: Double?
  public var callbacks: Int?
  /// The 95 % interval in hundredths.
  public var low: Int?
  public var high: Int?
  /// The band's name.
  public var band: String?

  /// A share; without a value there is none.
  public init(
    _ state: State, value: Double? = nil, callbacks: Int? = nil, low: Int? = nil,
    high: Int? = nil, band: String? = nil
  ) {
    (self.state, self.value, self.callbacks) = (state, value, callbacks)
    (self.low, self.high, self.band) = (low, high, band)
  }
}

/// What all stations did together.
public struct PublicStations: Sendable, Codable, Equatable {
  /// nil: too few to be shown, each of them.
  public var openings: Int?
  /// Of the openings that were due, in hundredths; nil too where nothing was due.
  public var openingsHeld: Int?
  public var heard: Int?
  public var raised: Int?

  /// What stations did.
  public init(openings: Int?, openingsHeld: Int?, heard: Int?, raised: Int?) {
    (self.openings, self.openingsHeld) = (openings, openingsHeld)
    (self.heard, self.raised) = (heard, raised)
  }
}

/// A matter that many people spoke about.
public struct PublicMatterRow: Sendable, Codable, Equatable {
  /// Topic and place, or where the office wants it a resident's words, masked.
  public var name: String
  /// How many messages at least.
  public var voicesAtLeast: Int

  /// A matter.
  public init(name: String, voicesAtLeast: Int) {
    (self.name, self.voicesAtLeast) = (name, voicesAtLeast)
  }
}

/// What was agreed at an appraisal, and where it stands.
public struct PublicAgreement: Sendable, Codable, Equatable {
  /// Masked.
  public var text: String
  public var department: String
  public var agreed: Day
  public var due: Day?
  /// `open`, `evidence`, `accepted` or `reopened`, and its name.
  public var state: String
  public var stateName: String

  /// What was agreed.
  public init(
    text: String, department: String, agreed: Day, due: Day?, state: String, stateName: String
  ) {
    (self.text, self.department, self.agreed) = (text, department, agreed)
    (self.due, self.state, self.stateName) = (due, state, stateName)
  }
}

/// The result of a vote about somebody's work.
public struct PublicBallot: Sendable, Codable, Equatable {
  public var held: Day
  /// A department, or the office that an official holds: nobody is named.
  public var object: String
  /// nil: no result.
  public var result: String?

  /// A result.
  public init(held: Day, object: String, result: String?) {
    (self.held, self.object, self.result) = (held, object, result)
  }
}
