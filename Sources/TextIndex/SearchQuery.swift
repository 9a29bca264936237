/// What a person looks for: every clause must be met, by one of its alternatives, and nothing of what is
/// excluded may be there.
public struct SearchQuery: Sendable, Equatable {
  /// As it was written.
  public let text: String
  public private(set) var clauses: [[Wanted]] = []
  public private(set) var excluded: [Wanted] = []

  /// The most words and phrases of a query.
  public static let wordLimit = 32

  /// Reads a query: words, `"phrases"`, `-without`, `this OR that`, `prefix*`.
  public init(_ text: String) throws(SearchQueryError) {
    self.text = text
    var joins = false
    for token in try QueryToken.tokens(of: text) {
      switch token {
      case .or:
        guard !joins, !clauses.isEmpty else { throw .misplacedOr }
        joins = true
      case .wanted(let wanted, excluded: false):
        if joins { clauses[clauses.count - 1].append(wanted) } else { clauses.append([wanted]) }
        joins = false
      case .wanted(let wanted, excluded: true):
        guard !joins else { throw .misplacedOr }
        excluded.append(wanted)
      }
    }
    guard !joins else { throw .misplacedOr }
    guard !clauses.isEmpty else { throw excluded.isEmpty ? .empty : .onlyExcluded }
    guard clauses.joined().count + excluded.count <= Self.wordLimit else { throw .tooLong }
  }

  /// True where the index alone can tell which texts are meant.
  public var isExact: Bool {
    clauses.joined().allSatisfy(\.isExact) && excluded.allSatisfy(\.isExact)
  }
}

/// Why a query cannot be understood, and how to mend it.
public enum SearchQueryError: Error, Equatable, CustomStringConvertible {
  case empty
  case onlyExcluded
  case openQuote
  case misplacedOr
  case misplacedStar(String)
  case onlySigns(String)
  case tooLong

  public var description: String {
    switch self {
    case .empty: "the query is empty; give a word, such as 停车"
    case .onlyExcluded: "the query says only what to leave out; give a word to find as well"
    case .openQuote: "a quotation mark is not closed; close it, or leave it out"
    case .misplacedOr: "OR stands between two words or phrases, such as: 停车 OR 车位"
    case .misplacedStar(let word):
      "\(word): a star stands at the end of a word of Latin letters or digits, such as park*"
    case .onlySigns(let word): "\(word) holds neither letter nor digit; give a word"
    case .tooLong:
      "the query has more than \(SearchQuery.wordLimit) words; leave some out"
    }
  }
}
