internal import Settings

/// Reads formulas: numbers, names, `+ - * /` and parentheses.
///
/// A product or a quotient has a number on one side, but for one division of a sum by a sum: then the
/// figures of many departments can be pooled, and a division by nothing is found before it is made.
struct FormulaParser {
  private enum Token: Equatable {
    case number(Exact), name(String), sign(Character)
  }

  private let tokens: [(token: Token, offset: Int)]
  private let known: [String]
  private let end: Int
  private var index = 0
  private var depth = 0

  /// Reads a formula whose names are among those known.
  static func formula(_ text: String, known: [String]) throws(FormulaError) -> RateFormula {
    var parser = try FormulaParser(text, known)
    let formula = try parser.sum()
    guard parser.index == parser.tokens.count else {
      throw parser.error("an operator (+ - * /) is missing before this")
    }
    return formula
  }

  private init(_ text: String, _ known: [String]) throws(FormulaError) {
    self.known = known
    let characters = Array(text)
    end = characters.count
    var tokens: [(token: Token, offset: Int)] = []
    var offset = 0
    while offset < characters.count {
      let first = characters[offset]
      guard let kind = Self.kind(first) else {
        throw FormulaError(
          offset: offset, message: "\"\(first)\" has no meaning in a formula; take + - * / and ( )")
      }
      let word =
        kind == .sign ? [first] : Array(characters[offset...].prefix { Self.joins($0, kind) })
      if kind != .blank { tokens.append((try Self.token(String(word), kind, offset), offset)) }
      offset += word.count
    }
    self.tokens = tokens
  }

  private enum Kind { case blank, number, name, sign }

  private static func kind(_ character: Character) -> Kind? {
    if character.isWhitespace { return .blank }
    if character.isASCII, character.isNumber { return .number }
    if character.isLetter || character == "_" { return .name }
    return "+-*/()".contains(character) ? .sign : nil
  }

  /// A name may hold digits and, between letters, hyphens.
  private static func joins(_ character: Character, _ kind: Kind) -> Bool {
    switch kind {
    case .blank: character.isWhitespace
    case .number: character.isASCII && character.isNumber || character == "."
    case .name: character.isLetter || character.isNumber || character == "_"
    case .sign: false
    }
  }

  private static func token(
    _ word: String, _ kind: Kind, _ offset: Int
  ) throws(FormulaError) -> Token {
    switch kind {
    case .name, .blank: return .name(word)
    case .sign: return .sign(Character(word))
    case .number:
      guard let number = Exact(decimal: word) else {
        throw FormulaError(offset: offset, message: "\"\(word)\" is no number such as 0.9")
      }
      return .number(number)
    }
  }
}

// MARK: - Grammar

extension FormulaParser {
  private func error(_ message: String, at place: Int? = nil) -> FormulaError {
    let place = place ?? index
    return FormulaError(
      offset: tokens.indices.contains(place) ? tokens[place].offset : end, message: message)
  }

  private mutating func take(_ signs: String) -> Character? {
    guard tokens.indices.contains(index), case .sign(let sign) = tokens[index].token,
      signs.contains(sign)
    else { return nil }
    index += 1
    return sign
  }

  private mutating func sum() throws(FormulaError) -> RateFormula {
    var left = try product()
    while let sign = take("+-") {
      let place = index - 1
      let right = try product()
      guard left.denominator == nil, right.denominator == nil else {
        throw error(
          "a quotient cannot be added to; give it an id of its own, and add that", at: place)
      }
      left.numerator = left.numerator + right.numerator * Exact(sign == "-" ? -1 : 1)
    }
    return left
  }

  private mutating func product() throws(FormulaError) -> RateFormula {
    var left = try factor()
    while let sign = take("*/") {
      let place = index - 1
      let right = try factor()
      left = sign == "*" ? try product(left, right, place) : try quotient(left, right, place)
    }
    return left
  }

  private func product(
    _ left: RateFormula, _ right: RateFormula, _ place: Int
  ) throws(FormulaError) -> RateFormula {
    for (one, other) in [(left, right), (right, left)] where one.denominator == nil {
      guard let number = one.numerator.number else { continue }
      return RateFormula(numerator: other.numerator * number, denominator: other.denominator)
    }
    throw error("a product needs a number on one side", at: place)
  }

  private func quotient(
    _ left: RateFormula, _ right: RateFormula, _ place: Int
  ) throws(FormulaError) -> RateFormula {
    guard right.denominator == nil else {
      throw error("a quotient cannot be divided by; divide once", at: place)
    }
    if let number = right.numerator.number {
      guard let factor = Exact(1) / number else { throw error("this divides by zero", at: place) }
      return RateFormula(numerator: left.numerator * factor, denominator: left.denominator)
    }
    guard left.denominator == nil else {
      throw error("this divides a second time; divide one sum by one sum", at: place)
    }
    return RateFormula(numerator: left.numerator, denominator: right.numerator)
  }

  private mutating func factor() throws(FormulaError) -> RateFormula {
    if take("-") != nil {
      let value = try factor()
      return RateFormula(numerator: value.numerator * Exact(-1), denominator: value.denominator)
    }
    if take("(") != nil { return try group() }
    guard tokens.indices.contains(index) else { throw error("the formula ends too early") }
    switch tokens[index].token {
    case .number(let number):
      index += 1
      return RateFormula(numerator: WeightedSum(constant: number))
    case .name(let name):
      guard known.contains(name) else { throw error(unknown(name)) }
      index += 1
      return RateFormula(numerator: WeightedSum(weights: [name: Exact(1)]))
    case .sign(let sign): throw error("a number or a name is missing before \"\(sign)\"")
    }
  }

  private mutating func group() throws(FormulaError) -> RateFormula {
    depth += 1
    guard depth < 50 else { throw error("the parentheses are too deep; write it flatter") }
    let value = try sum()
    depth -= 1
    guard take(")") != nil else { throw error("a \")\" is missing") }
    return value
  }

  private func unknown(_ name: String) -> String {
    let mend = nearest(to: name, among: known).map { "did you mean \"\($0)\"?" }
    return "no count \"\(name)\"; \(mend ?? "known: " + known.joined(separator: ", "))"
  }
}
