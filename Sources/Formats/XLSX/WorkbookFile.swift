/// Opens a payload that should be a workbook, and says what else it is where it is not.
enum WorkbookFile {
  /// What is looked at to tell.
  private static let headSize = 512
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
    try refuseOthers(Array(try beginning.head(headSize)))
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
