/// Counts what a page costs, so that none costs without end: steps through its tree, and bytes of text
/// taken out of it.
///
/// A count is the same wherever and whenever the page is read, which a time is not.
final class HTMLWork {
  /// Some seconds of a processor.
  static let standardLimit = 200_000_000

  private let limit: Int
  private(set) var spent = 0

  init(limit: Int = HTMLWork.standardLimit) { self.limit = limit }

  var left: Int { max(0, limit - spent) }
  var isExceeded: Bool { spent > limit }

  func spend(_ steps: Int) { spent += steps }
}
