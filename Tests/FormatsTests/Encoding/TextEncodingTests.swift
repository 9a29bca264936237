import Testing

@testable import Formats

@Suite("labels of encodings")
struct TextEncodingTests {
  @Test(
    "a label means what its writers mean",
    arguments: [
      ("utf-8", "UTF-8"), ("UTF8", "UTF-8"), ("us-ascii", "UTF-8"), (" \"utf-8\" ", "UTF-8"),
      ("gb2312", "GB18030"), ("GBK", "GB18030"), ("gb18030", "GB18030"), ("cp936", "GB18030"),
      ("x-gbk", "GB18030"), ("GB_2312-80", "GB18030"), ("iso-8859-1", "CP1252"),
      ("Latin1", "CP1252"), ("windows-1252", "CP1252"), ("big5", "BIG5-HKSCS"),
      ("Shift_JIS", "CP932"), ("euc-kr", "CP949"), ("utf-16", "UTF-16LE"), ("UTF-16BE", "UTF-16BE"),
      ("koi8-r", "KOI8-R"), ("iso-8859-7", "ISO-8859-7"), ("windows-1251", "WINDOWS-1251"),
      ("euc-jp", "EUC-JP"),
    ])
  func known(_ label: String, _ name: String) {
    #expect(TextEncoding(label: label)?.name == name)
  }

  @Test(
    "a label that nobody knows is none",
    arguments: ["", " ", "klingon", "utf-9", "utf-8//IGNORE", "../x", "中文", "utf-8;x", "\0"])
  func unknown(_ label: String) {
    #expect(TextEncoding(label: label) == nil)
  }

  @Test("the units of Unicode's encodings are known")
  func units() {
    #expect(TextEncoding.utf16LittleEndian.unit == 2 && TextEncoding(name: "UTF-32BE").unit == 4)
    #expect(TextEncoding.utf8.unit == 1 && TextEncoding.gb18030.unit == 1)
    #expect(TextEncoding.utf16BigEndian.isUnicode && !TextEncoding.gb18030.isUnicode)
  }
}
