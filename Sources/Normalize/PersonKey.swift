internal import Crypto
public import Feedback
internal import Foundation

/// Hashes what tells people apart with a secret of the office: phones and names are so few that a plain
/// hash of one is found by trying all.
public struct PersonKey: Sendable {
  private let key: SymmetricKey
  /// Whether the secret is kept sealed, so that who has the store has not the secret.
  let isSealed: Bool

  /// A key of a secret.
  public init(secret: [UInt8], isSealed: Bool) {
    key = SymmetricKey(data: secret)
    self.isSealed = isSealed
  }

  /// The hash of a text for a use, 16 bytes (HMAC-SHA-256, RFC 2104).
  func token(_ use: String, _ bytes: some Sequence<UInt8>) -> [UInt8] {
    let message = Data(Array(use.utf8) + [0] + bytes)
    return Array(HMAC<SHA256>.authenticationCode(for: message, using: key).prefix(16))
  }

  /// The hashes by which items of a contact are found.
  public func tokens(of contact: Contact) -> [[UInt8]] {
    contact.keys.map { token("contact", $0.utf8) }
  }

  /// Who spoke, as far as the record says, in hexadecimal: the phone where there is one, else the name that
  /// the source gives.
  func person(_ contact: Contact?, author: String?, source: String) -> String? {
    if isSealed, let first = contact?.keys.first {
      return Fingerprint.hexadecimal(token("contact", first.utf8))
    }
    return author.map { Fingerprint.hexadecimal(token("author", "\(source)\u{0}\($0)".utf8)) }
  }
}
