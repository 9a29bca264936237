/// Mends what would hide a message's headers from a parser.
enum MessageRepair {
  /// The message with line feeds where it has only carriage returns, and without zero bytes in its
  /// headers, at which C's strings end.
  static func repaired(_ message: [UInt8]) -> [UInt8] {
    guard message.contains(.lineFeed) else {
      return withoutZeros(message.map { $0 == .carriageReturn ? .lineFeed : $0 })
    }
    return withoutZeros(message)
  }

  private static func withoutZeros(_ message: [UInt8]) -> [UInt8] {
    guard let zero = message.firstIndex(of: 0) else { return message }
    let end = headersEnd(message)
    guard zero < end else { return message }
    return message[..<end].filter { $0 != 0 } + message[end...]
  }

  /// Where the first empty line behind another line stands.
  private static func headersEnd(_ message: [UInt8]) -> Int {
    var isEmpty = false
    let start = message.firstIndex { !$0.isJSONWhitespace } ?? 0
    for index in start..<message.count {
      switch message[index] {
      case .lineFeed where isEmpty: return index
      case .lineFeed: isEmpty = true
      case .carriageReturn: break
      default: isEmpty = false
      }
    }
    return message.count
  }
}
