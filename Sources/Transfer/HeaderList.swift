extension StringProtocol {
  /// The parts between separators, without blanks around them and without the empty ones.
  ///
  /// A separator within quotation marks or angle brackets separates nothing, as the lists of HTTP
  /// headers have it (RFC 9110, 5.6; RFC 8288, 3).
  func headerParts(at separator: Character) -> [String] {
    var scan = HeaderScan()
    return split { scan.isOutside($0) && $0 == separator }.map { Substring($0).trimmed }
      .filter { !$0.isEmpty }
  }

  /// Name and value of `name=value`, the name in lower case, the value out of its quotation marks;
  /// an empty value where there is none.
  var headerParameter: (name: String, value: String) {
    let pair = split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let texts = pair.map { Substring($0).trimmed }
    return (texts[0].lowercased(), texts.count > 1 ? texts[1].unquoted : "")
  }

  /// What stands in quotation marks, with its backslashes undone; another text stays as it is.
  fileprivate var unquoted: String {
    guard count > 1, first == "\"", last == "\"" else { return String(self) }
    var isEscaped = false
    return String(
      dropFirst().dropLast().filter {
        isEscaped = $0 == "\\" && !isEscaped
        return !isEscaped
      })
  }
}

/// Whether a character of a header's value stands outside of quotation marks and angle brackets.
private struct HeaderScan {
  private enum Place { case outside, quoted, escaped, bracketed }
  private var place = Place.outside

  /// To be asked of every character in turn.
  mutating func isOutside(_ character: Character) -> Bool {
    switch (place, character) {
    case (.outside, "\""): place = .quoted
    case (.outside, "<"): place = .bracketed
    case (.quoted, "\\"): place = .escaped
    case (.quoted, "\""), (.bracketed, ">"): place = .outside
    case (.escaped, _): place = .quoted
    default: return place == .outside
    }
    return false
  }
}
