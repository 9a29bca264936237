/// Divides an expression into parts in which libxml2 does not compare nodes with each other.
///
/// Where a step may lead from several nodes to the same one, as `..` or a second `//` does, libxml2
/// compares what it comes to with all that it has, and counts none of that among its steps: twenty
/// thousand cells take it seconds. A path that is cut before such steps is evaluated from one node at
/// a time. What stands in brackets or between operators cannot be cut.
struct XPathSteps {
  /// A part of a path; all but the first begin at each node that the part before gave.
  struct Part: Equatable {
    var text: String
    /// True where nodes are compared within the part.
    var comparesNodes = false
  }

  /// A path on the way through its steps.
  private struct Path {
    /// True until a step may give several nodes.
    var isSingle = true
    /// The index of the last `/`.
    var slash: Int?
  }

  /// The paths of a union, each of one or more parts.
  private(set) var paths: [[Part]] = [[]]

  private let bytes: [UInt8]
  private let tokens: [XPathToken]
  /// The path at hand in each open bracket, the expression itself first.
  private var open = [Path()]
  /// Where the part at hand begins, and what goes before it.
  private var start = (position: 0, prefix: "")
  private var comparesNodes = false
  private var holdsOperator = false

  /// The parts of an expression with its tokens.
  init(_ text: String, _ tokens: [XPathToken]) {
    bytes = Array(text.utf8)
    self.tokens = tokens
    for index in tokens.indices { take(index) }
    endPart(at: bytes.count)
    if holdsOperator, paths.count > 1 || paths[0].count > 1 {
      paths = [[Part(text: text, comparesNodes: true)]]
    }
  }

  private mutating func take(_ index: Int) {
    let token = tokens[index]
    switch (token.kind, token.text) {
    case (.symbol, "("), (.symbol, "["): open.append(Path())
    case (.symbol, ")"), (.symbol, "]"): close(isGroup: token.text == ")")
    case (.symbol, "/"): level.slash = index
    case (.symbol, "//"): wideStep(index, cut: index, staysSingle: false)
    case (.symbol, ".."): wideStep(index, cut: slash(before: index), staysSingle: true)
    case (.symbol, "|"):
      if open.count == 1 { endPath(index) } else { comparesNodes = true }
      level = Path()
    case (.name, _), (.symbol, "*"): step(index)
    case (.symbol, let text) where !Self.operators.contains(text): break
    case (.literal, _), (.number, _): break
    default:
      if open.count == 1 { holdsOperator = true }
      level = Path()
    }
  }

  private var level: Path {
    get { open[open.count - 1] }
    set { open[open.count - 1] = newValue }
  }

  private mutating func close(isGroup: Bool) {
    if open.count > 1 { open.removeLast() }
    if isGroup { level.isSingle = false }
  }

  /// A name: an axis, or the test of a step to children or attributes.
  private mutating func step(_ index: Int) {
    let before = index > 0 ? tokens[index - 1].text : ""
    guard index + 1 < tokens.count, tokens[index + 1].text == "::" else {
      if before != "@", before != "::" { level.isSingle = false }
      return
    }
    switch tokens[index].text {
    case "self", "attribute", "namespace": break
    case "child": level.isSingle = false
    case let axis:
      wideStep(index, cut: slash(before: index), staysSingle: axis == "parent")
    }
  }

  /// A step that may lead from several nodes to the same one; `cut` is the slash before it.
  private mutating func wideStep(_ index: Int, cut: Int?, staysSingle: Bool) {
    defer { level.isSingle = level.isSingle && staysSingle }
    guard !level.isSingle else { return }
    guard open.count == 1, let cut else {
      comparesNodes = true
      return
    }
    let slash = tokens[cut]
    endPart(at: slash.position)
    start = slash.text == "/" ? (slash.position + 1, "") : (slash.position, ".")
    level = Path()
  }

  private func slash(before index: Int) -> Int? {
    level.slash.flatMap { $0 + 1 == index ? $0 : nil }
  }

  private mutating func endPath(_ index: Int) {
    endPart(at: tokens[index].position)
    start = (tokens[index].position + 1, "")
    paths.append([])
  }

  private mutating func endPart(at end: Int) {
    let text = start.prefix + String(decoding: bytes[start.position..<end], as: UTF8.self)
    paths[paths.count - 1].append(Part(text: text, comparesNodes: comparesNodes))
    comparesNodes = false
  }

  private static let operators: Set<String> = [",", "=", "!=", "<", ">", "<=", ">=", "+", "-"]
}
