/// The field names of a record, found again however they are written.
struct Columns {
  private var indices: [String: Int] = [:]

  init(_ names: [String]) {
    let folded = names.map(Self.folded)
    add(names)
    add(folded)
    add(zip(names, folded).map { Self.foldedBare($0, folded: $1) })
    addLastParts(of: names, folded: folded)
    indices[""] = nil
  }

  private mutating func add(_ spellings: [String]) {
    for (index, spelling) in spellings.enumerated() {
      if indices[spelling] == nil { indices[spelling] = index }
    }
  }

  /// Lets a column of a stacked header, `诉求/标题`, be found by its last part where no other ends so.
  private mutating func addLastParts(of names: [String], folded: [String]) {
    let parts = zip(names, folded).map { name, folded in
      name.utf8.contains(UInt8(ascii: "/"))
        ? Self.folded(name.split(separator: "/").last.map(String.init) ?? "") : folded
    }
    let counts = parts.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    for (index, part) in parts.enumerated() where counts[part] == 1 {
      indices[part] = indices[part] ?? index
    }
  }

  /// Where the value with a name or a dotted path stands; nil where no field begins it.
  func position(of path: FieldPath) -> FieldPosition? {
    if let column = column(path.whole) { return FieldPosition(column: column) }
    guard let first = path.first, let column = column(first) else { return nil }
    return FieldPosition(column: column, steps: path.steps)
  }

  private func column(_ name: FieldPath.Name) -> Int? {
    indices[name.written] ?? indices[name.folded]
  }

  /// A name without what does not count in it.
  fileprivate static func folded(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in Folding.folded(name).unicodeScalars where !isIdle(scalar) {
      scalars.append(scalar)
    }
    return String(scalars)
  }

  private static func isIdle(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "_", "-", "/", "(", ")", "[", "]", "{", "}", "<", ">", "*", "【", "】", "〔", "〕", "《", "》",
      "「", "」", "\u{FEFF}":
      true
    default: scalar.properties.isWhitespace
    }
  }

  /// A name without its remark in brackets: `受理时间（必填）`.
  private static func foldedBare(_ name: String, folded whole: String) -> String {
    let bare = name.prefix { !"(（[【".contains($0) }
    return bare.endIndex == name.endIndex ? whole : folded(String(bare))
  }
}

/// Where a value stands in a record: the index of the field, and the path within its value.
struct FieldPosition: Sendable, Equatable {
  var column: Int
  var steps: [String] = []
}

/// The name of a field or a dotted path into its value, made ready to be looked for in many records.
struct FieldPath: Sendable {
  struct Name: Sendable {
    var written: String
    var folded: String

    init(_ name: String) {
      written = name
      folded = Columns.folded(name)
    }
  }

  /// The whole as one field's name.
  let whole: Name
  /// The field that a dotted path begins with, and the rest of the path; nil where there is no dot.
  let first: Name?
  let steps: [String]

  init(_ name: String) {
    whole = Name(name)
    let parts = name.split(separator: ".").map(String.init)
    first = parts.count > 1 ? Name(parts[0]) : nil
    steps = Array(parts.dropFirst())
  }
}
