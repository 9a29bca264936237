internal import Settings

/// What a column of a table of ballots holds.
enum BallotColumn: Equatable {
  case object
  /// The one mark of a ballot about the object of its row.
  case mark
  /// Votes for a grade, or a tick.
  case grade(Int)
  /// A tick for a grade of an object: `Transport/satisfied`.
  case tick(object: String, grade: Int)
  /// The mark for one object.
  case marks(object: String)
  case blank, several, invalid, abstained, returned
  /// Not looked at: it could lead to a voter.
  case withheld

  init(_ name: String, _ rule: BallotRule) {
    let word = BallotWords.folded(name)
    if let known = Self.known(word) {
      self = known
    } else if let grade = rule.grade(name) {
      self = .grade(grade)
    } else if let slash = name.lastIndex(of: "/"),
      let grade = rule.grade(String(name[name.index(after: slash)...]))
    {
      self = .tick(object: String(name[..<slash]), grade: grade)
    } else {
      self = .marks(object: name)
    }
  }

  private static func known(_ word: String) -> BallotColumn? {
    let sets: [(Set<String>, BallotColumn)] = [
      (BallotWords.withheld, .withheld), (BallotWords.name, .withheld),
      (BallotWords.object, .object), (BallotWords.mark, .mark), (BallotWords.blank, .blank),
      (BallotWords.several, .several), (BallotWords.invalid, .invalid),
      (BallotWords.abstained, .abstained), (BallotWords.returned, .returned),
    ]
    return sets.first { $0.0.contains(word) }?.1
  }
}

/// The columns of a table of ballots, by name.
struct BallotColumns {
  /// How a table holds its ballots.
  enum Shape {
    /// A row an object, with the votes for each grade.
    case counts
    /// A row a ballot about one object, with ticks under the grades.
    case ticks
    /// A row a ballot about one object, with its mark in one column.
    case marks
    /// A row a ballot about all objects.
    case sheets
  }

  private(set) var columns: [(name: String, column: BallotColumn)]

  init(_ names: [String], _ rule: BallotRule) {
    columns = names.map { ($0, BallotColumn($0, rule)) }
    // Where nothing else names the official, the name does.
    if !contains(.object), hasGrades,
      let name = columns.firstIndex(where: {
        BallotWords.name.contains(BallotWords.folded($0.name))
      })
    {
      columns[name].column = .object
    }
  }

  var withheld: [String] { columns.filter { $0.column == .withheld }.map(\.name) }

  /// The objects that have columns of their own, in their order.
  var objects: [String] {
    columns.reduce(into: []) { objects, entry in
      switch entry.column {
      case .marks(let object), .tick(let object, _):
        if !objects.contains(object) { objects.append(object) }
      default: break
      }
    }
  }

  var hasGrades: Bool {
    columns.contains { if case .grade = $0.column { true } else { false } }
  }

  func contains(_ column: BallotColumn) -> Bool { columns.contains { $0.column == column } }

  /// The first name of a column of a kind.
  func name(_ column: BallotColumn) -> String? { columns.first { $0.column == column }?.name }
}
