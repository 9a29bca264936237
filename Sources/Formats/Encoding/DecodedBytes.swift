/// A payload's text in UTF-8, without a byte order mark, whatever encoding it came in.
///
/// UTF-8 passes through as it is: bytes that are not well-formed are replaced where text is made of
/// them, so that one bad byte costs one character.
struct DecodedBytes: ByteSource {
  /// What is looked at before the encoding is settled.
  private static let sampleSize = 64 * 1024

  private enum Stage {
    case beginning
    case asciiSoFar
    case utf8
    case other(IconvDecoder)
  }

  private var source: any ByteSource
  private let guess: EncodingGuess
  private var stage = Stage.beginning
  private var held: [UInt8] = []
  private var isComplete = false

  /// The text of a payload. `forced` holds against the content, `declared` labels help to find it;
  /// labels that nobody knows are passed over.
  ///
  /// - Throws: where the forced encoding is not known here.
  init(
    _ source: any ByteSource, forced: String? = nil, declared: [String?] = []
  ) throws(FormatError) {
    self.source = source
    guess = EncodingGuess(declared: declared.compactMap { $0.flatMap(TextEncoding.init(label:)) })
    guard let forced else { return }
    let encoding = try TextEncoding.named(forced)
    try gather()
    settle(encoding)
  }

  mutating func next() throws(FormatError) -> [UInt8]? {
    while true {
      switch stage {
      case .utf8:
        guard let piece = try takeHeld() else { return nil }
        return piece
      case .other(let decoder):
        guard let piece = try takeHeld() else { return nil }
        let text = decoder.decode(piece, isLast: try isLastPiece())
        if !text.isEmpty { return text }
      case .beginning, .asciiSoFar:
        try gather()
        if held.isEmpty { return nil }
        if let piece = try look() { return piece }
      }
    }
  }

  /// Fills the sample and looks beyond it, so that fewer bytes are all there are.
  private mutating func gather() throws(FormatError) {
    while !isComplete, held.count <= Self.sampleSize { try hold() }
  }

  private mutating func hold() throws(FormatError) {
    guard let piece = try source.next() else {
      isComplete = true
      return
    }
    if held.isEmpty { held = piece } else { held += piece }
  }

  private mutating func takeHeld() throws(FormatError) -> [UInt8]? {
    if held.isEmpty, !isComplete { try hold() }
    defer { held = [] }
    return held.isEmpty ? nil : held
  }

  /// Looks one piece ahead, so that the decoder knows where the text ends.
  private mutating func isLastPiece() throws(FormatError) -> Bool {
    if held.isEmpty, !isComplete { try hold() }
    return held.isEmpty
  }

  /// Settles the encoding by a whole sample that begins with the first byte that is not ASCII, or
  /// gives what is before it, which is the same in every candidate.
  private mutating func look() throws(FormatError) -> [UInt8]? {
    if case .beginning = stage {
      if let binary = BinarySignature.name(of: held) {
        throw .otherFormat(binary, wanted: "text")
      }
      if let encoding = EncodingGuess.mark(held)?.encoding ?? EncodingGuess.unmarkedUTF16(held) {
        settle(encoding)
        return nil
      }
      stage = .asciiSoFar
    }
    let ascii = held.firstIndex { $0 >= 0x80 } ?? held.count
    if ascii > 0 {
      defer { held.removeSubrange(..<ascii) }
      return Array(held[..<ascii])
    }
    let sample = Array(held.prefix(Self.sampleSize))
    let evidence = UTF8Evidence(sample, isWhole: held.count <= Self.sampleSize)
    settle(guess.encoding(for: evidence) ?? .utf8)
    return nil
  }

  private mutating func settle(_ encoding: TextEncoding) {
    let mark = EncodingGuess.mark(held)
    let settled = mark.map { encoding.isUnicode ? $0.encoding : encoding } ?? encoding
    if let mark, settled.isUnicode || settled == mark.encoding { held.removeFirst(mark.length) }
    stage = settled == .utf8 ? .utf8 : IconvDecoder(settled).map(Stage.other) ?? .utf8
  }
}
