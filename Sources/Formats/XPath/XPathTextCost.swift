internal import CXML

/// Makes the functions that read the text of nodes count what they read among an expression's steps;
/// libxml2 counts a call as one step, however long the text.
enum XPathTextCost {
  /// A step takes about as long as copying so many bytes.
  private static let bytesInStep = 64

  static func register(in context: xmlXPathContextPtr) {
    for name in functions.keys {
      // A name that is taken is not given again.
      xmlXPathRegisterFunc(context, name, nil)
      xmlXPathRegisterFunc(context, name) { parser, count in
        XPathTextCost.charge(parser, count)
        XPathTextCost.call(parser, count)
      }
    }
  }

  /// The core library's functions of text (XPath 1.0, section 4.2), and the one that reads a number.
  private static let functions: [String: xmlXPathFunction] = [
    "string": xmlXPathStringFunction, "concat": xmlXPathConcatFunction,
    "starts-with": xmlXPathStartsWithFunction, "contains": xmlXPathContainsFunction,
    "substring-before": xmlXPathSubstringBeforeFunction,
    "substring-after": xmlXPathSubstringAfterFunction, "substring": xmlXPathSubstringFunction,
    "string-length": xmlXPathStringLengthFunction, "normalize-space": xmlXPathNormalizeFunction,
    "translate": xmlXPathTranslateFunction, "number": xmlXPathNumberFunction,
  ]

  private static func call(_ parser: xmlXPathParserContextPtr?, _ count: Int32) {
    guard let name = parser?.pointee.context?.pointee.function else { return }
    functions[String(cString: name)]?(parser, count)
  }

  /// Adds what the arguments of a call cost.
  private static func charge(_ parser: xmlXPathParserContextPtr?, _ count: Int32) {
    guard let parser, let context = parser.pointee.context else { return }
    let allowed = context.pointee.opLimit
    let left = allowed - min(allowed, context.pointee.opCount)
    let cost = arguments(of: parser, Int(count), context).reduce(0) { cost, node in
      cost + (cost > left ? 0 : self.cost(of: node, limit: left - cost))
    }
    context.pointee.opCount += cost
    if cost > left { xmlXPathErr(parser, Int32(XPATH_OP_LIMIT_EXCEEDED.rawValue)) }
  }

  /// The nodes whose text a call reads: the first of each argument, else the one at hand.
  private static func arguments(
    of parser: xmlXPathParserContextPtr, _ count: Int, _ context: xmlXPathContextPtr
  ) -> [xmlNodePtr] {
    guard count > 0 else { return context.pointee.node.map { [$0] } ?? [] }
    let top = Int(parser.pointee.valueNr)
    return (max(0, top - count)..<top).compactMap { index in
      guard let value = parser.pointee.valueTab?[index], value.pointee.type == XPATH_NODESET,
        let nodes = value.pointee.nodesetval, nodes.pointee.nodeNr > 0
      else { return nil }
      return nodes.pointee.nodeTab?[0]
    }
  }

  /// The steps that the text of a node stands for; looked through no further than a limit.
  private static func cost(of root: xmlNodePtr, limit: UInt) -> UInt {
    guard root.pointee.type != XML_NAMESPACE_DECL else { return 1 }
    var cost: UInt = 1
    var node = root
    while cost <= limit {
      if node.pointee.type == XML_TEXT_NODE, let text = node.pointee.content {
        cost += UInt(xmlStrlen(text)) / UInt(bytesInStep)
      } else if let child = node.pointee.children {
        (node, cost) = (child, cost + 1)
        continue
      }
      while node != root, node.pointee.next == nil, let parent = node.pointee.parent {
        node = parent
      }
      guard node != root, let next = node.pointee.next else { break }
      (node, cost) = (next, cost + 1)
    }
    return cost
  }
}
