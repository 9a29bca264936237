/// Divides a reply into what is new in it, the earlier text that it quotes, and the signature.
///
/// - Lines that begin with `>` are quoted, wherever they stand.
/// - A line that says who wrote (`On ... wrote:`, `在 ... 写道：`) is quoted with the `>` lines that
///   follow it; where none follow, so is everything behind it.
/// - Everything is quoted from a line of dashes with `Original Message` or `原始邮件` on, and from a
///   block `From:`/`发件人：`, `Sent:`/`发送时间：` and others on.
/// - A signature stands behind the last line `-- ` (RFC 3676, 4.3) and is not long.
///
/// Where nothing would be left, nothing is cut.
struct ReplyText {
  private(set) var new = ""
  private(set) var quoted = ""
  private(set) var signature = ""
  /// Longer ones are none.
  private static let signatureLines = 20

  init(_ text: String) {
    let lines = MailLines(text)
    var kept: [Int] = []
    var cut: [Int] = []
    var index = 0
    while index < lines.count {
      switch QuoteMark(lines, at: index) {
      case nil:
        kept.append(index)
        index += 1
      case .line, .attribution(lines: _, isBeforeQuote: true):
        let end = index + QuoteMark.length(lines, at: index)
        cut += index..<end
        index = end
      default:
        cut += index..<lines.count
        index = lines.count
      }
    }
    let signed = Self.signatureStart(lines, kept)
    let candidate = lines.text(kept[..<signed].droppingRule(lines))
    guard !candidate.isEmpty else { return }
    new = candidate
    quoted = lines.text(cut[...])
    signature = lines.text(kept[signed...].dropFirst())
  }

  /// True where something was cut out.
  var isCut: Bool { !quoted.isEmpty || !signature.isEmpty }

  /// Where the line `-- ` stands among the lines kept; their end where there is none.
  private static func signatureStart(_ lines: MailLines, _ kept: [Int]) -> Int {
    let mark = kept.suffix(signatureLines + 1).lastIndex { lines[$0].elementsEqual("-- ".utf8) }
    return mark ?? kept.count
  }
}

extension ArraySlice<Int> {
  /// Without the line of underscores or dashes that stood before what was cut.
  fileprivate func droppingRule(_ lines: MailLines) -> ArraySlice {
    guard let last = last(where: { !lines.bare($0).isEmpty }), lines[last].count >= 5 else {
      return self
    }
    let isRule = lines.bare(last).allSatisfy { $0 == "_" || $0 == "-" }
    return isRule ? prefix { $0 < last } : self
  }
}

/// The lines of a text.
struct MailLines {
  private let bytes: [UInt8]
  private let ranges: [Range<Int>]

  init(_ text: String) {
    bytes = Array(text.utf8)
    let slices = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    ranges = slices.map { $0.startIndex..<$0.endIndex }
  }

  var count: Int { ranges.count }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }

  /// The line without blanks and asterisks (bold text, written plainly) at its ends.
  func bare(_ index: Int) -> Substring {
    var line = Substring(decoding: self[index], as: UTF8.self)
    let isBlank = { (character: Character) in character.isWhitespace || character == "*" }
    while let first = line.first, isBlank(first) { line.removeFirst() }
    while let last = line.last, isBlank(last) { line.removeLast() }
    return line
  }

  /// Lines as a text, without blanks at its ends.
  func text(_ indices: ArraySlice<Int>) -> String {
    let text = Array(indices.map { self[$0] }.joined(separator: [.lineFeed]))
    return String(decoding: text, as: UTF8.self).trimmingWhitespace
  }
}
