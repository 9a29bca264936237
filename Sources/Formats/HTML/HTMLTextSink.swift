internal import CXML

/// Gathers text while libxml2 reads HTML.
final class HTMLTextSink {
  private static let isReady: Void = xmlInitParser()

  private enum Effect {
    /// Begins and ends on a line of its own.
    case block
    case lineBreak
    /// Stands apart from its neighbour on the line.
    case cell
    /// Holds nothing that is read.
    case hidden
    /// Keeps its white space.
    case preformatted
  }

  private static let effects: [String: Effect] = {
    let names: [(Effect, String)] = [
      (
        .block,
        "address article aside blockquote body center dd details div dl dt fieldset figure footer form"
          + " h1 h2 h3 h4 h5 h6 header hr li main nav ol p section summary table tr ul caption"
      ),
      (.lineBreak, "br"), (.cell, "td th"), (.preformatted, "pre"),
      (.hidden, "script style template noscript head iframe object svg select"),
    ]
    return Dictionary(
      uniqueKeysWithValues: names.flatMap { effect, names in
        names.split(separator: " ").map { (String($0), effect) }
      })
  }()

  private var output: [UInt8] = []
  private var hiddenDepth = 0
  private var preformattedDepth = 0
  /// What separates the next text from the last.
  private var hasSpace = false
  private var breaks = 0

  /// The text of HTML in UTF-8.
  static func text(of html: [UInt8]) -> String {
    Self.isReady
    guard let context = htmlNewParserCtxt() else { return "" }
    defer { htmlFreeParserCtxt(context) }
    let sink = HTMLTextSink()
    sink.output.reserveCapacity(html.count / 2)
    context.pointee.sax.pointee = handler()
    context.pointee.userData = Unmanaged.passUnretained(sink).toOpaque()
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    escapingText(html).withUnsafeBytes { bytes in
      _ = htmlCtxtReadMemory(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: bytes.count), nil, "UTF-8", Int32(options))
    }
    return withExtendedLifetime(sink) { String(decoding: sink.output, as: UTF8.self) }
  }

  /// The HTML with each `<` that begins no tag written as a reference, since libxml2 would leave out
  /// what follows, and without zero bytes, at which it would stop.
  private static func escapingText(_ html: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(html.count + 64)
    var copied = 0
    for (index, byte) in html.enumerated() where byte == .lessThan || byte == 0 {
      guard byte == 0 || !mayBeginMarkup(html[(index + 1)...]) else { continue }
      output += html[copied..<index]
      if byte == .lessThan { output += "&lt;".utf8 }
      copied = index + 1
    }
    return output + html[copied...]
  }

  private static func mayBeginMarkup(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first else { return false }
    if first == .slash { return rest.dropFirst().first?.isASCIILetter ?? false }
    return first.isASCIILetter || first == UInt8(ascii: "!") || first == UInt8(ascii: "?")
  }
}

// MARK: - Events

extension HTMLTextSink {
  private static func handler() -> htmlSAXHandler {
    var handler = htmlSAXHandler()
    handler.startElement = { context, name, _ in
      HTMLTextSink.from(context)?.element(name, isEnd: false)
    }
    handler.endElement = { context, name in
      HTMLTextSink.from(context)?.element(name, isEnd: true)
    }
    handler.characters = { context, text, count in
      HTMLTextSink.from(context)?.add(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.ignorableWhitespace = handler.characters
    return handler
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> HTMLTextSink? {
    context.map { Unmanaged<HTMLTextSink>.fromOpaque($0).takeUnretainedValue() }
  }

  private func element(_ name: UnsafePointer<xmlChar>?, isEnd: Bool) {
    guard let name, let effect = Self.effects[String(cString: name)] else { return }
    switch effect {
    case .block: breaks = max(breaks, 1)
    case .lineBreak: if !isEnd { breaks += 1 }
    case .cell: hasSpace = true
    case .hidden: hiddenDepth += isEnd ? -1 : 1
    case .preformatted:
      breaks = max(breaks, 1)
      preformattedDepth += isEnd ? -1 : 1
    }
  }

  private func add(_ text: UnsafeBufferPointer<UInt8>) {
    guard hiddenDepth == 0 else { return }
    var index = 0
    while index < text.count {
      let space = whitespace(text, index)
      guard space == 0 else {
        hasSpace = true
        if preformattedDepth > 0, text[index] == .lineFeed { breaks += 1 }
        index += space
        continue
      }
      var end = index + 1
      while end < text.count, whitespace(text, end) == 0 { end += 1 }
      separate()
      output += text[index..<end]
      index = end
    }
  }

  /// The length of the white space at an index: ASCII's or a no-break space; 0 where there is none.
  @inline(__always)
  private func whitespace(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let byte = text[index]
    if byte.isJSONWhitespace || byte == 0x0C { return 1 }
    let isNoBreak = byte == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0
    return isNoBreak ? 2 : 0
  }

  /// Writes the line break, or else the space, that is due before the next text.
  private func separate() {
    defer { (hasSpace, breaks) = (false, 0) }
    guard !output.isEmpty else { return }
    if breaks > 0 {
      output += repeatElement(.lineFeed, count: min(breaks, 2))
    } else if hasSpace {
      output.append(.space)
    }
  }
}
