/// Why a payload cannot be read, or not further.
public struct FormatError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What a caller may want to tell apart.
  public enum Kind: Sendable {
    /// The bytes could not be had: no such file, no permission, a failing disk.
    case unreadable
    /// The bytes are of another format than the one asked for.
    case otherFormat
    /// The bytes break the format's rules so that no further record can be found.
    case malformed
    /// The payload ends in the middle.
    case cutOff
    /// A record or a document is larger than what is held in memory.
    case tooLarge
    /// The server says why it does not give what was asked for.
    case refused
    /// An option does not fit: an unknown encoding, a path without records.
    case option
  }

  public var kind: Kind
  /// What is wrong, without any text of the payload's records.
  public var what: String
  /// Line and column (in bytes), from 1; nil where they mean nothing.
  public var line: Int?
  public var column: Int?
  /// What a person can do about it.
  public var mend: String

  /// An error from its parts.
  public init(_ kind: Kind, _ what: String, line: Int? = nil, column: Int? = nil, mend: String) {
    self.kind = kind
    self.what = what
    self.line = line
    self.column = column
    self.mend = mend
  }

  /// The whole of it in one lowercase line.
  public var description: String {
    let place = [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap { $0 }
    return what + (place.isEmpty ? "" : " at " + place.joined(separator: ", ")) + "; " + mend
  }

  /// The payload ends in the middle.
  static func cutOff(line: Int? = nil, column: Int? = nil) -> FormatError {
    FormatError(
      .cutOff, "the payload is cut off", line: line, column: column,
      mend: "fetch it again, or ask its sender for the whole file")
  }

  /// The bytes are of another format than the one asked for.
  static func otherFormat(_ found: String, wanted: String) -> FormatError {
    FormatError(
      .otherFormat, "the payload is \(found), not \(wanted)",
      mend: "check the address and the source's format")
  }
}
