/// What reading one payload may cost in all, so that a small file which stands for endless text ends
/// as an error and not as a run that never does.
final class WorkBudget {
  /// Unpacking so much takes about a minute.
  static let standard = 16_000_000_000

  private let limit: Int
  private var left: Int

  /// A budget in bytes that are unpacked or copied.
  init(_ limit: Int = WorkBudget.standard) {
    self.limit = limit
    left = limit
  }

  /// Takes a piece of work off.
  ///
  /// - Throws: where all of it is used up.
  @inline(__always)
  func spend(_ bytes: Int) throws(FormatError) {
    left -= bytes
    guard left >= 0 else {
      throw FormatError(
        .tooLarge, "the payload unpacks to more than \(limit / 1_000_000) MB",
        mend: "ask its sender for it in several files")
    }
  }
}
