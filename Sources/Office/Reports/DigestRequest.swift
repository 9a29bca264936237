public import Feedback

/// Which digests to write.
public struct DigestRequest: Sendable {
  /// For whom.
  public enum Departments: Sendable {
    /// Each department, and the whole office.
    case all
    /// A department by id, or the whole office.
    case one(String?)
  }

  public var departments: Departments
  public var period: Period
  /// A day in the period; nil: the last full period.
  public var day: Day?
  public var formats: [DigestFormat]

  /// A request for digests.
  public init(
    departments: Departments, period: Period, day: Day?, formats: [DigestFormat]
  ) {
    self.departments = departments
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
}
