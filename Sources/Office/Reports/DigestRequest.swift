public import Feedback

/// Which digests to write.
public struct DigestRequest: Sendable {
  /// For whom.
  public enum Readers: Sendable, Equatable {
    /// Each department and place that there is something to tell of, and the whole office.
    case all
    case one(DigestReader)
  }

  public var readers: Readers
  public var period: Period
  /// A day in the period; nil: the last full period.
  public var day: Day?
  public var formats: [DigestFormat]

  /// A request for digests.
  public init(
    readers: Readers, period: Period, day: Day?, formats: [DigestFormat]
  ) {
    self.readers = readers
    self.period = period
    self.day = day
    self.formats = formats
  }
}

/// The forms of a digest.
public enum DigestFormat: String, Sendable, CaseIterable {
  case html
  case markdown = "md"
  case json
  case xlsx
  case pdf
}

extension OfficeContext {
  /// The forms that the configuration asks for.
  public var digestFormats: [DigestFormat] { configuration.main.digests.formats }
}
