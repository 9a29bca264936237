/// Formats that are not text, known by how their bytes begin.
enum BinarySignature {
  private static let known: [(bytes: [UInt8], name: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive (perhaps an XLSX workbook)"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document (perhaps an XLS workbook)"),
    ([0x25, 0x50, 0x44, 0x46], "a PDF"),
    ([0x1F, 0x8B], "compressed with gzip"),
  ]

  /// What the bytes are; nil where they may be text.
  static func name(of bytes: [UInt8]) -> String? {
    known.first { bytes.starts(with: $0.bytes) }?.name
  }
}
