internal import Foundation

/// Decodes pieces of text to UTF-8 with iconv; what cannot be decoded becomes U+FFFD.
final class IconvDecoder {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  private let descriptor: iconv_t
  private let unit: Int
  /// The beginning of a character whose rest is still to come.
  private var pending: [UInt8] = []

  /// A decoder; nil where iconv does not know the encoding.
  init?(_ encoding: TextEncoding) {
    guard let descriptor = iconv_open("UTF-8", encoding.name),
      descriptor != iconv_t(bitPattern: -1)
    else { return nil }
    self.descriptor = descriptor
    unit = encoding.unit
  }

  deinit { iconv_close(descriptor) }

  /// Makes it ready for another text.
  func restart() {
    iconv(descriptor, nil, nil, nil, nil)
    pending = []
  }

  /// The text of a piece; the end of the last piece is decoded with `isLast`.
  func decode(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    var input = pending.isEmpty ? piece : pending + piece
    pending = []
    var output: [UInt8] = []
    output.reserveCapacity(input.count * 2)
    var position = 0
    while position < input.count {
      switch convert(&input, from: &position, to: &output) {
      case E2BIG: continue
      case EILSEQ: replace(&position, &output)
      case EINVAL where isLast: replace(&position, &output)
      case EINVAL:
        pending = Array(input[position...])
        return output
      default: return output
      }
    }
    return output
  }

  private func replace(_ position: inout Int, _ output: inout [UInt8]) {
    output += Self.replacement
    position += unit
  }

  /// Converts what fits into one buffer; 0 or the error that stopped it.
  private func convert(
    _ input: inout [UInt8], from position: inout Int, to output: inout [UInt8]
  ) -> Int32 {
    var failure: Int32 = 0
    let capacity = max(64, (input.count - position) * 2)
    let converted = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      input.withUnsafeMutableBytes { bytes in
        var source = bytes.baseAddress.map { ($0 + position).assumingMemoryBound(to: CChar.self) }
        var left = bytes.count - position
        buffer.withMemoryRebound(to: CChar.self) { chars in
          var target = chars.baseAddress
          var room = capacity
          if iconv(descriptor, &source, &left, &target, &room) == -1 { failure = errno }
          count = capacity - room
        }
        position = bytes.count - left
      }
    }
    output += converted
    return failure
  }
}
