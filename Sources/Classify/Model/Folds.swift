/// Which messages are held out together.
enum Folds {
  static let count = 4

  /// The rows of each fold: by the data's own folds where every message has one, else by what a message
  /// says, so that copies of one message are never on both sides.
  static func rows(_ messages: [TrainingMessage]) -> [[Int32]] {
    let stated = messages.map(\.fold)
    let numbers =
      stated.contains(nil) ? messages.map { fingerprint($0) % count } : stated.map { $0 ?? 0 }
    var rows: [Int: [Int32]] = [:]
    for (row, number) in numbers.enumerated() { rows[number, default: []].append(Int32(row)) }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Equal for messages whose subjects say the same but for signs, blanks, letter case and numbers, or
  /// whose bodies do where there is no subject.
  private static func fingerprint(_ message: TrainingMessage) -> Int {
    var text = ModelText()
    text.take(message.subject)
    if text.count == 0 { text.take(message.body) }
    return Int(truncatingIfNeeded: MessageHash.of(text.normalized) >> 1)
  }
}

/// A short hash of what a message says, by which it is known again.
enum MessageHash {
  /// Of a message's whole normalised text.
  static func of(_ message: TrainingMessage) -> UInt32 {
    var text = ModelText()
    text.take(message.subject)
    let subject = of(text.normalized)
    text.take(message.body)
    return UInt32(truncatingIfNeeded: (subject &* 31 ^ of(text.normalized)) >> 32)
  }

  /// FNV-1a over scalars, mixed.
  static func of(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in scalars { hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    return hash &* 0x9E37_79B9_7F4A_7C15
  }
}
