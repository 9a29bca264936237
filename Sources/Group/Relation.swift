/// How a voice stands to the earlier ones of its matter.
public enum Relation: String, Sendable, CaseIterable, Codable {
  /// Somebody else's own words, or the first.
  case own
  /// The same person once more.
  case again
  /// The same message through another channel.
  case channel
  /// The same message from another person, or from nobody known.
  case copy
}

/// A voice as its relation to others is told.
public struct RelatedVoice: Sendable {
  public var sketch: Sketch
  /// Who spoke; nil where nobody knows.
  public var person: String?
  /// The source and the way that the resident took.
  public var channel: String

  /// A voice.
  public init(sketch: Sketch, person: String?, channel: String) {
    (self.sketch, self.person, self.channel) = (sketch, person, channel)
  }
}

extension Relation {
  /// The relation of each voice of a matter, given in the order in which they came.
  public static func all(of voices: [RelatedVoice], _ rules: MatterRules) -> [Relation] {
    var people: Set<String> = []
    var firstsOfBand: [UInt64: [Int]] = [:]
    return voices.indices.map { index in
      let voice = voices[index]
      let bands = voice.sketch.signature.bands
      let near = Set(bands.flatMap { firstsOfBand[$0] ?? [] }).sorted()
      let original = near.first {
        voices[$0].sketch.signature.likeness(to: voice.sketch.signature) >= rules.duplicate
      }
      if original == nil {
        for band in bands { firstsOfBand[band, default: []].append(index) }
      }
      let isKnown = voice.person.map { !people.insert($0).inserted } ?? false
      return of(voice, original.map { voices[$0] }, isKnown: isKnown)
    }
  }

  private static func of(
    _ voice: RelatedVoice, _ original: RelatedVoice?, isKnown: Bool
  ) -> Relation {
    guard let original else { return isKnown ? .again : .own }
    if original.channel != voice.channel { return .channel }
    return isKnown ? .again : .copy
  }
}
