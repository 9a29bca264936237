import Foundation
import LoopbackServer
import Settings
import Testing
import Transfer

@testable import Fetch

/// A source of a loopback server: `{url}` in the YAML becomes the server's address.
func source(_ yaml: String, _ server: Loopback? = nil) throws -> SourceSettings {
  let text = yaml.replacingOccurrences(of: "{url}", with: server?.url("") ?? "")
  return try SettingsFile(
    text: text + (server == nil ? "" : "\nallow_private_networks: true"), name: "minqing.yaml"
  ).decode(SourceSettings.self)
}

/// What a fetch brought, and with which error it ended.
struct Brought {
  var bodies: [String] = []
  var places: [String] = []
  var error: FetchError?
  var position: SourcePosition?
  var freshFor: Double?
}

/// Fetches all that a source of a server has.
func fetch(
  _ yaml: String, from position: SourcePosition = SourcePosition(),
  environment: [String: String] = [:], now: Date = Date(timeIntervalSince1970: 1_795_000_000),
  changed: Int = 1, _ respond: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer
) async throws -> (Brought, [LoopbackRequest]) {
  let server = try Loopback(respond)
  defer { server.stop() }
  let brought = try await fetch(
    try source(yaml, server), from: position, environment: environment, now: now, changed: changed)
  return (brought, server.requests)
}

/// Fetches all that a source has.
func fetch(
  _ source: SourceSettings, from position: SourcePosition = SourcePosition(),
  environment: [String: String] = [:], now: Date = Date(timeIntervalSince1970: 1_795_000_000),
  changed: Int = 1
) async throws -> Brought {
  let client = TransferClient()
  defer { client.close() }
  let fetcher = Fetcher(
    client: client, root: "/srv", environment: environment, now: now,
    timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt)
  var brought = Brought()
  do {
    var deliveries = try fetcher.deliveries(of: source, from: position)
    while let delivery = try await deliveries.next() {
      if case .bytes(let bytes) = delivery.content {
        brought.bodies.append(String(decoding: bytes, as: UTF8.self))
      }
      brought.places.append(delivery.place)
      brought.position = delivery.position ?? brought.position
      deliveries.tookIn(changed: changed)
    }
    brought.position = deliveries.position ?? brought.position
    brought.freshFor = deliveries.freshFor
  } catch {
    brought.error = error
  }
  return brought
}

/// A page of an interface: some records, and what leads on.
func page(_ ids: Range<Int>, next: String? = nil) -> String {
  let records = ids.map { #"{"id":\#($0),"title":"t\#($0)"}"# }.joined(separator: ",")
  let cursor = next.map { #","next":"\#($0)""# } ?? ""
  return #"{"data":[\#(records)]\#(cursor)}"#
}
