/// Finds where a JSON value ends by its brackets and quotes alone, over as many pieces as it takes.
///
/// What is between is checked by the parser afterwards; so a value with a fault inside costs no more
/// than itself.
struct JSONExtent {
  private enum Kind { case unknown, container, string, scalar }

  /// How far was looked, counted from the value's first byte.
  private(set) var offset = 0
  private var kind = Kind.unknown
  private var depth = 0
  private var isInString = false

  /// The length of the value that begins at `start`; nil where the bytes end first. Called again after
  /// more bytes came, it goes on where it stopped.
  mutating func length(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start + offset
    if kind == .unknown {
      guard index < bytes.count else { return nil }
      kind = Self.kind(bytes[index])
    }
    defer { offset = index - start }
    if kind == .scalar {
      while index < bytes.count, !Self.endsScalar(bytes[index]) { index += 1 }
      return index < bytes.count ? index - start : nil
    }
    while index < bytes.count {
      let byte = bytes[index]
      if isInString {
        if byte == .backslash {
          // The escaped byte may come with the next piece.
          guard index + 1 < bytes.count else { return nil }
          index += 1
        } else if byte == .quote {
          isInString = false
          if depth == 0 { return index + 1 - start }
        }
      } else {
        switch byte {
        case .quote: isInString = true
        case .openBrace, .openBracket: depth += 1
        case .closeBrace, .closeBracket:
          depth -= 1
          if depth == 0 { return index + 1 - start }
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  /// Forgets what was looked at, so that it need not be held; gives its length.
  mutating func forget() -> Int {
    defer { offset = 0 }
    return offset
  }

  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case .openBrace, .openBracket: .container
    case .quote: .string
    default: .scalar
    }
  }

  private static func endsScalar(_ byte: UInt8) -> Bool {
    byte.isJSONWhitespace || byte == .comma || byte == .closeBracket || byte == .closeBrace
  }
}
