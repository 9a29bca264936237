internal import Feedback

/// The messages of a payload, one after another: the only one, or those of an mbox (RFC 4155).
///
/// An mbox is known by its first line. A line `From ` divides messages where an empty line stands
/// before it and it shows a time of day or a header follows it: a resident may begin a paragraph
/// with the same word.
struct MailMessages {
  /// A message as it came, in an mbox with its line `From `.
  struct Message {
    var bytes: [UInt8]
    /// The line on which it begins, from 1.
    var line: Int
    /// True where it is larger than what is held; `bytes` is its beginning.
    var isTooLarge = false
  }

  /// What a message may hold, attachments included.
  static let sizeLimit = 64_000_000

  private var window: ByteWindow
  private let limit: Int
  private let isMbox: Bool
  /// How far from the window's start no separator stands, up to the beginning of a line.
  private var searched = 0
  private var isAfterBlank = false

  init(_ source: any ByteSource, limit: Int = sizeLimit) throws(FormatError) {
    window = ByteWindow(source)
    self.limit = limit
    while window.unreadCount < 8, try window.grow() {}
    if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.advance(to: 3, lines: 0) }
    if let binary = BinarySignature.name(of: window.bytes) {
      throw .otherFormat(binary, wanted: "an e-mail")
    }
    guard try window.skipWhitespace() != nil else {
      throw .otherFormat("empty", wanted: "an e-mail")
    }
    while window.unreadCount < 5, try window.grow() {}
    isMbox = MboxLine.isFrom(window.bytes[window.start...])
  }

  /// The next message; nil at the end.
  mutating func next() throws(FormatError) -> Message? {
    if window.unreadCount == 0, try !window.grow() { return nil }
    let line = window.line
    (searched, isAfterBlank) = (0, false)
    while try !hasSeparator() {
      guard searched <= limit else { return try overlong(line) }
      guard try window.grow() else {
        searched = window.unreadCount
        break
      }
    }
    return searched > limit ? try overlong(line) : Message(bytes: take(), line: line)
  }

  /// Passes a message that is too large; its beginning is kept.
  private mutating func overlong(_ line: Int) throws(FormatError) -> Message {
    let head = window.bytes[window.start...].prefix(min(searched, Reject.remainderLimit))
    let message = Message(bytes: Array(head), line: line, isTooLarge: true)
    while try !hasSeparator() {
      pass()
      guard try window.grow() else { break }
    }
    pass()
    return message
  }
}

// MARK: - Separators

extension MailMessages {
  /// Looks on for a separator in what is held; `searched` stands at it where there is one.
  private mutating func hasSeparator() throws(FormatError) -> Bool {
    guard isMbox else {
      searched = window.unreadCount
      return false
    }
    while let end = window.lineFeed(from: window.start + searched) {
      let line = window.bytes[(window.start + searched)..<end]
      if isAfterBlank, MboxLine.isFrom(line), try isSeparator(line) { return true }
      isAfterBlank = line.allSatisfy { $0 == .carriageReturn }
      searched += line.count + 1
    }
    return false
  }

  private mutating func isSeparator(_ line: ArraySlice<UInt8>) throws(FormatError) -> Bool {
    if MboxLine.isSeparator(line) { return true }
    // Growing moves what is held, so nothing of the line is used from here on.
    let next = searched + line.count + 1
    while window.unreadCount < next + 80, try window.grow() {}
    let following = window.bytes[(window.start + next)...].prefix(80)
    return following.withUnsafeBufferPointer { HeaderBlock.colon(in: $0) } != nil
  }

  /// Takes what was searched, as the message was before it was put into the mbox.
  private mutating func take() -> [UInt8] {
    let bytes = window.bytes[window.start..<(window.start + searched)]
    let message = isMbox ? Self.unescaped(bytes) : Array(bytes)
    pass()
    return message
  }

  private mutating func pass() {
    let end = window.start + searched
    let lines = window.bytes[window.start..<end].count { $0 == .lineFeed }
    window.advance(to: end, lines: lines)
    searched = 0
  }

  /// The message without the `>` that was put before its own lines `From `.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? bytes.endIndex
      let line = bytes[start..<end]
      let isEscaped =
        line.first == .greaterThan && MboxLine.isFrom(line.drop { $0 == .greaterThan })
      output += isEscaped ? line.dropFirst() : line
      start = end
    }
    return output
  }
}
