internal import CXML

/// Reads an XML part that comes in pieces, and tells its sink (libxml2's push parser).
///
/// Nothing outside of the part is read, and a DOCTYPE ends it, so that entities cannot multiply.
/// Characters that XML forbids are left out: exports of residents' text hold them.
final class XMLPartParser {
  /// Why a part cannot be read further.
  enum Fault {
    case malformed
    case cutOff
  }

  private static let isReady: Void = xmlInitParser()

  private let events: XMLEvents
  private let context: xmlParserCtxtPtr

  /// A parser that tells a sink; nil where there is no memory for one.
  init?(_ sink: any XMLSink) {
    Self.isReady
    events = XMLEvents(sink)
    var handler = XMLEvents.handler()
    let user = Unmanaged.passUnretained(events).toOpaque()
    guard let context = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else { return nil }
    self.context = context
    events.context = context
    // References in attributes are given as they are unless entities are replaced.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_RECOVER.rawValue
    xmlCtxtUseOptions(context, Int32(options))
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Takes the next piece.
  func parse(_ bytes: UnsafeRawBufferPointer) -> Fault? {
    let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    xmlParseChunk(context, text, Int32(clamping: bytes.count), 0)
    return events.isBroken ? .malformed : nil
  }

  /// Ends the part.
  func finish() -> Fault? {
    xmlParseChunk(context, nil, 0, 1)
    return events.isBroken ? .cutOff : nil
  }
}

/// The way from libxml2's callbacks to a sink.
private final class XMLEvents {
  let sink: any XMLSink
  var context: xmlParserCtxtPtr?
  private(set) var isBroken = false

  init(_ sink: any XMLSink) {
    self.sink = sink
  }

  static func handler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { user, name, _, _, _, _, count, _, attributes in
      guard let name else { return }
      let attributes = XMLAttributes(attributes, count: Int(count))
      XMLEvents.from(user)?.sink.start(XMLName(name), attributes)
    }
    handler.endElementNs = { user, name, _, _ in
      if let name { XMLEvents.from(user)?.sink.end(XMLName(name)) }
    }
    handler.characters = { user, text, count in
      XMLEvents.from(user)?.sink.text(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.internalSubset = { user, _, _, _ in XMLEvents.from(user)?.fail() }
    handler.serror = { user, error in
      guard let error, error.pointee.level == XML_ERR_FATAL,
        error.pointee.code != Int32(XML_ERR_INVALID_CHAR.rawValue)
      else { return }
      XMLEvents.from(user)?.fail()
    }
    return handler
  }

  private static func from(_ user: UnsafeMutableRawPointer?) -> XMLEvents? {
    user.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private func fail() {
    isBroken = true
    if let context { xmlStopParser(context) }
  }
}
