import Feedback

@testable import Formats

/// What came out of a table.
struct TableReading: Equatable {
  var outcomes: [RecordOutcome] = []
  /// What ended it early.
  var error: FormatError?
  var passedOver = PassedOver()

  init(
    _ bytes: [UInt8], as format: Format = .xlsx, _ options: FormatOptions = FormatOptions(),
    pieceSize: Int = .max
  ) {
    self.init(MemoryBytes(bytes, pieceSize: pieceSize), as: format, options)
  }

  init(_ source: any ByteSource, as format: Format, _ options: FormatOptions) {
    do throws(FormatError) {
      var reader = try format.reader(over: source, options: options)
      defer { passedOver = reader.passedOver }
      while let outcome = try reader.next() { outcomes.append(outcome) }
    } catch {
      self.error = error
    }
  }

  init(_ workbook: TestWorkbook, _ options: FormatOptions = FormatOptions()) {
    self.init(workbook.bytes, as: .xlsx, options)
  }

  init(csv: String, _ options: FormatOptions = FormatOptions()) {
    self.init(Array(csv.utf8), as: .csv, options)
  }

  var records: [RawRecord] {
    outcomes.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  var rejects: [Reject] {
    outcomes.compactMap { if case .reject(let reject) = $0 { reject } else { nil } }
  }

  /// The names of the first record's fields.
  var names: [String] { records.first?.fields.entries.map(\.name) ?? [] }

  /// The values of each record.
  var values: [[FieldValue]] { records.map { $0.fields.entries.map(\.value) } }

  /// The values of each record as text.
  var rows: [[String]] { values.map { $0.map { $0.text ?? "" } } }

  var places: [String] { records.map(\.place.description) }
}
