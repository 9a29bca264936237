import Feedback
import Testing

@testable import Formats

@Suite struct MailAttachmentTests {
  private let table = "编号,内容\n1,路灯不亮\n2,井盖丢失\n"

  private func attached(_ headers: String, _ content: [UInt8]) -> String {
    Mail.multipart(
      "mixed", "\n\n见附件", "\(headers)\nContent-Transfer-Encoding: base64\n\n\(content.base64)")
  }

  @Test func theRowsOfATableFollowTheMessage() {
    let headers = "Content-Type: application/octet-stream; name=\"=?utf-8?B?6KGoLmNzdg==?=\""
    let reading = MailReading(attached(headers, table.gb18030))
    #expect(reading.text(at: "attachments.0.name") == "表.csv")
    let rows: [Fields] = [
      ["编号": "1", "内容": "路灯不亮", "mail_message_id": "2@example.org", "mail_subject": "parts"],
      ["编号": "2", "内容": "井盖丢失", "mail_message_id": "2@example.org", "mail_subject": "parts"],
    ]
    #expect(reading.records.dropFirst().map(\.fields) == rows)
    let places = [2, 3].map { RecordPlace(number: $0, line: $0, attachment: 1) }
    #expect(reading.records.dropFirst().map(\.place) == places)
    #expect(reading.records.last?.place.description == "attachment 1, line 3 (record 3)")
  }

  @Test(arguments: [
    "Content-Type: text/csv; charset=gbk", "Content-Type: text/plain; name=a.csv; charset=gbk",
    "Content-Type: application/vnd.ms-excel\nContent-Disposition: attachment; filename=A.CSV",
  ]) func aTableIsKnownByNameOrType(headers: String) {
    let reading = MailReading(attached(headers, table.gb18030))
    #expect(reading.records.count == 3)
    #expect(reading.records.last?.fields["内容"]?.text == "井盖丢失")
  }

  @Test func theElementsOfAJSONDocumentFollowTheMessage() {
    let json = #"[{"id": 1}, 2, {"id": 3}]"#
    let reading = MailReading(attached("Content-Type: application/json", Array(json.utf8)))
    #expect(reading.records.dropFirst().map { $0.fields["id"]?.text } == ["1", "3"])
    #expect(reading.rejects.map(\.place.attachment) == [1])
    #expect(reading.rejects.map(\.bytes) == [Array("2".utf8)])
  }

  @Test func recordsAreNumberedThroughAllMessages() {
    let message = "From - 10:00\n" + attached("Content-Type: text/csv", table.mailBytes)
    let reading = MailReading(message + "\n" + message)
    #expect(reading.records.map(\.place.number) == [1, 2, 3, 4, 5, 6])
    #expect(reading.records.map(\.place.attachment) == [nil, 1, 1, nil, 1, 1])
  }

  @Test(arguments: [
    "Content-Type: text/plain; name=notes.txt", "Content-Type: application/xml; name=invoice.xml",
    "Content-Type: message/rfc822; name=a.eml\nContent-Disposition: attachment",
    "Content-Type: application/octet-stream; name=data.bin", "Content-Type: text/x-vcard",
  ]) func otherAttachmentsAreOnlyListed(headers: String) {
    let reading = MailReading(attached(headers, table.mailBytes))
    #expect(reading.outcomes.count == 1)
    #expect(reading.text(at: "attachments.0.size") == "\(table.utf8.count)")
  }

  @Test func anAttachmentThatCannotBeReadLeavesTheMail() {
    let reading = MailReading(attached("Content-Type: application/json", Array("<html>".utf8)))
    #expect(reading.body == "见附件")
    #expect(reading.rejects.map(\.place) == [RecordPlace(number: 2, attachment: 1)])
    let reason =
      "attachment 1: the payload is HTML or XML, not JSON; check the address and the source's format"
    #expect(reading.rejects.map(\.reason) == [reason])
    #expect(reading.rejects.map(\.bytes) == [Array("<html>".utf8)])
    #expect(reading.error == nil)
  }

  @Test func anAttachmentThatIsCutOffIsOneRejectAndTheNextIsRead() {
    let json = #"[{"id": 1}, {"id": 2"#
    let broken = "Content-Type: application/json\n\n\(json)"
    let reading = MailReading(
      Mail.multipart("mixed", "\n\n见附件", broken, "Content-Type: text/csv\n\n编号\n3"))
    #expect(reading.records.dropFirst().map { $0.fields.entries[0].value.text } == ["1", "3"])
    #expect(reading.rejects.count == 1)
  }

  @Test func theEndOfAMessageThatIsCutOffIsSaid() {
    let message = attached("Content-Type: text/csv", table.mailBytes)
    let reading = MailReading(message.replacing("--edge--\n", with: ""))
    #expect(reading.records.count == 3)
    let reason =
      "attachment 1: the payload is cut off; fetch it again, or ask its sender for the whole file"
    #expect(reading.rejects.map(\.reason) == [reason])
  }

  @Test func attachmentsStayUnreadWhereTheOptionSaysSo() {
    let message = attached("Content-Type: text/csv", table.mailBytes)
    let reading = MailReading(Array(message.utf8), FormatOptions(readsAttachments: false))
    #expect(reading.outcomes.count == 1)
    #expect(reading.text(at: "attachments.0.type") == "text/csv")
  }

  @Test func aTableThatIsTheWholeMessageIsRead() {
    let reading = MailReading("Subject: s\nFrom: a@b\nContent-Type: text/csv\n\n编号\n1")
    #expect(reading.records.last?.fields["编号"]?.text == "1")
  }
}
