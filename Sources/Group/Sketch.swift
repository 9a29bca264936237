internal import Foundation

/// What of a message is compared with others: its strongest terms, and a signature of its wording.
public struct Sketch: Sendable, Equatable {
  /// Ascending.
  var terms: [UInt32]
  /// How much each is said, in 32nds.
  var weights: [UInt8]
  var signature: Signature

  /// How many terms are kept that are known from other messages, and how many that are not yet.
  private static let known = 64, unknown = 24

  init(_ message: WeightedTerms, signature: Signature, counts: TermCounts, rules: MatterRules) {
    var strong: [(strength: Float, index: Int)] = [], new: [(strength: Float, index: Int)] = []
    for (index, term) in message.terms.enumerated() {
      let rarity = counts.rarity(term, rules)
      if rarity > 0 {
        strong.append((message.weights[index] * rarity, index))
      } else if counts.count(term) < 2 {
        new.append((message.weights[index], index))
      }
    }
    let kept = (Self.strongest(strong, Self.known) + Self.strongest(new, Self.unknown)).sorted()
    terms = kept.map { message.terms[$0] }
    weights = kept.map { UInt8(min(message.weights[$0] * 32, 255)) }
    self.signature = signature
  }

  private static func strongest(
    _ candidates: [(strength: Float, index: Int)], _ limit: Int
  ) -> [Int] {
    candidates.sorted { ($0.strength, $1.index) > ($1.strength, $0.index) }.prefix(limit)
      .map(\.index)
  }
}

extension Sketch {
  /// The sketch as bytes: one for the number of terms, the terms, their weights, the signature.
  public var bytes: [UInt8] {
    var bytes = [UInt8(terms.count)]
    for term in terms { withUnsafeBytes(of: term.littleEndian) { bytes.append(contentsOf: $0) } }
    bytes += weights
    for value in signature.values {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// The sketch of such bytes; nil where they are none.
  public init?(bytes: [UInt8]) {
    guard let count = bytes.first.map(Int.init) else { return nil }
    let signature = bytes.dropFirst(1 + 5 * count)
    guard signature.isEmpty || signature.count == 2 * Signature.bins else { return nil }
    func number(_ start: Int, _ size: Int) -> UInt32 {
      (0..<size).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
    }
    guard bytes.count >= 1 + 5 * count else { return nil }
    terms = (0..<count).map { number(1 + 4 * $0, 4) }
    weights = Array(bytes[(1 + 4 * count)..<(1 + 5 * count)])
    self.signature = Signature(
      values: (0..<signature.count / 2).map { UInt16(number(1 + 5 * count + 2 * $0, 2)) })
  }
}

/// Makes sketches, and counts the terms that it has seen.
public struct Sketcher: Sendable {
  public private(set) var counts: TermCounts
  private let rules: MatterRules

  /// A sketcher that goes on from what was counted before.
  public init(_ rules: MatterRules, counts: TermCounts = TermCounts()) {
    (self.rules, self.counts) = (rules, counts)
  }

  /// The sketches of messages that come together: all of them are counted before the first is made.
  public mutating func sketch(_ messages: [(subject: String, body: String)]) -> [Sketch] {
    let read = messages.map { message in
      let subject = Tokens(message.subject), body = Tokens(message.body)
      return (
        WeightedTerms(subject: subject, body: body, subjectWeight: Float(rules.subjectWeight)),
        Signature(of: subject.units + body.units)
      )
    }
    for (terms, _) in read { counts.add(terms) }
    return read.map { Sketch($0, signature: $1, counts: counts, rules: rules) }
  }
}

extension TermCounts {
  /// In so many messages a term is never common: in a young store a matter may be most of it.
  private static let neverCommon = 50.0

  /// How rare a term is, as the logarithm of messages for each that holds it (the inverse document
  /// frequency of Spärck Jones, 1972); 0 where it occurs once, or too often to tell matters apart.
  func rarity(_ term: UInt32, _ rules: MatterRules) -> Float {
    let count = count(term)
    let most = max(rules.commonShare * Double(messages), Self.neverCommon)
    guard count >= 2, Double(count) <= most else { return 0 }
    return log(Float(max(messages, count)) / Float(count) + 0.1)
  }

  /// How rare a term is that one message alone holds.
  var greatestRarity: Float { log(Float(messages) + 0.1) }
}
