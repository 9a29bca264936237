internal import Foundation

/// From when on a source is asked for changes.
///
/// The mark is the moment at which the last complete fetch began, by this machine's clock; the next one
/// asks from an overlap before it on, so that what bears the same moment, or came late, is asked for
/// again. What is known already is told by its identity.
struct Watermark {
  /// The moment as the question writes it.
  let since: String
  /// What the position's cursor is once the fetch is complete.
  let next: String

  init(_ settings: SinceSettings, after cursor: String?, now: Date, timeZone: TimeZone) {
    let last = cursor.flatMap { try? Date($0, strategy: .iso8601) }
    let from =
      last.map { $0.addingTimeInterval(-settings.overlap) }
      ?? now.addingTimeInterval(-settings.first)
    since = Self.written(from, settings.form, timeZone)
    next = now.formatted(.iso8601)
  }

  private static func written(
    _ moment: Date, _ form: SinceSettings.Form, _ timeZone: TimeZone
  ) -> String {
    switch form {
    case .rfc3339: moment.formatted(.iso8601)
    case .date: moment.formatted(Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day())
    case .epoch: String(Int(moment.timeIntervalSince1970.rounded(.down)))
    case .epochMilliseconds: String(Int((moment.timeIntervalSince1970 * 1_000).rounded(.down)))
    }
  }
}
