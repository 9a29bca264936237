internal import Crypto
internal import Feedback
internal import Foundation

/// The two hashes of an item: the first 16 bytes of SHA-256 (FIPS 180-4) over its text before
/// personal data is masked, so that two voices that differ in a telephone number alone stay two.
enum Fingerprint {
  /// What does not change about a voice: subject, body, author and the minute of submission.
  ///
  /// Width, case, blanks and punctuation of the texts do not count: exports differ in them.
  static func identity(of item: FeedbackItem) -> [UInt8] {
    var hash = ItemHash()
    hash.add(folding: item.subject)
    hash.add(folding: item.body)
    hash.add(folding: item.author ?? "")
    hash.add(item.submittedAt.map { ($0.timeIntervalSince1970 / 60).rounded(.down) })
    return hash.prefix
  }

  /// All of a voice's content.
  static func content(of item: FeedbackItem) -> [UInt8] {
    var hash = ItemHash()
    for text in [
      item.subject, item.body, item.author, item.url, item.channel, item.kind?.rawValue,
      item.topic, item.place, item.department, item.status, item.reply?.text,
    ] {
      hash.add(text ?? "")
    }
    for moment in [item.submittedAt, item.updatedAt, item.reply?.at] {
      hash.add(moment?.timeIntervalSince1970)
    }
    hash.add(item.votesFor.map(Double.init))
    hash.add(item.votesAgainst.map(Double.init))
    hash.add(item.coordinates?.latitude)
    hash.add(item.coordinates?.longitude)
    // Added only where it holds: the hashes of all others stay what they were.
    if item.isConfidential { hash.add("confidential") }
    for (name, text) in [("station", item.station), ("deputy", item.deputy)] {
      if let text { hash.add(name + ":" + text) }
    }
    return hash.prefix
  }

  /// A text's hash in hexadecimal, 32 digits.
  static func hexadecimal(_ text: String) -> String {
    var hash = ItemHash()
    hash.add(text)
    return hexadecimal(hash.prefix)
  }

  /// Bytes in hexadecimal.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}

/// SHA-256 over parts: texts, each ended by a byte that no cleaned text holds, and numbers.
private struct ItemHash {
  private var hasher = SHA256()

  var prefix: [UInt8] { Array(hasher.finalize().prefix(16)) }

  mutating func add(_ text: String) {
    text.withBytes { add($0) }
    end()
  }

  mutating func add(_ number: Double?) {
    withUnsafeBytes(of: (number ?? .nan).bitPattern.littleEndian) {
      hasher.update(bufferPointer: $0)
    }
  }

  /// Adds the letters and digits of a text, folded, a stretch at a time.
  mutating func add(folding text: String) {
    text.withBytes { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4_096) { stretch in
        var index = 0
        while index < bytes.count {
          let count = ComparedText.read(bytes, from: &index, into: stretch)
          add(Bytes(rebasing: stretch[..<count]))
        }
      }
    }
    end()
  }

  private mutating func add(_ bytes: Bytes) {
    hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes))
  }

  private mutating func end() {
    withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
  }
}
