internal import Classify
public import Feedback
public import Foundation
internal import Normalize
internal import Store

/// An office at work: its configuration, its store, and what it may know of the world outside.
///
/// The use cases are functions of it, one file each.
public struct OfficeContext: Sendable {
  let configuration: OfficeConfiguration
  let store: OfficeStore
  let surroundings: Surroundings
  private let names: Names

  /// Opens the office of a config folder; the store is made where there is none.
  public static func open(
    _ configFolder: String, _ surroundings: Surroundings
  ) throws(OfficeError) -> OfficeContext {
    let configuration = try OfficeConfiguration.load(configFolder)
    return try OfficeContext(configuration, surroundings)
  }

  private init(
    _ configuration: OfficeConfiguration, _ surroundings: Surroundings
  ) throws(OfficeError) {
    self.configuration = configuration
    self.surroundings = surroundings
    let main = configuration.main
    names = Names(configuration, main.language)
    store = try OfficeError.wrap {
      try OfficeStore(
        path: configuration.resolve(main.store),
        office: main.office.identity,
        timeZone: main.timeZone, now: surroundings.now())
    }
  }

  private init(_ other: OfficeContext, speaking language: Language) {
    (store, surroundings) = (other.store, other.surroundings)
    var configuration = other.configuration
    configuration.main.language = language
    self.configuration = configuration
    names = Names(configuration, language)
  }

  /// The same office with its reports in another language; nil: in its own.
  func speaking(_ language: Language?) -> OfficeContext {
    language.map { OfficeContext(self, speaking: $0) } ?? self
  }

  /// The language of digests and reports.
  public var language: Language { configuration.main.language }

  /// The office's time zone.
  public var timeZone: TimeZone { configuration.main.timeZone }

  /// Who acts, for the history.
  var actor: ActorIdentity {
    ActorIdentity(name: surroundings.actor, account: surroundings.account)
  }

  /// What people call an id, in the office's language; the id itself where it is not known.
  public func name(_ kind: IDKind, _ id: String) -> String { names(kind, id) }
}

extension OfficeSettings {
  /// Whose store it is.
  var identity: OfficeIdentity { OfficeIdentity(id: id, name: name, place: place) }
}

extension OfficeError {
  /// Runs a step of the store and says with which code its error ends.
  static func wrap<Value>(_ step: () throws -> Value) throws(OfficeError) -> Value {
    do {
      return try step()
    } catch {
      throw OfficeError(step: error)
    }
  }

  /// The same for a step that waits.
  static func wrap<Value>(_ step: () async throws -> Value) async throws(OfficeError) -> Value {
    do {
      return try await step()
    } catch {
      throw OfficeError(step: error)
    }
  }

  private init(step error: any Error) {
    switch error {
    case let error as StoreError: self.init(error)
    case let error as OfficeError: self = error
    default: self.init(.badData, "\(error)")
    }
  }

  init(_ error: StoreError) {
    let code: Code =
      switch error {
      case .cannotWrite: .cannotWrite
      case .busy: .unavailable
      case .missing, .notAStore, .olderVersion, .newerVersion, .otherOffice, .sealed: .configuration
      case .ambiguous: .usage
      case .corrupt, .refused, .failed: .badData
      }
    self.init(code, "\(error)")
  }
}
