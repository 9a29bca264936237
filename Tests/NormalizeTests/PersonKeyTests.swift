import Feedback
import Foundation
import Normalize
import Testing

@Suite("Person key")
struct PersonKeyTests {
  private func item(_ fields: Fields, _ key: PersonKey?) throws -> FeedbackItem {
    let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    let normalizer = Normalizer(
      source: "s", mapping: FieldMapping(), timeZone: zone, channel: nil, person: key)
    return try normalizer.item(from: RawRecord(fields: fields, place: RecordPlace(number: 1)))
  }

  private let fields: Fields = [
    "编号": .string("13800138000"), "标题": .string("停水"), "内容": .string("停水三天。"),
    "来电人": .string("王小明"), "联系电话": .string("138 0013 8000"), "邮箱": .string("w@example.cn"),
  ]
  private let one = PersonKey(secret: [1, 2, 3], isSealed: true)
  private let other = PersonKey(secret: [4, 5, 6], isSealed: true)

  @Test("hashes of what holds personal data are keyed, and the plain ones go along")
  func keyed() throws {
    let plain = try item(fields, nil), keyed = try item(fields, one)
    #expect(keyed.fingerprint != plain.fingerprint && keyed.contentHash != plain.contentHash)
    #expect(keyed.externalID != plain.externalID)
    #expect(
      keyed.plain
        == PlainIdentity(
          externalID: plain.externalID, fingerprint: plain.fingerprint,
          contentHash: plain.contentHash))
    #expect(try item(fields, one) == keyed)
    #expect(try item(fields, other).fingerprint != keyed.fingerprint)
  }

  @Test("without personal data a hash is the same under every key")
  func nothingToHide() throws {
    let fields: Fields = ["编号": .string("W1"), "标题": .string("停水"), "内容": .string("停水三天。")]
    #expect(try item(fields, one) == item(fields, nil))
  }

  @Test("people are told apart by phone under a sealed secret, by name under an open one")
  func people() throws {
    let open = PersonKey(secret: [1, 2, 3], isSealed: false)
    var another = fields
    another.append("备注", .string("x"))
    let renamed: Fields = [
      "标题": .string("停水"), "来电人": .string("王先生"), "联系电话": .string("13800138000"),
    ]
    #expect(try item(fields, one).person == item(renamed, one).person)
    #expect(try item(fields, open).person != item(renamed, open).person)
    #expect(try item(fields, open).person == item(another, open).person)
    #expect(try item(fields, nil).person == nil)
    #expect(try item(fields, open).contactTokens.isEmpty)
    #expect(try item(fields, one).contactTokens.count == 2)
  }

  @Test("a name in a field for names is masked, a nickname stays")
  func author() throws {
    #expect(try item(fields, nil).author == "王**")
    #expect(try item(["标题": .string("停水"), "留言用户": .string("A0001")], nil).author == "A0001")
  }
}
