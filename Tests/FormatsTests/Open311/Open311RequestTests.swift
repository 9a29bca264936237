import Feedback
import Foundation
import Testing

@testable import Formats

@Suite("Open311 requests")
struct Open311RequestTests {
  private static let answers = [
    ("XML", requestsInXML), ("JSON", requestsInJSON),
    ("in service_requests", "{\"service_requests\": \(requestsInJSON)}"),
    ("beside other arrays", "{\"notes\": [{\"a\": 1}], \"requests\": \(requestsInJSON)}"),
    ("deep", "{\"d\": {\"x\": 1, \"service_requests\": \(requestsInJSON)}, \"next\": null}"),
    ("as XML converted", "{\"service_requests\": {\"request\": \(requestsInJSON)}}"),
    ("under another name", "{\"count\": 2, \"results\": \(requestsInJSON)}"),
    ("after a mark", "\u{FEFF}\n \(requestsInXML)"),
  ]

  @Test("XML and JSON give the same, whatever is round them", arguments: answers)
  func same(_ name: String, _ answer: String) {
    let reading = Reading(.open311, answer)
    #expect(reading.shown == requestsAsText)
    #expect(reading.records.map(\.place.number) == [1, 2])
    #expect(reading.rejects.isEmpty && reading.error == nil)
  }

  @Test("one a line gives the same, with its line")
  func lines() throws {
    let array = try JSONText.parse(Array(requestsInJSON.replacing("006", with: "6").utf8))
    guard case .array(let objects) = array else { throw CancellationError() }
    let lines = objects.map { String(decoding: JSONText.bytes(of: $0), as: UTF8.self) }
    let reading = Reading(.open311, lines.joined(separator: "\n").replacing(":6,", with: ":006,"))
    #expect(reading.shown == requestsAsText)
    #expect(reading.records.map(\.place.line) == [1, 2])
  }

  @Test("a single object is one request, whatever arrays it holds")
  func single() {
    let one = #"{"service_request_id": 1, "notes": [{"type": "opened"}, {"type": "closed"}]}"#
    #expect(
      Reading(.open311, one).fields == [
        [
          "service_request_id": .number("1"),
          "notes": .array([.object(["type": "opened"]), .object(["type": "closed"])]),
        ]
      ])
    #expect(Reading(.open311, one + "\n").records.count == 1)
    let path = Reading(.open311, #"{"a":{"b":[\#(one)]}}"#, FormatOptions(records: "a.b"))
    #expect(path.texts("service_request_id") == ["1"])
  }

  @Test(
    "an answer without requests is no error",
    arguments: [
      "<service_requests/>", "[]",
      "<service_requests></service_requests>", #"{"service_requests": []}"#,
      "<requests> </requests>",
    ])
  func none(_ answer: String) {
    let reading = Reading(.open311, answer)
    #expect(reading.outcomes.isEmpty && reading.error == nil)
  }

  @Test("numbers keep their literals")
  func numbers() {
    let reading = Reading(
      .open311,
      #"[{"service_request_id":17411758000000000001,"lat":3.20e1,"long":-0.0,"zipcode":00501}]"#)
    #expect(
      reading.fields == [
        [
          "service_request_id": .number("17411758000000000001"), "lat": .number("3.20e1"),
          "long": .number("-0.0"), "zipcode": "00501",
        ]
      ])
  }

  @Test("names in other cases are GeoReport's, unknown ones stay")
  func names() {
    let xml = "<r:request><r:Service_Request_ID>1</r:Service_Request_ID><r:Source>A</r:Source>"
    let reading = Reading(
      .open311,
      "<r:service_requests xmlns:r='http://wiki.open311.org/GeoReport_v2'>\(xml)"
        + "</r:request></r:service_requests>")
    #expect(reading.shown == [["service_request_id=1", "Source=A"]])
  }

  @Test("markup inside a text stays in it")
  func markup() {
    let reading = Reading(
      .open311,
      """
      <service_requests><request><service_request_id>1</service_request_id>
      <description>a <b>b</b><br/>c</description><status_notes><p>d</p></status_notes>
      <service_notice><![CDATA[<i>e</i>]]></service_notice><note>f<br/>g</note></request>
      </service_requests>
      """)
    #expect(
      reading.shown == [
        [
          "service_request_id=1", "description=a <b>b</b><br />c", "status_notes=<p>d</p>",
          "service_notice=<i>e</i>", "note=f<br />g",
        ]
      ])
  }

  @Test(
    "XML that is broken is read",
    arguments: [
      "<request><service_request_id>1</service_request_id><description>a & b < c</description></request>",
      "<request><service_request_id>1<description>a &amp; b &lt; c</description></request>",
      "<request><service_request_id>1</service_request_id><description>a & b < c</request>",
    ])
  func broken(_ request: String) {
    let reading = Reading(
      .open311,
      "<!DOCTYPE x><service_requests>\(request)<request><token>2</token></request>"
        + "</service_requests>")
    #expect(reading.records.count == 2 && reading.error == nil)
    #expect(reading.texts("service_request_id").first??.hasPrefix("1") == true)
    #expect(reading.texts("token") == [nil, "2"])
  }

  @Test("what is no service request is a reject")
  func others() {
    let reading = Reading(
      .open311, #"[{"service_request_id":1},{"a":2},{"token":null},{"service_code":"3"},5]"#)
    #expect(reading.texts("service_request_id") == ["1"])
    #expect(reading.rejects.map(\.place.number) == [2, 3, 4, 5])
    #expect(
      reading.rejects.first?.reason
        == "line 1 (record 2) is no service request, it has not even a token; check the address")
    #expect(reading.rejects.first?.bytes == Array(#"{"a":2}"#.utf8))
    let xml = Reading(
      .open311,
      "<requests><request><token>1</token></request><request><a>2</a></request></requests>")
    #expect(xml.rejects.map(\.bytes) == [Array("<a>2</a>".utf8)])
  }

  @Test("encodings are found as in feeds")
  func encodings() {
    let gbk = requestsInXML.replacing("utf-8", with: "gbk")
    #expect(Reading(.open311, encoded(gbk, .gb18030)).shown == requestsAsText)
    #expect(Reading(.open311, encoded(requestsInJSON, .gb18030)).shown == requestsAsText)
    let utf16 = encoded(requestsInXML, .utf16LittleEndian)
    #expect(Reading(.open311, utf16).shown == requestsAsText)
    let unknown = Reading(.open311, Array("[]".utf8), FormatOptions(encoding: "nonsense"))
    #expect(unknown.error?.kind == .option)
  }
}
