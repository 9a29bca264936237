internal import struct Foundation.Date

/// One entry of an FTP server's list for machines (RFC 3659, 7.2), for example
/// `type=file;size=12;modify=20261122080000; voices.csv`.
enum MachineListing {
  /// Nil for folders and for what is not such a line.
  static func file(_ line: ArraySlice<UInt8>) -> RemoteFile? {
    guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    let facts = facts(line[..<space])
    // What has another type than file and folder is a link (`OS.unix=slink:`).
    if facts["type"]?.hasSuffix("dir") == true { return nil }
    return RemoteFile(
      bytes: line[(space + 1)...], size: facts["size"].flatMap { Int($0) },
      modifiedAt: facts["modify"].flatMap(moment))
  }

  private static func facts(_ bytes: ArraySlice<UInt8>) -> [String: String] {
    let facts = bytes.split(separator: UInt8(ascii: ";")).map {
      String(decoding: $0, as: UTF8.self).headerParameter
    }
    return Dictionary(facts.map { ($0.name, $0.value.lowercased()) }) { first, _ in first }
  }

  /// `YYYYMMDDHHMMSS` and perhaps a fraction, always UTC (RFC 3659, 2.3).
  private static func moment(_ text: String) -> Date? {
    let digits = text.utf8.prefix { (48...57).contains($0) }.map { Int($0) - 48 }
    guard digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    return ServerTime.moment(
      year: number(0..<4), month: number(4..<6), day: number(6..<8), hour: number(8..<10),
      minute: number(10..<12), second: number(12..<14))
  }
}
