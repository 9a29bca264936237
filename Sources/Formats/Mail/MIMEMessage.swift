internal import CGMime

/// A message as GMime divides it (RFC 5322, RFC 2045 to 2049); owns what its parts point into.
final class MIMEMessage {
  private static let isReady: Void = g_mime_init()

  private let message: UnsafeMutablePointer<GMimeMessage>

  /// The message in some bytes: from its first header on, and only where it keeps within the limits.
  init(_ bytes: [UInt8]) throws(MailFault) {
    Self.isReady
    let bytes = MessageRepair.repaired(bytes)
    guard let start = HeaderBlock.start(in: bytes) else { throw .noHeaders }
    if let fault = MessageLimits.fault(in: bytes) { throw .exhausting(fault) }
    guard let message = Self.parsed(bytes[start...]) else { throw .noHeaders }
    self.message = message
  }

  /// The message that GMime finds; its parts stay in the stream, which they keep.
  private static func parsed(_ bytes: ArraySlice<UInt8>) -> UnsafeMutablePointer<GMimeMessage>? {
    let stream = bytes.withUnsafeBytes { bytes in
      g_mime_stream_mem_new_with_buffer(bytes.baseAddress, bytes.count)
    }
    let parser = g_mime_parser_new_with_stream(stream)
    defer {
      g_object_unref(parser)
      g_object_unref(stream)
    }
    return g_mime_parser_construct_message(parser, nil)
  }

  deinit { g_object_unref(message) }

  var headers: MIMEHeaders { MIMEHeaders(message, of: self) }

  /// The one part of the message, which may hold others; nil where it has no content at all.
  var root: MIMEPart? {
    g_mime_message_get_mime_part(message).map { MIMEPart(object: $0, tree: self) }
  }
}
