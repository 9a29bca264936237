/// A part of a query.
enum QueryToken {
  case or
  case wanted(Wanted, excluded: Bool)

  /// The parts of a query, in their order.
  static func tokens(of text: String) throws(SearchQueryError) -> [QueryToken] {
    var tokens: [QueryToken] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
        continue
      }
      let isExcluded = minus.contains(first) && rest.count > 1
      if isExcluded { rest.removeFirst() }
      if let mark = rest.first, quotes.contains(mark) {
        tokens.append(.wanted(try phrase(&rest), excluded: isExcluded))
      } else {
        let word = String(rest.prefix { !$0.isWhitespace && !quotes.contains($0) })
        rest.removeFirst(word.count)
        let isOr = !isExcluded && (word == "OR" || word == "|" || word == "ＯＲ")
        tokens.append(isOr ? .or : .wanted(try wanted(word), excluded: isExcluded))
      }
    }
    return tokens
  }

  /// The quotation marks that open and close a phrase, in either width and by Chinese habit.
  private static let quotes: Set<Character> = ["\"", "＂", "“", "”"]
  private static let minus: Set<Character> = ["-", "－"]
  private static let stars: Set<Character> = ["*", "＊"]

  private static func phrase(_ rest: inout Substring) throws(SearchQueryError) -> Wanted {
    rest.removeFirst()
    guard let end = rest.firstIndex(where: quotes.contains) else { throw .openQuote }
    let text = String(rest[..<end])
    rest = rest[rest.index(after: end)...]
    let isPrefix = rest.first.map(stars.contains) ?? false
    if isPrefix { rest.removeFirst() }
    guard let wanted = Wanted(text, isPrefix: isPrefix) else { throw .onlySigns("\"\(text)\"") }
    return wanted
  }

  private static func wanted(_ word: String) throws(SearchQueryError) -> Wanted {
    let text = String(word.reversed().drop(while: stars.contains).reversed())
    guard let wanted = Wanted(text, isPrefix: text != word) else {
      throw word.contains(where: stars.contains) ? .misplacedStar(word) : .onlySigns(word)
    }
    guard !text.contains(where: stars.contains) else { throw .misplacedStar(word) }
    return wanted
  }
}
