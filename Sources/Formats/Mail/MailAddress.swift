internal import CGMime

/// A person as `From`, `To` and their like name one (RFC 5322, 3.4).
struct MailAddress {
  var name: String?
  var address: String?

  /// The most that are read of a header.
  private static let limit = 1000

  /// As a header writes it.
  var text: String {
    guard let name else { return address ?? "" }
    return address.map { "\(name) <\($0)>" } ?? name
  }

  /// The people in a header; those of a group stand for the group. A header that cannot be divided is
  /// one name.
  static func list(_ value: [UInt8], _ header: HeaderText) -> [MailAddress] {
    let text = String(decoding: header.grammatical(value), as: UTF8.self)
    guard let list = internet_address_list_parse(nil, text) else {
      let name = header.text(value)
      return name.isEmpty ? [] : [MailAddress(name, nil)]
    }
    defer { g_object_unref(list) }
    return addresses(list)
  }

  private static func addresses(
    _ list: UnsafeMutablePointer<InternetAddressList>
  ) -> [MailAddress] {
    let count = min(limit, Int(internet_address_list_length(list)))
    return (0..<count).flatMap { index -> [MailAddress] in
      guard let address = internet_address_list_get_address(list, Int32(index)) else { return [] }
      if let members = cgmime_members(address) { return addresses(members) }
      return [MailAddress(text(internet_address_get_name(address)), text(cgmime_mailbox(address)))]
    }
  }

  /// A word by itself that holds no `@` names somebody, and is no address.
  private init(_ name: String?, _ address: String?) {
    let isWord = name == nil && address?.utf8.contains(UInt8(ascii: "@")) == false
    self.name = isWord ? address : name
    self.address = isWord ? nil : address
  }

  private static func text(_ text: UnsafePointer<CChar>?) -> String? {
    guard let text else { return nil }
    let trimmed = HeaderText.bytes(text).trimmed
    return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
  }
}
