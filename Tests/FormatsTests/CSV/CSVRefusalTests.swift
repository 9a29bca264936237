import Formats
import Testing

@Suite("CSV refusals")
struct CSVRefusalTests {
  @Test(
    "a page is refused",
    arguments: [
      "<!DOCTYPE html><html>", "<html lang=\"zh\">", "<HTML>", "\n  <!doctype HTML>\n",
      "\u{FEFF}<!DOCTYPE html>", "\r\n<html>",
    ])
  func page(_ start: String) {
    let reading = Reading(.csv, start + "<body><p>please, log in</p></body></html>\n")
    #expect(reading.outcomes.isEmpty)
    #expect(reading.error?.kind == .otherFormat)
    #expect(
      reading.error?.description
        == "the payload is an HTML page, not CSV; check the address and the source's format")
  }

  @Test(
    "what is no text is refused by its name",
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "a ZIP archive (perhaps an XLSX workbook)"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "an old Office document (perhaps an XLS workbook)"),
      ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], "a PDF"),
      ([0x1F, 0x8B, 0x08, 0x00], "compressed with gzip"),
    ] as [([UInt8], String)])
  func binary(_ start: [UInt8], _ name: String) {
    for format in [Format.csv, .json, .feed] {
      let reading = Reading(format, start + Array(repeating: 0, count: 100))
      #expect(reading.outcomes.isEmpty)
      #expect(reading.error?.kind == .otherFormat)
      #expect(
        reading.error?.description
          == "the payload is \(name), not text; check the address and the source's format")
    }
  }
}
