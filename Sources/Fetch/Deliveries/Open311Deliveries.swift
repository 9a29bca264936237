internal import Foundation
internal import Transfer

/// A GeoReport v2 interface: windows of at most 90 days, oldest first, each split as long as its
/// answer reaches the server's cap; then the open requests, asked for again by their ids.
struct Open311Deliveries: Deliveries {
  /// How many ids one question names.
  private static let idsAtOnce = 50

  private var requester: Requester
  private let source: SourceSettings
  private let settings: Open311Settings
  private let now: Date
  private let openIDs: @Sendable () -> [String]
  /// Windows still to be asked for, the next one last.
  private var windows: [TimeWindow]
  private var groups: [[String]]?

  init(
    _ requester: Requester, _ source: SourceSettings, from position: SourcePosition, now: Date,
    openIDs: @escaping @Sendable () -> [String]
  ) {
    (self.requester, self.source, self.now, self.openIDs) = (requester, source, now, openIDs)
    settings = source.open311 ?? .standard
    let since = source.since ?? .open311
    let last = position.cursor.flatMap { try? Date($0, strategy: .iso8601) }
    let start = last?.addingTimeInterval(-since.overlap) ?? now.addingTimeInterval(-since.first)
    windows = TimeWindow.windows(from: start, to: now).reversed()
  }

  mutating func next() async throws(FetchError) -> Delivery? {
    while let window = windows.popLast() {
      if let delivery = try await delivery(of: window) { return delivery }
    }
    return try await nextOpen()
  }

  /// What a window holds; nil where it was split instead, or is empty.
  private mutating func delivery(of window: TimeWindow) async throws(FetchError) -> Delivery? {
    // What is dated at the very end comes with the next window too, and is known then.
    let response = try await ask([
      ("start_date", window.start.formatted(.iso8601)),
      ("end_date", window.end.formatted(.iso8601)),
    ])
    let count = try RecordCount.of(response, source)
    guard count >= settings.cap else {
      let position = SourcePosition(cursor: min(window.end, now).formatted(.iso8601))
      let span = "\(window.start.formatted(.iso8601)) to \(window.end.formatted(.iso8601))"
      return count == 0 ? nil : Delivery(response, page: span, position: position)
    }
    guard let (first, second) = window.halves else {
      throw .pages(
        url: response.place,
        reason: "a single second holds \(count) requests, as many as the server gives at once")
    }
    windows += [second, first]
    return nil
  }

  private mutating func nextOpen() async throws(FetchError) -> Delivery? {
    var groups = self.groups ?? idGroups()
    defer { self.groups = groups }
    guard let ids = groups.popLast() else { return nil }
    let response = try await ask([("service_request_id", ids.joined(separator: ","))])
    return Delivery(response, page: "\(ids.count) open requests")
  }

  private func idGroups() -> [[String]] {
    guard settings.rechecksOpen else { return [] }
    let ids = openIDs()
    return stride(from: 0, to: ids.count, by: Self.idsAtOnce).map {
      Array(ids[$0..<min($0 + Self.idsAtOnce, ids.count)])
    }
  }

  /// Every window is in the store by then.
  var position: SourcePosition? { SourcePosition(cursor: now.formatted(.iso8601)) }

  private mutating func ask(
    _ parameters: [(String, String)]
  ) async throws(FetchError) -> TransferResponse {
    var address = source.url
    if let jurisdiction = settings.jurisdiction {
      address = url(address, adding: "jurisdiction_id", jurisdiction)
    }
    if let key = settings.apiKey { address = url(address, adding: "api_key", secret: key) }
    for (name, value) in parameters { address = url(address, adding: name, value) }
    return try await requester.answer(address)
  }
}

extension SinceSettings {
  /// Requests are changed for days after they were made.
  fileprivate static let open311 = SinceSettings(overlap: 3 * 86_400, first: 90 * 86_400)
}
