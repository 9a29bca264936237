internal import Feedback

/// The few shapes of JSON that the store writes, as UTF-8 bytes.
enum JSONBytes {
  /// `[["word",count,weight],...]`
  static func evidence(_ evidence: [Evidence]) -> [UInt8] {
    var bytes: [UInt8] = [0x5B]
    for (index, entry) in evidence.enumerated() {
      bytes += index == 0 ? "[".utf8 : ",[".utf8
      append(entry.word, to: &bytes)
      bytes.append(0x2C)
      bytes += String(entry.count).utf8
      bytes.append(0x2C)
      bytes += String(entry.weight.isFinite ? entry.weight : 0).utf8
      bytes.append(0x5D)
    }
    bytes.append(0x5D)
    return bytes
  }

  /// `{"name":"text","other":2}`
  static func object(_ members: KeyValuePairs<String, JSONMember>) -> [UInt8] {
    object(members.map { ($0.key, $0.value) })
  }

  /// The same, of texts alone.
  static func texts(_ members: [(String, String)]) -> [UInt8] {
    object(members.map { ($0.0, .text($0.1)) })
  }

  /// The same, of members that are known only as they come.
  static func members(_ members: [(String, JSONMember)]) -> [UInt8] { object(members) }

  private static func object(_ members: [(String, JSONMember)]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (name, member) in members {
      bytes += bytes.isEmpty ? "{".utf8 : ",".utf8
      append(name, to: &bytes)
      bytes.append(0x3A)
      switch member {
      case .text(let text): append(text, to: &bytes)
      case .number(let number): bytes += String(number).utf8
      }
    }
    return bytes.isEmpty ? Array("{}".utf8) : bytes + "}".utf8
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case ..<0x20: bytes += ("\\u00" + Hexadecimal.text([byte])).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}

/// A value of `JSONBytes.object`.
enum JSONMember {
  case text(String)
  case number(Int)
}
