/// The lines with which a message begins (RFC 5322, 2.2).
enum HeaderBlock {
  /// Headers that tell a message from another text in which colons follow words.
  private static let names: Set<String> = [
    "received", "return-path", "delivered-to", "from", "to", "date", "subject", "message-id",
    "mime-version", "reply-to", "sender", "cc", "content-type", "x-mailer", "dkim-signature",
    "x-qq-mid", "x-originating-ip", "authentication-results",
  ]
  /// How many of them are asked for where nothing else says that a payload is a message.
  private static let enough = 2

  /// True where a payload begins as a message or an mbox does.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool {
    if MboxLine.isSeparator(head.prefix { $0 != .lineFeed }) { return true }
    var known = 0
    for line in head.split(separator: .lineFeed, omittingEmptySubsequences: false).prefix(60) {
      let first = line.first ?? .carriageReturn
      if first == .space || first == .tab { continue }
      guard let name = name(of: line) else { break }
      if names.contains(name) { known += 1 }
      if known == enough { return true }
    }
    return false
  }

  /// Where the first header of a message stands: after blank lines, and after lines before the first
  /// blank one that are none; nil where there is no header.
  static func start(in message: [UInt8]) -> Int? {
    var start = message.firstIndex { !$0.isJSONWhitespace } ?? message.count
    while start < message.count {
      let end = message[start...].firstIndex(of: .lineFeed) ?? message.count
      let line = message[start..<end]
      if name(of: line) != nil { return start }
      if line.allSatisfy(\.isJSONWhitespace) { return nil }
      start = end + 1
    }
    return nil
  }

  /// The name of the header that a line is, in lower case: of letters, digits and hyphens, though more
  /// is allowed.
  private static func name(of line: ArraySlice<UInt8>) -> String? {
    guard let colon = line.withUnsafeBufferPointer({ Self.colon(in: $0) }) else { return nil }
    let name = String(decoding: line.prefix(colon), as: UTF8.self).trimmingWhitespace
    let isUsual = name.utf8.allSatisfy { $0.isASCIILetter || $0.isDigit || "-_".utf8.contains($0) }
    return isUsual ? name.lowercased() : nil
  }

  /// Where the colon behind what may be a header's name stands in a line; nil where there is none.
  static func colon(in line: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < line.count, index < 80, line[index] > .space, line[index] < 0x7F {
      if line[index] == .colon { return index > 0 ? index : nil }
      index += 1
    }
    // Some writers put spaces before the colon (RFC 5322, 4.5).
    let nameEnd = index
    while index < line.count, line[index] == .space || line[index] == .tab { index += 1 }
    return nameEnd > 0 && index < line.count && line[index] == .colon ? index : nil
  }
}

/// The lines that divide an mbox (RFC 4155).
enum MboxLine {
  /// True for `From ` with whatever address and a time of day.
  static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    guard isFrom(line) else { return false }
    return line.indices.dropFirst(7).dropLast(2).contains { index in
      line[index] == .colon && line[index - 1].isDigit && line[index - 2].isDigit
        && line[index + 1].isDigit && line[index + 2].isDigit
    }
  }

  /// True where a line begins as a separator does.
  static func isFrom(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: "From ".utf8) }
}
