import Testing

@testable import Formats

@Suite("Open311 services")
struct Open311ServicesTests {
  private static let services = [
    Open311Service(
      code: "001", name: "路灯", description: "不亮的路灯", hasMetadata: true, type: "realtime",
      keywords: ["灯", "照明", "杆"], group: "市政"),
    Open311Service(code: "002", hasMetadata: false),
  ]

  private func parse(_ text: String) throws -> [Open311Service] {
    try Open311Services.parse(MemoryBytes(Array(text.utf8)))
  }

  private static let json = """
    [{"service_code":001,"service_name":"路灯","description":"不亮的路灯","metadata":true,
      "type":"realtime","keywords":"灯, 照明，杆 ,","group":"市政"},
     {"service_code":"002","metadata":"False","keywords":null,"group":""}]
    """

  @Test(
    "XML and JSON give the same",
    arguments: [
      """
      <?xml version="1.0"?><services><service><service_code>001</service_code>
      <service_name>路灯</service_name><description>不亮的路灯</description><metadata>true</metadata>
      <type>realtime</type><keywords>灯, 照明，杆 ,</keywords><group>市政</group></service>
      <service><service_code> 002 </service_code><metadata>false</metadata><group/></service></services>
      """, json, "{\"services\": \(json)}", "{\"a\": [{\"b\": 1}], \"services\": \(json)}",
    ])
  func same(_ text: String) throws {
    #expect(try parse(text) == Self.services)
  }

  @Test("a list of none is one", arguments: ["<services/>", "[]", #"{"services":[]}"#])
  func none(_ text: String) throws {
    #expect(try parse(text).isEmpty)
  }

  @Test(
    "what is no list of services is refused",
    arguments: [
      ("<errors><error><code>404</code><description>a</description></error></errors>", .refused),
      (#"[{"code":404,"description":"a"}]"#, .refused), (requestsInXML, .otherFormat),
      (requestsInJSON, .otherFormat), ("<rss/>", .otherFormat), ("", .otherFormat),
      ("<services><service><service_code>1", .cutOff), (#"[{"service_code":1"#, .malformed),
      (#"[{"service_code":1},{"service_code" 2}]"#, .malformed), ("[1]", .malformed),
    ] as [(String, FormatError.Kind)])
  func refused(_ text: String, _ kind: FormatError.Kind) {
    #expect(throws: FormatError.self) { try parse(text) }
    let error = #expect(throws: FormatError.self) { try parse(text) }
    #expect(error?.kind == kind)
  }

  @Test("the records of an array are where they are said to be")
  func path() throws {
    let text = #"{"a":{"list":[{"service_code":"1"}]},"b":[{"service_code":"2"}]}"#
    let services = try Open311Services.parse(
      MemoryBytes(Array(text.utf8)), options: FormatOptions(records: "a.list"))
    #expect(services.map(\.code) == ["1"])
  }
}
