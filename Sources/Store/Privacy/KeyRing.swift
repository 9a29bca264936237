internal import Crypto
internal import Foundation

/// The key that seals contacts, and older ones that still open what they sealed.
public struct KeyRing: Sendable {
  private let current: SealingKey
  private let keys: [String: SealingKey]

  /// Keys as text: 32 bytes in Base64, as `minqing key new` prints them.
  ///
  /// - Throws: `KeyError` where one of them is none.
  public init(current: String, old: [String] = []) throws(KeyError) {
    self.current = try SealingKey(current)
    var keys = [self.current.id: self.current]
    for text in old {
      let key = try SealingKey(text)
      keys[key.id] = key
    }
    self.keys = keys
  }

  /// The name of the key that seals: eight digits that say nothing of it.
  public var id: String { current.id }

  /// A new key, as text.
  public static func newKey() -> String {
    SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).base64EncodedString() }
  }

  /// Bytes sealed for a row: nonce, ciphertext and tag.
  func sealed(_ bytes: [UInt8], for row: [UInt8]) throws -> [UInt8] {
    let box = try AES.GCM.seal(bytes, using: current.key, authenticating: row)
    return box.combined.map(Array.init) ?? []
  }

  /// What was sealed for a row.
  func opened(_ sealed: [UInt8], key id: String, for row: [UInt8]) throws -> [UInt8] {
    guard let key = keys[id] else { throw Sealed.by(id, others: keys.keys.sorted()) }
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let bytes = try? AES.GCM.open(box, using: key.key, authenticating: row)
    else { throw Refusal("what key \(id) sealed was changed and does not open") }
    return Array(bytes)
  }
}

/// One key: what is derived from it seals, and a hash of it is its name.
private struct SealingKey: Sendable {
  let id: String
  let key: SymmetricKey

  init(_ text: String) throws(KeyError) {
    guard let bytes = Data(base64Encoded: text), bytes.count == 32 else {
      throw KeyError(length: text.utf8.count)
    }
    let master = SymmetricKey(data: bytes)
    key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: master, info: Data("minqing contacts".utf8), outputByteCount: 32)
    let name = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: master, info: Data("minqing key name".utf8), outputByteCount: 4)
    id = name.withUnsafeBytes { Hexadecimal.text(Array($0)) }
  }
}

/// A text that is no key.
public struct KeyError: Error, CustomStringConvertible {
  /// How long the text is, in bytes; the text itself is told nobody.
  public var length: Int

  public var description: String {
    "a key is 32 bytes in Base64, 44 characters; this one has \(length); `minqing key new` makes one"
  }
}

/// Why something sealed stays shut; it becomes `StoreError.sealed`.
struct Sealed: Error {
  var reason: String

  static func by(_ id: String, others: [String]) -> Sealed {
    let given = others.isEmpty ? "no key is given" : "given is \(others.joined(separator: ", "))"
    return Sealed(
      reason: "contacts were sealed with key \(id), and \(given); name that one as privacy.key, or "
        + "under privacy.old_keys")
  }
}
