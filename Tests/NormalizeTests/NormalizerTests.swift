import Feedback
import Foundation
import Normalize
import Testing

private let normalizer = Normalizer(
  source: "board", mapping: FieldMapping(), timeZone: TimeZone(identifier: "Asia/Shanghai")!,
  channel: nil)

private func item(_ fields: Fields) throws -> FeedbackItem {
  try normalizer.item(from: RawRecord(fields: fields, place: RecordPlace(number: 1)))
}

@Suite("Normalizer")
struct NormalizerTests {
  @Test("personal data is masked in every text and counted once")
  func masks() throws {
    let item = try item([
      "subject": "找13812345678", "body": "邮箱a@example.com", "author": "13912345678",
      "place": "京A12345旁", "reply": "请拨0731-84512345", "url": "https://a.cn/?m=13712345678",
      "contact": "13612345678 李某",
    ])
    #expect(item.subject == "找138********")
    #expect(item.body == "邮箱***@***")
    #expect(item.author == "139********")
    #expect(item.place == "京A*****旁")
    #expect(item.reply?.text == "请拨0731-********")
    #expect(item.url == "https://a.cn/?m=137********")
    #expect(item.masked == [.phone: 5, .email: 1, .plateNumber: 1])
  }

  @Test("an external id stays as it is unless it is personal data")
  func externalID() throws {
    #expect(try item(["id": "20261123000712", "body": "b"]).externalID == "20261123000712")
    let message = "<20190208.1234@example.com>"
    #expect(try item(["id": .string(message), "body": "b"]).externalID == message)
    let first = try item(["id": "13812345678", "body": "b"])
    #expect(first.externalID?.count == 32)
    #expect(try item(["id": "13812345678", "body": "c"]).externalID == first.externalID)
    #expect(try item(["id": "13812345679", "body": "b"]).externalID != first.externalID)
  }

  @Test(
    "a subject is made of the body where there is none",
    arguments: [
      ("路灯不亮", "路灯不亮"), ("领导：您好！我家门口的路灯坏了很久。请修。", "我家门口的路灯坏了很久"),
      ("一号路的路灯坏了很久\n请尽快修理", "一号路的路灯坏了很久"), ("您好！", "您好！"), ("您好！谢谢！", "您好！谢谢！"),
      (String(repeating: "路", count: 50), String(repeating: "路", count: 39) + "…"),
      ("请联系 13812345678，我家门口的路灯坏了很久", "请联系 138********，我家门口的路灯坏了很久"),
    ])
  func headline(_ body: String, _ expected: String) throws {
    let item = try item(["body": .string(body)])
    #expect(item.subject == expected)
    #expect(item.subject.count <= 40)
  }

  @Test("a body is the subject where there is none, and a long subject is cut then")
  func missingBody() throws {
    #expect(try item(["subject": "路灯不亮"]).body == "路灯不亮")
    let long = String(repeating: "路灯不亮，", count: 20)
    let item = try item(["subject": .string(long), "body": " "])
    #expect(item.body == long)
    #expect(item.subject.count == 40)
  }

  @Test("a record without a text is refused with the columns that were looked at")
  func noText() {
    #expect(throws: NormalizeError.noText(columns: ["留言主题", "留言详情"])) {
      try item(["留言编号": "1", "留言主题": " ", "留言详情": "\u{200B}\r\n"])
    }
    #expect(throws: NormalizeError.noText(columns: [])) { try item(["第一列": "x"]) }
    let text = NormalizeError.noText(columns: ["a", "b"]).description
    #expect(
      text
        == "neither a subject nor a body: a, b hold nothing; name other columns under `fields:`, "
        + "or leave the record out")
  }

  @Test("only an unreadable date of submission refuses a record")
  func unreadableDate() throws {
    #expect(throws: NormalizeError.unreadableDate(column: "日期")) {
      try item(["body": "b", "日期": "13月40日"])
    }
    for blank in ["", " ", "-", "无", "NULL", "0000-00-00 00:00:00"] {
      #expect(try item(["body": "b", "日期": .string(blank)]).submittedAt == nil)
    }
    #expect(try item(["body": "b", "updated": "soon", "回复": "r", "回复时间": "soon"]).updatedAt == nil)
    let other = try item(["body": "b", "created_at": "soon", "date": "2019-02-08"])
    #expect(other.submittedAt != nil, "another date may stand for one that cannot be read")
  }

  @Test("a very long text is taken, and one beyond the limit refused")
  func longText() throws {
    let long = String(repeating: "路灯13812345678，", count: 400_000)
    #expect(try item(["body": .string(long)]).masked == [.phone: 400_000])
    #expect(throws: NormalizeError.tooLong(column: "body", limit: 10_000_000)) {
      try item(["body": .string(long + long)])
    }
  }

  @Test(
    "the words of a kind are read",
    arguments: [
      ("咨询", RequestKind.consult), ("咨询类", .consult), ("Inquiry", .consult), ("求助", .help),
      ("ＨＥＬＰ", .help), ("投诉举报", .complaint), ("业务投诉", .complaint), ("举报", .report),
      ("意见建议", .suggestion), ("suggestion", .suggestion), ("表扬感谢", .praise), ("其他", nil),
      ("realtime", nil),
    ] as [(String, RequestKind?)])
  func kinds(_ text: String, _ kind: RequestKind?) throws {
    #expect(try item(["body": "b", "诉求类型": .string(text)]).kind == kind)
  }

  @Test("HTML is read as text")
  func html() throws {
    let item = try item(["title": "T", "content": "<p>一号路</p><p>路灯<b>不亮</b></p>"])
    #expect(!item.body.contains("<"))
    #expect(item.body.contains("一号路\n"))
  }
}

@Suite("Fingerprints")
struct FingerprintTests {
  private static let voice: Fields = [
    "subject": "Ａ区路灯不亮！", "body": "一号路的路灯，13812345678", "author": "王某",
    "date": "2019-02-08 09:05:33",
  ]

  @Test(
    "width, case, blanks, punctuation and seconds do not change an identity",
    arguments: [
      [
        "subject": "a区 路灯不亮", "body": "一号路的路灯,１３８１２３４５６７８", "author": "王某", "date": "2019/2/8 9:05",
      ],
      [
        "subject": "Ａ区路灯不亮！", "body": "\t一号路的\r\n路灯。13812345678", "author": "王某",
        "date": "2019年2月8日 9时5分",
      ],
    ] as [Fields])
  func same(_ fields: Fields) throws {
    let first = try item(Self.voice), second = try item(fields)
    #expect(first.fingerprint.count == 16)
    #expect(first.fingerprint == second.fingerprint)
    #expect(first.contentHash != second.contentHash)
  }

  @Test("another text, author, minute or telephone number is another voice")
  func different() throws {
    let first = try item(Self.voice)
    for (name, value) in [
      ("subject", "B区路灯不亮"), ("body", "一号路的路灯，13812345679"), ("author", "李某"),
      ("date", "2019-02-08 09:06"),
    ] {
      var entries = Self.voice.entries
      entries[entries.firstIndex { $0.name == name }!].value = .string(value)
      #expect(try item(Fields(entries)).fingerprint != first.fingerprint, "\(name)")
    }
    #expect(
      try item(["subject": "ab", "body": "c"]).fingerprint
        != item(["subject": "a", "body": "bc"]).fingerprint)
  }

  @Test("a changed state or reply changes the content alone")
  func content() throws {
    let first = try item(Self.voice)
    for (name, value) in [
      ("status", "closed"), ("reply", "已修"), ("likes", "3"), ("url", "https://a.cn"),
    ] {
      let second = try item(Fields(Self.voice.entries + [.init(name: name, value: .string(value))]))
      #expect(second.fingerprint == first.fingerprint)
      #expect(second.contentHash != first.contentHash, "\(name)")
    }
    #expect(try item(Self.voice).contentHash == first.contentHash)
  }
}
