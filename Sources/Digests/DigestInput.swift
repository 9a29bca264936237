public import Feedback

public import struct Foundation.Date

/// Everything that a digest shows, frozen.
///
/// Rendering reads nothing else, so the same input gives the same bytes. Every name in it is in the
/// digest's language.
public struct DigestInput: Sendable, Codable, Equatable {
  /// The language of the documents.
  public var language: Language
  /// The office that publishes the digest.
  public var office: LocalizedName
  /// The department that the digest is for; nil for the whole office and for places.
  public var department: NamedID?
  /// The place that the digest is for, with those in it; nil for the others.
  public var place: NamedID?
  /// The kind of period.
  public var period: Period
  /// The period's first day.
  public var firstDay: Day
  /// The period's last day.
  public var lastDay: Day
  /// The office's time zone, an IANA name.
  public var timeZone: String
  /// Voices received in the period.
  public var total: Int
  /// Voices received in the same span just before (the day before, the week before).
  public var totalBefore: Int
  /// The same weekday in up to four weeks before; nil in digests of weeks and months, and where fewer
  /// than two are known.
  public var weekdayUsual: SpanSum?
  /// Voices by day, oldest first, without gaps, ending with `lastDay`: 14 days for a day, 28 for a
  /// week, a month with the one before it; fewer where the office had heard nothing before.
  public var trend: [DayCount]
  /// Voices by best topic, most first, those without one under the id `""`; likewise the others.
  public var topics: [NamedCount]
  /// Voices by kind of request.
  public var kinds: [NamedCount]
  /// Voices by place.
  public var places: [NamedCount]
  /// Voices by source.
  public var sources: [NamedCount]
  /// Voices by department; empty in a department's own digest.
  public var departments: [NamedCount]
  /// The first days of the steps of `topicTrends`: 14 days, 8 weeks or 12 months, the last being the
  /// period itself.
  public var trendSteps: [Day]
  /// The topics with most voices, each with its voices by step.
  public var topicTrends: [TopicTrend]
  /// Places and topics together; nil where there is no more than one of either.
  public var heat: HeatTable?
  /// Earlier days whose counts are others now than when their digests were made.
  public var lateDays: [LateDay]
  /// Hot and new matters, the hottest first.
  public var matters: [DigestMatter]
  /// How deadlines were kept; nil where none are set.
  public var deadlines: DeadlineFigures?
  /// New voices, newest first, at most as many as the config says; `total` counts them all.
  public var items: [DigestItem]
  /// Voices of the period that a person should look at, with the same limit.
  public var review: [DigestItem]
  /// How many those are without the limit.
  public var reviewTotal: Int
  /// Voices of the period that must not wait.
  public var urgentTotal: Int
  /// Voices of the period that are counted and not listed: confidential ones, and reports (举报) that the reader
  /// does not handle.
  public var confidentialTotal: Int
  /// Records refused in the period, by source; only in the digest of the whole office.
  public var rejects: [NamedCount]
  /// Sources that failed at their last attempt; only in the digest of the whole office.
  public var failingSources: [FailingSource]
  /// The version of the topics.
  public var taxonomyVersion: String
  /// The version of the trained model that finds topics; nil: the words alone.
  public var modelVersion: String?
  /// What the configuration's files hash to.
  public var configurationVersion: String
  /// The program's name and version.
  public var softwareVersion: String
  /// When the input was frozen.
  public var madeAt: Date

  /// An input with its frame; the figures are set afterwards.
  public init(
    language: Language, office: LocalizedName, department: NamedID?, period: Period,
    days: ClosedRange<Day>, timeZone: String, taxonomyVersion: String, softwareVersion: String,
    madeAt: Date
  ) {
    self.language = language
    self.office = office
    self.department = department
    self.period = period
    firstDay = days.lowerBound
    lastDay = days.upperBound
    self.timeZone = timeZone
    self.taxonomyVersion = taxonomyVersion
    self.softwareVersion = softwareVersion
    self.madeAt = madeAt
    configurationVersion = ""
    (total, totalBefore, reviewTotal, urgentTotal, confidentialTotal) = (0, 0, 0, 0, 0)
    (trendSteps, topicTrends, lateDays, matters) = ([], [], [], [])
    (trend, items, review, failingSources) = ([], [], [], [])
    (topics, kinds, places, sources, departments, rejects) = ([], [], [], [], [], [])
  }
}

/// An id with the name that a person reads.
public struct NamedID: Sendable, Codable, Equatable {
  /// The id in the configuration.
  public var id: String
  /// The name in the digest's language.
  public var name: String

  /// An id with its name in the digest's language.
  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// How many voices fell on a day.
public struct DayCount: Sendable, Codable, Equatable {
  /// The day in the office's zone.
  public var day: Day
  /// Voices received on it.
  public var count: Int

  /// A day with its count.
  public init(day: Day, count: Int) {
    self.day = day
    self.count = count
  }
}

/// How many voices bear a value, now and in the span before.
public struct NamedCount: Sendable, Codable, Equatable {
  /// The id in the configuration; empty for the voices without a value.
  public var id: String
  /// The name in the digest's language; not read where the id is empty.
  public var name: String
  /// Voices of the period.
  public var count: Int
  /// Voices of the span before.
  public var before: Int

  /// A value with its counts.
  public init(id: String, name: String, count: Int, before: Int) {
    self.id = id
    self.name = name
    self.count = count
    self.before = before
  }
}

/// One voice as a digest lists it; its texts are masked.
public struct DigestItem: Sendable, Codable, Equatable {
  /// The work-order number, `MQ-20261122-0007`.
  public var number: String
  /// May be empty.
  public var subject: String
  /// The beginning of the text, cut at a sentence or a word where one is near.
  public var excerpt: String
  /// The name of the best topic, or nil.
  public var topic: String?
  /// The name of the kind.
  public var kind: String
  /// The name of the place, or nil.
  public var place: String?
  /// The name of the department that answers, or nil.
  public var department: String?
  /// The name of the source.
  public var source: String
  /// When we got it.
  public var receivedAt: Date
  /// When the resident spoke; nil where the source does not say.
  public var submittedAt: Date?
  /// Why a person should look, or nil.
  public var review: ReviewReason?
  /// Why the matter must not wait, in words, or nil.
  public var urgency: String?
  /// The words that spoke most for the topic; nil where they are not asked for.
  public var words: [String]?

  /// A voice with what must be known of it.
  public init(
    number: String, subject: String, excerpt: String, kind: String, source: String,
    receivedAt: Date
  ) {
    self.number = number
    self.subject = subject
    self.excerpt = excerpt
    self.kind = kind
    self.source = source
    self.receivedAt = receivedAt
  }
}

/// A source that could not be read at its last attempt.
public struct FailingSource: Sendable, Codable, Equatable {
  /// Which source it is.
  public var source: NamedID
  /// When it first failed in a row.
  public var since: Date
  /// The error, without any resident's text.
  public var message: String

  /// A source with the time of its first failure in a row and the last error.
  public init(source: NamedID, since: Date, message: String) {
    self.source = source
    self.since = since
    self.message = message
  }
}
