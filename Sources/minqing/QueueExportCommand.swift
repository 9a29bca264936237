public import ArgumentParser
internal import Foundation
public import Office
internal import Terminal

/// `minqing queue export`
struct QueueExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Take the items that a filter leaves elsewhere: as NDJSON, CSV or a workbook.",
    discussion: """
      Oldest first, all of one state of the store, with the times of their life; texts are masked, \
      confidential items are left out. In CSV a text that a spreadsheet would run as a formula has an \
      apostrophe in front.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "Filter") var filter: QueueFilterOptions

  @Option(help: "ndjson, csv or xlsx (default: what the file's name ends with, else ndjson).")
  var format: ExportFormat?

  @Option(
    name: .shortAndLong, help: "The file (default: standard output).", completion: .file())
  var output: String?

  func validate() throws {
    let ending = output.map { ($0 as NSString).pathExtension } ?? ""
    if format == nil, !ending.isEmpty, ExportFormat(rawValue: ending.lowercased()) == nil {
      throw ValidationError(
        "no format is called .\(ending); name the file .xlsx, .csv or .ndjson, or give --format")
    }
    if chosen == .xlsx, output == nil {
      throw ValidationError("a workbook is a file; name it: --output")
    }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    try filter.tellCut(office)
    guard let output else {
      var stream = BufferedOutput()
      _ = try office.exportQueue(filter.filter, chosen) { stream.write(Array($0.utf8)) }
      return stream.flush()
    }
    let count =
      chosen == .xlsx
      ? try office.exportQueue(filter.filter, toWorkbook: output)
      : try office.exportQueue(filter.filter, chosen, toFile: output)
    let words = Words(language: office.language)
    printOut(words("已导出 \(count) 条：\(output)", "exported \(count) items: \(output)"))
  }

  private var chosen: ExportFormat {
    format ?? output.flatMap { ExportFormat(rawValue: ($0 as NSString).pathExtension.lowercased()) }
      ?? .ndjson
  }
}

/// `minqing queue import-replies`
struct QueueImportRepliesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-replies",
    abstract: "Record the answers of a department's table, by work-order number.",
    discussion: """
      The columns are found by name: 工单编号 (number), 答复内容 (reply) and, if there is one, 答复时间 \
      (reply_at). A row that is refused is named and does not stop the others (65 at the end); the same \
      file again changes nothing.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The table: CSV, XLSX or another format.", completion: .file())
  var file: String

  @Option(help: "Its format (default: guessed).")
  var format: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let report = try office.importReplies(file, format: format)
    try json ? printJSON(report) : print(report, office)
    if !report.outcome.refused.isEmpty { throw ExitCode(OfficeError.Code.badData.rawValue) }
  }

  private func print(_ report: RepliesReport, _ office: OfficeContext) {
    for row in report.outcome.refused { printHanging("✗ \(row.number): \(row.reason)") }
    let words = Words(language: office.language)
    printOut(
      words(
        "已记录答复 \(report.outcome.moved.count) 条，原已有 \(report.unchanged.count) 条，"
          + "未记录 \(report.outcome.refused.count) 条，无答复 \(report.unanswered) 行",
        "\(report.outcome.moved.count) answers recorded, \(report.unchanged.count) were there, "
          + "\(report.outcome.refused.count) refused, \(report.unanswered) rows without an answer"))
  }
}

extension ExportFormat: ExpressibleByArgument {}
