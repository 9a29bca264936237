internal import Feedback

/// What stands where a text was.
enum ForgottenText {
  private static let name = LocalizedName(chinese: "（内容已删除）", english: "(text erased)")

  static func of(_ language: Language) -> String { name(language) }
}
