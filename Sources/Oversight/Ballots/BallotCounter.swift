internal import Feedback
internal import Settings

/// Counts a table of ballots, row by row, and collects what is wrong with it.
struct BallotCounter {
  let rule: BallotRule
  let columns: BallotColumns
  private let known: [String]
  let members: Int?
  private let file: String
  var counts: [BallotCount] = []
  private(set) var faults: [BallotFault] = []
  /// Objects that were told to have too many ballots.
  var overfull: Set<String> = []
  var isCounts = false

  /// The most faults that are told.
  private static let most = 20

  init(
    _ rule: BallotRule, _ columns: BallotColumns, objects: [String], members: Int?, file: String
  ) {
    (self.rule, self.columns, known) = (rule, columns, objects)
    (self.members, self.file) = (members, file)
  }

  /// The faults, a line each, with a last one where there are more.
  var told: [String] {
    let more = faults.count - Self.most
    return faults.prefix(Self.most).map(\.line)
      + (more > 0 ? ["\(file): \(more) more faults; mend these first"] : [])
  }

  mutating func count(_ records: [RawRecord]) {
    guard !records.isEmpty else {
      return fault(nil, "holds no ballots; give a row for each object, or for each ballot")
    }
    guard let shape = shape(records) else { return }
    if shape == .sheets { checkObjects(records) }
    for object in known { _ = index(object) }
    for record in records where faults.count <= Self.most * 2 {
      switch shape {
      case .counts: addCounts(record)
      case .ticks: addTicks(record)
      case .marks: addMark(record)
      case .sheets: addSheet(record)
      }
    }
  }

  /// Tells where an object has other than so many ballots.
  mutating func check(returned: Int) {
    for count in counts where count.returned != returned {
      fault(
        nil,
        "\"\(count.object)\" has \(count.returned) ballots, but \(returned) were handed in; add those "
          + "that are missing (a blank one as \"blank\"), or mend --returned")
    }
  }
}

// MARK: - What the columns say

extension BallotCounter {
  private mutating func shape(_ records: [RawRecord]) -> BallotColumns.Shape? {
    if columns.hasGrades {
      guard columns.contains(.object) || known.count == 1 else {
        fault(
          records.first?.place,
          "no column names the object; add one called \"object\" (对象), or name it by --object")
        return nil
      }
      isCounts = holdsCounts(records)
      return isCounts ? .counts : .ticks
    }
    if columns.contains(.mark) {
      guard columns.contains(.object) || known.count == 1 else {
        fault(
          records.first?.place,
          "no column names the object of a mark; add one called \"object\" (对象), or name it by --object"
        )
        return nil
      }
      return .marks
    }
    guard !columns.objects.isEmpty else {
      fault(
        records.first?.place,
        "no column of a grade or an object was found; grades: "
          + rule.grades.map(\.name.chinese).joined(separator: ", "))
      return nil
    }
    return .sheets
  }

  /// Whether cells under grades hold more votes than ticks: one that is wrong makes no table of the other
  /// kind. 0 and 1 may be either.
  private func holdsCounts(_ records: [RawRecord]) -> Bool {
    var votes = 0, ticks = 0
    for record in records {
      for case (let name, .grade) in columns.columns {
        let word = BallotWords.folded(text(record, name))
        if BallotWords.ticks.contains(word) { ticks += 1 }
        if let number = wholeNumber(word), number > 1 { votes += 1 }
      }
    }
    return votes >= ticks
  }

  private mutating func checkObjects(_ records: [RawRecord]) {
    guard !known.isEmpty else { return }
    for object in columns.objects { _ = checked(object, records.first?.place) }
    for object in known where !columns.objects.contains(object) {
      let mend = nearest(to: object, among: columns.objects).map { "did you mean \"\($0)\"?" }
      fault(
        nil, "no column for \"\(object)\"; \(mend ?? "add it, or leave it out of --object")")
    }
  }

  private func text(_ record: RawRecord, _ name: String) -> String {
    record.fields[name]?.text ?? ""
  }
}

// MARK: - Rows

extension BallotCounter {
  private mutating func addCounts(_ record: RawRecord) {
    guard let object = object(of: record) else { return }
    guard !counts.contains(where: { $0.object == object && $0.returned > 0 }) else {
      return fault(
        record.place, "\"\(object)\" stands twice; give one row an object, or ticks a ballot")
    }
    var count = BallotCount(object: object, grades: rule.grades.count)
    var returned: Int?
    for (name, column) in columns.columns {
      guard let number = number(record, name, column) else { continue }
      switch column {
      case .grade(let grade): count.votes[grade] += number
      case .blank, .abstained: count.blank += number
      case .several: count.several += number
      case .invalid: count.spoilt += number
      case .returned where !text(record, name).isEmpty: returned = number
      default: break
      }
    }
    close(&count, returned: returned, record.place)
    counts[index(object)] = count
    checkFull(object, record.place)
  }

  /// Compares what was counted with what was handed in, where the table says that: the rest is
  /// invalid where no column says what is.
  private mutating func close(_ count: inout BallotCount, returned: Int?, _ place: RecordPlace) {
    guard let returned, returned != count.returned else { return }
    let isTold = [.blank, .several, .invalid, .abstained].contains(where: columns.contains)
    guard !isTold, returned > count.returned else {
      return fault(
        place,
        "\(returned) ballots were handed in, but \(count.returned) are counted; mend the row")
    }
    count.spoilt += returned - count.returned
  }

  private mutating func number(
    _ record: RawRecord, _ name: String, _ column: BallotColumn
  ) -> Int? {
    switch column {
    case .object, .withheld, .marks, .tick, .mark: return nil
    default: break
    }
    let word = BallotWords.folded(text(record, name))
    if word.isEmpty || BallotWords.dashes.contains(word) { return 0 }
    guard let number = wholeNumber(word), (0...10_000_000).contains(number) else {
      fault(
        record.place, "column \"\(name)\" takes a number of ballots, not \"\(Self.short(word))\"",
        ofColumn: name)
      return nil
    }
    return number
  }

  private mutating func addTicks(_ record: RawRecord) {
    guard let object = object(of: record) else { return }
    var grades: [Int] = []
    for (name, column) in columns.columns {
      if case .grade(let grade) = column, isTicked(record, name) { grades.append(grade) }
    }
    add(grades, to: object, record.place)
  }

  private mutating func addMark(_ record: RawRecord) {
    guard let object = object(of: record), let name = columns.name(.mark) else { return }
    addMarks(text(record, name), name, to: object, record.place)
  }

  private mutating func addSheet(_ record: RawRecord) {
    var ticked: [String: [Int]] = [:]
    for (name, column) in columns.columns {
      switch column {
      case .marks(let object): addMarks(text(record, name), name, to: object, record.place)
      case .tick(let object, let grade):
        ticked[object, default: []] += isTicked(record, name) ? [grade] : []
      default: break
      }
    }
    for object in columns.objects {
      if let grades = ticked[object] { add(grades, to: object, record.place) }
    }
  }

  private mutating func isTicked(_ record: RawRecord, _ name: String) -> Bool {
    let word = BallotWords.folded(text(record, name))
    if word.isEmpty || word == "0" || BallotWords.dashes.contains(word) { return false }
    if word == "1" || BallotWords.ticks.contains(word) { return true }
    fault(
      record.place, "column \"\(name)\" takes a tick such as √, not \"\(Self.short(word))\"",
      ofColumn: name)
    return false
  }
}

// MARK: - Objects and places

extension BallotCounter {
  private mutating func object(of record: RawRecord) -> String? {
    guard let name = columns.name(.object) else { return known.first }
    guard let cell = Self.object(of: record, in: name) else {
      fault(
        record.place, "no object stands in column \"\(name)\"; fill it in", ofColumn: name)
      return nil
    }
    return checked(cell, record.place)
  }

  /// What a row is about, by the column that names it; blanks in a row are one.
  static func object(of record: RawRecord, in column: String) -> String? {
    let cell = record.fields[column]?.text ?? ""
    let name = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return name.isEmpty ? nil : name
  }

  private mutating func checked(_ object: String, _ place: RecordPlace?) -> String? {
    guard !known.isEmpty, !known.contains(object) else { return object }
    let mend = nearest(to: object, among: known).map { "did you mean \"\($0)\"?" }
    fault(
      place,
      "\"\(object)\" is not voted on; \(mend ?? "objects: " + known.joined(separator: ", "))")
    return nil
  }

  mutating func index(_ object: String) -> Int {
    if let index = counts.firstIndex(where: { $0.object == object }) { return index }
    counts.append(BallotCount(object: object, grades: rule.grades.count))
    return counts.count - 1
  }

  /// Tells a fault; of the cells of one column the first, with how many there are.
  mutating func fault(_ place: RecordPlace?, _ message: String, ofColumn column: String? = nil) {
    let line = place.map { $0.line ?? $0.number }
    if let column, let index = faults.firstIndex(where: { $0.column == column }) {
      return faults[index].add(line)
    }
    let sheet = place?.sheet.map { ":sheet \"\($0)\"" } ?? ""
    faults.append(
      BallotFault(
        text: "\(file)\(sheet)\(line.map { ":\($0)" } ?? ""): \(message)", column: column,
        lastLine: line))
  }
}
