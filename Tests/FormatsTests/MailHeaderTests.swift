import Testing

@testable import Formats

@Suite struct MailHeaderTests {
  /// 镕 is in GBK and not in GB 2312, whose label it goes by.
  private let name = "朱镕"

  private func subject(_ value: [UInt8], _ headers: String = "") -> String? {
    MailReading(Mail.bytes("Subject: ", value, "\nFrom: a@b\n" + headers + "\nx")).text("subject")
  }

  @Test(arguments: ["gb2312", "GBK", "gb18030", "x-gbk", "\"gb2312\"", "gb2312*zh"])
  func chineseLabelsMeanTheirSuperset(label: String) {
    let word = "=?\(label)?B?\(name.gb18030.base64)?="
    #expect(subject(Array(word.utf8)) == name)
  }

  @Test(arguments: [
    ("=?utf-8?Q?caf=C3=A9_au_lait?=", "café au lait"), ("=?UTF-8?b?6Lev54Gv?=", "路灯"),
    ("=?iso-8859-1?Q?caf=E9?=", "café"), ("=?koi8-r?B?8PLJ18XU?=", "ПРивет"),
    ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"), ("=?utf-7?Q?caf+AOk-?=", "café"),
    ("=?utf-8?B?6Lev?= =?utf-8?B?54Gv?=", "路灯"), ("=?utf-8?Q?a?= =?utf-8?Q?b?= c", "ab c"),
    ("a =?utf-8?Q?b?= c", "a b c"), ("x=?utf-8?Q?y?=z", "xyz"),
    ("\"=?utf-8?B?6Lev54Gv?=\"", "\"路灯\""), ("=?utf-8?Q?two words?=", "two words"),
    ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="), ("=?utf-8?Q?open", "=?utf-8?Q?open"),
    ("=?utf-8?B?6Lev54G?=", "路\u{FFFD}"), ("a = b ?= c", "a = b ?= c"), ("=??Q?a?=", "=??Q?a?="),
    ("=?unknown-8bit?Q?=E8=B7=AF?=", "路"),
  ]) func encodedWordsAreDecoded(value: String, text: String) {
    #expect(subject(Array(value.utf8)) == text)
  }

  @Test func aCharacterMayBeDividedBetweenTwoWords() {
    let bytes = "路灯不亮".gb18030
    let words = [bytes[..<3], bytes[3...]].map { "=?gbk?B?\(Array($0).base64)?=" }
    #expect(subject(Array(words.joined(separator: "\n ").utf8)) == "路灯不亮")
    let mixed = "=?gbk?Q?=C2?= =?gbk?B?\(Array("路".gb18030[1...]).base64)?="
    #expect(subject(Array(mixed.utf8)) == "路")
  }

  @Test func aGroupOfBase64MayBeDividedBetweenTwoWords() {
    let text = "路灯不亮".base64
    let words = [text.prefix(6), text.dropFirst(6)].map { "=?utf-8?B?\($0)?=" }
    #expect(subject(Array(words.joined(separator: " ").utf8)) == "路灯不亮")
  }

  @Test func rawBytesAreReadByTheirContent() {
    #expect(subject("路灯不亮".mailBytes) == "路灯不亮")
    #expect(subject("路灯不亮".gb18030) == "路灯不亮")
    #expect(subject([0x63, 0x61, 0x66, 0xE9]) == "café")
  }

  @Test func theLabelOnTheTextStandsForRawBytes() {
    #expect(subject("臺北路燈".big5, "Content-Type: text/plain; charset=big5\n") == "臺北路燈")
  }

  @Test func aWrongLabelDoesNotWin() {
    for label in ["us-ascii", "utf-8"] {
      #expect(subject(Array("=?\(label)?B?\("路灯不亮".gb18030.base64)?=".utf8)) == "路灯不亮")
    }
    #expect(subject(Array("=?gbk?B?\("路灯不亮".base64)?=".utf8)) == "路灯不亮")
    #expect(subject(Array("=?iso-8859-1?B?\("城西路灯不亮".gb18030.base64)?=".utf8)) == "城西路灯不亮")
  }

  @Test func aShortNameInGBKIsNotTakenForUTF8() {
    // 谩 is C3 A1 in GBK, which is also a well-formed character of UTF-8.
    #expect(subject(Array("=?gbk?Q?=C3=A1?=".utf8)) == "谩")
    #expect(subject(Array("=?iso-8859-1?Q?=C3=A1?=".utf8)) == "Ã¡")
  }

  @Test func aNameMayHoldWhatDividesAddresses() {
    let name = "\"张三\", <x@y.cn>"
    let reading = MailReading(
      "From: =?gb2312?B?\(name.gb18030.base64)?= <zhang@example.org>, b@c.d\nSubject: s\n\nx")
    #expect(reading.text("from") == name)
    #expect(reading.text("from_address") == "zhang@example.org")
  }

  @Test func aNameInRawBytesIsReadByItsContent() {
    let reading = MailReading(
      Mail.bytes("From: ", "张三".gb18030, " <zhang@example.org>\nSubject: s\n\nx"))
    #expect(reading.text("from") == "张三")
    #expect(reading.text("from_address") == "zhang@example.org")
  }

  @Test(arguments: [
    "Content-Disposition: attachment; filename*=gb2312''%D6%EC%E9F.csv",
    "Content-Disposition: attachment; filename*0*=gb2312''%D6%EC; filename*1*=%E9F; filename*2=.csv",
    "Content-Disposition: attachment; filename*=utf-8''%E6%9C%B1%E9%95%95.csv",
    "Content-Disposition: attachment; filename=\"=?gb2312?B?1uzpRi5jc3Y=?=\"",
    "Content-Disposition: attachment; filename==?gb2312?B?1uzpRi5jc3Y=?=",
    "Content-Type: text/csv; name=\"=?gbk?Q?=D6=EC=E9F.csv?=\"",
    "Content-Type: text/csv; name=朱镕.csv",
    "Content-Disposition: attachment; filename=\"朱镕.csv\"",
  ]) func aFilesNameIsDecoded(header: String) {
    let reading = MailReading(Mail.multipart("mixed", "\n\nx", header + "\n\na\n1"))
    #expect(reading.text(at: "attachments.0.name") == "朱镕.csv")
  }

  @Test func aFilesNameInRawGBKIsDecoded() {
    let part = Mail.bytes(
      "Subject: s\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"",
      "路灯表.pdf".gb18030, "\"\n\n%PDF")
    #expect(MailReading(part).text(at: "attachments.0.name") == "路灯表.pdf")
  }
}
