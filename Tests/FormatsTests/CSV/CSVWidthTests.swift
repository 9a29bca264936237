import Formats
import Testing

@Suite("CSV widths")
struct CSVWidthTests {
  @Test(
    "a row of another width is a reject that says so",
    arguments: [
      ("1,2,3,4", 4), ("1", 1), ("1,2", 2), ("1,\"2\n2\",3,4", 4), ("1,,,4", 4),
    ])
  func otherWidth(_ row: String, _ count: Int) {
    let reading = Reading(.csv, "a,b,c\nx,y,z\n\(row)\nx,y,z\n")
    #expect(reading.rows == [["x", "y", "z"], ["x", "y", "z"]])
    #expect(reading.rejects.count == 1)
    #expect(reading.rejects.first?.place.line == 3)
    #expect(reading.rejects.first?.bytes == Array(row.utf8))
    #expect(
      reading.rejects.first?.reason.hasPrefix("line 3 has \(count) columns and the header 3; ")
        == true)
  }

  @Test("empty cells beyond the header are dropped")
  func emptyBeyond() {
    let reading = Reading(.csv, "a,b\n1,2,,\n3,4,\"\"\n")
    #expect(reading.rows == [["1", "2"], ["3", "4"]])
    #expect(reading.rejects.isEmpty)
  }

  @Test("empty names at the header's end need no cells")
  func emptyNames() {
    let reading = Reading(.csv, "a,b,,\n1,2\n3,4,,\n5,6,7,8\n")
    #expect(reading.rows == [["1", "2"], ["3", "4", "", ""], ["5", "6", "7", "8"]])
    #expect(reading.rejects.isEmpty)
  }

  @Test("short rows among others as short are taken, as Excel leaves them")
  func shortNeighbours() {
    let reading = Reading(.csv, "a,b,c,d\n1,2,3,4\n5,6\n7,8\n9,10\n11,12,13,14\n15,16\n17,18\n")
    #expect(reading.rejects.isEmpty)
    #expect(reading.rows.map(\.count) == [4, 2, 2, 2, 4, 2, 2])
    #expect(reading.fields[1]["c"] == nil, "a cell that is not there is absent")
  }

  @Test("the two halves of a row that a line break divided are both rejects")
  func halves() {
    let reading = Reading(.csv, "a,b,c\n1,2,3\n4,half\nhalf,6\n7,8,9\n")
    #expect(reading.rows == [["1", "2", "3"], ["7", "8", "9"]])
    #expect(reading.rejects.map(\.place.line) == [3, 4])
  }

  @Test("three short rows are no halves, though two of them would make a row")
  func noHalves() {
    let reading = Reading(.csv, "a,b,c\n1,2\n3,4\n5,6\n7,8,9\n")
    #expect(reading.rows == [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8", "9"]])
    #expect(reading.rejects.isEmpty)
  }

  @Test("a row that does not end within 8 MB is no row")
  func endless() {
    let reading = Reading(.csv, "a,b\n1,2\n" + String(repeating: "x", count: 9 << 20))
    #expect(reading.rows == [["1", "2"]])
    #expect(reading.error?.kind == .malformed)
    #expect(reading.error?.line == 3)
  }
}
