/// Reads the values of a data response (RFC 3501, 9: `response-data`).
struct IMAPDataParser {
  /// Lists within lists beyond this are no mail server's.
  private static let mostDepth = 64

  /// The lists that are open, the innermost last.
  private var open: [[IMAPValue]] = [[]]

  /// The values behind the star; nil where brackets or quotation marks do not match.
  static func values(of pieces: [IMAPPiece]) -> [IMAPValue]? {
    var parser = IMAPDataParser()
    for piece in pieces {
      switch piece {
      case .text(let bytes): guard parser.read(bytes[...]) else { return nil }
      case .literal(let bytes): parser.add(.bytes(bytes))
      case .skipped(let size): parser.add(.skipped(size: size))
      }
    }
    return parser.open.count == 1 ? Array(parser.open[0].dropFirst()) : nil
  }

  private mutating func add(_ value: IMAPValue) { open[open.count - 1].append(value) }

  /// False where the text cannot be read.
  private mutating func read(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let first = rest.first {
      switch first {
      case UInt8(ascii: " "): rest.removeFirst()
      case UInt8(ascii: "("): guard begin(&rest) else { return false }
      case UInt8(ascii: ")"): guard end(&rest) else { return false }
      case UInt8(ascii: "\""): guard quoted(&rest) else { return false }
      default: word(&rest)
      }
    }
    return true
  }
}

extension IMAPDataParser {
  private mutating func begin(_ rest: inout ArraySlice<UInt8>) -> Bool {
    rest.removeFirst()
    open.append([])
    return open.count <= Self.mostDepth
  }

  private mutating func end(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard open.count > 1 else { return false }
    rest.removeFirst()
    add(.list(open.removeLast()))
    return true
  }

  private mutating func quoted(_ rest: inout ArraySlice<UInt8>) -> Bool {
    rest.removeFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") {
        add(.bytes(bytes))
        return true
      }
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      if let escaped = rest.popFirst() { bytes.append(escaped) }
    }
    return false
  }

  /// Up to a blank or bracket, but `BODY[HEADER.FIELDS (DATE)]` is one word.
  private mutating func word(_ rest: inout ArraySlice<UInt8>) {
    var depth = 0
    let end = rest.firstIndex { byte in
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      return depth <= 0 && [UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")")].contains(byte)
    }
    let text = String(decoding: rest[..<(end ?? rest.endIndex)], as: UTF8.self)
    add(text.uppercased() == "NIL" ? .none : .word(text))
    rest = rest[(end ?? rest.endIndex)...]
  }
}
