internal import CGMime

/// The parameters of a header with their text (RFC 2045, 5.1, and RFC 2231): `; filename="list.csv"`.
struct HeaderParameters {
  private var values: [String: String] = [:]

  init(_ value: [UInt8], _ charset: MailCharset) {
    guard let semicolon = value.firstIndex(of: .semicolon) else { return }
    let text = HeaderText(charset).grammatical(Array(value[(semicolon + 1)...]))
    guard let list = g_mime_param_list_parse(nil, String(decoding: text, as: UTF8.self)) else {
      return
    }
    defer { g_object_unref(list) }
    for index in 0..<g_mime_param_list_length(list) {
      guard let parameter = g_mime_param_list_get_parameter_at(list, index),
        let name = g_mime_param_get_name(parameter), let value = g_mime_param_get_value(parameter)
      else { continue }
      values[String(cString: name).lowercased()] = String(cString: value)
    }
  }

  /// A parameter by its name in lower case; the last of several.
  subscript(name: String) -> String? { values[name] }
}
