internal import Feedback
internal import Fetch
internal import Normalize
internal import Store

/// What seals contacts and tells people apart.
struct Secrecy: Sendable {
  /// Nil where the configuration names no key.
  var keys: KeyRing?
  var person: PersonKey
}

extension OfficeContext {
  /// The keys that the configuration names; nil where it names none.
  ///
  /// - Throws: `configuration` where one cannot be read or is none.
  func keyRing() throws(OfficeError) -> KeyRing? {
    try configuration.keyRing(surroundings)
  }

  /// The keys and the store's secret.
  ///
  /// - Throws: `configuration` where the secret was sealed with another key: without it, residents would be
  ///   told apart otherwise than before, and what comes again would count twice.
  func secrecy() throws(OfficeError) -> Secrecy {
    let keys = try keyRing()
    let secret = try OfficeError.wrap { try store.secret(keys) }
    return Secrecy(
      keys: keys, person: PersonKey(secret: secret.bytes, isSealed: secret.isSealed))
  }

  /// Seals all contacts with the key that the configuration names now; how many were sealed with another.
  public func rotateKey() throws(OfficeError) -> Int {
    guard let keys = try keyRing() else { throw .noKey }
    return try OfficeError.wrap { try store.reseal(keys) }
  }

  /// A new key as `privacy.key` takes it.
  public static func newKey() -> String { KeyRing.newKey() }
}

extension OfficeConfiguration {
  func keyRing(_ surroundings: Surroundings) throws(OfficeError) -> KeyRing? {
    guard let key = main.privacy.key else { return nil }
    let secrets = Secrets(environment: surroundings.environment, root: root)
    func value(_ name: String) throws(OfficeError) -> String {
      do { return try secrets.expanded(name) } catch {
        throw OfficeError(.configuration, "privacy: \(error)")
      }
    }
    let current = try value(key)
    let old = try main.privacy.oldKeys.map { name throws(OfficeError) in try value(name) }
    do { return try KeyRing(current: current, old: old) } catch {
      throw OfficeError(.configuration, "privacy: \(error)")
    }
  }
}

extension OfficeError {
  static let noKey = OfficeError(
    .configuration,
    "minqing.yaml names no key, so no contacts are kept; make one by `minqing key new` and add "
      + "privacy: {key: \"${MINQING_KEY}\"}")
}
