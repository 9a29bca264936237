internal import CXML

/// An XPath 1.0 expression, compiled (libxml2).
final class XPathExpression {
  /// No longer expression is taken: nested brackets cost libxml2 stack.
  private static let lengthLimit = 1_000

  let text: String
  /// What it is for, as errors name it: `fields: title`.
  let purpose: String
  /// The paths of a union, in the parts in which they are evaluated.
  let paths: [[XPathPart]]

  /// Compiles an expression.
  ///
  /// - Throws: `FormatError` of kind `option` that says what is wrong and at which byte.
  init(_ text: String, purpose: String) throws(FormatError) {
    (self.text, self.purpose) = (text, purpose)
    guard text.utf8.count <= Self.lengthLimit else {
      throw .wrongXPath(text, purpose, "it is longer than \(Self.lengthLimit) bytes")
    }
    let tokens = XPathTokens.of(text)
    do throws(XPathCheck.Fault) {
      try XPathCheck.check(tokens)
      // Compiled whole first, since the place of a fault is one in the whole.
      _ = try XPathPart(XPathSteps.Part(text: text))
      let steps = XPathSteps(text, tokens).paths
      paths = try steps.map { path throws(XPathCheck.Fault) in
        try path.map { part throws(XPathCheck.Fault) in try XPathPart(part) }
      }
    } catch {
      throw .wrongXPath(text, purpose, error.what, column: error.column)
    }
  }
}

/// A part of an expression that libxml2 evaluates in one.
final class XPathPart {
  private static let isReady: Void = xmlInitParser()

  let comparesNodes: Bool
  let compiled: xmlXPathCompExprPtr

  init(_ part: XPathSteps.Part) throws(XPathCheck.Fault) {
    Self.isReady
    comparesNodes = part.comparesNodes
    let faults = XPathFaults()
    guard let compiled = faults.watching({ xmlXPathCtxtCompile($0, part.text) }) else {
      let position = min(faults.position, part.text.utf8.count)
      throw XPathCheck.Fault(what: faults.reason, column: position + 1)
    }
    self.compiled = compiled
  }

  deinit { xmlXPathFreeCompExpr(compiled) }
}

/// Listens to what libxml2 says against an expression.
final class XPathFaults {
  private(set) var code = 0
  /// In bytes, from 0.
  private(set) var position = 0

  /// What libxml2 gives for an expression in a context without a page.
  fileprivate func watching<Value>(_ body: (xmlXPathContextPtr) -> Value?) -> Value? {
    guard let context = xmlXPathNewContext(nil) else { return nil }
    defer { xmlXPathFreeContext(context) }
    return watching(context, body)
  }

  /// What libxml2 gives in a context.
  func watching<Value>(
    _ context: xmlXPathContextPtr, _ body: (xmlXPathContextPtr) -> Value?
  ) -> Value? {
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    context.pointee.error = { listener, error in
      guard let listener, let error else { return }
      let faults = Unmanaged<XPathFaults>.fromOpaque(listener).takeUnretainedValue()
      faults.code = Int(error.pointee.code)
      faults.position = Int(error.pointee.int1)
    }
    code = 0
    defer { context.pointee.error = nil }
    return withExtendedLifetime(self) { body(context) }
  }

  var isStepLimit: Bool { code == Int(XML_XPATH_EXPRESSION_OK.rawValue) + Self.stepLimit }

  /// What is wrong, as the end of a sentence.
  var reason: String {
    Self.reasons[code - Int(XML_XPATH_EXPRESSION_OK.rawValue)] ?? "it is no XPath 1.0 expression"
  }

  static let wrongType = "it takes a text or number for nodes"

  private static let stepLimit = Int(XPATH_OP_LIMIT_EXCEEDED.rawValue)

  private static let reasons: [Int: String] = [
    1: "a number has no end", 2: "a quote is not closed", 3: "a quote is missing",
    6: "a predicate is not closed or empty", 7: "a step, an operand or an operator is missing",
    8: "a parenthesis is not closed", 11: wrongType,
    12: "a function has the wrong number of arguments",
  ]
}

extension FormatError {
  static func wrongXPath(
    _ expression: String, _ purpose: String, _ what: String, column: Int? = nil
  ) -> FormatError {
    FormatError(
      .option, "the XPath \"\(expression.prefix(200))\" of \(purpose) is wrong: \(what)",
      column: column, mend: "mend it there")
  }
}
