internal import CGMime

/// A part of a message: one that holds parts, a message, or content.
struct MIMEPart {
  let object: UnsafeMutablePointer<GMimeObject>
  /// Keeps the message in memory.
  let tree: MIMEMessage

  /// `text/plain`, in lower case, which is also what a part without a proper type is (RFC 2045, 5.2).
  var type: String {
    guard isMultipart || hasType, let type = g_mime_object_get_content_type(object),
      let name = g_mime_content_type_get_mime_type(type)
    else { return "text/plain" }
    defer { g_free(name) }
    return String(cString: name).lowercased()
  }

  /// What stands behind the slash of the type.
  var subtype: Substring { type.drop { $0 != "/" }.dropFirst() }

  /// GMime takes a part whose type makes no sense for bytes of any kind.
  private var hasType: Bool {
    guard let value = header("Content-Type") else { return false }
    let words = value.prefix { $0 != .semicolon }.split(
      separator: .slash, omittingEmptySubsequences: false)
    return words.count == 2 && words.allSatisfy { !$0.isEmpty }
  }

  /// A parameter of the content type, such as `charset`.
  func parameter(_ name: String) -> String? {
    g_mime_object_get_content_type_parameter(object, name).map { String(cString: $0) }
  }

  /// `attachment`, `inline` or another word in lower case; nil where none stands there.
  var disposition: String? {
    g_mime_object_get_disposition(object).map { String(cString: $0).lowercased() }
  }

  /// A header of the part, without the line breaks in it.
  func header(_ name: String) -> [UInt8]? {
    guard let header = g_mime_header_list_get_header(g_mime_object_get_header_list(object), name),
      let value = g_mime_header_get_raw_value(header)
    else { return nil }
    return HeaderText.unfolded(value)
  }
}

// MARK: - What it holds

extension MIMEPart {
  var isMultipart: Bool { cgmime_is_multipart(object) != 0 }

  /// The parts in it.
  var children: [MIMEPart] {
    guard isMultipart, let multipart = cgmime_multipart(object) else { return [] }
    return (0..<g_mime_multipart_get_count(multipart)).compactMap { index in
      g_mime_multipart_get_part(multipart, index).map { MIMEPart(object: $0, tree: tree) }
    }
  }

  /// What stands in a multipart before its first part: all of it where its boundary is never met.
  var prologue: [UInt8] {
    guard isMultipart, let text = g_mime_multipart_get_prologue(cgmime_multipart(object)) else {
      return []
    }
    return HeaderText.bytes(text)
  }

  /// False for a multipart whose end is missing, as it is where a message was cut off.
  var isEnded: Bool { !isMultipart || cgmime_is_ended(cgmime_multipart(object)) != 0 }

  /// The message in a message/rfc822 part, also in one whose content is encoded, as RFC 2046 forbids.
  var message: (headers: MIMEHeaders, root: MIMEPart?)? {
    if let message = cgmime_inner_message(object) {
      let root = g_mime_message_get_mime_part(message).map { MIMEPart(object: $0, tree: tree) }
      return (MIMEHeaders(message, of: tree), root)
    }
    guard type == "message/rfc822", let inner = try? MIMEMessage(content) else { return nil }
    return (inner.headers, inner.root)
  }

  /// The content of a part, decoded; the text of a part that holds others.
  var content: [UInt8] {
    guard cgmime_is_part(object) != 0 else {
      return Self.written { g_mime_object_write_content_to_stream(object, nil, $0) }
    }
    guard let part = cgmime_part(object), let wrapper = g_mime_part_get_content(part) else {
      return []
    }
    switch g_mime_part_get_content_encoding(part) {
    case GMIME_CONTENT_ENCODING_BASE64: return Base64.decoded(Self.raw(wrapper))
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE: return QuotedPrintable.decoded(Self.raw(wrapper))
    case GMIME_CONTENT_ENCODING_UUENCODE:
      return Self.written { g_mime_data_wrapper_write_to_stream(wrapper, $0) }
    default: return Self.raw(wrapper)
    }
  }

  private static func raw(_ wrapper: UnsafeMutablePointer<GMimeDataWrapper>) -> [UInt8] {
    guard let stream = g_mime_data_wrapper_get_stream(wrapper), g_mime_stream_reset(stream) == 0
    else { return [] }
    let length = max(0, g_mime_stream_length(stream))
    return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      let isEmpty = length == 0
      count = isEmpty ? 0 : max(0, g_mime_stream_read(stream, buffer.baseAddress, length))
    }
  }

  /// The bytes that are written to a stream.
  private static func written(_ write: (UnsafeMutablePointer<GMimeStream>) -> Int) -> [UInt8] {
    guard let stream = g_mime_stream_mem_new() else { return [] }
    defer { g_object_unref(stream) }
    guard write(stream) >= 0, let array = cgmime_bytes(stream) else { return [] }
    return Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
  }
}
