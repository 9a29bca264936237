public import Feedback
internal import Formats
public import Foundation
internal import Oversight
internal import Store

/// An item that came through a station, with what is to be told to who raised it.
public struct EchoItem: Sendable, Encodable {
  public var number: String
  public var externalID: String?
  public var received: Day
  public var deputy: String?
  public var subject: String
  public var department: String?
  public var state: String
  public var stateName: String
  public var answeredAt: Date?
  /// Masked.
  public var answer: String?
  /// When the resident was first told; nil: not yet.
  public var echoedAt: Date?
  /// `open`: no answer yet; `to-tell`: answered, but the resident does not know; `told`.
  public var echo: String

  enum CodingKeys: String, CodingKey {
    case number, received, deputy, subject, department, state, answer, echo
    case externalID = "external_id"
    case stateName = "state_name"
    case answeredAt = "answered_at"
    case echoedAt = "echoed_at"
  }
}

/// What came through a station, as the station gets it.
public struct StationEcho: Sendable {
  /// Oldest first.
  public var items: [EchoItem]
  /// Confidential items, and reports (举报) of the topics of `reports_about`, whichever of an item's topics
  /// it is: they are counted alone.
  public var withheld: Int
}

extension OfficeContext {
  /// What came through a station and was told, or is to be.
  ///
  /// - Parameter waiting: only what is answered, but not told yet.
  public func stationEcho(
    _ reference: String, waiting: Bool = false, since: Day? = nil
  ) throws(OfficeError) -> StationEcho {
    let station = try knownStation(reference)
    var filter = filter(of: station)
    filter.isUntold = waiting
    if let since { filter.days = since...max(since, Day(number: Int(Int32.max))) }
    let names = try OfficeError.wrap { try store.deputyNames() }
    var found: [(id: Int64, isConfidential: Bool, item: EchoItem)] = []
    try OfficeError.wrap {
      try store.forEachCase(filter) { record in
        found.append((record.row.id, record.row.isConfidential, echo(record, names)))
      }
    }
    let reports = try reportsKeptApart(filter)
    let items = found.filter { !$0.isConfidential && !reports.contains($0.id) }.map(\.item)
    return StationEcho(items: items, withheld: found.count - items.count)
  }

  /// The reports of a filter that go to who answers for `reports_about`.
  private func reportsKeptApart(_ filter: ItemFilter) throws(OfficeError) -> Set<Int64> {
    var filter = filter
    filter.kinds = [.report]
    filter.anyTopics = configuration.departments.reportsAbout
    guard !filter.anyTopics.isEmpty else { return [] }
    return Set(try OfficeError.wrap { try store.items(filter, limit: .max).map(\.id) })
  }

  private func echo(_ record: CaseRecord, _ deputies: [String: String]) -> EchoItem {
    let row = record.row, file = record.file
    let told = file.answeredAt.flatMap { answered in
      file.callbacks.first { $0.contacted && $0.at >= answered }?.at
    }
    return EchoItem(
      number: row.number.description, externalID: row.externalID,
      received: Day(row.receivedAt, in: timeZone),
      deputy: row.deputy.map { deputies[$0] ?? $0 }, subject: row.subject,
      department: row.department.map { name(.department, $0) }, state: row.state,
      stateName: name(.state, row.state), answeredAt: file.answeredAt,
      answer: file.answeredAt == nil ? nil : record.reply, echoedAt: told,
      echo: file.answeredAt == nil ? "open" : told == nil ? "to-tell" : "told")
  }

  /// Writes a station's list as CSV or a workbook, which comes into place whole; how many items it holds.
  public func writeStationEcho(
    _ items: [EchoItem], of reference: String, to path: String
  ) throws(OfficeError) {
    let station = try knownStation(reference)
    let isChinese = language == .chinese
    let header =
      isChinese
      ? ["工单编号", "登记编号", "接待日期", "接待代表", "事项", "承办单位", "状态", "答复时间", "答复内容", "反馈时间", "反馈"]
      : [
        "number", "external id", "received", "deputy", "subject", "department", "state", "answered",
        "answer", "told at", "told",
      ]
    switch (path as NSString).pathExtension {
    case "csv":
      let rows = items.map { item in
        CSVWriter.row(
          echoTexts(item).map { $0 ?? "" })
      }
      try OfficeSetup.write(
        CSVWriter.byteOrderMark + CSVWriter.row(header) + rows.joined(), to: path)
    case "xlsx":
      do {
        let workbook = try WorkbookWriter(
          path: path, created: surroundings.now(), timeZone: timeZone)
        try workbook.addSheet(station.name(language), columns: header)
        for item in items {
          try workbook.append(echoTexts(item).map { $0.map(WorkbookCell.text) ?? .empty })
        }
        try workbook.finish()
      } catch {
        throw OfficeError(.cannotWrite, "\(error)")
      }
    default:
      throw OfficeError(.usage, "\(path) is neither .csv nor .xlsx; name the file so")
    }
  }

  private func echoTexts(_ item: EchoItem) -> [String?] {
    [
      item.number, item.externalID, item.received.description, item.deputy, item.subject,
      item.department, item.stateName, item.answeredAt.map { Day($0, in: timeZone).description },
      item.answer, item.echoedAt.map { Day($0, in: timeZone).description },
      EchoItem.name(item.echo)(language),
    ]
  }
}

extension EchoItem {
  /// What people call the states of an echo.
  public static func name(_ echo: String) -> LocalizedName {
    switch echo {
    case "told": LocalizedName(chinese: "已反馈", english: "told")
    case "to-tell": LocalizedName(chinese: "待反馈", english: "to tell")
    default: LocalizedName(chinese: "办理中", english: "no answer yet")
    }
  }
}
