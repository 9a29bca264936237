import Digests
import Feedback
import Testing

@Suite("Frozen digests")
struct FrozenDigestTests {
  private let digest = FrozenDigest(
    input: Sample.office(.chinese), items: ["MQ-20261122-0001": 1, "MQ-20261122-0002": 3])

  @Test("a frozen digest read back is the same, and gives the same bytes")
  func roundTrip() throws {
    let json = try digest.json()
    #expect(try FrozenDigest(json: json) == digest)
    #expect(try FrozenDigest(json: json).json() == json)
  }

  @Test(
    "what is cut off or something else is refused", arguments: ["", "{}", "{\"items\":{\"a\":1}"])
  func refused(json: String) {
    #expect(throws: DigestError.self) { try FrozenDigest(json: json) }
  }

  @Test("what came late, changed, went, and which figures moved is named")
  func changes() {
    var new = digest
    new.items = ["MQ-20261122-0002": 4, "MQ-20261122-0009": 1]
    new.input.total += 1
    new.input.topics[0].count = 10
    new.input.kinds.removeLast()
    let changes = digest.changes(to: new)
    #expect(changes.late == ["MQ-20261122-0009"])
    #expect(changes.changed == ["MQ-20261122-0002"])
    #expect(changes.gone == ["MQ-20261122-0001"])
    #expect(
      changes.figures == [
        FigureChange(name: "kinds/praise", then: 1, now: 0),
        FigureChange(name: "topics/transport", then: 9, now: 10),
        FigureChange(name: "total", then: 37, now: 38),
      ])
    #expect(digest.changes(to: digest).isEmpty)
  }
}
