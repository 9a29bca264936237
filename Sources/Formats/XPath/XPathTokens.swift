/// A token of an XPath expression (XPath 1.0, section 3.7).
struct XPathToken: Equatable {
  enum Kind {
    /// A name, with its prefix where it has one.
    case name
    /// `and`, `or`, `div`, `mod` or `*` between two operands.
    case word
    case literal
    case number
    /// Everything else: one of `// :: .. != <= >=` or one character.
    case symbol
  }

  var kind: Kind
  var text: String
  /// Where it begins, in bytes from 0.
  var position: Int

  /// True where an operand ends with the token, so that an operator may follow.
  fileprivate var endsOperand: Bool {
    switch kind {
    case .word: false
    case .symbol: ["]", ")", ".", "..", "*"].contains(text)
    case .name, .literal, .number: true
    }
  }
}

/// Divides an XPath expression into tokens; whether they form one is libxml2's to say.
struct XPathTokens {
  private static let words: Set<String> = ["and", "or", "div", "mod"]
  private static let pairs: Set<String> = ["//", "::", "..", "!=", "<=", ">="]

  private let bytes: [UInt8]
  private var index = 0
  private var tokens: [XPathToken] = []

  /// The tokens of an expression.
  static func of(_ expression: String) -> [XPathToken] {
    var tokens = XPathTokens(bytes: Array(expression.utf8))
    tokens.run()
    return tokens.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isJSONWhitespace {
        index += 1
      } else if byte == .quote || byte == .apostrophe {
        let close = bytes[(index + 1)...].firstIndex(of: byte)
        add(.literal, to: close.map { $0 + 1 } ?? bytes.count)
      } else if byte.beginsXPathName {
        addName()
      } else if byte.isDigit {
        add(.number, to: end { $0.isDigit || $0 == UInt8(ascii: ".") })
      } else {
        addSymbol()
      }
    }
  }

  /// Adds a name, an operator that looks like one, or a name with its prefix.
  private mutating func addName() {
    var end = end(where: \.continuesXPathName)
    let name = String(decoding: bytes[index..<end], as: UTF8.self)
    if Self.words.contains(name), tokens.last?.endsOperand == true {
      return add(.word, to: end)
    }
    if end + 1 < bytes.count, bytes[end] == .colon {
      let next = bytes[end + 1]
      if next == UInt8(ascii: "*") { end += 2 }
      if next.beginsXPathName {
        end = bytes[(end + 1)...].firstIndex { !$0.continuesXPathName } ?? bytes.count
      }
    }
    add(.name, to: end)
  }

  private mutating func addSymbol() {
    let isOperator = bytes[index] == UInt8(ascii: "*") && tokens.last?.endsOperand == true
    let pair = String(decoding: bytes[index...].prefix(2), as: UTF8.self)
    add(isOperator ? .word : .symbol, to: index + (Self.pairs.contains(pair) ? 2 : 1))
  }

  private func end(where isInside: (UInt8) -> Bool) -> Int {
    bytes[index...].firstIndex { !isInside($0) } ?? bytes.count
  }

  private mutating func add(_ kind: XPathToken.Kind, to end: Int) {
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    tokens.append(XPathToken(kind: kind, text: text, position: index))
    index = end
  }
}

extension UInt8 {
  fileprivate var beginsXPathName: Bool {
    isASCIILetter || self == UInt8(ascii: "_") || self >= 0x80
  }

  fileprivate var continuesXPathName: Bool {
    beginsXPathName || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
  }
}
