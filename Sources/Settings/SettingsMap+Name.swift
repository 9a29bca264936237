public import Feedback

extension SettingsMap {
  /// A name in both languages, `{zh-Hans: ..., en: ...}`; a single text, or a single language, serves
  /// for both.
  public func name(_ key: String) throws(SettingsError) -> LocalizedName? {
    guard has(key) else { return nil }
    if let text = try? text(key) { return LocalizedName(chinese: text, english: text) }
    return try section(key, NameSection.self)?.name
  }
}

/// The keys of a name.
private struct NameSection: SettingsSection {
  var name: LocalizedName

  static let keys = Language.allCases.map { language in
    SettingKey(language.rawValue, .text, "the name in this language", fallback: "the other one")
  }

  init(_ map: SettingsMap) throws(SettingsError) {
    let chinese = try map.text(Language.chinese.rawValue)
    let english = try map.text(Language.english.rawValue)
    guard let any = chinese ?? english else {
      throw map.error(nil, "a name needs \"zh-Hans\" or \"en\"")
    }
    name = LocalizedName(chinese: chinese ?? any, english: english ?? any)
  }
}
