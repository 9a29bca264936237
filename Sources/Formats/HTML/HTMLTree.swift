internal import CXML

/// A parsed HTML page (libxml2).
///
/// Nothing outside of it is read. Elements nested too deep are left out, and what they hold stands in
/// the last that is not; so no text is read through more than a few hundred elements.
final class HTMLTree {
  private static let isReady: Void = xmlInitParser()

  let document: xmlDocPtr
  let elementCount: Int

  /// The tree of plain markup.
  ///
  /// - Throws: where the page costs more than it may, which only one made for that does.
  init(_ markup: HTMLMarkup, work: HTMLWork) throws(FormatError) {
    Self.isReady
    let growth = HTMLGrowth(work: work)
    let parsed = Self.parse(markup.bytes, growth)
    guard !work.isExceeded, let parsed else {
      xmlFreeDoc(parsed)
      throw FormatError(
        .tooLarge, "the page's elements are nested too deep to be read",
        mend: "check the address, or give another page of the site")
    }
    document = parsed
    elementCount = growth.elementCount
    // Sorting nodes by their place in the page would otherwise cost their depth each time.
    xmlXPathOrderDocElems(parsed)
  }

  deinit { xmlFreeDoc(document) }

  /// The page itself, in which paths without a context begin.
  var root: xmlNodePtr {
    UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
  }

  private static func parse(_ markup: [UInt8], _ growth: HTMLGrowth) -> xmlDocPtr? {
    guard let context = htmlNewParserCtxt() else { return nil }
    defer { htmlFreeParserCtxt(context) }
    growth.watch(context)
    // libxml2 would stop reading at a depth of 256; here `HTMLGrowth` keeps the tree flat.
    context.pointee.options |= Int32(XML_PARSE_HUGE.rawValue)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_COMPACT.rawValue
    return withExtendedLifetime(growth) {
      markup.withUnsafeBytes { bytes in
        htmlCtxtReadMemory(
          context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(clamping: bytes.count), nil, "UTF-8", Int32(options))
      }
    }
  }
}

/// Watches how a tree grows while libxml2 reads HTML.
private final class HTMLGrowth {
  private static let depthLimit = 512

  private let work: HTMLWork
  private(set) var elementCount = 0

  init(work: HTMLWork) { self.work = work }

  func watch(_ context: htmlParserCtxtPtr) {
    context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    guard let handler = context.pointee.sax else { return }
    handler.pointee.initialized = XML_SAX2_MAGIC
    handler.pointee.startElement = { context, name, attributes in
      guard let parser = HTMLGrowth.parser(context) else { return }
      guard parser.pointee.nameNr <= HTMLGrowth.depthLimit else { return }
      HTMLGrowth.growth(parser)?.add(1, depth: parser.pointee.nodeNr, parser)
      xmlSAX2StartElement(context, name, attributes)
    }
    handler.pointee.endElement = { context, name in
      guard let parser = HTMLGrowth.parser(context) else { return }
      if parser.pointee.nameNr <= HTMLGrowth.depthLimit { xmlSAX2EndElement(context, name) }
    }
    handler.pointee.characters = { context, text, count in
      guard let parser = HTMLGrowth.parser(context) else { return }
      HTMLGrowth.growth(parser)?.spend(Int(count) / 8 * Int(parser.pointee.nodeNr), parser)
      xmlSAX2Characters(context, text, count)
    }
    handler.pointee.serror = { context, error in
      guard let parser = HTMLGrowth.parser(context), let error else { return }
      // An end tag that ends nothing is looked for among all open elements.
      guard error.pointee.code == Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue) else { return }
      HTMLGrowth.growth(parser)?.spend(Int(parser.pointee.nameNr), parser)
    }
  }

  private static func parser(_ context: UnsafeMutableRawPointer?) -> htmlParserCtxtPtr? {
    context?.assumingMemoryBound(to: xmlParserCtxt.self)
  }

  private static func growth(_ parser: htmlParserCtxtPtr) -> HTMLGrowth? {
    parser.pointee._private.map { Unmanaged<HTMLGrowth>.fromOpaque($0).takeUnretainedValue() }
  }

  /// An element: reading the text of all that it stands in comes to it once for each.
  private func add(_ elements: Int, depth: Int32, _ parser: htmlParserCtxtPtr) {
    elementCount += elements
    spend(elements * Int(depth), parser)
  }

  private func spend(_ steps: Int, _ parser: htmlParserCtxtPtr) {
    work.spend(steps)
    if work.isExceeded { xmlStopParser(parser) }
  }
}
