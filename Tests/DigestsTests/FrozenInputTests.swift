import Digests
import Feedback
import Testing

@Suite("Frozen inputs")
struct FrozenInputTests {
  @Test(
    "an input read back is the same and gives the same bytes", arguments: RenderingTests.samples)
  func roundTrip(input: DigestInput) throws {
    let json = try input.json(), thawed = try DigestInput(json: json)
    #expect(thawed == input)
    #expect(try thawed.json() == json)
    #expect(try thawed.html(Templates.shipped()) == input.html(Templates.shipped()))
  }

  @Test("the JSON has a schema, sorted keys, RFC 3339 moments and no empty values")
  func form() throws {
    let json = try Sample.department(.english).json()
    let keys = json.split(separator: "\n").filter { $0.hasPrefix("  \"") }
      .compactMap { $0.split(separator: "\"").dropFirst().first }
    #expect(keys == keys.sorted())
    #expect(json.contains("\n  \"schema\" : 2,\n"))
    #expect(json.contains("\"made_at\" : \"2026-11-22T22:00:00Z\""))
    #expect(json.contains("\"first_day\" : \"2026-11-22\""))
    #expect(!json.contains("null"))
  }

  @Test("another schema and a cut-off file are refused", arguments: ["{\"schema\":1}", "{", "[]"])
  func refused(json: String) {
    #expect(throws: DigestError.self) { try DigestInput(json: json) }
  }
}
