/// A workbook as tests write it, part by part.
struct TestWorkbook {
  struct Sheet {
    var name: String
    var state: String?
    /// What stands in `sheetData`.
    var rows: String
    /// What stands behind it.
    var tail = ""
  }

  var sheets: [Sheet] = []
  /// What stands in each `si`.
  var shared: [String] = []
  /// The number format of each style: an id, or a code of its own.
  var formats: [String] = ["0"]
  var is1904 = false
  var isStrict = false
  /// A prefix on every element of a sheet.
  var prefix = ""
  var target = "worksheets/sheet%.xml"
  /// Parts that replace the ones made here, or join them.
  var parts: [String: String] = [:]

  var bytes: [UInt8] {
    var all = ["[Content_Types].xml": "<Types/>", "_rels/.rels": package]
    all["xl/workbook.xml"] = workbook
    all["xl/_rels/workbook.xml.rels"] = relationships
    all["xl/styles.xml"] = styles
    if !shared.isEmpty { all["xl/sharedStrings.xml"] = sharedStrings }
    for (index, sheet) in sheets.enumerated() { all[part(index)] = xml(sheet) }
    all.merge(parts) { $1 }
    return TestArchive.bytes(all.sorted { $0.key < $1.key }.map { ($0, Array($1.utf8)) })
  }

  private var main: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
      : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  }

  private var office: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  private func part(_ index: Int) -> String {
    let path = target.replacing("%", with: "\(index + 1)")
    return path.hasPrefix("/") ? String(path.dropFirst()) : "xl/" + path
  }
}

extension TestWorkbook {
  private var package: String {
    Self.relationships([("rId1", office + "/officeDocument", "xl/workbook.xml")])
  }

  private var relationships: String {
    var all = sheets.indices.map {
      ("rId\($0 + 1)", office + "/worksheet", target.replacing("%", with: "\($0 + 1)"))
    }
    all.append(("styles", office + "/styles", "styles.xml"))
    if !shared.isEmpty { all.append(("strings", office + "/sharedStrings", "sharedStrings.xml")) }
    return Self.relationships(all)
  }

  static func relationships(_ all: [(id: String, type: String, target: String)]) -> String {
    let body = all.map { "<Relationship Id=\"\($0)\" Type=\"\($1)\" Target=\"\($2)\"/>" }
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + body.joined() + "</Relationships>"
  }

  private var workbook: String {
    let all = sheets.enumerated().map { index, sheet in
      let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
      return
        "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
      + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">"
      + "<workbookPr\(is1904 ? " date1904=\"1\"" : "")/><sheets>\(all.joined())</sheets></workbook>"
  }

  private var styles: String {
    let codes = formats.enumerated().filter { Self.id($1) == nil }
    let numbers = codes.map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }
    let cells = formats.enumerated().map { "<xf numFmtId=\"\(Self.id($1) ?? 200 + $0)\"/>" }
    return "<styleSheet xmlns=\"\(main)\"><numFmts>\(numbers.joined())</numFmts>"
      + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>\(cells.joined())</cellXfs>"
      + "<dxfs><dxf><numFmt numFmtId=\"200\" formatCode=\"0.00\"/></dxf></dxfs></styleSheet>"
  }

  /// A built-in id; nil for a code, also for one of zeros.
  private static func id(_ format: String) -> Int? {
    format.hasPrefix("00") ? nil : Int(format)
  }

  private var sharedStrings: String {
    "<sst xmlns=\"\(main)\" count=\"9\">" + shared.map { "<si>\($0)</si>" }.joined() + "</sst>"
  }

  private func xml(_ sheet: Sheet) -> String {
    let mark = prefix.isEmpty ? "" : prefix + ":"
    let declaration = prefix.isEmpty ? "" : ":" + prefix
    let body = "<sheetData>\(sheet.rows)</sheetData>\(sheet.tail)"
    let marked =
      prefix.isEmpty
      ? body
      : body.replacing("</", with: "\u{1}").replacing("<", with: "<" + mark)
        .replacing("\u{1}", with: "</" + mark)
    return "<\(mark)worksheet xmlns\(declaration)=\"\(main)\" xmlns:r=\"\(office)\">\(marked)"
      + "</\(mark)worksheet>"
  }
}

extension TestWorkbook {
  /// A workbook of sheets called A, B and so on.
  init(_ sheets: [[String]]...) {
    self.init()
    for (index, rows) in sheets.enumerated() {
      self.sheets.append(Sheet(name: ["A", "B", "C", "D"][index], rows: Self.xml(rows)))
    }
  }

  /// A workbook of one sheet, whose rows are written as XML.
  init(xml: String, tail: String = "") {
    self.init()
    sheets = [Sheet(name: "A", rows: xml, tail: tail)]
  }

  /// Rows of cells: numbers as such, everything else as a text in the cell; empty ones are left out.
  static func xml(_ rows: [[String]]) -> String {
    rows.enumerated().map { row, cells in
      let cells = cells.enumerated().map { column, text in
        xml(text, at: "\(name(ofColumn: column))\(row + 1)")
      }
      return cells.joined().isEmpty ? "" : "<row r=\"\(row + 1)\">\(cells.joined())</row>"
    }
    .joined()
  }

  static func xml(_ text: String, at place: String) -> String {
    if text.isEmpty { return "" }
    if Double(text) != nil { return "<c r=\"\(place)\"><v>\(text)</v></c>" }
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(escaped)</t></is></c>"
  }

  static func name(ofColumn column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? letter : name(ofColumn: column / 26 - 1) + letter
  }
}
