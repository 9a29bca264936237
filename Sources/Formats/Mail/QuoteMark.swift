/// What shows on a line that earlier text is quoted from there on.
enum QuoteMark {
  /// The line itself is quoted.
  case line
  /// The lines say who wrote what follows; `isBeforeQuote` where lines with `>` follow.
  case attribution(lines: Int, isBeforeQuote: Bool)
  /// Everything that follows is quoted.
  case rest

  /// The mark that stands on a line; nil for a line of the writer's own.
  init?(_ lines: MailLines, at index: Int) {
    guard let first = lines[index].first(where: { $0 != .space && $0 != .tab }) else { return nil }
    if lines[index].first == .greaterThan {
      self = .line
    } else if first == UInt8(ascii: "-"), Self.isDivider(lines.bare(index)) {
      self = .rest
    } else if Self.isHeaderBlock(lines, at: index) {
      self = .rest
    } else if let length = Self.attribution(lines, at: index) {
      let isBefore = Self.isQuoted(lines, from: index + length)
      guard isBefore || Self.namesMoment(lines, index..<(index + length)) else { return nil }
      self = .attribution(lines: length, isBeforeQuote: isBefore)
    } else {
      return nil
    }
  }

  /// How many lines the mark on a line takes.
  static func length(_ lines: MailLines, at index: Int) -> Int {
    if case .attribution(let length, _) = QuoteMark(lines, at: index) { length } else { 1 }
  }
}

// MARK: - Dividers

extension QuoteMark {
  private static let dividers: Set<String> = [
    "original message", "original", "original mail", "replied message", "原始邮件", "原始信件", "原邮件",
    "回复的原邮件", "原始郵件", "原始訊息", "原始信息",
  ]

  /// `-----Original Message-----`, `------------------ 原始邮件 ------------------`.
  private static func isDivider(_ line: Substring) -> Bool {
    guard line.hasPrefix("--"), line.hasSuffix("--") else { return false }
    let words = line.split { $0 == "-" || $0 == " " }
    return dividers.contains(words.joined(separator: " ").lowercased())
  }
}

// MARK: - Blocks of headers

extension QuoteMark {
  private static let senders: Set<Substring> = ["from", "发件人", "寄件者", "寄件人"]
  /// How the senders begin, also after a wide or a fixed space.
  private static let senderStarts: [UInt8] = [
    UInt8(ascii: "F"), UInt8(ascii: "f"), 0xE5, 0xE3, 0xC2,
  ]
  private static let times: Set<Substring> = [
    "sent", "date", "发送时间", "发送日期", "日期", "时间", "寄件日期", "傳送時間",
  ]
  private static let others: Set<Substring> = [
    "to", "cc", "subject", "收件人", "抄送", "主题", "收件者", "副本", "主旨",
  ]

  /// `发件人：` and within six lines a time and another name of a header.
  private static func isHeaderBlock(_ lines: MailLines, at index: Int) -> Bool {
    let line = lines[index].drop { $0 == .space || $0 == .tab || $0 == UInt8(ascii: "*") }
    let mayBegin = senderStarts.contains { line.first == $0 }
    guard mayBegin, let label = label(lines, index), senders.contains(label) else { return false }
    let labels = (index + 1..<min(index + 7, lines.count)).compactMap { Self.label(lines, $0) }
    return labels.contains(where: times.contains) && labels.contains(where: others.contains)
  }

  /// The word before a line's colon, in lower case; nil where it is no short word.
  private static func label(_ lines: MailLines, _ index: Int) -> Substring? {
    let head = lines[index].prefix(40)
    guard head.contains(.colon) || head.contains(0xEF) else { return nil }
    let line = lines.bare(index)
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let label = line[..<colon].filter { !$0.isWhitespace && $0 != "*" }
    return label.count <= 8 ? label.lowercased()[...] : nil
  }
}

// MARK: - Attributions

extension QuoteMark {
  private static let starts = ["On ", "At ", "在"]
  private static let ends = ["wrote:", "写道：", "写道:", "寫道：", "寫道:"]
  /// Attributions are broken into so many lines at most.
  private static let longest = 3

  /// How many lines from an index on say who wrote; nil where they do not.
  private static func attribution(_ lines: MailLines, at index: Int) -> Int? {
    guard mayAttribute(lines[index]) else { return nil }
    let first = lines.bare(index)
    let isOpened = starts.contains(where: first.hasPrefix) || namesSender(lines[index])
    for length in 1...longest where index + length <= lines.count {
      let last = lines.bare(index + length - 1)
      if last.isEmpty { return nil }
      if ends.contains(where: last.hasSuffix) {
        // English is only known by its first word; `写道` says it all.
        return isOpened || !last.hasSuffix("wrote:") ? length : nil
      }
      if !isOpened { return nil }
    }
    return nil
  }

  /// True for `张三 <zhang@example.org> 于`.
  private static func namesSender(_ line: ArraySlice<UInt8>) -> Bool {
    guard let end = line.lastIndex(of: .greaterThan) else { return false }
    return line[(end + 1)...].drop { $0 == .space }.starts(with: "于".utf8)
  }

  /// Passes most lines quickly.
  private static func mayAttribute(_ line: ArraySlice<UInt8>) -> Bool {
    let start = line.drop { $0 <= .space || $0 == UInt8(ascii: "*") }
    return starts.contains { start.starts(with: $0.utf8) } || line.contains(.greaterThan)
      || line.suffix(12).contains { $0 == .colon || $0 == 0x9A }
  }

  /// True where the next line that is not empty is quoted.
  private static func isQuoted(_ lines: MailLines, from index: Int) -> Bool {
    let next = (index..<lines.count).first { !lines.bare($0).isEmpty }
    return next.map { lines[$0].first == .greaterThan } ?? false
  }

  /// True where lines hold an address or a time of day, which a sentence in which somebody wrote
  /// something hardly does.
  private static func namesMoment(_ lines: MailLines, _ range: Range<Int>) -> Bool {
    range.contains { index in
      lines[index].contains(UInt8(ascii: "@")) || holdsTime(lines[index])
    }
  }

  /// True where a colon, also a wide one, stands between digits.
  private static func holdsTime(_ line: ArraySlice<UInt8>) -> Bool {
    line.indices.dropFirst().dropLast().contains { index in
      let isWide = line[index...].starts(with: "：".utf8)
      guard isWide || line[index] == .colon, line[index - 1].isDigit else { return false }
      return line.dropFirst(index - line.startIndex + (isWide ? 3 : 1)).first?.isDigit ?? false
    }
  }
}
