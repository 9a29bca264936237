internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation
internal import Normalize
internal import Oversight
internal import Store

/// What became of a table of what was agreed.
public struct RectificationImport: Sendable, Encodable {
  public var new: Int
  /// How many were there already; they stay as they are.
  public var unchanged: Int
  public var added: [RectificationView]
  /// Rows whose deadline is not that of what is there.
  public var notes: [String]
}

extension OfficeContext {
  /// Adds the rectifications of a table (CSV, XLSX or any other format); columns are found by name. Rows
  /// that are there already (plan, department and text) are skipped. Where anything in it is wrong, every
  /// fault is told and nothing is added.
  ///
  /// - Parameter plan: the plan of rows that name none.
  public func importRectifications(
    _ path: String, plan: String, format name: String? = nil, sheet: String? = nil
  ) throws(OfficeError) -> RectificationImport {
    _ = try appraisalPlan(plan)
    let records = try records(path, format: name, sheet: sheet)
    guard !records.isEmpty else {
      throw OfficeError(.badData, "\(path): holds no rows; give one for each thing agreed")
    }
    try checkColumns(records, path)
    var agreements: [NewRectification] = [], faults: [String] = []
    for record in records {
      let line = record.place.line ?? record.place.number
      do throws(OfficeError) {
        let agreement = try agreement(try request(record, plan))
        let isTwin = agreements.contains {
          ($0.plan, $0.department, $0.text)
            == (agreement.plan, agreement.department, agreement.text)
        }
        if isTwin {
          faults.append("\(path):\(line): the same stands in an earlier row; remove one")
        }
        agreements.append(agreement)
      } catch {
        faults.append("\(path):\(line): \(error)")
      }
    }
    guard faults.isEmpty else {
      let more = faults.count - Self.mostFaults
      throw OfficeError(
        .badData,
        (faults.prefix(Self.mostFaults)
          + (more > 0 ? ["\(path): \(more) more faults; mend these first"] : []))
          .joined(separator: "\n"))
    }
    return try take(agreements, path)
  }

  private func take(
    _ agreements: [NewRectification], _ path: String
  ) throws(OfficeError) -> RectificationImport {
    let taken = try OfficeError.wrap {
      try store.addMissing(agreements, actor: actor, at: surroundings.now())
    }
    var added: [RectificationView] = [], notes: [String] = []
    for (agreement, row) in zip(agreements, taken) {
      let view = try showRectification("R-\(row.id)")
      if !row.wasThere {
        added.append(view)
      } else if view.due != agreement.due {
        notes.append(
          "\(path): \(view.id) is there already, due \(view.due?.description ?? "at no day") and not "
            + "\(agreement.due?.description ?? "without a deadline"); it stays. To change it, withdraw it "
            + "(`minqing rectify withdraw \(view.id)`) and import the table again")
      }
    }
    return RectificationImport(
      new: added.count, unchanged: taken.count - added.count, added: added, notes: notes)
  }

  private static let mostFaults = 20

  private func records(
    _ path: String, format name: String?, sheet: String?
  ) throws(OfficeError) -> [RawRecord] {
    let delivery = try Delivery.file(path)
    let named = try OfficeError.format(name)
    var records: [RawRecord] = []
    do {
      var reader = try delivery.reader(
        format: try named ?? delivery.guessedFormat(), options: FormatOptions(sheet: sheet))
      while let outcome = try reader.next() {
        switch outcome {
        case .record(let record): records.append(record)
        case .reject(let reject):
          let line = reject.place.line ?? reject.place.number
          throw OfficeError(.badData, "\(path):\(line): \(reject.reason)")
        }
      }
    } catch let error as OfficeError {
      throw error
    } catch {
      throw OfficeError(.badData, "\(path): \(error)")
    }
    return records
  }

  private func checkColumns(_ records: [RawRecord], _ path: String) throws(OfficeError) {
    guard records.contains(where: { $0.value(.text) != nil }) else {
      throw OfficeError(
        .badData, "\(path): no column such as 整改事项 (text) was found; name one so")
    }
  }

  private func request(
    _ record: RawRecord, _ plan: String
  ) throws(OfficeError) -> RectifyRequest {
    func list(_ column: RectificationColumn) -> [String] {
      (record.value(column) ?? "").split(whereSeparator: ",，、;；\n".contains)
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    return RectifyRequest(
      plan: record.value(.plan) ?? plan, text: record.value(.text) ?? "",
      department: record.value(.department), agreed: try day(record, .agreed),
      due: try day(record, .due), topics: list(.topics), places: list(.places),
      words: list(.words), matters: list(.matters))
  }

  private func day(
    _ record: RawRecord, _ column: RectificationColumn
  ) throws(OfficeError) -> Day? {
    guard let text = record.value(column) else { return nil }
    guard !isMonthAlone(text) else {
      throw OfficeError(
        .badData,
        "\"\(text.prefix(20))\" is a month without a day; write the day, such as 2027-06-30")
    }
    guard let date = DateReader(timeZone: timeZone).date(.string(text)) else {
      throw OfficeError(
        .badData, "\"\(text.prefix(20))\" is no day; write it as 2027-06-30")
    }
    return Day(date, in: timeZone)
  }
}

/// What a column of a table of rectifications holds.
private enum RectificationColumn: CaseIterable {
  case text, department, agreed, due, topics, places, words, matters, plan

  var names: [String] {
    switch self {
    case .text: ["text", "item", "整改事项", "事项", "内容", "问题", "整改内容", "评议意见"]
    case .department: ["department", "责任单位", "承办单位", "单位", "部门"]
    case .agreed: ["agreed", "agreed on", "评议日期", "提出日期", "交办日期"]
    case .due: ["due", "deadline", "期限", "整改期限", "完成时限", "完成期限"]
    case .topics: ["topics", "topic", "主题", "领域"]
    case .places: ["places", "place", "地点", "区域"]
    case .words: ["words", "word", "关键词"]
    case .matters: ["matters", "matter", "关联事项"]
    case .plan: ["plan", "计划", "评议计划"]
    }
  }
}

extension RawRecord {
  /// The text under a column; nil where it is empty or missing.
  fileprivate func value(_ column: RectificationColumn) -> String? {
    for entry in fields.entries {
      let name = entry.name.trimmingCharacters(in: .whitespaces).lowercased()
      guard column.names.contains(name) else { continue }
      let text = entry.value.text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
      return text.isEmpty ? nil : text
    }
    return nil
  }
}
