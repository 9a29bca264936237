import Foundation
import Testing

@testable import Formats

@Suite("encodings of HTML pages")
struct HTMLPageEncodingTests {
  private static let text = "镕园小区的路灯不亮了，请尽快修复"

  private func read(_ bytes: [UInt8], charset: String? = nil, encoding: String? = nil) throws
    -> String?
  {
    let options = FormatOptions(encoding: encoding, charset: charset)
    return try HTMLPage(MemoryBytes(bytes), options: options).text("//p")
  }

  @Test(
    "the page declares its encoding, rightly or wrongly",
    arguments: [
      "<meta charset=gb2312>", "<META CHARSET='GBK'/>", "<meta charset=utf-8>", "",
      "<meta http-equiv=Content-Type content='text/html;charset=gb2312'>",
      "<meta content=\"text/html; charset = gb18030\" HTTP-EQUIV=\"content-type\">",
      "<meta name=description content=x><meta charset=gbk>", "<meta charset=nonsense>",
    ])
  func chinese(_ declaration: String) throws {
    let page = "<html><head>\(declaration)</head><body><p>\(Self.text)</p>"
    #expect(try read(encoded(page, .gb18030)) == Self.text)
    #expect(try read(Array(page.utf8)) == Self.text)
  }

  @Test("a script before the declaration does not hide it")
  func late() throws {
    let script = "<script>\(String(repeating: "var a = '<b>';\n", count: 1_000))</script>"
    let page = "<head>\(script)<meta charset=big5></head><p>測試一下這個頁面的文字</p>"
    let big5 = String.Encoding(rawValue: 0x8000_0A03)
    #expect(try read(encoded(page, big5)) == "測試一下這個頁面的文字")
  }

  @Test("the server's word, a mark and a person's word")
  func others() throws {
    let page = "<p>\(Self.text)</p>"
    #expect(try read(encoded(page, .gb18030), charset: "gb2312") == Self.text)
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(page.utf8), charset: "gbk") == Self.text)
    #expect(try read([0xFF, 0xFE] + encoded(page, .utf16LittleEndian)) == Self.text)
    #expect(try read(encoded(page, .utf16LittleEndian)) == Self.text)
    let latin = Array("<meta charset=gbk><p>caf".utf8) + [0xE9] + Array("</p>".utf8)
    #expect(try read(latin, encoding: "latin1") == "café")
    let xhtml = "<?xml version='1.0' encoding='Shift_JIS'?><html><p>道路の照明について</p></html>"
    #expect(try read(encoded(xhtml, .shiftJIS)) == "道路の照明について")
  }

  @Test("a bad byte costs one character")
  func bad() throws {
    #expect(try read(Array("<p>路灯".utf8) + [0xFF] + Array("不亮</p>".utf8)) == "路灯\u{FFFD}不亮")
  }

  @Test("an encoding that nobody knows is an option error")
  func unknown() {
    let error = #expect(throws: FormatError.self) {
      try read(Array("<p>a".utf8), encoding: "nonsense")
    }
    #expect(error?.kind == .option)
  }
}
