/// What a message says, and what is attached to it.
struct MailContents {
  /// A text that is shown with the message.
  struct Text {
    var text: String
    var isHTML = false
    /// True for what stands in a forwarded message.
    var isForwarded = false
  }

  /// Deeper parts are passed over.
  private static let depthLimit = 60
  /// What a message may hold of parts; more are passed over.
  static let partLimit = 1_000

  private let charset: MailCharset
  private(set) var texts: [Text] = []
  private(set) var attachments: [MailAttachment] = []
  private(set) var forwarded: [MailHeaders] = []
  /// How the message is encrypted, where some of it is.
  private(set) var encryption: String?
  /// True where parts were passed over.
  private(set) var isOverfull = false
  private var parts = 0
  private var depth = 0
  private var isForwarded = false

  /// The contents of a message.
  init(_ root: MIMEPart?, _ charset: MailCharset) {
    self.charset = charset
    guard let root else { return }
    add(root)
    if texts.allSatisfy(\.isBlank), encryption == nil { addAttachedText() }
  }

  private mutating func add(_ part: MIMEPart, isAttached: Bool = false) {
    guard depth < Self.depthLimit, parts < Self.partLimit else {
      isOverfull = true
      return
    }
    parts += 1
    depth += 1
    defer { depth -= 1 }
    if part.isMultipart {
      isAttached ? addAll(part.children, areAttached: true) : addMultipart(part)
    } else if !isAttached, let (headers, root) = part.message {
      addForwarded(headers, root)
    } else if !isAttached, part.disposition != "attachment" {
      addShown(part)
    } else {
      attachments.append(MailAttachment(part, charset))
    }
  }

  private mutating func addAll(_ parts: some Sequence<MIMEPart>, areAttached: Bool = false) {
    for part in parts { add(part, isAttached: areAttached) }
  }
}

// MARK: - Parts of several

extension MailContents {
  private mutating func addMultipart(_ part: MIMEPart) {
    let children = part.children
    switch part.subtype {
    case _ where children.isEmpty: addUndivided(part)
    case "alternative": addBest(of: children)
    // The first is a page, the others what it shows (RFC 2387).
    case "related": addFirst(children, othersAttached: true)
    // The second signs the first (RFC 1847).
    case "signed": addFirst(children, othersAttached: false)
    case "encrypted": encryption = Self.encryption(part.parameter("protocol"))
    // What follows the words for people is a protocol, and the message that it is about.
    case "report": addFirst(children, othersAttached: true)
    default: addAll(children)
    }
  }

  /// Adds what stands in a multipart whose boundary is not met: its parts where the boundary shows
  /// itself, else all of it as text.
  private mutating func addUndivided(_ part: MIMEPart) {
    let content = part.prologue
    if let boundary = ShownBoundary.boundary(in: content) {
      let type = "Content-Type: multipart/\(part.subtype); boundary=\"\(boundary)\"\n\n"
      if let root = try? MIMEMessage(Array(type.utf8) + content).root, !root.children.isEmpty {
        return addMultipart(root)
      }
    }
    addText(content, of: part)
  }

  private mutating func addFirst(_ children: [MIMEPart], othersAttached: Bool) {
    addAll(children.prefix(1))
    if othersAttached { addAll(children.dropFirst(), areAttached: true) }
  }

  /// Adds the plainest of several forms of the same, and what is attached to any of them.
  private mutating func addBest(of children: [MIMEPart]) {
    var best: [Text] = []
    let before = texts
    for child in children {
      texts = []
      add(child)
      let isBetter = best.allSatisfy(\.isPoor) || best.contains(where: \.isHTML)
      if isBetter, !texts.allSatisfy(\.isBlank) { best = texts }
    }
    texts = before + best
  }
}

// MARK: - Single parts

extension MailContents {
  private static let signatures: Set<String> = [
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
  ]

  private mutating func addShown(_ part: MIMEPart) {
    if isShownText(part) {
      addText(part.content, of: part)
    } else if part.subtype == "pkcs7-mime" || part.subtype == "x-pkcs7-mime" {
      addPKCS7(part)
    } else if !Self.signatures.contains(part.type) {
      attachments.append(MailAttachment(part, charset))
    }
  }

  private func isShownText(_ part: MIMEPart) -> Bool {
    ["text/plain", "text/html", "text/markdown", "text/enriched"].contains(part.type)
      && MailAttachment.name(of: part, charset) == nil
  }

  private mutating func addText(_ content: [UInt8], of part: MIMEPart) {
    let isHTML = part.subtype == "html"
    let label = part.parameter("charset") ?? (isHTML ? HTMLCharset.label(in: content) : nil)
    let bytes = charset.utf8(content, label: label)
    switch OpenPGPText(bytes) {
    case .encrypted: encryption = "OpenPGP"
    case .signed(let text): append(text, isHTML: isHTML)
    case nil: append(FlowedText(part).map { $0.joined(bytes) } ?? bytes, isHTML: isHTML)
    }
  }

  private mutating func append(_ bytes: [UInt8], isHTML: Bool) {
    let text = String(decoding: bytes.withLineFeeds, as: UTF8.self)
    texts.append(Text(text: text, isHTML: isHTML, isForwarded: isForwarded))
  }

  /// Adds a forwarded message under a line with its subject.
  private mutating func addForwarded(_ headers: MIMEHeaders, _ root: MIMEPart?) {
    let message = MailHeaders(headers, charset)
    forwarded.append(message)
    let outer = isForwarded
    isForwarded = true
    if let subject = message.subject { append(Array(subject.utf8), isHTML: false) }
    if let root { add(root) }
    isForwarded = outer
  }

  /// S/MIME (RFC 8551): what is signed is read, what is encrypted cannot be.
  private mutating func addPKCS7(_ part: MIMEPart) {
    if let signed = SignedData.content(part.content) {
      if let root = try? MIMEMessage(signed).root { add(root) }
    } else if part.parameter("smime-type")?.lowercased() == "certs-only" {
      attachments.append(MailAttachment(part, charset))
    } else {
      encryption = "S/MIME"
    }
  }

  private static func encryption(_ name: String?) -> String {
    name?.lowercased().contains("pkcs7") == true ? "S/MIME" : "OpenPGP"
  }

  /// Shows the first attached text of a message that shows none.
  private mutating func addAttachedText() {
    for attachment in attachments {
      let isNameless = attachment.name == nil && attachment.type == "application/octet-stream"
      guard isNameless || ["text/plain", "text/html"].contains(attachment.type) else { continue }
      let content = attachment.part.content
      guard !content.contains(0), BinarySignature.name(of: content) == nil else { continue }
      return addText(content, of: attachment.part)
    }
  }
}

extension MailContents.Text {
  var isBlank: Bool { text.utf8.allSatisfy(\.isJSONWhitespace) }

  /// True where another form says more: a short text with the word HTML mostly says that the reader's
  /// program does not show it.
  var isPoor: Bool { isBlank || (!isHTML && text.utf8.count < 300 && text.contains("HTML")) }
}

extension [UInt8] {
  /// With a line feed for every line break.
  var withLineFeeds: [UInt8] {
    guard contains(.carriageReturn) else { return self }
    var output: [UInt8] = []
    output.reserveCapacity(count)
    for (index, byte) in enumerated() where byte != .carriageReturn || !isBeforeLineFeed(index) {
      output.append(byte == .carriageReturn ? .lineFeed : byte)
    }
    return output
  }

  private func isBeforeLineFeed(_ index: Int) -> Bool {
    index + 1 < count && self[index + 1] == .lineFeed
  }
}
