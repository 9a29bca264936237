public import Report

/// Why a digest could not be written.
public enum DigestError: Error, Equatable, CustomStringConvertible {
  case template(TemplateError)
  /// The input names a time zone that the machine does not know.
  case unknownTimeZone(String)
  /// A frozen input cannot be read, or was written under another schema.
  case frozen(String)

  /// What is wrong and the mend, in one lowercase line.
  public var description: String {
    switch self {
    case .template(let error): error.description
    case .unknownTimeZone(let name):
      "unknown time zone \"\(name)\"; use an IANA name such as Asia/Shanghai"
    case .frozen(let reason): "frozen digest: \(reason)"
    }
  }
}
