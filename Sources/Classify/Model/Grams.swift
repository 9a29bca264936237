internal import Foundation

/// The n-grams of a text as numbers of buckets: one and two scalars, hashed apart for subject and body.
enum Grams {
  /// There are 2^20 buckets; fewer cost accuracy, more bring none.
  static let bits = 20
  static let buckets = 1 << bits

  /// The two parts of a message, each with n-grams of its own.
  enum Part: UInt64, CaseIterable {
    case subject = 0
    case body = 1
  }

  /// The bucket of one scalar.
  @inline(__always)
  static func bucket(_ part: Part, _ first: UInt32) -> Int {
    mixed(UInt64(first), part.rawValue &* 4 &+ 1)
  }

  /// The bucket of two scalars.
  @inline(__always)
  static func bucket(_ part: Part, _ first: UInt32, _ second: UInt32) -> Int {
    mixed(UInt64(first) << 21 | UInt64(second), part.rawValue &* 4 &+ 2)
  }

  /// A finalizer after MurmurHash3's; the top bits are the bucket.
  @inline(__always)
  private static func mixed(_ gram: UInt64, _ kind: UInt64) -> Int {
    var x = (gram &+ 1) &* 0x9E37_79B9_7F4A_7C15 &+ kind &* 0xD6E8_FEB8_6659_FD93
    x ^= x >> 29
    x = x &* 0xBF58_476D_1CE4_E5B9
    x ^= x >> 32
    x = x &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: x >> UInt64(64 - bits))
  }

  /// Reports the bucket of every n-gram: of each scalar, and of it with the next.
  @inline(__always)
  static func each(
    _ scalars: UnsafeBufferPointer<UInt32>, _ part: Part,
    _ report: (_ bucket: Int, _ index: Int, _ length: Int) -> Void
  ) {
    guard let first = scalars.first else { return }
    var current = first
    for index in 0..<scalars.count {
      report(bucket(part, current), index, 1)
      guard index &+ 1 < scalars.count else { return }
      let next = scalars[index &+ 1]
      report(bucket(part, current, next), index, 2)
      current = next
    }
  }
}

/// How a count of an n-gram weighs: 1 + ln(count), to 255.
enum CountWeight {
  static let limit = 255
  static let byCount: [Float] = (0...limit).map { $0 == 0 ? 0 : 1 + log(Float($0)) }
}
