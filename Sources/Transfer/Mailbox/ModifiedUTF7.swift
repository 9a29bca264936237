internal import struct Foundation.Data

/// How IMAP writes the names of mailboxes: UTF-7 with changes (RFC 3501, 5.1.3).
enum ModifiedUTF7 {
  /// The name in ASCII, for example `&i8lsQg-` for `诉求`.
  static func encode(_ name: String) -> String {
    var text = ""
    var others: [UInt16] = []
    for unit in name.utf16 {
      guard (0x20...0x7e).contains(unit) else {
        others.append(unit)
        continue
      }
      text += shifted(&others)
      text += unit == 0x26 ? "&-" : String(UnicodeScalar(UInt8(unit)))
    }
    return text + shifted(&others)
  }

  /// Takes what is beyond ASCII, as UTF-16 in base64 with a comma in place of the slash.
  private static func shifted(_ units: inout [UInt16]) -> String {
    if units.isEmpty { return "" }
    defer { units = [] }
    let base64 = Data(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }).base64EncodedString()
    return "&" + base64.filter { $0 != "=" }.map { $0 == "/" ? "," : String($0) }.joined() + "-"
  }
}
