internal import Foundation

/// The part of a payload that is looked at now: grows at its end by whole pieces, and gives up its
/// beginning as it is read, so that memory does not grow with the payload.
struct ByteWindow {
  private var source: any ByteSource
  /// The bytes held; those before `start` are read.
  private(set) var bytes: [UInt8] = []
  private(set) var start = 0
  /// The line on which `start` stands, from 1.
  private(set) var line = 1
  /// How many bytes of the payload were dropped.
  private var dropped = 0
  /// Where in the payload the line of `start` begins.
  private var lineStart = 0
  /// True once the source has no more; what is held is then the rest.
  private(set) var isComplete = false

  init(_ source: any ByteSource) {
    self.source = source
  }

  /// Adds a piece and drops what is read: `start` is 0 afterwards. False where there was no more.
  mutating func grow() throws(FormatError) -> Bool {
    if start > 0 {
      bytes.removeSubrange(..<start)
      dropped += start
      start = 0
    }
    guard !isComplete, let piece = try source.next() else {
      isComplete = true
      return false
    }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    return true
  }

  /// Where `start` stands in the payload.
  var position: Int { dropped + start }
  /// Where `start` stands in its line, in bytes, from 1.
  var column: Int { position - lineStart + 1 }
  /// Where the held bytes end in the payload.
  var endPosition: Int { dropped + bytes.count }
  /// How many bytes are held and not read.
  var unreadCount: Int { bytes.count - start }

  /// The index of the next line feed from an index on, or nil.
  func lineFeed(from index: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, index < bytes.count,
        let found = memchr(base + index, Int32(UInt8.lineFeed), bytes.count - index)
      else { return nil }
      return UnsafeRawPointer(base).distance(to: found)
    }
  }

  /// Marks bytes as read; `lines` line breaks were among them.
  mutating func advance(to index: Int, lines: Int) {
    if lines > 0, let lineFeed = bytes[start..<index].lastIndex(of: .lineFeed) {
      lineStart = dropped + lineFeed + 1
    }
    start = index
    line += lines
  }

  /// The byte at `start`, after white space; nil at the end of the payload.
  mutating func skipWhitespace() throws(FormatError) -> UInt8? {
    while true {
      while start < bytes.count {
        let byte = bytes[start]
        guard byte.isJSONWhitespace else { return byte }
        start += 1
        guard byte == .lineFeed else { continue }
        line += 1
        lineStart = position
      }
      guard try grow() else { return nil }
    }
  }
}
