import Feedback
import Testing

@testable import Formats

@Suite struct MailStructureTests {
  @Test func severalTextsAreJoined() {
    let message = Mail.multipart("mixed", "\n\none", "Content-Type: text/plain\n\ntwo")
    #expect(MailReading(message).body == "one\n\ntwo")
    let pages = Mail.multipart("mixed", "Content-Type: text/html\n\n<p>one</p>", "\n\ntwo")
    #expect(MailReading(pages).body == "one\n\ntwo")
  }

  @Test func thePlainestFormIsRead() {
    let page = "Content-Type: text/html\n\n<p>page</p>"
    #expect(MailReading(Mail.multipart("alternative", "\n\nplain", page)).body == "plain")
    #expect(MailReading(Mail.multipart("alternative", page, "\n\nplain")).body == "plain")
    #expect(MailReading(Mail.multipart("alternative", "\n\n  \n", page)).body == "<p>page</p>")
    let excuse = "\n\n您的邮件客户端不支持 HTML 格式"
    #expect(MailReading(Mail.multipart("alternative", excuse, page)).body == "<p>page</p>")
    #expect(MailReading(Mail.multipart("mixed", page)).body == "<p>page</p>")
  }

  @Test func whatIsAttachedToOneFormIsAttached() {
    let nested = """
      Content-Type: multipart/mixed; boundary="inner"

      --inner
      Content-Type: text/html

      <p>page</p>
      --inner
      Content-Type: application/pdf; name="a.pdf"
      Content-Transfer-Encoding: base64

      JVBERg==
      --inner--
      """
    let reading = MailReading(Mail.multipart("alternative", "\n\nplain", nested))
    #expect(reading.body == "plain")
    let file: Fields = ["name": "a.pdf", "type": "application/pdf", "size": .number("4")]
    #expect(reading["attachments"] == .array([.object(file)]))
  }

  @Test func aPagesPicturesAreAttachments() {
    let reading = MailReading(
      Mail.multipart(
        "related", "Content-Type: text/html\n\n<img src='cid:1'>", "Content-Type: image/png\n\npng")
    )
    #expect(reading.body == "<img src='cid:1'>")
    #expect(reading.text(at: "attachments.0.type") == "image/png")
  }

  @Test func aTextWithANameIsAnAttachment() {
    let note = "Content-Type: text/plain; name=note.txt\n\nnote"
    let reading = MailReading(Mail.multipart("mixed", "\n\nbody", note))
    #expect(reading.body == "body")
    #expect(reading.text(at: "attachments.0.name") == "note.txt")
  }

  @Test func anAttachedTextIsReadWhereThereIsNoOther() {
    let note = "Content-Type: text/plain; name=note.txt\nContent-Disposition: attachment\n\nnote"
    let reading = MailReading(Mail.multipart("mixed", "\n\n", note))
    #expect(reading.body == "note")
    #expect(reading.text(at: "attachments.0.name") == "note.txt")
  }

  @Test func winmailDatIsListed() {
    let tnef = "Content-Type: application/ms-tnef; name=winmail.dat\n\nx"
    let reading = MailReading(Mail.multipart("mixed", "\n\nbody", tnef))
    #expect(reading.text(at: "attachments.0.name") == "winmail.dat")
    #expect(reading.outcomes.count == 1)
  }

  @Test(arguments: ["", "Content-Transfer-Encoding: base64\n"])
  func aForwardedMessageIsPartOfTheText(encoding: String) {
    let inner = "From: li@example.org\nSubject: 路灯\nMessage-ID: <9@x>\n\n> 坏了\n-- \n李"
    let content = encoding.isEmpty ? inner : inner.base64
    let part =
      "Content-Type: message/rfc822\n\(encoding)Content-Disposition: attachment\n\n\(content)"
    let reading = MailReading(Mail.multipart("mixed", "\n\nplease see", part))
    #expect(reading.body == "please see\n\n路灯\n\n> 坏了\n-- \n李")
    #expect(reading.text(at: "forwarded.0.subject") == "路灯")
    #expect(reading.text(at: "forwarded.0.from") == "li@example.org")
    #expect(reading.text(at: "forwarded.0.message_id") == "9@x")
    #expect(reading["attachments"] == nil)
  }

  @Test func aDeliveryReportIsItsWordsAndAutomatic() {
    let returned = "Content-Type: message/rfc822\n\nSubject: our digest\n\ntext of ours"
    let status = "Content-Type: message/delivery-status\n\nAction: failed"
    let reading = MailReading(Mail.multipart("report", "\n\nno such user", status, returned))
    #expect(reading.body == "no such user")
    #expect(reading.text("auto_submitted") == "auto-replied")
    #expect(reading.text(at: "attachments.1.type") == "message/rfc822")
  }

  @Test func anOuterPartWithoutItsBoundaryIsDividedByTheOneThatShows() {
    let message = Mail.multipart("mixed", "\n\none", "Content-Type: image/png; name=a.png\n\npng")
    for header in ["", "; boundary=other", "\n\tboundary=\"edge\""] {
      let broken = message.replacing("; boundary=\"edge\"", with: header)
      let reading = MailReading(broken)
      #expect(reading.body == "one", "with \(header)")
      #expect(reading.text(at: "attachments.0.name") == "a.png", "with \(header)")
    }
    let undivided = "Subject: s\nContent-Type: multipart/mixed; boundary=b\n\nno part at all"
    #expect(MailReading(undivided).body == "no part at all")
  }

  @Test func aMissingEndHidesNoText() {
    let message = Mail.multipart("mixed", "\n\none", "\n\ntwo").replacing("--edge--\n", with: "")
    #expect(MailReading(message).body == "one\n\ntwo")
  }
}

@Suite struct MailSignatureTests {
  private let content = "Content-Type: text/plain; charset=utf-8\n\n路灯不亮"

  @Test(arguments: ["application/pgp-signature", "application/pkcs7-signature"])
  func whatIsSignedIsRead(type: String) {
    let reading = MailReading(Mail.multipart("signed", content, "Content-Type: \(type)\n\nabc"))
    #expect(reading.body == "路灯不亮")
    #expect(reading["attachments"] == nil)
  }

  @Test func textSignedInItselfIsReadOutOfItsArmour() {
    let armoured = """
      -----BEGIN PGP SIGNED MESSAGE-----
      Hash: SHA256

      路灯不亮
      - -- 
      李
      -----BEGIN PGP SIGNATURE-----

      abc
      -----END PGP SIGNATURE-----
      """
    let reading = MailReading(Mail.plain(armoured))
    #expect(reading.body == "路灯不亮")
    #expect(reading.text("signature") == "李")
  }

  /// Signed data in BER: with definite lengths, and as OpenSSL streams it.
  private func signed(_ content: [UInt8], isStreamed: Bool) -> [UInt8] {
    func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
      if isStreamed, tag & 0x20 != 0, tag != 0x31 { return [tag, 0x80] + content + [0, 0] }
      let length = UInt16(content.count)
      return [tag, 0x82, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }
    let oid: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07]
    let halves = element(0x04, Array(content[..<9])) + element(0x04, Array(content[9...]))
    let octets = isStreamed ? element(0x24, halves) : element(0x04, content)
    let capsule = element(0x30, oid + [0x01] + element(0xA0, octets))
    let data = element(0x30, [0x02, 0x01, 0x01] + element(0x31, []) + capsule)
    return element(0x30, oid + [0x02] + element(0xA0, data))
  }

  @Test(arguments: [false, true])
  func contentInsideItsSignatureIsRead(isStreamed: Bool) {
    let wrapped = signed(Array(content.utf8), isStreamed: isStreamed).base64
    let header = "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"
    let message = "Subject: s\n\(header)\nContent-Transfer-Encoding: base64\n\n\(wrapped)"
    #expect(MailReading(message).body == "路灯不亮")
  }

  @Test func whatIsEncryptedIsRefused() {
    let messages = [
      (
        "S/MIME",
        "Subject: s\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB"
      ),
      (
        "OpenPGP",
        Mail.multipart("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1")
      ),
      ("OpenPGP", Mail.plain("-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----")),
    ]
    for (kind, message) in messages {
      let reading = MailReading(message)
      #expect(reading.records.isEmpty)
      let reason = "the message is encrypted with \(kind); ask its sender to send it unencrypted"
      #expect(reading.rejects.map(\.reason) == [reason])
      #expect(reading.rejects.map(\.bytes) == [Array(message.utf8)])
    }
  }

  @Test func wordsBesideSomethingEncryptedAreRead() {
    let sealed = "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB"
    #expect(MailReading(Mail.multipart("mixed", "\n\nwords", sealed)).body == "words")
  }
}
