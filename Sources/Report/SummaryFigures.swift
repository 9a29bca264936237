public import Feedback

/// How many voices a period brought, and what that is held against.
public struct ReceivedFigures: Sendable, Equatable {
  /// The kind of period.
  public var period: Period
  /// The days of the period.
  public var days: ClosedRange<Day>
  /// Voices of the period.
  public var total: Int
  /// The count of the period just before.
  public var before: Int
  /// The usual for such a period; nil where the past is too short to say.
  public var usual: Usual?

  /// The figures of a period.
  public init(
    period: Period, days: ClosedRange<Day>, total: Int, before: Int, usual: Usual? = nil
  ) {
    self.period = period
    self.days = days
    self.total = total
    self.before = before
    self.usual = usual
  }
}

/// The mean of the periods just before one.
public struct Usual: Sendable, Equatable {
  /// The voices of all those periods together.
  public var sum: Int
  /// How many periods they are, 2 or more.
  public var periods: Int

  /// A mean from its sum.
  public init(sum: Int, periods: Int) {
    self.sum = sum
    self.periods = periods
  }

  /// Voices a period.
  public var mean: Ratio { Ratio(sum, periods) }

  /// By what part of the mean a count lies above it (or, negative, below).
  public func excess(of count: Int) -> Ratio { Ratio(count * periods - sum, sum) }
}

/// The topics that stand out in a period.
public struct LeadingTopics: Sendable, Equatable {
  /// A topic's name with a count of voices.
  public struct Topic: Sendable, Equatable {
    /// The name in the language of the sentence.
    public var name: String
    /// Voices of the topic.
    public var count: Int

    /// A topic with its count.
    public init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// The kind of period.
  public var period: Period
  /// All voices of the period: what a share is a share of.
  public var total: Int
  /// Those with most voices, most first; empty where no voice has a topic.
  public var leading: [Topic]
  /// The topic that rose most against the period before, with the rise; nil where none stands out.
  public var rise: Topic?

  /// The topics of a period.
  public init(period: Period, total: Int, leading: [Topic], rise: Topic? = nil) {
    self.period = period
    self.total = total
    self.leading = leading
    self.rise = rise
  }
}

/// What a person should look after.
public struct AttentionFigures: Sendable, Equatable {
  /// Voices to be reviewed.
  public var review: Int
  /// Records that were refused.
  public var rejects: Int
  /// Sources that cannot be read.
  public var failingSources: Int
  /// Voices that wait for an answer though their deadline is past.
  public var overdue: Int

  /// The figures of a period.
  public init(review: Int, rejects: Int, failingSources: Int, overdue: Int) {
    self.review = review
    self.rejects = rejects
    self.failingSources = failingSources
    self.overdue = overdue
  }
}
