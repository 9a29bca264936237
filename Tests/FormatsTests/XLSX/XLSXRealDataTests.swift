import Foundation
import Testing

@testable import Formats

/// Real workbooks beside the project, where they are there; nothing of them is copied.
private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../../../shared/data/messages").standardizedFileURL.path

private func path(_ name: String) -> String {
  let named = ProcessInfo.processInfo.environment["MINQING_SHARED_DATA"].map { $0 + "/messages" }
  let path = "\(named ?? folder)/\(name).xlsx"
  return FileManager.default.fileExists(atPath: path) ? path : ""
}

@Suite(
  "Real workbooks", .enabled(if: !path("hot-issues").isEmpty, "no shared data beside the project"))
struct XLSXRealDataTests {
  @Test(
    "every record is there, with its date",
    arguments: [("hot-issues", 4_326, ["留言时间"]), ("replies", 2_816, ["留言时间", "答复时间"])])
  func records(_ name: String, _ count: Int, _ dates: [String]) throws {
    let reading = TableReading(try FileBytes(path: path(name)), as: .xlsx, FormatOptions())
    #expect(reading.records.count == count)
    #expect(reading.rejects.isEmpty && reading.error == nil && reading.passedOver == PassedOver())
    for date in dates {
      let missing = reading.records.count { $0.fields[date]?.text?.hasPrefix("20") != true }
      #expect(missing == 0)
    }
  }

  @Test("the topics are a table of three columns")
  func taxonomy() throws {
    let reading = TableReading(try FileBytes(path: path("taxonomy")), as: .xlsx, FormatOptions())
    #expect(reading.names == ["一级分类", "二级分类", "三级分类"])
    #expect(reading.records.count == 517)
  }
}
