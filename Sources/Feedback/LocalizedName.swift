/// The two languages of everything that a person reads.
public enum Language: String, Sendable, CaseIterable, Codable {
  case chinese = "zh-Hans"
  case english = "en"
}

/// A name in both languages.
public struct LocalizedName: Sendable, Equatable, Codable {
  public var chinese: String
  public var english: String

  /// A name in both languages.
  public init(chinese: String, english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The name in a language.
  public func callAsFunction(_ language: Language) -> String {
    language == .chinese ? chinese : english
  }
}
