internal import Foundation
public import Settings

/// `matters.yaml`: when voices are about one matter, and how hot a matter is.
public struct MatterRules: SettingsSection, Sendable {
  /// The least mean likeness of the voices of one matter, from 0 to 1.
  public var likeness: Double
  /// How much more alike few voices must be: n voices the `likeness` times `1 + few / (n - 1)`.
  public var few: Double
  /// How much one word counts at most, as a multiple of all else that two messages share.
  public var wordShare: Double
  /// The share of common wording from which two messages are the same one.
  public var duplicate: Double
  /// How much a word of the subject counts, as a multiple of one in the body.
  public var subjectWeight: Double
  /// The share of all messages above which a word says nothing.
  public var commonShare: Double
  /// How many days a matter may rest before what comes is another one.
  public var window: Int
  /// What remains of a likeness between two places of which neither lies in the other.
  public var elsewhere: Double
  /// How heat is counted.
  public var heat: HeatRules

  public static let keys: [SettingKey] = [
    SettingKey(
      "likeness", .number, "the least mean likeness of the voices of one matter, from 0 to 1",
      fallback: "0.07"),
    SettingKey(
      "few", .number,
      "how much more alike few voices must be: n voices `likeness` times `1 + few / (n - 1)`",
      fallback: "0.7"),
    SettingKey(
      "word_share", .number,
      "how much one word counts at most, as a multiple of all else that two messages share",
      fallback: "4"),
    SettingKey(
      "duplicate", .number,
      "the share of common wording from which two messages are the same one", fallback: "0.7"),
    SettingKey(
      "subject_weight", .number,
      "how much a word of the subject counts, as a multiple of one in the body", fallback: "2"),
    SettingKey(
      "common_share", .number, "the share of all messages above which a word says nothing",
      fallback: "0.1"),
    SettingKey(
      "window", .duration, "how long a matter may rest before what comes is another one",
      fallback: "365d"),
    SettingKey(
      "elsewhere", .number,
      "what remains of a likeness between two places of which neither lies in the other",
      fallback: "0.5"),
    SettingKey("heat", .section(HeatRules.self), "how hot a matter is"),
  ]

  /// From so many messages on one knows which words are rare; fewer than the first are all alike.
  private static let young = 200.0...3000.0
  /// How much more alike voices must be where there is a tenth of them.
  private static let strictness = 0.18

  /// The least mean likeness of so many voices of one matter, in a store of so many messages: where few have
  /// come, words that say nothing are as rare as names.
  func likeness(of voices: Int, among messages: Int) -> Float {
    let heard = min(max(Double(messages), Self.young.lowerBound), Self.young.upperBound)
    let missing = log10(Self.young.upperBound / heard)
    return Float(
      likeness * (1 + few / Double(max(voices - 1, 1))) * (1 + Self.strictness * missing))
  }

  /// The rules from their file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    likeness = try map.share("likeness") ?? 0.07
    few = try map.number("few") ?? 0.7
    wordShare = try map.number("word_share") ?? 4
    duplicate = try map.share("duplicate") ?? 0.7
    subjectWeight = try map.number("subject_weight") ?? 2
    commonShare = try map.share("common_share") ?? 0.1
    window = Int((try map.duration("window") ?? 365 * 86_400) / 86_400)
    elsewhere = try map.share("elsewhere") ?? 0.5
    heat = try map.section("heat") ?? HeatRules()
    guard window >= 1 else { throw map.error("window", "\"window\" takes a day or more") }
    guard few >= 0 else { throw map.error("few", "\"few\" is below 0") }
    guard wordShare >= 0 else { throw map.error("word_share", "\"word_share\" is below 0") }
    guard (1...7).contains(subjectWeight) else {
      throw map.error("subject_weight", "\"subject_weight\" takes a number from 1 to 7")
    }
  }
}

extension SettingsMap {
  /// A number from 0 to 1.
  func share(_ key: String) throws(SettingsError) -> Double? {
    try parsed(key, "a number from 0 to 1") { text in
      Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
    }
  }
}
