import Testing

@testable import Formats

@Suite struct MailTextTests {
  private func body(_ headers: String, _ content: [UInt8]) -> String? {
    MailReading(Mail.bytes("From: a@b.cn\nSubject: s\n" + headers + "\n\n", content)).body
  }

  private let text = "城西的路灯不亮了，请派人来修。"

  @Test(arguments: ["gb2312", "GBK", "gb18030", "us-ascii", "utf-8", "x-unknown", "iso-8859-1"])
  func textInGBKIsReadUnderAnyOfTheseLabels(label: String) {
    #expect(body("Content-Type: text/plain; charset=\(label)", text.gb18030) == text)
  }

  @Test(arguments: ["gb2312", "us-ascii", "utf-8", "big5", "iso-8859-1"])
  func textInUTF8IsReadUnderAnyOfTheseLabels(label: String) {
    #expect(body("Content-Type: text/plain; charset=\(label)", text.mailBytes) == text)
  }

  @Test func textWithoutALabelIsReadByItsContent() {
    #expect(body("X-Any: 1", text.gb18030) == text)
    #expect(body("X-Any: 1", text.mailBytes) == text)
    #expect(body("X-Any: 1", "caf".mailBytes + [0xE9]) == "café")
  }

  @Test func otherEncodingsAreReadByTheirLabel() {
    #expect(body("Content-Type: text/plain; charset=Big5", "臺北的路燈".big5) == "臺北的路燈")
    let japanese: [UInt8] = [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42]
    #expect(body("Content-Type: text/plain; charset=iso-2022-jp", japanese) == "日本")
    #expect(body("Content-Type: text/plain; charset=utf-7", "caf+AOk-".mailBytes) == "café")
    let wide = text.encoded(0x9400_0100)
    let encoded = "Content-Transfer-Encoding: base64"
    for label in ["utf-16le", "utf-16"] {
      let header = "Content-Type: text/plain; charset=\(label)\n" + encoded
      let mark: [UInt8] = label == "utf-16" ? [0xFF, 0xFE] : []
      #expect(body(header, (mark + wide).base64.mailBytes) == text)
    }
  }

  @Test func theEncodingThatAPersonNamedHolds() {
    let message = Mail.bytes("From: a@b.cn\nContent-Type: text/plain; charset=gbk\n\n", "臺北".big5)
    #expect(MailReading(message, FormatOptions(encoding: "big5")).body == "臺北")
    #expect(MailReading(message, FormatOptions(encoding: "no-such")).error?.kind == .option)
  }

  @Test func aPageNamesItsEncodingInItself() {
    let page = "<html><head><meta charset=big5></head><body>臺北的路燈</body></html>"
    #expect(body("Content-Type: text/html", page.big5) == page)
  }

  @Test(arguments: [
    ("6Lev54Gv", "路灯"), ("6Lev\n54Gv\n", "路灯"), ("6Le v54\tGv", "路灯"), ("6Lev5\n4Gv", "路灯"),
    ("YQ", "a"), ("YWI", "ab"), ("YQ==YmM=", "abc"), ("YQ==\nYmM=\n", "abc"),
    ("YWJj\n_____\nlist footer", "abc"), ("YQ==\n--\nlist footer", "a"), ("YQ== ignored", "a"),
    ("YW!Jj", "YW!Jj"), ("YWJj\nYW!Jj", "abc"), ("YWJ\nj!ZGVm", "abcdef"),
    ("not Base64 at all.", "not Base64 at all."), ("路灯", "路灯"), ("", nil),
  ]) func base64IsReadAsItArrives(content: String, text: String?) {
    #expect(body("Content-Transfer-Encoding: base64", content.mailBytes) == text)
  }

  @Test(arguments: [
    ("caf=C3=A9", "café"), ("caf=c3=a9", "café"), ("a=\nb", "ab"), ("a=  \nb", "ab"),
    ("a=\r\nb", "ab"), ("a=zz b", "a=zz b"), ("a=", "a"), ("a=4", "a=4"), ("1=2", "1=2"),
    ("路=E7=81=AF", "路灯"), ("a_b", "a_b"),
  ]) func quotedPrintableIsReadAsItArrives(content: String, text: String) {
    #expect(body("Content-Transfer-Encoding: quoted-printable", content.mailBytes) == text)
  }

  @Test func uuencodedTextIsDecoded() {
    let content = "begin 644 a.txt\n#86)C\n`\nend\n"
    #expect(body("Content-Transfer-Encoding: x-uuencode", content.mailBytes) == "abc")
  }

  @Test func longLinesThatWereBrokenAreJoined() {
    let flowed = "Content-Type: text/plain; charset=utf-8; format=flowed"
    #expect(body(flowed, "one \ntwo\nthree".mailBytes) == "one two\nthree")
    #expect(body(flowed + "; delsp=yes", "路 \n灯\n亮".mailBytes) == "路灯\n亮")
    #expect(body(flowed, " From here\n".mailBytes) == "From here")
    #expect(body("X-Any: 1", "one \ntwo".mailBytes) == "one \ntwo")
  }

  @Test(arguments: [
    "text", "plain", "", ";", "text/", "text/plain charset=gbk", "html", "text/plain; charset=",
  ]) func aPartWithoutAProperTypeIsText(type: String) {
    #expect(body("Content-Type: \(type)", text.mailBytes) == text)
  }

  @Test func textUnderTheTypeOfBytesIsReadWhereThereIsNoOther() {
    #expect(body("Content-Type: application/octet-stream", text.gb18030) == text)
    #expect(body("Content-Type: application/octet-stream", [0, 1, 2]) == nil)
  }
}
