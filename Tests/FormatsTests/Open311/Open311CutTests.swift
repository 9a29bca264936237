import Testing

@testable import Formats

@Suite("Open311 answers cut off")
struct Open311CutTests {
  @Test(
    "cut at every byte, an answer gives what is complete and then says so",
    arguments: [requestsInXML, requestsInJSON, "{\"service_requests\":\(requestsInJSON)}"])
  func everyByte(_ answer: String) throws {
    let bytes = Array(answer.utf8)
    let options = FormatOptions(encoding: "utf-8")
    let whole = Reading(.open311, bytes, options)
    let isXML = bytes.first == .lessThan
    let beginning = Array((isXML ? "<request>" : "{\"service_request_id").utf8)
    let ending = Array((isXML ? "</request>" : "电话\"}").utf8)
    let start = try #require(bytes.firstRange(of: beginning)).upperBound
    let firstEnd = try #require(bytes.firstRange(of: ending)).upperBound
    for cut in start..<(bytes.count - 1) {
      let reading = Reading(.open311, Array(bytes[..<cut]), options)
      #expect(
        reading.records == Array(whole.records.prefix(reading.records.count)), "cut at \(cut)")
      #expect(reading.records.count >= (cut > firstEnd ? 1 : 0), "cut at \(cut)")
      #expect(reading.rejects.count <= 1, "cut at \(cut)")
      #expect(reading.error != nil || reading.records == whole.records, "cut at \(cut)")
    }
  }

  @Test("pieces of any size give the same", arguments: pieceSizes)
  func pieces(_ size: Int) {
    for answer in [requestsInXML, requestsInJSON, "{\"service_requests\":\(requestsInJSON)}"] {
      for bytes in [Array(answer.utf8), encoded(answer, .utf16BigEndian)] {
        let whole = Reading(.open311, bytes)
        #expect(whole.records.count == 2)
        #expect(Reading(.open311, bytes, pieceSize: size) == whole)
      }
    }
  }

  @Test("a bad request in JSON costs itself")
  func bad() {
    let reading = Reading(.open311, #"[{"token":1},{"token" 2},{"token":3}]"#)
    #expect(reading.texts("token") == ["1", "3"])
    #expect(reading.rejects.map(\.place.number) == [2])
    #expect(reading.error == nil)
  }

  @Test(
    "what is broken everywhere costs no more than its size", .timeLimit(.minutes(10)),
    arguments: [
      "<request>", "<request><attributes>", "<a>", "</request>", "&", "<!--", "<attributes a='",
    ])
  func hostile(_ part: String) {
    let answer = "<service_requests>" + String(repeating: part, count: 20_000)
    #expect(Reading(.open311, answer).outcomes.count <= 20_001)
  }

  @Test("deep JSON is refused, not followed")
  func deep() {
    let deep = String(repeating: "{\"a\":", count: 400) + "1" + String(repeating: "}", count: 400)
    let reading = Reading(.open311, "[{\"token\":1,\"extended_attributes\":\(deep)}]")
    #expect(reading.records.count == 1)
    let deeper = String(repeating: "[", count: 100_000)
    #expect(Reading(.open311, "[{\"token\":1,\"attributes\":\(deeper)").error?.kind == .cutOff)
  }
}
