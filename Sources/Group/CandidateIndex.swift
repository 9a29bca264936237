/// Finds earlier voices that may be about the same matter: by rare terms, and by bands of signatures.
///
/// Work and answers are bounded: each voice asks for its strongest terms only, and looks at the latest
/// voices of each; so the whole is near linear.
struct CandidateIndex: Sendable {
  private var voicesOfTerm: [[Int32]]
  private var voicesOfBand: [UInt64: [Int32]] = [:]
  private var votes: [Float] = []

  /// How many of a voice's terms are asked for, and how many voices of each are looked at.
  private static let asked = 24, latest = 256
  /// How many candidates are compared in full.
  private static let compared = 24
  private static let latestOfBand = 8

  init() {
    voicesOfTerm = Array(repeating: [], count: TermCounts.size)
  }

  /// The most promising voices before this one, which is added.
  mutating func candidates(_ vector: TermVector, for index: Int32) -> [Int32] {
    votes.append(0)
    let asked = Self.strongest(vector)
    var touched: [Int32] = []
    for (term, value) in asked {
      let slot = TermCounts.slot(term), vote = value * value
      for voice in voicesOfTerm[slot].suffix(Self.latest) {
        if votes[Int(voice)] == 0 { touched.append(voice) }
        votes[Int(voice)] += vote
      }
      voicesOfTerm[slot].append(index)
    }
    let best = Self.best(touched.map { ($0, votes[Int($0)]) })
    for voice in touched { votes[Int(voice)] = 0 }
    return best
  }

  /// Voices before this one with perhaps the same wording; this one is added.
  mutating func duplicates(_ signature: Signature, for index: Int32) -> Set<Int32> {
    var found: Set<Int32> = []
    for band in signature.bands {
      found.formUnion(voicesOfBand[band, default: []])
      // The first ones stand for all that are like them.
      if voicesOfBand[band, default: []].count < Self.latestOfBand {
        voicesOfBand[band, default: []].append(index)
      }
    }
    return found
  }

  private static func strongest(_ vector: TermVector) -> [(UInt32, Float)] {
    let terms = zip(vector.terms, vector.values).map { ($0, $1) }
    guard terms.count > asked else { return terms }
    return Array(terms.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(asked))
  }

  private static func best(_ candidates: [(voice: Int32, votes: Float)]) -> [Int32] {
    guard candidates.count > compared else { return candidates.map(\.voice) }
    return candidates.sorted { ($0.votes, $1.voice) > ($1.votes, $0.voice) }.prefix(compared)
      .map(\.voice)
  }
}
