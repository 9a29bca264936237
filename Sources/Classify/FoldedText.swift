/// A text as words are matched in it, character by character: folded as `Folded` says, with where each
/// character would stand in the folded UTF-8. Its memory is used again for one text after another.
struct FoldedText: Sendable {
  private var scalars: [UInt32] = [0]
  private var places: [Int32] = [0]
  /// How many characters there are.
  private(set) var count = 0

  /// Replaces the characters by those of another text.
  mutating func take(_ text: String) {
    var text = text
    text.withUTF8 { take($0) }
  }

  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    if scalars.count <= bytes.count {
      scalars = Array(repeating: 0, count: bytes.count * 3 / 2 + 64)
      places = Array(repeating: 0, count: scalars.count)
    }
    count = scalars.withUnsafeMutableBufferPointer { scalars in
      places.withUnsafeMutableBufferPointer { places in Self.fold(bytes, scalars, places) }
    }
  }

  /// Runs a body over the characters, with a 0 behind them, and over their places, with that of the
  /// end behind them.
  @inline(__always)
  func withScalars<Value>(
    _ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<Int32>) -> Value
  ) -> Value {
    scalars.withUnsafeBufferPointer { scalars in
      places.withUnsafeBufferPointer { places in body(scalars, places) }
    }
  }

  /// Writes folded characters and their places, and says how many there are. No rule makes more
  /// characters than there are bytes.
  private static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, _ scalars: UnsafeMutableBufferPointer<UInt32>,
    _ places: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var index = 0, count = 0
    var place: Int32 = 0
    var last: UInt32 = 0
    while index < bytes.count {
      let (scalar, length) = UTF8Scalar.decode(bytes, index)
      index &+= length
      let folded = Folded.scalar(scalar)
      if folded == 0x20, last == 0x20 { continue }
      scalars[count] = folded
      places[count] = place
      place &+= folded < 0x80 ? 1 : Int32(truncatingIfNeeded: length)
      last = folded
      count &+= 1
    }
    scalars[count] = 0
    places[count] = place
    return count
  }
}

/// Reads characters out of valid UTF-8.
enum UTF8Scalar {
  /// The character at an index, and how many bytes it takes.
  @inline(__always)
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | rest(bytes, index &+ 1), 2) }
    let second = rest(bytes, index &+ 1), third = rest(bytes, index &+ 2)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | rest(bytes, index &+ 3), 4)
  }

  @inline(__always)
  private static func rest(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
    UInt32(bytes[index] & 0x3F)
  }
}
