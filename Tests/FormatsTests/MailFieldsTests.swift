import Feedback
import Testing

@testable import Formats

@Suite struct MailFieldsTests {
  @Test func aMessageBecomesARecordOfItsHeadersAndText() {
    let reading = MailReading(
      """
      Message-ID: <20250106.1@example.org>
      From: "Zhang, San" <zhang@example.org>
      To: office@example.gov, "Li Si" <li@example.gov>
      Cc: desk: wang@example.gov, zhao@example.gov;
      Date: Mon, 6 Jan 2025 10:00:00 +0800 (CST)
      Subject: The street lamp
       is dark
      In-Reply-To: <0@example.gov>
      References: <a@example.gov> <0@example.gov>

      Since Friday.
      """)
    let expected: Fields = [
      "message_id": "20250106.1@example.org", "subject": "The street lamp is dark",
      "from": "Zhang, San", "from_address": "zhang@example.org",
      "to": .array(["office@example.gov", "Li Si <li@example.gov>"]),
      "cc": .array(["wang@example.gov", "zhao@example.gov"]),
      "date": "Mon, 6 Jan 2025 10:00:00 +0800", "in_reply_to": "0@example.gov",
      "references": .array(["a@example.gov", "0@example.gov"]), "body": "Since Friday.",
    ]
    #expect(
      reading.records == [RawRecord(fields: expected, place: RecordPlace(number: 1, line: 1))])
    #expect(reading.error == nil)
  }

  @Test func aMessageWithoutAnIDGetsTheSameHashEachTime() {
    let message = Mail.plain("灯坏了").replacing("Message-ID: <1@example.org>\n", with: "")
    let first = MailReading(message)
    #expect(first["message_id"] == nil)
    #expect(first.text("id")?.count == 64)
    #expect(MailReading(message).text("id") == first.text("id"))
    #expect(MailReading(message.replacing("灯坏了", with: "灯好了")).text("id") != first.text("id"))
    let later = message.replacing("10:00:00", with: "10:00:01")
    #expect(MailReading(later).text("id") != first.text("id"))
  }

  @Test(arguments: [
    ("<a@b.cn>", "a@b.cn"), ("a@b.cn", "a@b.cn"), ("<a b@c>", "a b@c"), ("< a@b >", "a@b"),
    ("<a@b> (remark)", "a@b"),
  ]) func anIDIsWhatStandsInItsBrackets(header: String, id: String) {
    #expect(MailReading("Message-ID: \(header)\nFrom: a@b\n\nx").text("message_id") == id)
  }

  @Test(arguments: [
    ("zhang@example.org", "zhang@example.org", "zhang@example.org"),
    ("张三 <zhang@example.org>", "张三", "zhang@example.org"),
    ("<zhang@example.org>", "zhang@example.org", "zhang@example.org"),
    ("zhang@example.org (Zhang San)", "Zhang San", "zhang@example.org"),
    ("\"a, b\" <zhang@example.org>, x@y.z", "a, b", "zhang@example.org"),
    ("Zhang San", "Zhang San", nil), ("root", "root", nil),
    ("Zhang San <root>", "Zhang San", "root"),
  ]) func aSenderIsADisplayNameOrAnAddress(header: String, name: String, address: String?) {
    let reading = MailReading("From: \(header)\nSubject: s\n\nx")
    #expect(reading.text("from") == name)
    #expect(reading.text("from_address") == address)
  }

  @Test func theSenderStandsForAMissingAuthor() {
    #expect(MailReading("Sender: a@b.cn\nSubject: s\n\nx").text("from") == "a@b.cn")
  }

  @Test(
    arguments: [
      ("Mon, 6 Jan 2025 10:00:00 +0800", "Mon, 6 Jan 2025 10:00:00 +0800"),
      ("6 Jan 2025 10:00 CST", "6 Jan 2025 10:00 CST"),
      ("Mon, 6 Jan 2025 10:00:00 +0800 (中国标准时间)", "Mon, 6 Jan 2025 10:00:00 +0800"),
      ("Mon,6 Jan 2025 10:00:00 +0800", "Mon, 06 Jan 2025 10:00:00 +0800"),
      ("2025年1月6日 10:00", "2025年1月6日 10:00"), ("Whenever", nil),
    ] as [(String, String?)]) func aDateStaysAsWrittenUnlessGMimeKnowsBetter(
      header: String, date: String?
    )
  {
    #expect(MailReading("From: a@b\nDate: \(header)\n\nx").text("date") == date)
  }

  @Test(arguments: [nil, "Date: Whenever\n", "Date: \n"])
  func theTopmostServersDateStandsForOneThatCannotBeRead(header: String?) {
    let received = """
      Received: from b by c; Mon, 6 Jan 2025 10:00:02 +0800
      Received: from a by b; Mon, 6 Jan 2025 10:00:01 +0800
      \(header ?? "")From: a@b

      x
      """
    #expect(MailReading(received).text("received") == "Mon, 6 Jan 2025 10:00:02 +0800")
    let dated = received.replacing("From:", with: "Date: Mon, 6 Jan 2025 10:00:00 +0800\nFrom:")
    if header == nil { #expect(MailReading(dated)["received"] == nil) }
  }

  @Test(arguments: [
    ("Auto-Submitted: auto-replied (vacation)", "auto-replied"),
    ("Auto-Submitted: auto-generated; owner-email=\"a@b\"", "auto-generated"),
    ("Auto-Submitted: no", nil), ("X-Autoreply: yes", "auto-replied"),
    ("Precedence: auto_reply", "auto-replied"), ("Precedence: bulk", nil),
    ("Sender: x@y\nX-Other: 1", nil),
  ]) func theMailOfMachinesIsMarked(header: String, word: String?) {
    #expect(MailReading(Mail.plain("x", headers: header)).text("auto_submitted") == word)
  }

  @Test(arguments: ["自动回复：路灯", "Automatic reply: lamp", "Out of office"])
  func anAutomaticReplyIsKnownByItsSubject(subject: String) {
    #expect(MailReading(Mail.plain("x", subject: subject)).text("auto_submitted") == "auto-replied")
  }

  @Test func aMailerDaemonsMessageIsGenerated() {
    let reading = MailReading("From: MAILER-DAEMON@example.org\nSubject: failure notice\n\nHi.")
    #expect(reading.text("auto_submitted") == "auto-generated")
  }

  @Test func linesThatAreNoHeadersHideNoHeaders() {
    for start in ["", "\n\n", "\u{FEFF}", "*** log ***\n", ">From x\n"] {
      let reading = MailReading(start + "Subject : dark\nnonsense\nFrom: a@b.cn\n\nx")
      #expect(reading.text("subject") == "dark", "after \(start)")
      #expect(reading.text("from") == "a@b.cn", "after \(start)")
    }
  }

  @Test func lineBreaksOfAnyKindDivideHeaders() {
    let message = "Subject: dark\nFrom: a@b.cn\n\nfirst\nsecond\n"
    for lineBreak in ["\r\n", "\r"] {
      let reading = MailReading(message.replacing("\n", with: lineBreak))
      #expect(reading.text("from") == "a@b.cn")
      #expect(reading.body == "first\nsecond")
    }
  }

  @Test func aZeroByteInAHeaderEndsNothing() {
    let reading = MailReading("Subject: da\0rk\nFrom: a@b.cn\n\nx")
    #expect(reading.text("subject") == "dark")
    #expect(reading.body == "x")
  }
}
