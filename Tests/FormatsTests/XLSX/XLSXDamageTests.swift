import Feedback
import Testing

@testable import Formats

@Suite("XLSX damage")
struct XLSXDamageTests {
  private static let rows = TestWorkbook.xml(
    [["编号", "标题", "时间"]] + (1...40).map { ["\($0)", "路灯 \($0) 不亮", "2024-03-0\($0 % 9 + 1)"] })

  @Test("a sheet that is cut off gives what is whole, then the rest as a reject, then says so")
  func cutSheet() throws {
    var workbook = TestWorkbook([["a", "b"], ["1", "x"]])
    workbook.parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><sheetData>" + TestWorkbook.xml([["a", "b"], ["1", "x"]])
      + "<row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"B3\" t=\"str\"><v>y"
    let reading = TableReading(workbook)
    #expect(reading.rows == [["1", "x"]])
    let reject = try #require(reading.rejects.first)
    #expect(reading.rejects.count == 1)
    #expect(String(decoding: reject.bytes, as: UTF8.self) == #"{"a":2,"b":""}"#)
    #expect(reject.place.description == "sheet \"A\", line 3 (record 2)")
    #expect(reading.error?.kind == .cutOff)
    #expect(
      reading.error?.description.hasPrefix("the part xl/worksheets/sheet1.xml is cut off") == true)
    #expect(reject.reason == reading.error?.description)
  }

  @Test("XML that is broken ends as malformed, after what is whole")
  func brokenSheet() {
    var workbook = TestWorkbook([["a", "b"]])
    workbook.parts["xl/worksheets/sheet1.xml"] =
      "<worksheet><sheetData>" + TestWorkbook.xml([["a", "b"], ["1", "x"]])
      + "<row r=\"3\"></c></row></sheetData></worksheet>"
    let reading = TableReading(workbook)
    #expect(reading.rows == [["1", "x"]] && reading.rejects.isEmpty)
    #expect(reading.error?.kind == .malformed)
  }

  @Test("a broken sheet is told of though it seems to hold no table")
  func brokenNote() {
    var workbook = TestWorkbook([["a", "b"], ["1", "x"]], [["a", "b"]])
    workbook.parts["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData><row><c><v>1</v></c></row><"
    let reading = TableReading(workbook)
    #expect(reading.rows == [["1", "x"]] && reading.error?.kind == .cutOff)
  }

  @Test("a DOCTYPE ends a part: entities do not multiply")
  func doctype() {
    var workbook = TestWorkbook([["a", "b"]])
    workbook.shared = ["<t>x</t>"]
    workbook.parts["xl/sharedStrings.xml"] = """
      <!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
      <sst><si><t>&b;</t></si></sst>
      """
    #expect(TableReading(workbook).error?.kind == .malformed)
  }

  @Test("a workbook that is cut anywhere says so, and gives nothing wrong")
  func cutFile() {
    var workbook = TestWorkbook(xml: Self.rows)
    workbook.shared = (1...20).map { "<t>文 \($0)</t>" }
    let bytes = workbook.bytes
    for end in stride(from: 0, to: bytes.count, by: 7) {
      let reading = TableReading(Array(bytes[..<end]))
      #expect(reading.error?.kind == .cutOff, "cut at \(end)")
      #expect(reading.outcomes.isEmpty)
    }
  }

  @Test("XML parts that are cut anywhere do no harm")
  func cutParts() {
    var whole = TestWorkbook(xml: Self.rows)
    whole.shared = (1...20).map { "<t>文 \($0)</t>" }
    let sheet = "<worksheet><sheetData>\(Self.rows)</sheetData></worksheet>"
    for end in stride(from: 0, to: sheet.utf8.count, by: 41) {
      whole.parts["xl/worksheets/sheet1.xml"] = String(
        decoding: sheet.utf8.prefix(end), as: UTF8.self)
      let reading = TableReading(whole)
      #expect(reading.error != nil)
      #expect(reading.records.allSatisfy { $0.fields.entries.count == 3 })
    }
  }

  @Test("damaged bytes end in an error or in other texts, never in a crash")
  func mutations() {
    var workbook = TestWorkbook(xml: Self.rows)
    workbook.shared = (1...20).map { "<t>文 \($0)</t>" }
    workbook.formats = ["0", "22", "yyyy\"年\""]
    let bytes = workbook.bytes
    var random = TestRandom(seed: 20_241_124)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(1)
    for _ in 0..<3_000 where clock.now < end {
      var damaged = bytes
      for _ in 0..<random.below(4) + 1 { random.damage(&damaged) }
      let reading = TableReading(damaged)
      #expect(reading.outcomes.count <= 200)
    }
  }

  @Test("damaged XML ends in an error or in other texts, never in a crash")
  func mutatedXML() {
    let sheet = Array(
      "<worksheet><sheetData>\(Self.rows.prefix(2_000))</sheetData></worksheet>".utf8)
    let strings = Array(
      "<sst><si><r><t>a_x000D_</t></r><rPh><t>b</t></rPh></si><si><t>c</t></si></sst>".utf8)
    let styles = Array(
      "<styleSheet><numFmts><numFmt numFmtId=\"9\" formatCode=\"[h]&quot;y&quot;\"/></numFmts><cellXfs><xf numFmtId=\"9\"/></cellXfs></styleSheet>"
        .utf8)
    var random = TestRandom(seed: 7)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(1)
    for _ in 0..<2_000 where clock.now < end {
      var workbook = TestWorkbook([["a", "b"]])
      workbook.shared = ["<t/>"]
      for (name, part) in [
        ("worksheets/sheet1", sheet), ("sharedStrings", strings), ("styles", styles),
      ] {
        var damaged = part
        random.damage(&damaged)
        workbook.parts["xl/\(name).xml"] = String(decoding: damaged, as: UTF8.self)
      }
      #expect(TableReading(workbook).outcomes.count <= 200)
    }
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct TestRandom {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

  /// Changes, drops, doubles or inserts some bytes.
  mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = below(bytes.count), length = min(below(9) + 1, bytes.count - start)
    switch below(4) {
    case 0: bytes[start] = UInt8(truncatingIfNeeded: next())
    case 1: bytes.removeSubrange(start..<(start + length))
    case 2: bytes.insert(contentsOf: bytes[start..<(start + length)], at: start)
    default: bytes.insert(contentsOf: Array("<>&\"/v1".utf8).prefix(length), at: start)
    }
  }
}
