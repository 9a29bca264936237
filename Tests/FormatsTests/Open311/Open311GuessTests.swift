import Testing

@testable import Formats

@Suite("Open311 by content")
struct Open311GuessTests {
  @Test(
    "an Open311 answer is one, though it is served as plain XML or JSON",
    arguments: [
      requestsInXML, requestsInJSON, "<services><service>",
      "<!-- a > b --><g:service_requests x='y'>",
      #"{"service_requests":[{"service_request_id" : 1}]}"#, "<?xml version='1.0'?>\n<services/>",
      "{\"status\":\"open\",\"service_request_id\":\"1\"}\n{",
    ])
  func open311(_ answer: String) {
    for (name, type) in [
      (nil, nil), ("requests.xml", nil), ("requests.json", nil), (nil, "application/json"),
      (nil, "text/xml; charset=utf-8"), ("requests", "text/plain"),
    ] as [(String?, String?)] {
      let head = Array(answer.utf8.prefix(4_096))
      #expect(Format.guess(fileName: name, contentType: type, head: head) == .open311)
    }
    #expect(Format.guess(fileName: "a.csv", contentType: nil, head: Array(answer.utf8)) == .csv)
  }

  @Test(
    "what only speaks of one is none",
    arguments: [
      (#"[{"text":"\"service_request_id\""}]"#, .json), (#"["service_request_id"]"#, .json),
      ("<rss><channel><service_requests/>", .feed), ("<!DOCTYPE html><service_requests>", nil),
      ("<errors><error>", .feed), ("service_request_id,status\n1,open", .csv),
    ] as [(String, Format?)])
  func others(_ answer: String, _ format: Format?) {
    #expect(Format.guess(fileName: nil, contentType: nil, head: Array(answer.utf8)) == format)
  }
}
