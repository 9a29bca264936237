/// A part of a response: literals with text around them.
enum IMAPPiece: Equatable {
  case text([UInt8])
  case literal([UInt8])
  case skipped(size: Int)
}

extension IMAPPiece {
  /// Where a line announces a literal, as in `BODY[] {12}`; nil where it does not.
  static func literalStart(_ line: [UInt8]) -> Int? {
    guard line.last == UInt8(ascii: "}"), let brace = line.lastIndex(of: UInt8(ascii: "{"))
    else { return nil }
    // `~` stands before literals with any bytes (RFC 3516, 4.2).
    return brace > 0 && line[brace - 1] == UInt8(ascii: "~") ? brace - 1 : brace
  }

  /// The bytes of a literal from its announcement; nil where there is no sensible number.
  static func literalSize(_ announcement: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: announcement, as: UTF8.self).drop { $0 == "~" }
    let digits = text.dropFirst().dropLast().filter { $0 != "+" }
    return UInt32(digits).map(Int.init)
  }
}

extension IMAPResponse {
  /// What the pieces of a whole response say; there is at least one.
  init(_ pieces: [IMAPPiece]) {
    guard case .text(let line)? = pieces.first else {
      self = .unreadable
      return
    }
    if pieces.count == 1, let status = IMAPStatus(line) {
      self = .status(status)
    } else if line.starts(with: Array("* ".utf8)) {
      self = IMAPDataParser.values(of: pieces).map { .data($0) } ?? .unreadable
    } else {
      self = .unreadable
    }
  }
}
