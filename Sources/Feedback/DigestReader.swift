/// Whom a digest is for.
public enum DigestReader: Sendable, Hashable {
  /// The whole office.
  case office
  /// A department by id.
  case department(String)
  /// A place by id, with the places in it.
  case place(String)

  /// What the store and the names of files call it: `all`, a department's id, or `place-` and the id.
  public var code: String {
    switch self {
    case .office: "all"
    case .department(let id): id
    case .place(let id): "place-" + id
    }
  }

  /// The reader that a code stands for.
  public init(code: String) {
    self =
      switch code {
      case "all": .office
      case _ where code.hasPrefix("place-"): .place(String(code.dropFirst("place-".count)))
      default: .department(code)
      }
  }
}
