/// The n-grams of some messages, each with how often it stands in subject or body.
///
/// An entry is a bucket, with `single` set where its n-gram is of one scalar.
struct GramCounts: Sendable {
  static let single: UInt32 = 1 << 31

  /// By message: where its entries begin, and where those of its body do.
  private(set) var starts: [Int] = [0]
  private(set) var bodies: [Int] = []
  private(set) var entries: [UInt32] = []
  private(set) var counts: [UInt8] = []

  /// Counts the n-grams of messages.
  init(_ messages: ArraySlice<TrainingMessage>) {
    var text = ModelText()
    // By bucket: the entry of the part at hand, or one before it.
    var seen = [Int](repeating: -1, count: Grams.buckets)
    for message in messages {
      text.take(message.subject)
      count(text, .subject, &seen)
      bodies.append(entries.count)
      text.take(message.body)
      count(text, .body, &seen)
      starts.append(entries.count)
    }
  }

  private mutating func count(_ text: ModelText, _ part: Grams.Part, _ seen: inout [Int]) {
    let first = entries.count
    text.withScalars { scalars in
      Grams.each(scalars, part) { bucket, _, length in
        let entry = seen[bucket]
        if entry >= first {
          counts[entry] = counts[entry] == 255 ? 255 : counts[entry] + 1
        } else {
          seen[bucket] = entries.count
          entries.append(UInt32(bucket) | (length == 1 ? Self.single : 0))
          counts.append(1)
        }
      }
    }
  }
}
