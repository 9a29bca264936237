/// What can be said of an XPath expression before it meets a page.
///
/// libxml2 finds an unknown function, variable or prefix, and a function with too many arguments,
/// only when an evaluation comes to it, which a predicate without nodes never does.
struct XPathCheck {
  /// What is wrong with an expression, and where.
  struct Fault: Error, Equatable {
    var what: String
    /// In bytes, from 1.
    var column: Int
  }

  /// A bracket that is open.
  private struct Bracket {
    /// The function whose arguments it holds.
    var function: XPathToken?
    /// How many commas stand directly in it.
    var commas = 0
    /// The index of the token that opens it.
    var opened: Int
  }

  private let tokens: [XPathToken]
  private var open: [Bracket] = []

  /// Looks through the tokens of an expression.
  static func check(_ tokens: [XPathToken]) throws(Fault) {
    var check = XPathCheck(tokens: tokens)
    for index in tokens.indices { try check.take(index) }
  }

  private init(tokens: [XPathToken]) { self.tokens = tokens }

  private mutating func take(_ index: Int) throws(Fault) {
    let token = tokens[index]
    switch (token.kind, token.text) {
    case (.name, _): try name(token, next: symbol(after: index))
    case (.symbol, "$"): throw fault(token, "a page has no variables")
    case (.symbol, "("): open.append(Bracket(function: function(before: index), opened: index))
    case (.symbol, "["): open.append(Bracket(opened: index))
    case (.symbol, ","): if !open.isEmpty { open[open.count - 1].commas += 1 }
    case (.symbol, ")"), (.symbol, "]"):
      if let bracket = open.popLast() { try arguments(of: bracket, closed: index) }
    default: break
    }
  }

  private func name(_ token: XPathToken, next: String?) throws(Fault) {
    if next != "::", token.text.contains(":") {
      throw fault(token, "a page's names have no prefix")
    }
    guard next == "(", !Self.nodeTypes.contains(token.text) else { return }
    if Self.functions[token.text] == nil {
      throw fault(token, "XPath 1.0 has no function \(token.text)()")
    }
  }

  private func arguments(of bracket: Bracket, closed: Int) throws(Fault) {
    guard let function = bracket.function, let allowed = Self.functions[function.text] else {
      return
    }
    let count = bracket.opened + 1 == closed ? 0 : bracket.commas + 1
    guard allowed.contains(count) else {
      throw fault(function, "\(function.text)() does not take \(count) arguments")
    }
  }

  private func symbol(after index: Int) -> String? {
    guard index + 1 < tokens.count, tokens[index + 1].kind == .symbol else { return nil }
    return tokens[index + 1].text
  }

  private func function(before index: Int) -> XPathToken? {
    index > 0 && tokens[index - 1].kind == .name ? tokens[index - 1] : nil
  }

  private func fault(_ token: XPathToken, _ what: String) -> Fault {
    Fault(what: what, column: token.position + 1)
  }
}

// MARK: - The language

extension XPathCheck {
  private static let nodeTypes: Set<String> = ["comment", "text", "processing-instruction", "node"]

  /// The core library (XPath 1.0, section 4) with the number of arguments that each takes.
  private static let functions: [String: ClosedRange<Int>] = [
    "last": 0...0, "position": 0...0, "count": 1...1, "id": 1...1, "local-name": 0...1,
    "namespace-uri": 0...1, "name": 0...1, "string": 0...1, "concat": 2...255,
    "starts-with": 2...2, "contains": 2...2, "substring-before": 2...2, "substring-after": 2...2,
    "substring": 2...3, "string-length": 0...1, "normalize-space": 0...1, "translate": 3...3,
    "boolean": 1...1, "not": 1...1, "true": 0...0, "false": 0...0, "lang": 1...1,
    "number": 0...1, "sum": 1...1, "floor": 1...1, "ceiling": 1...1, "round": 1...1,
  ]
}
