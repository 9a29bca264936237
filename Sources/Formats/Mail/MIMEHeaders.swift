internal import CGMime

/// The headers of a message, as written.
struct MIMEHeaders {
  private let list: UnsafeMutablePointer<GMimeHeaderList>
  private let tree: MIMEMessage

  init(_ message: UnsafeMutablePointer<GMimeMessage>, of tree: MIMEMessage) {
    list = g_mime_object_get_header_list(cgmime_message_object(message))
    self.tree = tree
  }

  /// The first header of a name without the line breaks in it; nil where there is none, or nothing
  /// stands in it.
  subscript(name: String) -> [UInt8]? {
    guard let header = g_mime_header_list_get_header(list, name),
      let value = g_mime_header_get_raw_value(header)
    else { return nil }
    let unfolded = HeaderText.unfolded(value)
    return unfolded.isEmpty ? nil : unfolded
  }
}
