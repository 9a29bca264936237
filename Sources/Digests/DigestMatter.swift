public import Feedback

/// A matter that many voices are about, as a digest shows it; its texts are masked.
public struct DigestMatter: Sendable, Codable, Equatable {
  /// The matter's stable id.
  public var id: String
  /// Its title, from its own words.
  public var title: String
  /// How many voices it has in all.
  public var voices: Int
  /// How many of them came in the period.
  public var voicesInPeriod: Int
  /// How many people they are of; nil where that cannot be told.
  public var people: Int?
  /// Its heat by the formula of the configuration.
  public var heat: Double
  /// The name of its place, or nil.
  public var place: String?
  /// The day of its first voice.
  public var first: Day
  /// The day of its last voice.
  public var last: Day
  /// Whether it began in the period.
  public var isNew: Bool
  /// One or two quotations, masked.
  public var quotations: [String]
  /// The work-order numbers of its voices, newest first, as many as are worth showing.
  public var items: [String]

  /// A matter with what must be known of it.
  public init(
    id: String, title: String, voices: Int, voicesInPeriod: Int, heat: Double, first: Day,
    last: Day, isNew: Bool
  ) {
    (self.id, self.title, self.heat, self.isNew) = (id, title, heat, isNew)
    (self.voices, self.voicesInPeriod) = (voices, voicesInPeriod)
    (self.first, self.last) = (first, last)
    (quotations, items) = ([], [])
  }
}

/// How the deadlines of a period were kept.
public struct DeadlineFigures: Sendable, Codable, Equatable {
  /// Items whose deadline lay in the period.
  public var due: Int
  /// Of those, how many were answered in time.
  public var answeredInTime: Int
  /// Of those, how many were answered late.
  public var answeredLate: Int
  /// Items that are past their deadline and not answered at the period's end, whenever it lay.
  public var overdue: Int
  /// Some of the overdue ones, the longest overdue first.
  public var overdueItems: [OverdueItem]

  /// The figures of a period.
  public init(
    due: Int, answeredInTime: Int, answeredLate: Int, overdue: Int, overdueItems: [OverdueItem] = []
  ) {
    (self.due, self.answeredInTime) = (due, answeredInTime)
    (self.answeredLate, self.overdue) = (answeredLate, overdue)
    self.overdueItems = overdueItems
  }
}

/// An item that is past its deadline; its subject is masked.
public struct OverdueItem: Sendable, Codable, Equatable {
  /// The work-order number.
  public var number: String
  /// May be empty.
  public var subject: String
  /// The day of its deadline.
  public var due: Day
  /// The name of the department that is to answer, or nil.
  public var department: String?

  /// An item with its deadline.
  public init(number: String, subject: String, due: Day, department: String? = nil) {
    (self.number, self.subject) = (number, subject)
    (self.due, self.department) = (due, department)
  }
}
