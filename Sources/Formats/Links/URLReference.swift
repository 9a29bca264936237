/// A reference to a resource, taken apart (RFC 3986); characters beyond ASCII stay as they are.
struct URLReference {
  var scheme: Substring?
  var authority: Substring?
  var path: Substring
  var query: Substring?
  var fragment: Substring?

  /// The parts of a reference (RFC 3986, appendix B).
  init(_ text: some StringProtocol) {
    var rest = Substring(text)
    fragment = Self.cut(&rest, at: "#")
    query = Self.cut(&rest, at: "?")
    if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// A reference made absolute (RFC 3986, section 5.2); as it is where there is no base.
  static func resolve(_ reference: String, against base: String?) -> String {
    guard let base, !base.isEmpty else { return reference }
    let own = URLReference(reference.trimmingWhitespace)
    if own.scheme != nil { return reference }
    var target = URLReference(base)
    guard target.scheme != nil else { return reference }
    target.fragment = own.fragment
    if own.authority != nil {
      (target.authority, target.path, target.query) = (own.authority, own.path, own.query)
    } else if own.path.isEmpty {
      target.query = own.query ?? target.query
    } else {
      target.path = own.path.hasPrefix("/") ? own.path : target.merged(with: own.path)
      target.query = own.query
    }
    target.path = withoutDots(target.path)
    return target.text
  }

  var text: String {
    (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + path
      + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
  }

  private func merged(with relative: Substring) -> Substring {
    if authority != nil, path.isEmpty { return "/" + relative }
    guard let slash = path.lastIndex(of: "/") else { return relative }
    return path[...slash] + relative
  }

  /// RFC 3986, section 5.2.4.
  private static func withoutDots(_ path: Substring) -> Substring {
    guard path.contains("./") || path.hasSuffix("/.") || path.hasSuffix("/..") else { return path }
    var segments: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case ".": if isLast { segments.append("") }
      case "..":
        if segments.count > 1 { segments.removeLast() }
        if isLast { segments.append("") }
      default: segments.append(part)
      }
    }
    return Substring(segments.joined(separator: "/"))
  }

  private static func cut(_ text: inout Substring, at mark: Character) -> Substring? {
    guard let index = text.firstIndex(of: mark) else { return nil }
    defer { text = text[..<index] }
    return text[text.index(after: index)...]
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first.isASCIILetter else { return false }
    return text.utf8.allSatisfy { $0.isASCIILetter || $0.isDigit || "+-.".utf8.contains($0) }
  }
}
