public import Feedback
public import Settings

/// An entry of `grades:`: something that a ballot can say.
public struct BallotGrade: SettingsSection {
  public let id: String
  public let name: LocalizedName
  /// Every word that means it, folded.
  let words: [String]

  public static let keys: [SettingKey] = [
    .required("id", .text, "the grade's id"),
    .required("name", .name, "what ballots call it"),
    SettingKey("also", .list(.text), "other words that mean it, on ballots and over columns"),
  ]

  /// The grade from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    name = try map.name("name") ?? LocalizedName(chinese: id, english: id)
    let words = [id, name.chinese, name.english] + (try map.texts("also"))
    self.words = words.map(BallotWords.folded).reduce(into: []) { unique, word in
      if !unique.contains(word) { unique.append(word) }
    }
  }
}

/// An entry of `results:`: what is said of the object, and which votes it takes.
public struct BallotResultRule: SettingsSection {
  public let id: String
  /// nil: the name of the grade with the same id.
  public let name: LocalizedName?
  /// The grades whose votes are added up.
  public let counts: [String]
  /// nil for the last one, which holds where no other does.
  public let threshold: Threshold?
  /// What the votes are counted against.
  public private(set) var base: VoteBase?

  public static let keys: [SettingKey] =
    [
      .required("result", .text, "a grade's id, or an id of its own"),
      SettingKey("name", .name, "what people call it", fallback: "the grade's name"),
      SettingKey(
        "counts", .list(.text), "the grades whose votes are added up",
        fallback: "the grade of the same id"),
    ] + Threshold.keys + [
      SettingKey(
        "of", .choice(VoteBase.allCases.map(\.rawValue)), "what these votes are counted against",
        fallback: "the set's")
    ]

  /// The result from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("result")
    name = try map.name("name")
    threshold = try Threshold.read(map)
    let counts = try map.texts("counts")
    self.counts = counts.isEmpty && threshold != nil ? [id] : counts
    base = try map.choice("of")
  }

  /// The same, counted against what the set states.
  func against(_ base: VoteBase) -> BallotResultRule {
    var result = self
    result.base = base
    return result
  }
}

/// `quorum:`
struct QuorumSection: SettingsSection {
  let threshold: Threshold?

  static let keys = Threshold.keys

  init(_ map: SettingsMap) throws(SettingsError) {
    threshold = try Threshold.read(map)
    guard threshold != nil else {
      throw map.error(nil, "\"quorum\" needs \"at_least\" or \"more_than\", such as more_than: 1/2")
    }
  }
}

extension SettingsMap {
  /// Refuses a list in which two entries have the same id.
  func refuseRepeats(_ ids: [String], _ key: String) throws(SettingsError) {
    for (index, id) in ids.enumerated() where ids[..<index].contains(id) {
      throw error(key, "the id \"\(id)\" stands twice under \"\(key)\"; rename one")
    }
  }
}
