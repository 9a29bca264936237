/// A text as n-grams are taken from it: lower-case letters, digits and signs run together, no blanks.
///
/// The rules, in their order: `_x000D_` (a line break that a workbook escaped) is a blank; full-width
/// signs become half-width ones; letters become small; white space goes; a letter with digits before
/// 市, 区, 县 or 州 (a district without its name) becomes one mark; a run of ASCII digits becomes one `0`;
/// a run of what is no letter, digit or `_` becomes one mark.
struct ModelText {
  /// Stands for a lettered district, `A3` in `A3区`.
  static let district: UInt32 = 0xE000
  /// Stands for a run of signs.
  static let signs: UInt32 = 0xE002

  private var scalars: [UInt32] = []
  private var origins: [Int32] = []
  private(set) var count = 0
  /// Whether it is remembered where each scalar comes from.
  let keepsOrigins: Bool

  init(keepsOrigins: Bool = false) {
    self.keepsOrigins = keepsOrigins
  }

  /// The scalars of the last text taken.
  var normalized: ArraySlice<UInt32> { scalars[..<count] }

  /// Where each scalar begins in the text's UTF-8 bytes.
  var places: ArraySlice<Int32> { origins[..<(keepsOrigins ? count : 0)] }

  /// Runs a body over the scalars without copying them.
  func withScalars<Value>(_ body: (UnsafeBufferPointer<UInt32>) -> Value) -> Value {
    scalars.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  /// Replaces the scalars by those of another text.
  mutating func take(_ text: String) {
    var text = text
    text.withUTF8 { take($0) }
  }

  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
    if scalars.count < bytes.count + 4 {
      scalars = Array(repeating: 0, count: bytes.count * 3 / 2 + 64)
    }
    if keepsOrigins { origins = Array(repeating: 0, count: scalars.count) }
    let keepsOrigins = keepsOrigins
    count = scalars.withUnsafeMutableBufferPointer { scalars in
      origins.withUnsafeMutableBufferPointer { origins in
        guard let output = scalars.baseAddress else { return 0 }
        var writer = ScalarWriter(
          output: output, origins: keepsOrigins ? origins.baseAddress : nil)
        writer.take(bytes)
        return writer.count
      }
    }
  }
}
