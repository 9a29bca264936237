/// Text in which OpenPGP's armour stands (RFC 9580, 6 and 7).
enum OpenPGPText {
  case encrypted
  /// The text that is signed, out of its armour.
  case signed([UInt8])

  /// nil for a text that does not begin with armour.
  init?(_ text: [UInt8]) {
    let body = text.drop(while: \.isJSONWhitespace)
    if body.starts(with: "-----BEGIN PGP MESSAGE-----".utf8) {
      self = .encrypted
    } else if body.starts(with: "-----BEGIN PGP SIGNED MESSAGE-----".utf8) {
      self = .signed(Self.signed(Array(body)))
    } else {
      return nil
    }
  }

  private static func signed(_ text: [UInt8]) -> [UInt8] {
    let lines = text.withLineFeeds.split(separator: .lineFeed, omittingEmptySubsequences: false)
    let content = lines.drop { !$0.isEmpty }.dropFirst()
    let signed = content.prefix { !$0.starts(with: "-----BEGIN PGP SIGNATURE-----".utf8) }
    let unescaped = signed.map { $0.starts(with: "- ".utf8) ? $0.dropFirst(2) : $0 }
    return Array(unescaped.joined(separator: [.lineFeed]))
  }
}
