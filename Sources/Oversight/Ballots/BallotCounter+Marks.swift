internal import Feedback
internal import Settings

// Marks on ballots, and that there are not too many of them.
extension BallotCounter {
  private static let separators: Set<Character> = [",", "，", "、", ";", "；", "|", "\n", "┋"]

  /// Counts the marks of a cell: none, one, or several.
  mutating func addMarks(
    _ cell: String, _ column: String, to object: String, _ place: RecordPlace
  ) {
    let parts =
      rule.grade(cell) == nil
      ? cell.split(whereSeparator: Self.separators.contains).map(String.init) : [cell]
    let words = parts.map(BallotWords.folded).filter {
      !$0.isEmpty && !BallotWords.dashes.contains($0)
    }
    var grades: [Int] = []
    for word in words {
      if let grade = rule.grade(word) {
        if !grades.contains(grade) { grades.append(grade) }
      } else if BallotWords.invalid.contains(word) {
        return change(object, place) { $0.spoilt += 1 }
      } else if !BallotWords.blank.contains(word), !BallotWords.abstained.contains(word) {
        return fault(place, unknown(word, column), ofColumn: column)
      }
    }
    add(grades, to: object, place)
  }

  mutating func add(_ grades: [Int], to object: String, _ place: RecordPlace) {
    change(object, place) { count in
      switch grades.count {
      case 0: count.blank += 1
      case 1: count.votes[grades[0]] += 1
      default: count.several += 1
      }
    }
  }

  mutating func change(
    _ object: String, _ place: RecordPlace, _ body: (inout BallotCount) -> Void
  ) {
    body(&counts[index(object)])
    checkFull(object, place)
  }

  mutating func checkFull(_ object: String, _ place: RecordPlace) {
    let returned = counts[index(object)].returned
    guard let members, returned > members, overfull.insert(object).inserted else { return }
    fault(
      place,
      isCounts
        ? "\"\(object)\" has \(returned) ballots, but only \(members) may vote; "
          + "mend the row, or --members"
        : "this is ballot \(returned) about \"\(object)\", but only \(members) may vote; "
          + "remove what was entered twice, or mend --members")
  }

  private func unknown(_ word: String, _ column: String) -> String {
    let names = rule.grades.flatMap(\.words)
    let mend =
      nearest(to: word, among: names).map { "did you mean \"\($0)\"?" }
      ?? "grades: " + rule.grades.map(\.name.chinese).joined(separator: ", ")
    return "\"\(Self.short(word))\" in column \"\(column)\" is no grade; \(mend)"
  }

  /// A cell may hold anything, also what a voter wrote: a fault shows its beginning.
  static func short(_ text: String) -> String {
    text.count > 12 ? text.prefix(12) + "…" : text
  }
}
