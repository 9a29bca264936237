internal import Foundation

/// Texts as header fields may hold them: ASCII, in lines of at most 76 characters.
enum MailHeaderField {
  private static let lineLength = 76

  /// Unstructured text: as it is where it is plain and short, else in encoded words (RFC 2047).
  ///
  /// - Parameter name: what stands before it on its first line.
  static func text(_ text: String, after name: String) -> String {
    let line = text.map { $0.isNewline ? " " : String($0) }.joined()
    let isPlain = line.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !line.contains("=?")
    guard !isPlain || name.count + line.count > lineLength else { return line }
    return encodedWords(line, after: name)
  }

  /// Base64 of UTF-8 in words of 75 characters at most, each of whole characters, one a line.
  private static func encodedWords(_ text: String, after name: String) -> String {
    let most = 45
    var words: [String] = []
    var word: [UInt8] = []
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      let room = words.isEmpty ? max(12, most - name.count * 3 / 4) : most
      if word.count + bytes.count > room {
        words.append(encoded(word))
        word = []
      }
      word += bytes
    }
    if !word.isEmpty { words.append(encoded(word)) }
    return words.joined(separator: "\r\n ")
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    "=?UTF-8?B?\(Data(bytes).base64EncodedString())?="
  }

  /// People, one a line from the second on.
  static func people(_ people: [MailPerson], after name: String) -> String {
    people.enumerated()
      .map { index, person in self.person(person, after: index == 0 ? name : " ") }
      .joined(separator: ",\r\n ")
  }

  private static func person(_ person: MailPerson, after name: String) -> String {
    if person.name.isEmpty { return person.address }
    let isPlain = person.name.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    let quoted = person.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let shown =
      isPlain && quoted.count < 60 ? "\"\(quoted)\"" : encodedWords(person.name, after: name)
    return "\(shown)\r\n <\(person.address)>"
  }

  /// A parameter, where it is not plain in pieces of percent-encoded UTF-8 (RFC 2231).
  static func parameter(_ name: String, _ value: String) -> String {
    let isPlain = value.utf8.allSatisfy(isToken) && value.utf8.count < 60 && !value.isEmpty
    if isPlain { return "\(name)=\"\(value)\"" }
    let pieces = percentEncoded(value).enumerated().map { index, piece in
      "\(name)*\(index)*=" + (index == 0 ? "UTF-8''" : "") + piece
    }
    return pieces.joined(separator: ";\r\n ")
  }

  private static func percentEncoded(_ value: String) -> [String] {
    var pieces = [""]
    for scalar in value.unicodeScalars {
      let encoded = String(scalar).utf8.map { byte in
        isToken(byte) ? String(decoding: [byte], as: UTF8.self) : String(format: "%%%02X", byte)
      }.joined()
      if pieces[pieces.count - 1].count + encoded.count > 50 { pieces.append("") }
      pieces[pieces.count - 1] += encoded
    }
    return pieces
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
