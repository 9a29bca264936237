extension JSONCursor {
  /// Goes into the array at a dotted path; false where an object stands there, which is then the one
  /// record.
  mutating func descend(_ path: String) throws(FormatError) -> Bool {
    var remaining = Substring(path)
    while true {
      guard try peek() == .openBrace else { throw noRecords(path, "no object leads to it") }
      passByte()
      guard let found = try member(remaining) else { throw noRecords(path, "no such name") }
      guard let rest = found else { break }
      remaining = rest
    }
    switch try peek() {
    case .openBracket:
      passByte()
      return true
    case .openBrace: return false
    case nil: throw cutOff()
    default: throw noRecords(path, "it is neither an array nor an object")
    }
  }

  /// Goes to the value of the member that a path begins with, and gives what is left of the path, nil
  /// inside where nothing is; nil where the object has no such member.
  private mutating func member(_ path: Substring) throws(FormatError) -> Substring?? {
    while true {
      var next = try peek()
      if next == .comma {
        passByte()
        next = try peek()
      }
      if next == .closeBrace { return nil }
      let name = try name(beginning: next)
      guard let colon = try peek() else { throw cutOff() }
      guard colon == .colon else { throw malformed("not JSON: expected a colon") }
      passByte()
      guard try peek() != nil else { throw cutOff() }
      if name == path { return .some(nil) }
      if path.hasPrefix(name + ".") { return path.dropFirst(name.count + 1) }
      try skipValue()
    }
  }

  /// Goes behind the name that begins here.
  private mutating func name(beginning first: UInt8?) throws(FormatError) -> String {
    guard first == nil || first == .quote else {
      throw malformed("not JSON: expected a name in quotes")
    }
    guard first != nil, let range = try valueRange(mayEndWithPayload: false) else { throw cutOff() }
    guard case .success(.string(let name)) = JSONText.parse(bytes, range) else {
      throw malformed("not JSON: expected a name in quotes")
    }
    pass(range)
    return name
  }

  private func noRecords(_ path: String, _ why: String) -> FormatError {
    FormatError(
      .option, "there are no records at \"\(path)\": \(why)", line: lineNumber,
      mend: "name the path to the array of records, such as data.items, or leave `records` out")
  }

  /// The path to the records of the object that begins here, which is held whole; nil where the object
  /// itself is the record.
  mutating func recordsPath(
    _ locate: RecordsPath.Locator
  ) throws(FormatError) -> String? {
    try holdAll(limit: Self.documentLimit)
    return bytes.withUnsafeBufferPointer { locate($0, start) }
  }
}
