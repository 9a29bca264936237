internal import Feedback

/// A part that stands beside a message's text.
struct MailAttachment {
  let part: MIMEPart
  /// The name of its file.
  let name: String?
  /// `application/pdf`, in lower case.
  let type: String
  /// In bytes, decoded.
  let size: Int

  init(_ part: MIMEPart, _ charset: MailCharset) {
    self.part = part
    name = Self.name(of: part, charset)
    type = part.type
    size = part.content.count
  }

  /// What a record says of it.
  var value: FieldValue {
    var fields = Fields()
    if let name { fields.append("name", .string(name)) }
    fields.append("type", .string(type))
    fields.append("size", .number(String(size)))
    return .object(fields)
  }

  /// The name of a part's file as its sender gave it.
  static func name(of part: MIMEPart, _ charset: MailCharset) -> String? {
    name(part.header("Content-Disposition"), "filename", charset)
      ?? name(part.header("Content-Type"), "name", charset)
  }

  private static func name(
    _ value: [UInt8]?, _ parameter: String, _ charset: MailCharset
  ) -> String? {
    value.flatMap { HeaderParameters($0, charset)[parameter] }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
