import Feedback
import Testing

@testable import Formats

@Suite("Open311")
struct Open311Tests {
  private static let xml = """
    <?xml version="1.0" encoding="utf-8"?>
    <service_requests>
      <request>
        <service_request_id>638344</service_request_id>
        <status>closed</status>
        <status_notes/>
        <service_name>Sidewalk and Curb Issues</service_name>
        <requested_datetime>2010-04-14T06:37:38-08:00</requested_datetime>
        <address>8TH AVE and JUDAH ST</address>
        <lat>37.762221815</lat>
        <long>-122.4651145</long>
        <attributes><depth>3 &lt; 4</depth></attributes>
      </request>
      <request><service_request_id>638349</service_request_id></request>
    </service_requests>
    """

  @Test(
    "XML gives the fields by the standard's names, empty ones absent, nested ones by both names")
  func fields() {
    let reading = Reading(.open311, Self.xml)
    #expect(reading.error == nil)
    #expect(reading.texts("service_request_id") == ["638344", "638349"])
    #expect(
      reading.fields[0].entries.map(\.name) == [
        "service_request_id", "status", "service_name", "requested_datetime", "address", "lat",
        "long", "attributes.depth",
      ])
    #expect(reading.texts("attributes.depth") == ["3 < 4", nil])
  }

  @Test(
    "JSON comes as an array, by itself or in an object",
    arguments: [
      #"[{"service_request_id":"1","lat":null,"description":" "},{"service_request_id":"2"}]"#,
      #"{"service_requests":[{"service_request_id":"1","media_url":""},{"service_request_id":"2"}]}"#,
    ])
  func json(text: String) {
    let reading = Reading(.open311, text)
    #expect(reading.fields == [["service_request_id": "1"], ["service_request_id": "2"]])
  }

  @Test(
    "an error of the server is told in its own words",
    arguments: [
      "<errors><error><code>403</code><description>bad key</description></error></errors>",
      #"[{"code":403,"description":"bad key"}]"#,
    ])
  func errors(text: String) {
    let reading = Reading(.open311, text)
    #expect(
      reading.error?.description
        == "the server answers with an error: 403 bad key; check url, jurisdiction and api_key of the "
        + "source")
  }

  @Test("an answer that is cut off gives what was whole, the rest as a reject, and says so")
  func cut() {
    let text = String(Self.xml.prefix(Self.xml.count - 40))
    let reading = Reading(.open311, text)
    #expect(reading.texts("service_request_id").first == "638344")
    #expect(reading.error?.kind == .cutOff)
  }

  @Test("an answer without requests has none; a page or another document is refused")
  func others() {
    #expect(Reading(.open311, "<service_requests/>") == Reading(.json, "[]"))
    #expect(Reading(.open311, "[]") == Reading(.json, "[]"))
    #expect(Reading(.open311, "<html><body>x</body></html>").error?.kind == .otherFormat)
    #expect(Reading(.open311, "<services/>").error?.kind == .otherFormat)
  }

  @Test(
    "the format is found by content, whatever the media type",
    arguments: [Self.xml, #"[{"service_request_id":"1"}]"#])
  func guess(text: String) {
    for type in ["text/xml", "application/json", nil] {
      #expect(
        Format.guess(fileName: nil, contentType: type, head: Array(text.utf8)) == .open311)
    }
  }
}
