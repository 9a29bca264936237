/// The field names of a record, found again however they are written.
struct Columns {
  private var indices: [String: Int] = [:]

  init(_ names: [String]) {
    let spellings: [(String) -> String] = [{ $0 }, Self.folded, { Self.folded(Self.bare($0)) }]
    for spelling in spellings {
      for (index, name) in names.enumerated() {
        indices[spelling(name)] = indices[spelling(name)] ?? index
      }
    }
    addLastParts(of: names)
    indices[""] = nil
  }

  /// Lets a column of a stacked header, `诉求/标题`, be found by its last part where no other ends so.
  private mutating func addLastParts(of names: [String]) {
    let parts = names.map { Self.folded($0.split(separator: "/").last.map(String.init) ?? "") }
    let counts = parts.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    for (index, part) in parts.enumerated() where counts[part] == 1 {
      indices[part] = indices[part] ?? index
    }
  }

  /// Where the value with a name or a dotted path stands; nil where no field begins it.
  func position(of name: String) -> FieldPosition? {
    if let column = column(name) { return FieldPosition(column: column) }
    let steps = name.split(separator: ".").map(String.init)
    guard steps.count > 1, let column = column(steps[0]) else { return nil }
    return FieldPosition(column: column, steps: Array(steps.dropFirst()))
  }

  private func column(_ name: String) -> Int? {
    indices[name] ?? indices[Self.folded(name)]
  }

  /// A name without what does not count in it.
  private static func folded(_ name: String) -> String {
    Folding.folded(name).filter { !$0.isWhitespace && !"_-/()[]{}<>【】〔〕《》「」*\u{FEFF}".contains($0) }
  }

  /// A name without its remark in brackets: `受理时间（必填）`.
  private static func bare(_ name: String) -> String {
    String(name.prefix { !"(（[【".contains($0) })
  }
}

/// Where a value stands in a record: the index of the field, and the path within its value.
struct FieldPosition: Sendable, Equatable {
  var column: Int
  var steps: [String] = []
}
