import Testing

@testable import Formats

@Suite("Open311 refusals")
struct Open311RefusalTests {
  @Test(
    "what the server says instead of requests is an error",
    arguments: [
      (
        "<errors><error><code>403</code><description>Invalid api_key\n received</description></error></errors>",
        "403 Invalid api_key received"
      ),
      (
        "<errors><error><code>400</code><description>a</description></error>"
          + "<error><code>404</code><description>b</description></error></errors>",
        "400 a, 404 b"
      ),
      ("<error><code>403</code><description>a</description></error>", "403 a"),
      ("<errors><error><description>a & b</description></error>", "a & b"),
      (#"[{"code":403,"description":"Invalid api_key"}]"#, "403 Invalid api_key"),
      (
        #"[{"code":400,"description":"a"},{"code":404,"description":"b"}]"#,
        "400 a, 404 b"
      ),
      (#"{"code":403,"description":"a"}"#, "403 a"),
      (#"{"errors":[{"code":403,"description":"a"}]}"#, "403 a"),
      (#"{"error":{"code":"403","message":"a"}}"#, "403 a"),
      (#"{"error":"not found","status":404}"#, "404 not found"),
      (#"{"errors":["a","b"]}"#, "a, b"), (#"{"message":"a"}"#, "a"),
    ])
  func errors(_ answer: String, _ what: String) {
    let error = Reading(.open311, answer).error
    #expect(error?.kind == .refused)
    #expect(
      error?.description
        == "the server answers with an error: \(what); "
        + "check url, jurisdiction and api_key of the source")
  }

  @Test("a long text is cut")
  func long() {
    let text = String(repeating: "很长", count: 1_000)
    let error = Reading(.open311, "{\"code\":1,\"description\":\"\(text)\"}").error
    #expect(error?.what.count == "the server answers with an error: ".count + 300)
  }

  @Test(
    "the answer to another call is refused",
    arguments: [
      "<services><service><service_code>1</service_code></service></services>", "<services/>",
      #"[{"service_code":"1","service_name":"a","metadata":true}]"#,
      "<service_definition><service_code>1</service_code></service_definition>",
      #"{"service_code":"1","attributes":[{"code":"a","datatype":"string"}]}"#,
    ])
  func services(_ answer: String) {
    let error = Reading(.open311, answer).error
    #expect(
      error?.description == "the payload is a list of services, not of service requests; "
        + "give the address of the requests, such as requests.json")
  }

  @Test(
    "what is no Open311 answer is refused",
    arguments: [
      ("", "empty"), (" \n", "empty"), ("a,b\n1,2", "neither XML nor JSON"),
      ("<html><body>Not found", "an HTML page"), ("<rss><channel/></rss>", "another kind"),
    ])
  func others(_ answer: String, _ what: String) {
    let error = Reading(.open311, answer).error
    #expect(error?.kind == .otherFormat)
    #expect(error?.what.contains(what) == true)
  }

  @Test("a request that tells of an error is a request")
  func request() {
    let reading = Reading(.open311, #"[{"token":1,"code":403,"description":"a","error":"b"}]"#)
    #expect(reading.shown == [["token=1", "code=403", "description=a", "error=b"]])
  }
}
