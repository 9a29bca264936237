/// Unpacks a part and reads it, a piece at a time.
final class XMLPartReader {
  private static let pieceSize = 64 * 1024

  private let part: ZipPart
  private let sink: any XMLSink
  private let parser: XMLPartParser
  private let buffer: UnsafeMutableRawBufferPointer
  private var isComplete = false

  init(_ part: ZipPart, _ sink: any XMLSink) throws(FormatError) {
    guard let parser = XMLPartParser(sink) else { throw .damaged(part.name) }
    self.part = part
    self.sink = sink
    self.parser = parser
    buffer = .allocate(byteCount: Self.pieceSize, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Reads the next piece; false where there was no more.
  ///
  /// - Throws: `malformed` where the part is no XML, `cutOff` where it ends too early, and the fault
  ///   of the sink.
  func advance() throws(FormatError) -> Bool {
    guard !isComplete else { return false }
    let count = try part.read(into: buffer)
    let fault =
      count > 0 ? parser.parse(UnsafeRawBufferPointer(rebasing: buffer[..<count])) : parser.finish()
    if let fault = sink.fault { throw fault }
    switch fault {
    case .malformed: throw .damaged(part.name)
    case .cutOff: throw .cutOff(part.name)
    case nil: isComplete = count == 0
    }
    return !isComplete
  }

  /// Reads all of a part.
  static func read(_ part: ZipPart, _ sink: any XMLSink) throws(FormatError) {
    let reader = try XMLPartReader(part, sink)
    while try reader.advance() {}
  }
}

extension FormatError {
  fileprivate static func cutOff(_ part: String) -> FormatError {
    FormatError(
      .cutOff, "the part \(part) is cut off",
      mend: "fetch it again, or ask its sender for the whole file")
  }
}
