/// Text on its way into lines: runs of white space become one space or the line break that is due.
struct TextLines {
  private(set) var bytes: [UInt8] = []
  /// True where line feeds are line breaks.
  var keepsBreaks = false
  /// What separates the next text from the last.
  private var hasSpace = false
  private var breaks = 0

  mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

  /// Ends the line, if anything stands on it.
  mutating func endLine() { breaks = max(breaks, 1) }

  mutating func addBreak() { breaks += 1 }

  mutating func addSpace() { hasSpace = true }

  mutating func add(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let space = Self.whitespace(text, index)
        guard space == 0 else {
          hasSpace = true
          if keepsBreaks, text[index] == .lineFeed { breaks += 1 }
          index += space
          continue
        }
        var end = index + 1
        while end < text.count, Self.whitespace(text, end) == 0 { end += 1 }
        separate()
        bytes += text[index..<end]
        index = end
      }
    }
  }

  /// The length of the white space at an index: ASCII's or a no-break space; 0 where there is none.
  @inline(__always)
  private static func whitespace(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let byte = text[index]
    if byte.isJSONWhitespace || byte == 0x0C { return 1 }
    let isNoBreak = byte == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0
    return isNoBreak ? 2 : 0
  }

  /// Writes the line break, or else the space, that is due before the next text.
  private mutating func separate() {
    defer { (hasSpace, breaks) = (false, 0) }
    guard !bytes.isEmpty else { return }
    if breaks > 0 {
      bytes += repeatElement(.lineFeed, count: min(breaks, 2))
    } else if hasSpace {
      bytes.append(.space)
    }
  }
}
