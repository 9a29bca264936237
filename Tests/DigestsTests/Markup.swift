/// Just enough reading of HTML to check what we write: the elements in their order.
struct Markup {
  struct Element: Equatable {
    var name: String
    var attributes: String
    /// Names of the elements that it stands in, outermost first.
    var parents: [String]
  }

  var elements: [Element] = []
  /// What is wrong with the nesting; empty where all is well.
  var faults: [String] = []

  private static let empty: Set = ["meta", "br", "link", "img", "hr", "input"]

  init(_ html: String) {
    var open: [String] = []
    for piece in html.split(separator: "<").dropFirst() {
      guard let end = piece.firstIndex(of: ">") else {
        faults.append("an unescaped <: \(piece.prefix(40))")
        continue
      }
      let tag = piece[..<end], name = String(tag.prefix { $0.isLetter || $0.isNumber })
      if tag.hasPrefix("/") {
        let closed = String(tag.dropFirst())
        if open.popLast() != closed { faults.append("</\(closed)> closes nothing") }
      } else if !tag.hasPrefix("!") {
        let attributes = String(tag.dropFirst(name.count))
        elements.append(Element(name: name, attributes: attributes, parents: open))
        if !Self.empty.contains(name) && !tag.hasSuffix("/") { open.append(name) }
      }
    }
    faults += open.map { "<\($0)> is not closed" }
  }

  func named(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }
}
