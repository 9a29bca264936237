/// How the characters of a payload are written as bytes, by the name that iconv knows it under.
struct TextEncoding: Equatable, Sendable {
  let name: String

  static let utf8 = TextEncoding(name: "UTF-8")
  static let utf16LittleEndian = TextEncoding(name: "UTF-16LE")
  static let utf16BigEndian = TextEncoding(name: "UTF-16BE")
  static let gb18030 = TextEncoding(name: "GB18030")
  static let western = TextEncoding(name: "CP1252")

  /// The bytes of one unit: what is skipped where a unit cannot be decoded.
  var unit: Int { name.hasPrefix("UTF-16") ? 2 : name.hasPrefix("UTF-32") ? 4 : 1 }

  /// True for an encoding whose text always shows itself by its bytes, so that a label adds nothing.
  var isUnicode: Bool { name.hasPrefix("UTF-") }
}

extension TextEncoding {
  /// The encoding that a label means; nil where nothing on this machine decodes it.
  ///
  /// Labels are read as writers mean them: the labels of GB 2312 and GBK stand for their superset
  /// GB 18030, and those of Latin-1 for Windows-1252 (WHATWG Encoding Standard, "Names and labels").
  init?(label: String) {
    let label = label.lowercased().filter { !" \t\r\n\"'".contains($0) }
    guard !label.isEmpty, label.utf8.allSatisfy(Self.mayStandInLabel) else { return nil }
    let encoding = TextEncoding(name: Self.aliases[label] ?? label.uppercased())
    guard encoding == .utf8 || IconvDecoder(encoding) != nil else { return nil }
    self = encoding
  }

  /// The encoding that a person named.
  ///
  /// - Throws: where it is not known here.
  static func named(_ label: String) throws(FormatError) -> TextEncoding {
    guard let encoding = TextEncoding(label: label) else {
      throw FormatError(
        .option, "the encoding \"\(label)\" is not known here",
        mend: "name one such as utf-8, gb18030 or utf-16")
    }
    return encoding
  }

  private static func mayStandInLabel(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isDigit || "-_.:".utf8.contains(byte)
  }

  private static let aliases: [String: String] = {
    let labels = [
      "UTF-8": "utf8 us-ascii ascii ansi_x3.4-1968 unicode-1-1-utf-8",
      "GB18030": "gb2312 gb_2312-80 gbk x-gbk euc-cn cp936 ms936 windows-936 chinese hz-gb-2312",
      "CP1252": "iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 windows-1252",
      "BIG5-HKSCS": "big5 cn-big5 x-x-big5 big5-hkscs",
      "CP932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j",
      "CP949": "euc-kr ks_c_5601-1987 ksc5601 windows-949",
      "UTF-16LE": "utf-16 utf16 ucs-2 unicode",
    ]
    var aliases: [String: String] = [:]
    for (name, names) in labels {
      for label in names.split(separator: " ") { aliases[String(label)] = name }
    }
    return aliases
  }()
}
