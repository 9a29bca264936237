/// Bytes whose beginning is looked at before they are read.
struct PeekedBytes: ByteSource {
  private var source: any ByteSource
  private var held: [UInt8] = []

  init(_ source: any ByteSource) { self.source = source }

  var filePath: String? { source.filePath }

  mutating func next() throws(FormatError) -> [UInt8]? {
    guard held.isEmpty else {
      defer { held = [] }
      return held
    }
    return try source.next()
  }

  /// The first bytes, as many as asked for where there are so many.
  mutating func head(_ count: Int) throws(FormatError) -> ArraySlice<UInt8> {
    while held.count < count, try hold() {}
    return held.prefix(count)
  }

  /// The first byte that is not white space; nil where there is none.
  mutating func firstVisible() throws(FormatError) -> UInt8? {
    var looked = 0
    while true {
      if let byte = held[looked...].first(where: { !$0.isJSONWhitespace }) { return byte }
      looked = held.count
      guard try hold() else { return nil }
    }
  }

  private mutating func hold() throws(FormatError) -> Bool {
    guard let piece = try source.next() else { return false }
    if held.isEmpty { held = piece } else { held += piece }
    return true
  }
}
