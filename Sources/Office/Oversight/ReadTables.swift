internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation
internal import Oversight

extension OfficeContext {
  /// The records of tables (CSV, workbooks or any other format), with what is to be said of rows that are
  /// no records, such as totals.
  ///
  /// - Throws: `badData` with every row that cannot be read.
  func tableRecords(
    _ files: [String]
  ) throws(OfficeError) -> (records: [TableRecord], notes: [String]) {
    var records: [TableRecord] = [], faults: [String] = [], notes: [String] = []
    for file in files {
      let delivery = try Delivery.file(file)
      do {
        var reader = try delivery.reader(
          format: try delivery.guessedFormat(), options: FormatOptions())
        let before = records.count
        while let outcome = try reader.next() {
          switch outcome {
          case .record(let record): records.append(TableRecord(file: file, record: record))
          case .reject(let reject):
            faults.append(
              "\(file):\(reject.place.line ?? reject.place.number): \(reject.reason)")
          }
        }
        notes += reader.passedOver.remarks.map { "\(file): \($0)" }
        if records.count == before, faults.isEmpty {
          faults.append("\(file): holds no rows; give a table with a row below its header")
        }
      } catch {
        throw OfficeError(.badData, "\(file): \(error)")
      }
    }
    guard faults.isEmpty else {
      throw OfficeError(.badData, faults.prefix(20).joined(separator: "\n"))
    }
    return (records, notes)
  }
}
