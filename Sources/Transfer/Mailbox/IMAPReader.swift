/// Takes an IMAP server's bytes as they come and gives its responses when they are whole.
struct IMAPReader {
  /// The server does not keep to the protocol, so that nothing after it can be understood.
  enum Fault: Error {
    case endlessLine
    case badLiteral
  }

  private let mostText: Int
  private let mostLiterals: Int
  /// The text of the response so far, without its literals.
  private var textCount = 0
  private var literalCount = 0
  private var line: [UInt8] = []
  private var pieces: [IMAPPiece] = []
  private var literal: Literal?

  /// A literal that is still coming.
  private struct Literal {
    let size: Int
    let isKept: Bool
    var left: Int
    var bytes: [UInt8] = []
  }

  /// A reader that gives up where one response has more bytes of text, and leaves out literals that
  /// would make its literals larger than so many bytes.
  init(mostText: Int, mostLiterals: Int) {
    self.mostText = mostText
    self.mostLiterals = mostLiterals
  }

  /// The responses that these bytes complete.
  mutating func read(_ bytes: ArraySlice<UInt8>) throws(Fault) -> [IMAPResponse] {
    var responses: [IMAPResponse] = []
    var rest = bytes
    while !rest.isEmpty {
      if literal != nil {
        takeLiteral(&rest)
      } else if try takeLine(&rest), let response = try endLine() {
        responses.append(response)
      }
    }
    return responses
  }
}

extension IMAPReader {
  /// Whether the line is whole.
  private mutating func takeLine(_ rest: inout ArraySlice<UInt8>) throws(Fault) -> Bool {
    let end = rest.firstIndex(of: 10)
    let part = rest[..<(end ?? rest.endIndex)]
    textCount += part.count
    guard textCount <= mostText else { throw .endlessLine }
    line += part
    rest = rest[(end.map { $0 + 1 } ?? rest.endIndex)...]
    return end != nil
  }

  /// The response, unless a literal follows and then more of it.
  private mutating func endLine() throws(Fault) -> IMAPResponse? {
    if line.last == 13 { line.removeLast() }
    defer { line = [] }
    guard mayHoldLiterals, let start = IMAPPiece.literalStart(line) else { return endResponse() }
    guard let size = IMAPPiece.literalSize(line[start...]) else { throw .badLiteral }
    pieces.append(.text(Array(line[..<start])))
    begin(size)
    return nil
  }

  /// The words of a status are for people and may end like a literal's announcement.
  private var mayHoldLiterals: Bool { !pieces.isEmpty || IMAPStatus(line) == nil }

  private mutating func endResponse() -> IMAPResponse {
    pieces.append(.text(line))
    defer {
      pieces = []
      textCount = 0
      literalCount = 0
    }
    return IMAPResponse(pieces)
  }

  private mutating func begin(_ size: Int) {
    let isKept = size <= mostLiterals - literalCount
    if isKept { literalCount += size }
    literal = Literal(size: size, isKept: isKept, left: size)
    endLiteral()
  }

  private mutating func takeLiteral(_ rest: inout ArraySlice<UInt8>) {
    guard let left = literal?.left, literal?.isKept != nil else { return }
    let part = rest.prefix(left)
    if literal?.isKept == true { literal?.bytes += part }
    literal?.left -= part.count
    rest = rest.dropFirst(part.count)
    endLiteral()
  }

  private mutating func endLiteral() {
    guard let done = literal, done.left == 0 else { return }
    literal = nil
    pieces.append(done.isKept ? .literal(done.bytes) : .skipped(size: done.size))
  }
}
