public import Feedback

extension RateRule {
  /// The formula as people read it: names for ids, `×` for `*`.
  ///
  /// - Parameter rules: the rates that a score may be made of.
  public func words(_ language: Language, among rules: [RateRule]) -> String {
    text.replacing(/[\p{L}_][\p{L}\p{N}_-]*/) { match in
      let id = String(match.output)
      return RateCount(rawValue: id)?.name(language)
        ?? rules.first { $0.id == id }?.name(language) ?? id
    }
    .replacing("*", with: "×")
  }
}

extension RateCount {
  /// What people call it.
  public var name: LocalizedName {
    let (chinese, english) =
      switch self {
      case .callbacks: ("回访", "called back")
      case .contacted: ("联系上", "reached")
      case .resolved: ("已解决", "resolved")
      case .partly: ("部分解决", "partly resolved")
      case .unresolved: ("未解决", "not resolved")
      case .satisfied: ("满意", "satisfied")
      case .basically: ("基本满意", "basically satisfied")
      case .dissatisfied: ("不满意", "dissatisfied")
      case .unrated: ("未评价", "not rated")
      case .due: ("有期限", "with a deadline")
      case .onTime: ("按期答复", "answered in time")
      case .reopened: ("重办", "reopened")
      case .returned: ("退回", "returned")
      }
    return LocalizedName(chinese: chinese, english: english)
  }
}
