import Feedback
import Testing

@testable import Formats

@Suite struct MailRefusalTests {
  @Test(arguments: [
    "hello\n\nworld", "a text: with a colon\n\nx", "<html>", "{\"a\": 1}", ": x\n\ny", "x",
  ])
  func whatHasNoHeadersIsAReject(text: String) {
    let reading = MailReading(text)
    #expect(reading.records.isEmpty)
    #expect(reading.rejects.map(\.bytes) == [Array(text.utf8)])
    #expect(reading.rejects.map(\.place) == [RecordPlace(number: 1, line: 1)])
  }

  @Test(arguments: ["", "\n\n", " \r\n", "\u{FEFF}"])
  func anEmptyPayloadIsNoMail(text: String) {
    let reading = MailReading(text)
    #expect(reading.outcomes.isEmpty)
    #expect(reading.error?.kind == .otherFormat)
  }

  @Test func anotherFormatIsSaid() {
    let reading = MailReading([0x50, 0x4B, 0x03, 0x04, 0, 0])
    #expect(reading.error?.kind == .otherFormat)
  }

  /// Messages that are built to exhaust a reader.
  private static let bombs: [(what: String, message: String)] = [
    (
      "groups of addresses nested deeper than 500", "To: " + String(repeating: "g:", count: 100_000)
    ),
    (
      "more than 1 MB of addresses and parameters",
      "To: " + String(repeating: "a@b.c,", count: 200_000)
    ),
    (
      "more than 1 MB of addresses and parameters",
      "Content-Type: a/b" + String(repeating: "; a=b", count: 250_000)
    ),
    (
      "more than 20000 boundaries",
      "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\n", count: 20_001)
    ),
    ("more than 100000 headers", String(repeating: "a:\n", count: 100_002)),
  ]

  @Test func whatWouldExhaustAReaderIsRefused() {
    for (what, message) in Self.bombs {
      let reading = MailReading("Subject: s\n" + message + "\n\nx")
      let mend = "; open it in a mail program and check that it is genuine"
      #expect(reading.rejects.map(\.reason) == ["the message has " + what + mend])
      #expect(reading.rejects.allSatisfy { $0.bytes.count <= 64 * 1024 })
    }
  }

  @Test func deepAndManyPartsAreRefused() {
    let deep = (0..<100).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
    let messages = String(repeating: "Content-Type: message/rfc822\n\n", count: 100)
    let many =
      "Content-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: "--b\n\nx\n", count: 1_100)
    for message in [deep.joined(), messages, many] {
      let reading = MailReading("Subject: s\n" + message)
      #expect(reading.records.isEmpty)
      #expect(reading.rejects.map { $0.reason.contains("more than 1000 parts") } == [true])
    }
  }

  @Test func manyUnfinishedWordsAreOnlySlow() {
    let subject = String(repeating: "=?utf-8?Q?a ", count: 2_000)
    let reading = MailReading("Subject: \(subject)\n\nx")
    #expect(reading.text("subject") == subject.trimmingWhitespace)
  }
}

@Suite struct MailGuessTests {
  private func guess(
    _ head: String, name: String? = nil, type: String? = nil
  ) -> Format? {
    Format.guess(fileName: name, contentType: type, head: Array(head.utf8))
  }

  @Test(arguments: ["a.eml", "archive/2025.mbox", "Inbox.MBX"])
  func mailIsKnownByItsName(name: String) {
    #expect(guess("", name: name) == .mail)
  }

  @Test(arguments: ["message/rfc822", "application/mbox; charset=utf-8"])
  func mailIsKnownByItsType(type: String) {
    #expect(guess("", type: type) == .mail)
  }

  @Test(arguments: [
    "Received: from a by b\n\twith c; Mon, 6 Jan 2025 10:00:00 +0800\nFrom: a@b\n\nx",
    "Return-Path: <a@b>\nX-Any: 1, 2\nDate: Mon, 6 Jan 2025\n", "From: a@b\r\nSubject: s\r\n\r\nx",
    "MIME-Version: 1.0\nMessage-ID: <a@b>\n", "From a@b Mon Jan  6 10:00:00 2025\nX: y\n",
    "\u{FEFF}From: a@b\nTo: c@d\n",
  ]) func mailIsKnownByItsContent(head: String) {
    #expect(guess(head) == .mail)
  }

  @Test(arguments: [
    ("Date: today, From: here", Format.csv), ("subject,from\n1,2", .csv),
    ("From here, on\n1,2", .csv),
    ("Subject: a, b\nplain text\nFrom: c", .csv), ("[1]", .json), ("just words", nil),
  ]) func otherTextIsNoMail(head: String, format: Format?) {
    #expect(guess(head) == format)
  }
}
