public import Feedback
internal import Fetch
internal import Normalize
internal import Store

public import struct Foundation.Date

/// How a source fares.
public struct SourceView: Sendable, Codable {
  public var id: String
  public var name: LocalizedName
  public var format: String?
  public var lastSuccessAt: Date?
  /// nil: at the next run.
  public var nextAttemptAt: Date?
  /// Failures in a row, and the last one's error.
  public var failures: Int
  public var lastError: String?
}

/// A refused record; its text is masked.
public struct RejectView: Sendable, Codable {
  public var source: String
  /// The number of the payload in the store, and where it came from.
  public var payload: Int64
  public var url: String
  public var stage: String
  /// Where the record stands in its payload.
  public var place: String
  public var reason: String
  public var record: String
  public var at: Date
}

extension OfficeContext {
  /// The configured sources, with how they fare.
  public func sources() throws(OfficeError) -> [SourceView] {
    let states = try OfficeError.wrap { try store.sourceStates() }
    return configuration.main.sources.map { source in
      let state = states.first { $0.id == source.fetch.id } ?? SourceState(id: source.fetch.id)
      return SourceView(
        id: source.fetch.id, name: source.fetch.name, format: source.fetch.format?.rawValue,
        lastSuccessAt: state.lastSuccessAt, nextAttemptAt: state.nextAttemptAt,
        failures: state.failures, lastError: state.lastError)
    }
  }

  /// Forgets how far a source was read, so that the next run asks for everything again; what is known
  /// already does not come in twice.
  public func reset(source id: String) async throws(OfficeError) {
    guard configuration.source(id) != nil else { throw .unknownSource(id) }
    try await OfficeError.wrap {
      guard var state = try store.sourceState(id) else { return }
      state.position = SourcePosition()
      state.nextAttemptAt = nil
      try await store.update(state)
    }
  }

  /// The newest refused records.
  public func rejects(source: String?, limit: Int) throws(OfficeError) -> [RejectView] {
    if let source { _ = try anySource(source) }
    let rejects = try OfficeError.wrap { try store.rejects(source: source, limit: limit) }
    let redactor = Redactor()
    return rejects.map { stored in
      RejectView(
        source: stored.source, payload: stored.payload, url: stored.url,
        stage: stored.reject.stage.rawValue,
        place: stored.reject.place.description, reason: stored.reject.reason,
        record: redactor.masked(String(decoding: stored.reject.bytes, as: UTF8.self)),
        at: stored.at)
    }
  }

  /// What does not add up in the store, each in one line; nothing where all is sound.
  public func verify() throws(OfficeError) -> [String] {
    try OfficeError.wrap { try store.verify().map { "\($0)" } }
  }
}
