internal import Feedback
internal import TextIndex

extension SearchQueryError {
  /// What is wrong with a query and how to mend it, in a language.
  func text(_ language: Language) -> String {
    guard language == .chinese else { return description }
    return switch self {
    case .empty: "没有要找的词；请写一个，如 停车"
    case .onlyExcluded: "只写了要排除的词；请再写一个要找的词"
    case .openQuote: "引号没有成对；请补上，或者去掉"
    case .misplacedOr: "OR 须写在两个词之间，如：停车 OR 车位"
    case .misplacedStar(let word): "\(word)：星号只能写在字母或数字的词尾，如 park*"
    case .onlySigns(let word): "\(word) 里没有文字或数字；请写一个词"
    case .tooLong: "查找的词超过 \(SearchQuery.wordLimit) 个；请减少一些"
    }
  }
}
