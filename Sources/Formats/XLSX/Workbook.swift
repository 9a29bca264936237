internal import Foundation

/// A workbook: its sheets, and what the cells of all of them refer to.
struct Workbook {
  /// A sheet of cells, as the workbook lists it.
  struct Sheet {
    var name: String
    /// The name of its part.
    var part: String
    var isHidden: Bool
  }

  private static let limit = 64_000_000

  let archive: ZipArchive
  /// In the order of their tabs, without charts and dialogues.
  let sheets: [Sheet]
  let dates: SerialDate
  let styles: CellStyles
  let strings: SharedStrings

  /// The workbook in an archive.
  ///
  /// - Throws: `otherFormat` for an archive of another kind, and where a part cannot be read.
  init(_ archive: ZipArchive) throws(FormatError) {
    let package = try Relationships(of: "", in: archive)
    let name = package.part(ofType: "officeDocument") ?? "xl/workbook.xml"
    guard !name.hasSuffix(".bin"), let part = try archive.part(name, limit: Self.limit) else {
      throw .noWorkbook(archive)
    }
    let sink = Sink()
    try XMLPartReader.read(part, sink)
    guard sink.isWorkbook else { throw .noWorkbook(archive) }
    let relationships = try Relationships(of: name, in: archive)
    self.archive = archive
    sheets = sink.sheets.compactMap { sheet in
      relationships.worksheet(sheet.id).map {
        Sheet(name: sheet.name, part: $0, isHidden: sheet.isHidden)
      }
    }
    dates = SerialDate(is1904: sink.is1904)
    styles =
      try relationships.part(ofType: "styles").map { name throws(FormatError) in
        try CellStyles(name, in: archive)
      } ?? CellStyles()
    strings = SharedStrings(budget: archive.budget)
    if let name = relationships.part(ofType: "sharedStrings") {
      try strings.read(name, in: archive)
    }
  }
}

private final class Sink: XMLSink {
  private(set) var isWorkbook = false
  private(set) var is1904 = false
  private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "workbook": isWorkbook = true
    case "workbookPr": is1904 = attributes.flag("date1904") ?? false
    case "sheet":
      let isHidden = (attributes.string("state") ?? "visible") != "visible"
      sheets.append(
        (attributes.string("name") ?? "", attributes.string("id") ?? "", isHidden))
    default: break
    }
  }
}

extension FormatError {
  fileprivate static func noWorkbook(_ archive: ZipArchive) -> FormatError {
    if archive.holds("xl/workbook.bin") {
      return FormatError(
        .otherFormat, "the payload is a binary workbook (XLSB)", mend: "save it as .xlsx")
    }
    if archive.holds("content.xml") {
      return FormatError(
        .otherFormat, "the payload is an OpenDocument file", mend: "save it as .xlsx")
    }
    let others = ["word/document.xml": "a Word document", "ppt/presentation.xml": "a presentation"]
    let other = others.first { archive.holds($0.key) }?.value
    return .otherFormat(other ?? "a ZIP archive without a workbook", wanted: "an XLSX workbook")
  }
}
