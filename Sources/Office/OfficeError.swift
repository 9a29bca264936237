internal import Feedback
internal import Formats

/// What went wrong in a use case, with the exit code that it means.
public struct OfficeError: Error, CustomStringConvertible {
  /// The exit codes of every command (after BSD's sysexits where they have one).
  public enum Code: Int32, Sendable {
    /// The command line asks for something that does not exist.
    case usage = 64
    /// The input data is not usable.
    case badData = 65
    /// A service that is needed is out of reach.
    case unavailable = 69
    /// Something cannot be written.
    case cannotWrite = 73
    /// Another run holds the lock.
    case locked = 75
    /// Finished, but some sources failed.
    case sourcesFailed = 76
    /// The configuration is wrong.
    case configuration = 78
  }

  public var code: Code
  /// What, where and the mend, in one lowercase line.
  public var message: String

  /// An error with its code.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}

extension OfficeError {
  static func unknownSource(_ id: String) -> OfficeError {
    OfficeError(.usage, "no source \(id); `minqing sources list` shows the sources")
  }

  static func unknownItem(_ reference: String, _ language: Language) -> OfficeError {
    OfficeError(
      .usage,
      language == .chinese
        ? "没有 \(reference) 这一件；请写工单编号，如 MQ-20261122-0007，可用 queue list 或 search 查找"
        : "no item \(reference); give a number such as MQ-20261122-0007, see queue list")
  }

  static func confidential(_ number: String, _ language: Language) -> OfficeError {
    OfficeError(
      .usage,
      language == .chinese
        ? "\(number) 是保密件；用 `minqing queue show` 并以 --reason 写明理由，方可查看"
        : "\(number) is confidential; `minqing queue show` shows it to who says why, by --reason")
  }

  /// The format of a name from the command line.
  static func format(_ name: String?) throws(OfficeError) -> Format? {
    guard let name else { return nil }
    guard let format = Format(rawValue: name) else {
      let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw OfficeError(.usage, "no format \(name); known: \(known)")
    }
    return format
  }
}
