internal import CGMime

/// The date in a header.
struct MailDate {
  /// The header's text.
  private let written: String
  /// What GMime reads in it, in the form of RFC 5322, 3.3; nil where that is no date.
  private let read: String?

  /// No date is longer.
  private static let longest = 200

  init(_ value: [UInt8], _ header: HeaderText) {
    written = header.text(Array(value.prefix(Self.longest)))
    read = Self.read(written)
  }

  /// The date behind the last semicolon of a `Received` header.
  init?(received value: [UInt8], _ header: HeaderText) {
    guard let semicolon = value.lastIndex(of: .semicolon) else { return nil }
    self.init(Array(value[(semicolon + 1)...]), header)
  }

  var isReadable: Bool { read != nil }

  /// Whether the text may be a date that others read; `Whenever` is none.
  var mayBeDate: Bool { isReadable || written.contains(where: \.isNumber) }

  /// The date as written, without a remark, where it is in the form of RFC 5322 or nobody knows better.
  var text: String {
    let bare = written.prefix { $0 != "(" }.trimmingWhitespace
    return Self.isPlain(bare) ? bare : read ?? written
  }

  private static func read(_ text: String) -> String? {
    guard let date = g_mime_utils_header_decode_date(text) else { return nil }
    defer { g_date_time_unref(date) }
    guard let written = g_mime_utils_header_format_date(date) else { return nil }
    defer { g_free(written) }
    return String(cString: written)
  }

  /// `Fri, 7 Oct 1994 16:15:05 -0700`, with or without weekday, seconds and zone. What the name of a
  /// zone means is not for GMime to say: to it, `CST` is never China's.
  private static func isPlain(_ text: String) -> Bool {
    var words = text.split(separator: " ")
    if words.first?.last == "," { words.removeFirst() }
    guard (4...5).contains(words.count), words.count == 4 || isZone(words[4]) else { return false }
    let time = words[3].split(separator: ":")
    return isNumber(words[0], 1...2) && words[1].utf8.count == 3 && isNumber(words[2], 4...4)
      && (2...3).contains(time.count) && time.allSatisfy { isNumber($0, 2...2) }
  }

  private static func isZone(_ word: Substring) -> Bool {
    let isOffset = "+-".contains(word.prefix(1)) && isNumber(word.dropFirst(), 4...4)
    return isOffset || word.utf8.allSatisfy(\.isASCIILetter)
  }

  private static func isNumber(_ text: Substring, _ lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
  }
}
