internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation
internal import Normalize
internal import Oversight
internal import Store

extension OfficeContext {
  /// Adds the rectifications of a table (CSV, XLSX or any other format); columns are found by name. Where
  /// anything in it is wrong, every fault is told and nothing is added.
  ///
  /// - Parameter plan: the plan of rows that name none.
  public func importRectifications(
    _ path: String, plan: String, format name: String? = nil, sheet: String? = nil
  ) throws(OfficeError) -> [RectificationView] {
    _ = try appraisalPlan(plan)
    let records = try records(path, format: name, sheet: sheet)
    guard !records.isEmpty else {
      throw OfficeError(.badData, "\(path): holds no rows; give one for each thing agreed")
    }
    try checkColumns(records, path)
    let kept = try OfficeError.wrap { try store.rectifications(plan: nil) }
      .filter { $0.state != .withdrawn }
    var agreements: [NewRectification] = [], faults: [String] = []
    for record in records {
      let line = record.place.line ?? record.place.number
      do throws(OfficeError) {
        let agreement = try agreement(try request(record, plan))
        if let twin = kept.first(where: { $0.agreement.isTwin(of: agreement) }) {
          faults.append("\(path):\(line): it is there already, as R-\(twin.id); leave the row out")
        } else if agreements.contains(where: { $0.isTwin(of: agreement) }) {
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
    let ids = try OfficeError.wrap {
      try store.add(agreements, actor: actor, at: surroundings.now())
    }
    return try ids.map { id throws(OfficeError) in try showRectification("R-\(id)") }
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
      due: try day(record, .due), topics: list(.topics).map(topic),
      places: list(.places).map(place),
      words: list(.words), matters: list(.matters))
  }

  /// The id of a topic or a place, where its name is given.
  private func topic(_ text: String) -> String {
    configuration.taxonomy.ids.first { name(.topic, $0) == text } ?? text
  }

  private func place(_ text: String) -> String {
    configuration.places.ids.first { name(.place, $0) == text } ?? text
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

extension NewRectification {
  /// Whether both say the same of the same department at the same appraisal.
  fileprivate func isTwin(of other: NewRectification) -> Bool {
    (plan, department, text) == (other.plan, other.department, other.text)
  }
}
