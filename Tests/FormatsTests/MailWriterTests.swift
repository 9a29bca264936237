import Formats
import Foundation
import Testing

@Suite("mail that is written")
struct MailWriterTests {
  private static let long = String(repeating: "关于公交12路停运的意见", count: 12)

  private func draft(subject: String = "民情日报") -> MailDraft {
    var draft = MailDraft(
      from: MailPerson(name: "示例市人大常委会代表工作办公室", address: "digest@example.org"),
      to: [
        MailPerson(name: "Li, \"Bureau\"", address: "li@example.org"),
        MailPerson(address: "wang@example.org"),
      ],
      subject: subject, date: Date(timeIntervalSince1970: 1_795_406_400),
      timeZone: TimeZone(identifier: "Asia/Shanghai")!, messageID: "day.all.1@example.org",
      language: "zh-Hans", plain: "收到 9 件。\n.\nFrom here", html: "<p>收到 9 件。</p>")
    draft.attachments = [
      MailAttachmentDraft(
        name: "民情日报 2026-11-22.html", type: "text/html; charset=utf-8",
        bytes: Array("<p>全文</p>".utf8))
    ]
    return draft
  }

  private func text(_ draft: MailDraft) -> String { String(decoding: draft.bytes(), as: UTF8.self) }

  /// What another program reads of the message, as JSON.
  private func read(_ draft: MailDraft) throws -> [String: String] {
    let script = """
      import email, email.header, email.policy, email.utils, json, sys
      data = sys.stdin.buffer.read()
      m = email.message_from_bytes(data, policy=email.policy.default)
      # The newer parser keeps the blank between encoded words of a name (against RFC 2047, 6.2).
      raw = email.message_from_bytes(data)["From"]
      sender = str(email.header.make_header(email.header.decode_header(raw)))
      a = list(m.iter_attachments())
      print(json.dumps({"subject": m["Subject"], "from": email.utils.parseaddr(sender)[0],
        "to": "|".join(t.display_name + "<" + t.addr_spec for t in m["To"].addresses),
        "date": m["Date"].datetime.isoformat(), "id": m["Message-ID"],
        "kinds": " ".join(p.get_content_type() for p in m.walk()),
        "plain": m.get_body(("plain",)).get_content(), "html": m.get_body(("html",)).get_content(),
        "file": a[0].get_filename(), "content": a[0].get_content(),
        "defects": str([d for p in m.walk() for d in p.defects])}))
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", script]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(draft.bytes()))
    try input.fileHandleForWriting.close()
    let json = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode([String: String].self, from: json)
  }

  private static var hasPython: Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
  }

  @Test(
    "another program reads what was written", .enabled(if: hasPython, "needs python3"),
    arguments: ["民情日报", "Daily digest, 9 messages", long, "👩‍👩‍👧‍👦 <b>\u{202E}x"])
  func read(subject: String) throws {
    let read = try read(draft(subject: subject))
    #expect(read["subject"] == subject)
    #expect(read["from"] == "示例市人大常委会代表工作办公室")
    #expect(read["to"] == "Li, \"Bureau\"<li@example.org|<wang@example.org")
    #expect(read["date"] == "2026-11-23T12:00:00+08:00")
    #expect(read["id"] == "<day.all.1@example.org>")
    #expect(
      read["kinds"] == "multipart/mixed multipart/alternative text/plain text/html text/html")
    #expect(read["plain"] == "收到 9 件。\n.\nFrom here")
    #expect(read["html"] == "<p>收到 9 件。</p>")
    #expect(read["file"] == "民情日报 2026-11-22.html")
    #expect(read["content"] == "<p>全文</p>")
    #expect(read["defects"] == "[]")
  }

  @Test("every line is of ASCII, ends by CRLF and has at most 78 characters")
  func lines() {
    let text = text(draft(subject: Self.long))
    let lines = text.components(separatedBy: "\r\n")
    #expect((text.utf8.max() ?? 0) < 0x80)
    #expect((lines.map(\.utf8.count).max() ?? 0) <= 78)
    #expect(!lines.joined().utf8.contains(10) && !lines.joined().utf8.contains(13))
  }

  @Test("a line break in a subject or a name opens no header of its own")
  func breaks() {
    var draft = draft(subject: "a\r\nBcc: evil@example.org")
    draft.from.name = "b\r\nBcc: evil@example.org"
    draft.to[0].name = "c\nBcc: evil@example.org"
    let lines = text(draft).components(separatedBy: "\r\n")
    let smuggled = lines.filter { $0.hasPrefix("Bcc:") || $0.contains("\n") || $0.contains("\r") }
    #expect(smuggled == [])
  }

  @Test("the same draft gives the same bytes")
  func stable() { #expect(draft().bytes() == draft().bytes()) }

  @Test(
    "a person is an address in ASCII with or without a name",
    arguments: [
      ("li@example.org", "", "li@example.org"),
      ("李 <li@example.org>", "李", "li@example.org"),
      ("\"Li, B\" <li@example.org>", "Li, B", "li@example.org"),
    ])
  func people(text: String, name: String, address: String) {
    #expect(MailPerson(text) == MailPerson(name: name, address: address))
  }

  @Test("what is no address is none", arguments: ["", "li", "a@b@c", "李@example.org", "x <y>"])
  func noPeople(text: String) { #expect(MailPerson(text) == nil) }
}
