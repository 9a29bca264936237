/// Why a workbook cannot be written.
public struct WorkbookError: Error, Equatable, Sendable, CustomStringConvertible {
  public var path: String
  /// What is wrong.
  public var what: String
  /// What a person can do about it.
  public var mend: String

  init(_ path: String, _ what: String, mend: String) {
    self.path = path
    self.what = what
    self.mend = mend
  }

  /// The whole of it in one lowercase line.
  public var description: String { "\(path) cannot be written: \(what); \(mend)" }
}
