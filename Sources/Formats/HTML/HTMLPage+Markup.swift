internal import CXML

extension HTMLPage {
  /// A node as HTML, its first bytes where it is long.
  func markup(of node: xmlNodePtr, limit: Int) -> [UInt8] {
    guard let buffer = xmlBufferCreate() else { return [] }
    defer { xmlBufferFree(buffer) }
    guard let output = xmlOutputBufferCreateBuffer(buffer, nil) else { return [] }
    htmlNodeDumpFormatOutput(output, tree.document, node, nil, 0)
    xmlOutputBufferClose(output)
    let length = min(limit, Int(xmlBufferLength(buffer)))
    work.spend(Int(xmlBufferLength(buffer)))
    return Array(UnsafeBufferPointer(start: xmlBufferContent(buffer), count: length))
  }
}
