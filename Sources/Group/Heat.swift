public import Feedback
internal import Foundation

/// A voice as heat counts it.
public struct HeatVoice: Sendable, Equatable {
  public var day: Day
  /// Who spoke, in any form that is the same for the same person; nil where nobody knows.
  public var person: String?
  public var isUrgent: Bool
  /// Votes for it less those against it, as the source counts them.
  public var votes: Int

  /// A voice.
  public init(day: Day, person: String? = nil, isUrgent: Bool = false, votes: Int = 0) {
    (self.day, self.person, self.isUrgent, self.votes) = (day, person, isUrgent, votes)
  }
}

/// How hot a matter is: a declared formula, whose figures are `heat:` in `matters.yaml`.
///
///     heat = (voices + vote x votes) x (1 + speed x log2(s)) x (1 + urgency x u)
///
/// Each voice counts 1, a further one of the same person `repeated`; it halves with its votes every
/// `half_life`. `s` is how many times as many voices came in the last `recent` days as usually come in
/// all about that topic and place (1 where it is less); `u` is the share of urgent voices.
public struct Heat: Sendable, Equatable {
  public var value: Double
  /// `s`: how many times the usual.
  public var speed: Double
  /// Whether more came than the usual for these weekdays explains.
  public var isBurst: Bool
  /// Distinct people; nil where the sources do not say who spoke.
  public var people: Int?

  /// The heat on a day.
  ///
  /// - Parameter usual: how many voices came in all about the matter's topic and place, a day.
  public init(_ voices: [HeatVoice], on today: Day, usual: [Day: Int], _ rules: HeatRules) {
    let expected = Self.expected(on: today, usual, rules)
    let recent = Double(voices.count { (today - rules.recent) < $0.day && $0.day <= today })
    speed = max(1, recent / max(expected, 1))
    isBurst = recent >= 3 && recent > expected + rules.burst * max(expected, 1).squareRoot()
    let known = Set(voices.compactMap(\.person))
    people = known.isEmpty ? nil : known.count
    let urgent = Double(voices.count(where: \.isUrgent)) / Double(max(voices.count, 1))
    value =
      Self.warmth(voices, on: today, rules) * (1 + rules.speed * log2(speed))
      * (1 + rules.urgency * urgent)
  }

  private static func warmth(_ voices: [HeatVoice], on today: Day, _ rules: HeatRules) -> Double {
    var heard: Set<String> = []
    return voices.sorted { $0.day > $1.day }.reduce(0) { sum, voice in
      let isRepeated = voice.person.map { !heard.insert($0).inserted } ?? false
      let weight = (isRepeated ? rules.repeated : 1) + rules.vote * Double(max(voice.votes, 0))
      let age = Double(max(today.number - voice.day.number, 0))
      return sum + weight * exp2(-age / rules.halfLife)
    }
  }

  /// How many voices the last days would bring if they were like the same weekdays before them: so what
  /// comes every Monday is no burst.
  static func expected(on today: Day, _ usual: [Day: Int], _ rules: HeatRules) -> Double {
    let weeks = max(rules.usual / 7, 1), skipped = (rules.recent + 6) / 7
    return (0..<rules.recent).reduce(0) { sum, back in
      let day = today - back
      let before = (0..<weeks).map { usual[day - 7 * (skipped + $0)] ?? 0 }
      return sum + Double(before.reduce(0, +)) / Double(weeks)
    }
  }
}
