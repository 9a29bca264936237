import Testing

@testable import Formats

@Suite("XLSX limits")
struct XLSXLimitTests {
  private func archive(_ workbook: TestWorkbook, budget: Int) throws -> ZipArchive {
    try ZipArchive(bytes: workbook.bytes, budget: WorkBudget(budget))
  }

  @Test("a part that unpacks to hundreds of times its size is refused")
  func bomb() throws {
    let zeros = [UInt8](repeating: 0x20, count: 65_000_000)
    let bytes = TestArchive.bytes([("bomb.xml", zeros)])
    let archive = try ZipArchive(bytes: bytes, budget: WorkBudget())
    let part = try #require(try archive.part("bomb.xml", limit: 4_000_000_000))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 8)
    defer { buffer.deallocate() }
    let error = #expect(throws: FormatError.self) {
      while try part.read(into: buffer) > 0 {}
    }
    #expect(error?.kind == .tooLarge)
    #expect(throws: FormatError.self) { try archive.part("bomb.xml", limit: 64_000_000) }
  }

  @Test("what all parts and texts add up to is limited")
  func budget() throws {
    var workbook = TestWorkbook(
      xml: TestWorkbook.xml([["a", "b"]])
        + String(repeating: "<row><c t=\"s\"><v>0</v></c></row>", count: 1_000))
    workbook.shared = ["<t>\(String(repeating: "长", count: 1_000))</t>"]
    let book = try Workbook(archive(workbook, budget: 200_000))
    var passedOver = PassedOver()
    var table = try SheetTable(book.sheets[0], of: book, FormatOptions(), &passedOver)
    var count = 0
    let error = #expect(throws: FormatError.self) {
      while try table.next(1, &passedOver) != nil { count += 1 }
    }
    #expect(error?.kind == .tooLarge)
    #expect(count > 20 && count < 70)
  }

  @Test("a cell and a row of more than 8 MB are refused")
  func largeText() {
    let text = String(repeating: "x", count: 3 << 20)
    var cells = TestWorkbook(xml: "<row><c><v>1</v></c></row><row>%%%</row>")
    cells.sheets[0].rows.replace("%", with: "<c t=\"str\"><v>\(text)</v></c>")
    #expect(TableReading(cells).error?.kind == .tooLarge)
    var workbook = TestWorkbook([["a", "b"]])
    workbook.shared = ["<t>\(text)\(text)\(text)</t>"]
    #expect(TableReading(workbook).error?.kind == .tooLarge)
  }
}

@Suite("Spilling")
struct SpillingTests {
  @Test(
    "bytes come back as they were, from memory and from the file", arguments: [0, 1, 100, 1 << 20])
  func bytes(_ memory: Int) throws {
    let spilling = SpillingBytes(memory: memory)
    var random = TestRandom(seed: 5)
    var all: [UInt8] = []
    var ranges: [Range<Int>] = []
    for index in 0..<3_000 {
      let piece = [UInt8](repeating: UInt8(index % 251), count: random.below(200))
      try spilling.append(piece)
      ranges.append(all.count..<(all.count + piece.count))
      all += piece
    }
    #expect(spilling.count == all.count)
    #expect(spilling.isSpilled == (memory < all.count))
    for _ in 0..<3_000 {
      let range = ranges[random.below(ranges.count)]
      #expect(try spilling.read(range) { Array($0) } == Array(all[range]))
    }
    #expect(try spilling.read(50..<100_000) { Array($0) } == Array(all[50..<100_000]))
  }

  @Test("shared texts are found by their numbers, wherever they are kept")
  func texts() throws {
    let strings = SharedStrings(budget: WorkBudget(), textMemory: 1_000, endMemory: 160)
    for index in 0..<2_000 { try strings.append(Array("文本 \(index)".utf8)) }
    #expect(strings.count == 2_000)
    var random = TestRandom(seed: 3)
    for index in Array(0..<100) + (0..<1_000).map({ _ in random.below(2_000) }) {
      #expect(try strings.text(index) == "文本 \(index)")
    }
    #expect(try strings.text(2_000) == nil && strings.text(-1) == nil)
  }
}
