/// Normalises UTF-8 into scalars, in one pass over the bytes.
struct ScalarWriter {
  /// Room for as many scalars as there are bytes: no rule makes more of them.
  let output: UnsafeMutablePointer<UInt32>
  let origins: UnsafeMutablePointer<Int32>?
  private(set) var count = 0

  init(output: UnsafeMutablePointer<UInt32>, origins: UnsafeMutablePointer<Int32>?) {
    (self.output, self.origins) = (output, origins)
  }

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += ascii(byte, bytes, index)
      } else {
        let (scalar, length) = Self.decode(bytes, index)
        wide(scalar, from: index)
        index += length
      }
    }
  }

  /// Takes an ASCII byte and says how many bytes were used.
  @inline(__always)
  private mutating func ascii(
    _ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> Int {
    if byte == UInt8(ascii: "_"), Self.isLineBreak(bytes, index) { return 7 }
    half(byte, from: index)
    return 1
  }

  @inline(__always)
  private mutating func half(_ byte: UInt8, from index: Int) {
    switch byte {
    case 0x61...0x7A, 0x5F: add(UInt32(byte), from: index)
    case 0x41...0x5A: add(UInt32(byte | 0x20), from: index)
    case 0x30...0x39: mark(0x30, from: index)
    case 0x20, 0x09...0x0D, 0x1C...0x1F: break
    default: mark(ModelText.signs, from: index)
    }
  }

  @inline(__always)
  private mutating func wide(_ scalar: UInt32, from index: Int) {
    if scalar &- 0x4E00 < 0x5200 { return ideograph(scalar, from: index) }
    if scalar &- 0xFF01 < 0x5E { return half(UInt8(scalar &- 0xFEE0), from: index) }
    if scalar &- 0x3001 < 2 || scalar &- 0x2010 < 0x17 {
      return mark(ModelText.signs, from: index)
    }
    if scalar == 0x3000 || scalar == 0x200B { return }
    rare(scalar, from: index)
  }

  @inline(__always)
  private mutating func ideograph(_ scalar: UInt32, from index: Int) {
    switch scalar {
    case 0x5E02, 0x533A, 0x53BF, 0x5DDE: closeDistrict()
    default: break
    }
    add(scalar, from: index)
  }

  /// Before 市, 区, 县 or 州: a letter, with a run of digits or without, becomes one mark.
  private mutating func closeDistrict() {
    if count > 0, Self.isLetter(output[count - 1]) {
      output[count - 1] = ModelText.district
    } else if count > 1, output[count - 1] == 0x30, Self.isLetter(output[count - 2]) {
      count -= 1
      output[count - 1] = ModelText.district
    }
  }

  /// What is neither ASCII nor Chinese, by its Unicode properties.
  private mutating func rare(_ value: UInt32, from index: Int) {
    guard let scalar = Unicode.Scalar(value), !scalar.properties.isWhitespace else { return }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter:
      for small in scalar.properties.lowercaseMapping.unicodeScalars {
        add(small.value, from: index)
      }
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber:
      add(value, from: index)
    default: mark(ModelText.signs, from: index)
    }
  }

  /// Adds what stands for a run: once, however long the run is.
  @inline(__always)
  private mutating func mark(_ scalar: UInt32, from index: Int) {
    if count > 0, output[count - 1] == scalar { return }
    add(scalar, from: index)
  }

  @inline(__always)
  private mutating func add(_ scalar: UInt32, from index: Int) {
    output[count] = scalar
    origins?[count] = Int32(truncatingIfNeeded: index)
    count &+= 1
  }
}

extension ScalarWriter {
  private static func isLetter(_ scalar: UInt32) -> Bool { scalar &- 0x61 < 26 }

  /// Whether `_x000D_` begins here.
  private static func isLineBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 7 <= bytes.count, bytes[index + 1] == UInt8(ascii: "x") else { return false }
    return UnsafeBufferPointer(rebasing: bytes[index..<index + 7]).elementsEqual("_x000D_".utf8)
  }

  /// The scalar that begins with a byte of 0x80 or more, and its length; the bytes are valid UTF-8.
  @inline(__always)
  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
  ) -> (UInt32, Int) {
    let first = UInt32(bytes[index])
    if first < 0xE0 { return ((first & 0x1F) << 6 | rest(bytes, index + 1), 2) }
    let second = rest(bytes, index + 1), third = rest(bytes, index + 2)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | rest(bytes, index + 3), 4)
  }

  @inline(__always)
  private static func rest(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
    UInt32(bytes[index] & 0x3F)
  }
}
