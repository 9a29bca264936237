/// Opens a payload that should be a workbook, and says what else it is where it is not.
enum WorkbookFile {
  private static let zip: [UInt8] = [0x50, 0x4B]
  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// True for the beginning of a ZIP archive with the parts of an Office document, and of the container
  /// that old and encrypted workbooks are in: the reader says which of them it is.
  static func mayBegin(with head: [UInt8]) -> Bool {
    guard head.starts(with: zip) else { return head.starts(with: compoundFile) }
    let text = String(decoding: head, as: UTF8.self)
    return ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"].contains(where: text.contains)
  }

  /// The archive of a payload's parts.
  static func archive(_ bytes: any ByteSource) throws(FormatError) -> ZipArchive {
    var beginning = PeekedBytes(bytes)
    try refuseOthers(try beginning.peek())
    return try ZipArchive(beginning, budget: WorkBudget())
  }

  private static func refuseOthers(_ head: [UInt8]) throws(FormatError) {
    guard !head.isEmpty else { throw .cutOff() }
    guard !head.starts(with: zip) else { return }
    // Excel wraps an encrypted workbook into the container that old workbooks are.
    guard !head.starts(with: compoundFile) else { throw .passwordProtected }
    let start = head.drop { $0.isJSONWhitespace }
    let isPage = start.startsIgnoringCase("<!doctype html") || start.startsIgnoringCase("<html")
    throw .otherFormat(
      isPage ? "an HTML page" : BinarySignature.name(of: head) ?? "no ZIP archive",
      wanted: "an XLSX workbook")
  }
}

/// Bytes whose beginning was looked at.
private struct PeekedBytes: ByteSource {
  private static let size = 512

  private var source: any ByteSource
  private var first: [UInt8]?

  init(_ source: any ByteSource) {
    self.source = source
  }

  var filePath: String? { source.filePath }

  mutating func peek() throws(FormatError) -> [UInt8] {
    var head: [UInt8] = []
    while head.count < Self.size, let piece = try source.next() {
      if head.isEmpty { head = piece } else { head += piece }
    }
    if !head.isEmpty { first = head }
    return head
  }

  mutating func next() throws(FormatError) -> [UInt8]? {
    guard let first else { return try source.next() }
    self.first = nil
    return first
  }
}
