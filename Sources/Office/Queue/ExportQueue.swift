internal import Feedback
internal import Formats
internal import Foundation
internal import Report
internal import Store

/// The forms in which the queue can be taken elsewhere.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// A JSON object a line, with a `schema` number.
  case ndjson
  /// For spreadsheets: UTF-8 with a byte order mark.
  case csv
  case xlsx
}

extension OfficeContext {
  /// Gives the items that a filter leaves, oldest first, as pieces of text; masked as everywhere.
  ///
  /// - Parameter format: not `xlsx`, which is a file.
  /// - Returns: how many they are.
  public func exportQueue(
    _ filter: QueueFilter, _ format: ExportFormat, _ write: (String) throws(OfficeError) -> Void
  ) throws(OfficeError) -> Int {
    if format == .csv {
      let header = ExportColumn.all.map { $0.name(language) }
      try write(CSVWriter.byteOrderMark + CSVWriter.row(header))
    }
    return try forEachCase(filter) { record in
      try write(format == .csv ? csvRow(record) : jsonLine(record))
    }
  }

  /// Writes the items that a filter leaves into a file, which comes into place whole; how many they are.
  ///
  /// - Parameter format: not `xlsx`.
  public func exportQueue(
    _ filter: QueueFilter, _ format: ExportFormat, toFile path: String
  ) throws(OfficeError) -> Int {
    let partial = path + ".part"
    defer { unlink(partial) }
    let failed = OfficeError(.cannotWrite, "\(path) cannot be written; check permissions and space")
    guard let file = fopen(partial, "w") else { throw failed }
    var count = 0
    do {
      count = try exportQueue(filter, format) { text throws(OfficeError) in
        guard fputs(text, file) >= 0 else { throw failed }
      }
    } catch {
      fclose(file)
      throw error
    }
    guard fclose(file) == 0, rename(partial, path) == 0 else { throw failed }
    return count
  }

  /// Writes the items that a filter leaves into a workbook; how many they are.
  public func exportQueue(
    _ filter: QueueFilter, toWorkbook path: String
  ) throws(OfficeError) -> Int {
    do {
      let workbook = try WorkbookWriter(
        path: path, created: surroundings.now(), timeZone: timeZone, isLarge: true)
      try workbook.addSheet(
        language.catalogue(.newItems), columns: ExportColumn.all.map { $0.name(language) })
      let count = try forEachCase(filter) { record in
        try workbook.append(ExportColumn.all.map { cell($0.value(record)) })
      }
      try workbook.finish()
      return count
    } catch let error as WorkbookError {
      throw OfficeError(.cannotWrite, "\(error)")
    } catch {
      throw (error as? OfficeError) ?? OfficeError(.cannotWrite, "\(error)")
    }
  }

  private func forEachCase(
    _ filter: QueueFilter, _ body: (CaseRecord) throws -> Void
  ) throws(OfficeError) -> Int {
    guard !filter.isConfidential else {
      throw OfficeError(
        .usage, "confidential items are not exported; show them one by one, with a reason")
    }
    let filter = try storeFilter(filter)
    var count = 0
    try OfficeError.wrap {
      try store.forEachCase(filter) { record in
        try body(record)
        count += 1
      }
    }
    return count
  }

  private func csvRow(_ record: CaseRecord) -> String {
    CSVWriter.row(
      ExportColumn.all.map { column in
        switch column.value(record) {
        case .text(let text): text ?? ""
        case .code(let id, let kind): id.map { name(kind, $0) } ?? ""
        case .codes(let ids, let kind): names(ids, kind)
        case .integer(let number): String(number)
        case .moment(let moment): moment.map(wallTime) ?? ""
        }
      })
  }

  /// A moment as spreadsheets read it, by the office's clock: `2026-11-22 09:05:00`.
  func wallTime(_ moment: Date) -> String {
    moment.formatted(
      Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day()
        .dateTimeSeparator(.space).time(includingFractionalSeconds: false))
  }

  private func jsonLine(_ record: CaseRecord) -> String {
    var fields: Fields = ["schema": .number("1")]
    for column in ExportColumn.all {
      switch column.value(record) {
      case .text(let text), .code(let text, _):
        if let text, !text.isEmpty { fields.append(column.key, .string(text)) }
      case .codes(let ids, _):
        if !ids.isEmpty { fields.append(column.key, .array(ids.map(FieldValue.string))) }
      case .integer(let number): fields.append(column.key, .number(String(number)))
      case .moment(let moment):
        if let moment { fields.append(column.key, .string(moment.formatted(.iso8601))) }
      }
    }
    return String(decoding: JSONText.bytes(of: .object(fields)), as: UTF8.self) + "\n"
  }

  private func cell(_ value: ExportValue) -> WorkbookCell {
    switch value {
    case .text(let text): text.map(WorkbookCell.text) ?? .empty
    case .code(let id, let kind): id.map { .text(name(kind, $0)) } ?? .empty
    case .codes(let ids, let kind): ids.isEmpty ? .empty : .text(names(ids, kind))
    case .integer(let number): .integer(number)
    case .moment(let moment): moment.map(WorkbookCell.moment) ?? .empty
    }
  }

  private func names(_ ids: [String], _ kind: IDKind) -> String {
    ids.map { name(kind, $0) }.joined(separator: "、")
  }
}
