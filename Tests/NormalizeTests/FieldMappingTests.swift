import Feedback
import Foundation
import Normalize
import Settings
import Testing

private func normalizer(_ mapping: FieldMapping = FieldMapping()) -> Normalizer {
  Normalizer(
    source: "board", mapping: mapping, timeZone: TimeZone(identifier: "Asia/Shanghai")!,
    channel: "web")
}

private func item(_ fields: Fields, _ mapping: FieldMapping = FieldMapping()) throws -> FeedbackItem
{
  try normalizer(mapping).item(from: RawRecord(fields: fields, place: RecordPlace(number: 1)))
}

@Suite("Fields")
struct FieldMappingTests {
  @Test("the columns of a message board are found")
  func messageBoard() throws {
    let item = try item([
      "留言编号": "2549", "留言用户": "A00045581", "留言主题": "物业管理有问题", "留言时间": "2019/4/25 9:32:09",
      "留言详情": "\n\t\t\t\n\t\t\t小区的物业不作为", "答复意见": "已收悉", "答复时间": "2019/5/10 14:56:53",
      "反对数": "1", "点赞数": .number("1,200"),
    ])
    #expect(item.externalID == "2549")
    #expect(item.author == "A00045581")
    #expect(item.subject == "物业管理有问题")
    #expect(item.body == "小区的物业不作为")
    #expect(item.submittedAt == Date(timeIntervalSince1970: 1_556_155_929))
    #expect(item.reply == Reply(text: "已收悉", at: Date(timeIntervalSince1970: 1_557_471_413)))
    #expect(item.votesFor == 1_200)
    #expect(item.votesAgainst == 1)
    #expect(item.channel == "web", "the source's own where the record names none")
  }

  @Test("the columns of a hotline's work orders are found however they are written")
  func workOrder() throws {
    let item = try item([
      "工单编号 ": "1", "【工单标题】": "路灯不亮", "主要 内容": "一号路的路灯不亮", "来电人": "王某",
      "联系电话(必填)": "13812345678", "来电时间（北京时间）": "2026-11-22 09:05", "受理渠道": "热线",
      "诉求类型": "投诉举报", "事发地": "一号路", "承办单位": "城管局", "办理状态": "办理中",
    ])
    #expect(item.externalID == "1")
    #expect(item.subject == "路灯不亮")
    #expect(item.body == "一号路的路灯不亮")
    #expect(item.author == "王某")
    #expect(item.submittedAt == Date(timeIntervalSince1970: 1_795_309_500))
    #expect(item.channel == "热线")
    #expect(item.kind == .complaint)
    #expect(item.place == "一号路")
    #expect(item.department == "城管局")
    #expect(item.status == "办理中")
    #expect(item.masked == [.phone: 1], "a contact is counted and goes no further")
  }

  @Test("the columns of a stacked header are found by all of their name or by its last part")
  func stacked() throws {
    let item = try item([
      "诉求/编号": "7", "诉求/标题": "路灯不亮", "受理/时间": "2026-11-22 09:05", "办结/时间": "2026-11-23",
      "承办/单位": "城管局",
    ])
    #expect(item.externalID == "7")
    #expect(item.subject == "路灯不亮")
    #expect(item.submittedAt == Date(timeIntervalSince1970: 1_795_309_500))
    #expect(item.department == "城管局")
  }

  @Test("a JSON interface's nested values are found")
  func nested() throws {
    let item = try item([
      "id": .number("17"), "status": "Open", "summary": "Pothole", "description": "A deep pothole",
      "lat": .number("32.25"), "lng": .number("-110.9"), "address": "1 Example Lane",
      "created_at": "2024-08-31T11:06:35-04:00", "url": "https://example.com/api/17",
      "html_url": "https://example.com/17", "reporter": .object(["name": "R."]),
      "request_type": .object(["organization": "Department of Streets"]), "closed_at": .null,
    ])
    #expect(item.subject == "Pothole")
    #expect(item.body == "A deep pothole")
    #expect(item.url == "https://example.com/17")
    #expect(item.author == "R.")
    #expect(item.department == "Department of Streets")
    #expect(item.coordinates == Coordinates(latitude: 32.25, longitude: -110.9))
    #expect(item.submittedAt == Date(timeIntervalSince1970: 1_725_116_795))
  }

  @Test("a feed's summary is the body where a title stands beside it")
  func feed() throws {
    let entry: Fields = [
      "id": "a", "title": "Title", "link": "https://example.com/?a=1&copy=2", "summary": "Short",
      "published": "Fri, 08 Feb 2019 01:05:00 GMT", "updated": "2019-02-09T00:00:00Z",
    ]
    let item = try item(entry)
    #expect(item.subject == "Title")
    #expect(item.body == "Short")
    #expect(item.url == "https://example.com/?a=1&copy=2", "an address is never read as HTML")
    #expect(item.updatedAt == Date(timeIntervalSince1970: 1_549_670_400))
  }

  @Test("the words of Open311 are found")
  func open311() throws {
    let item = try item([
      "service_request_id": "638344", "service_name": "Sidewalk", "description": "It is cracked",
      "agency_responsible": "Streets", "requested_datetime": "2010-04-14T06:37:38-08:00",
      "updated_datetime": "2010-04-15T06:37:38-08:00", "status_notes": "Fixed",
      "location": .object(["lat": .number("1.5"), "lng": .number("2.5")]),
    ])
    #expect(item.externalID == "638344")
    #expect(item.subject == "Sidewalk")
    #expect(item.department == "Streets")
    #expect(item.reply?.text == "Fixed")
    #expect(item.coordinates == Coordinates(latitude: 1.5, longitude: 2.5))
    #expect(item.submittedAt != nil && item.updatedAt != nil)
  }

  @Test("a mapped field is not guessed, and what is mapped feeds nothing else")
  func mapped() throws {
    let fields: Fields = [
      "title": "T", "content": "C", "extra": "E", "user": .object(["name": "U"]), "author": "A",
      "when.day": "2019-02-08",
    ]
    let mapping = FieldMapping([
      .subject: ["content"], .body: ["absent", "Extra"], .author: ["user.name"],
      .submittedAt: ["when.day"],
    ])
    let mapped = try item(fields, mapping)
    #expect(mapped.subject == "C")
    #expect(mapped.body == "E")
    #expect(mapped.author == "U")
    #expect(mapped.submittedAt != nil)
    #expect(try item(fields, FieldMapping([.author: []])).author == nil, "[] switches a guess off")
  }

  @Test("of several names the first that holds something counts")
  func alternatives() throws {
    let mapping = FieldMapping([.body: ["a", "b"]])
    #expect(try item(["title": "T", "a": " \n", "b": "B"], mapping).body == "B")
    #expect(try item(["title": "T", "a": "A", "b": "B"], mapping).body == "A")
  }

  @Test("records of many shapes are each read by their own names")
  func shapes() throws {
    let normalizer = normalizer()
    for number in 0..<200 {
      let fields: Fields = ["x\(number)": "x", "title": .string("T\(number)"), "y": "y"]
      let record = RawRecord(fields: fields, place: RecordPlace(number: number + 1))
      #expect(try normalizer.item(from: record).subject == "T\(number)")
    }
  }

  @Test("the mapped columns that no record has are named")
  func missing() {
    let mapping = FieldMapping([
      .subject: ["工单标题"], .body: ["内容", "主要内容"], .author: ["user.name"], .place: ["地址", "地点"],
    ])
    #expect(mapping.missing(in: ["主要内容", "User", "标题"]) == ["工单标题", "地址", "地点"])
    #expect(FieldMapping().missing(in: []) == [])
  }

  @Test("the section takes a name or a list, and an empty list")
  func settings() throws {
    let mapping = try SettingsFile(
      text: "subject: 标题\nbody: [内容, text]\nauthor: []\n", name: "fields.yaml"
    ).decode(FieldMapping.self)
    #expect(mapping.names == [.subject: ["标题"], .body: ["内容", "text"], .author: []])
  }

  @Test("an unknown field is refused with its place")
  func unknownField() {
    #expect(throws: SettingsError.self) {
      try SettingsFile(text: "subjekt: 标题\n", name: "fields.yaml").decode(FieldMapping.self)
    }
  }
}
