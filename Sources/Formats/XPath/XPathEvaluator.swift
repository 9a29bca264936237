internal import CXML

/// What an XPath expression gives.
enum XPathValue {
  /// Nodes in their order in the page.
  case nodes([xmlNodePtr])
  case string(String)
  /// As XPath writes it: `12`, `0.5`, `NaN`.
  case number(String)
  case bool(Bool)
}

/// Evaluates XPath expressions on the nodes of a page, within what a page may cost.
final class XPathEvaluator {
  private let tree: HTMLTree
  private let work: HTMLWork
  private let context: xmlXPathContextPtr
  private let faults = XPathFaults()

  init(_ tree: HTMLTree, work: HTMLWork) throws(FormatError) {
    guard let context = xmlXPathNewContext(tree.document) else { throw .noMemory }
    (self.tree, self.work, self.context) = (tree, work, context)
    XPathTextCost.register(in: context)
  }

  deinit { xmlXPathFreeContext(context) }

  /// What an expression gives from a node.
  ///
  /// - Throws: where it does not fit what it meets, or takes too many steps.
  func evaluate(
    _ expression: XPathExpression, at node: xmlNodePtr
  ) throws(FormatError) -> XPathValue {
    if expression.paths.count == 1, expression.paths[0].count == 1 {
      return try value(of: expression.paths[0][0], at: node, expression)
    }
    var found = DistinctNodes()
    for path in expression.paths {
      var nodes = [node]
      for part in path { nodes = try self.nodes(of: part, at: nodes, expression) }
      found.add(nodes)
    }
    return .nodes(expression.paths.count > 1 ? found.sorted : found.nodes)
  }

  /// What a part of a path gives from several nodes: each node once, in the page's order.
  private func nodes(
    of part: XPathPart, at starts: [xmlNodePtr], _ expression: XPathExpression
  ) throws(FormatError) -> [xmlNodePtr] {
    var found = DistinctNodes()
    for start in starts {
      guard case .nodes(let nodes) = try value(of: part, at: start, expression) else {
        throw .wrongXPath(expression.text, expression.purpose, XPathFaults.wrongType)
      }
      found.add(nodes)
      work.spend(nodes.count * Self.nodeCost)
    }
    return starts.count > 1 ? found.sorted : found.nodes
  }

  private func value(
    of part: XPathPart, at node: xmlNodePtr, _ expression: XPathExpression
  ) throws(FormatError) -> XPathValue {
    context.pointee.node = node
    context.pointee.opCount = 0
    context.pointee.opLimit = UInt(max(1, stepLimit(of: part)))
    let result = faults.watching(context) { xmlXPathCompiledEval(part.compiled, $0) }
    defer { xmlXPathFreeObject(result) }
    work.spend(Int(clamping: context.pointee.opCount) + 1)
    guard !work.isExceeded, !faults.isStepLimit else { throw .tooManySteps(expression) }
    guard let result else { throw .wrongXPath(expression.text, expression.purpose, faults.reason) }
    return Self.value(of: result)
  }

  /// Where nodes are compared, each step may cost a comparison with every node that was found.
  private func stepLimit(of part: XPathPart) -> Int {
    guard part.comparesNodes else { return work.left }
    return min(work.left, Self.comparisonLimit / max(1, tree.elementCount))
  }

  /// Telling a node from those that were found costs as much as so many steps.
  private static let nodeCost = 10
  private static let comparisonLimit = 4_000_000_000

  private static func value(of result: xmlXPathObjectPtr) -> XPathValue {
    switch result.pointee.type {
    case XPATH_NODESET: .nodes(result.pointee.nodesetval?.nodes ?? [])
    case XPATH_BOOLEAN: .bool(result.pointee.boolval != 0)
    case XPATH_NUMBER: .number(String(owned: xmlXPathCastNumberToString(result.pointee.floatval)))
    default: .string(result.pointee.stringval.map { String(cString: $0) } ?? "")
    }
  }
}

/// Nodes, each once.
private struct DistinctNodes {
  private(set) var nodes: [xmlNodePtr] = []
  private var known: Set<xmlNodePtr> = []

  mutating func add(_ more: [xmlNodePtr]) {
    nodes += more.filter { known.insert($0).inserted }
  }

  /// The nodes in the page's order.
  var sorted: [xmlNodePtr] {
    guard let set = xmlXPathNodeSetCreate(nil) else { return nodes }
    defer { xmlXPathFreeNodeSet(set) }
    for node in nodes { xmlXPathNodeSetAddUnique(set, node) }
    xmlXPathNodeSetSort(set)
    return set.nodes
  }
}

extension xmlNodeSetPtr {
  /// The nodes of a set; those that stand for namespaces are none of a page.
  fileprivate var nodes: [xmlNodePtr] {
    guard let table = pointee.nodeTab else { return [] }
    return UnsafeBufferPointer(start: table, count: Int(pointee.nodeNr)).compactMap { node in
      node.flatMap { $0.pointee.type == XML_NAMESPACE_DECL ? nil : $0 }
    }
  }
}

extension String {
  /// A text that libxml2 gave away; empty for none.
  init(owned text: UnsafeMutablePointer<xmlChar>?) {
    self = text.map { String(cString: $0) } ?? ""
    if let text { xmlFreeText(text) }
  }
}

extension FormatError {
  fileprivate static let noMemory = FormatError(
    .tooLarge, "there is no memory left", mend: "give the machine more, or smaller pages")

  /// An expression that costs more than a page may.
  static func tooManySteps(_ expression: XPathExpression) -> FormatError {
    FormatError(
      .tooLarge,
      "the XPath \"\(expression.text.prefix(200))\" of \(expression.purpose) takes too many steps",
      mend: "make it narrower, so that it begins at an element with an id or class")
  }
}
