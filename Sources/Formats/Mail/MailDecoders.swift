/// The decoders of one reader: to open one costs more than to decode a header.
final class MailDecoders {
  /// How many labels are remembered; senders can make up any number.
  private static let limit = 64

  private var encodings: [String: TextEncoding?] = [:]
  private var decoders: [String: IconvDecoder] = [:]

  /// The encoding that a label means; nil where nothing decodes it.
  func encoding(_ label: String) -> TextEncoding? {
    if let known = encodings[label] { return known }
    let encoding = TextEncoding(label: label)
    if encodings.count < Self.limit { encodings[label] = .some(encoding) }
    return encoding
  }

  /// Bytes of an encoding in UTF-8.
  func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    guard encoding != .utf8, !bytes.isEmpty, let decoder = decoder(encoding) else { return bytes }
    decoder.restart()
    return decoder.decode(bytes, isLast: true)
  }

  private func decoder(_ encoding: TextEncoding) -> IconvDecoder? {
    if let open = decoders[encoding.name] { return open }
    let decoder = IconvDecoder(encoding)
    if decoders.count < Self.limit { decoders[encoding.name] = decoder }
    return decoder
  }
}
