public import Feedback

/// Voices of some spans together.
public struct SpanSum: Sendable, Codable, Equatable {
  /// The voices of all of them.
  public var sum: Int
  /// How many spans they are, 2 or more.
  public var periods: Int

  /// A sum over a number of spans.
  public init(sum: Int, periods: Int) {
    self.sum = sum
    self.periods = periods
  }
}

/// A topic's voices by step of `DigestInput.trendSteps`.
public struct TopicTrend: Sendable, Codable, Equatable {
  /// The topic's id.
  public var id: String
  /// Its name in the digest's language.
  public var name: String
  /// One count a step.
  public var counts: [Int]

  /// A topic with its counts.
  public init(id: String, name: String, counts: [Int]) {
    self.id = id
    self.name = name
    self.counts = counts
  }
}

/// How many voices of the period speak of a topic at a place.
public struct HeatTable: Sendable, Codable, Equatable {
  /// The topics, most voices first; an empty id is the voices without one.
  public var topics: [NamedID]
  /// The places, most voices first.
  public var rows: [HeatRow]

  /// A table of places and topics.
  public init(topics: [NamedID], rows: [HeatRow]) {
    self.topics = topics
    self.rows = rows
  }
}

/// A place of a heat table, with the places in it.
public struct HeatRow: Sendable, Codable, Equatable {
  /// The place; an empty id is the voices without one.
  public var place: NamedID
  /// One count a topic of the table.
  public var counts: [Int]
  /// The voices of all topics, those that have no column included.
  public var total: Int

  /// A place with its counts.
  public init(place: NamedID, counts: [Int], total: Int) {
    self.place = place
    self.counts = counts
    self.total = total
  }
}

/// A day whose count has changed since its digest was made.
public struct LateDay: Sendable, Codable, Equatable {
  /// The day.
  public var day: Day
  /// Voices when its digest was made.
  public var then: Int
  /// Voices now.
  public var now: Int

  /// A day with both counts.
  public init(day: Day, then: Int, now: Int) {
    self.day = day
    self.then = then
    self.now = now
  }
}
