public import Foundation
public import Transfer

/// Gets payloads: from files on this machine, or from servers.
public struct Fetcher: Sendable {
  private let client: TransferClient
  private let root: String
  private let secrets: Secrets
  private let now: Date
  private let timeZone: TimeZone
  private let resting: RestingHosts

  /// A fetcher; relative paths start from `root`, and days are those of the zone.
  public init(
    client: TransferClient, root: String, environment: [String: String], now: Date,
    timeZone: TimeZone
  ) {
    self.client = client
    self.root = root
    secrets = Secrets(environment: environment, root: root)
    self.now = now
    self.timeZone = timeZone
    resting = RestingHosts(client)
  }

  /// What a source has now, from where it stands on.
  ///
  /// - Parameter openIDs: the source's own ids of what is open in the store.
  public func deliveries(
    of source: SourceSettings, from position: SourcePosition,
    openIDs: @escaping @Sendable () -> [String] = { [] }
  ) throws(FetchError) -> any Deliveries {
    guard !source.isLocal else {
      let url = try secrets.expanded(source.url) as String
      return try FileDeliveries(LocalFiles.path(of: url, relativeTo: root))
    }
    let requester = requester(source)
    if source.isMailbox { return MailDeliveries(requester, source, from: position) }
    if source.isOnFileServer,
      let folder = FolderDeliveries(requester, source, from: position)
    {
      return folder
    }
    if source.format == .open311 {
      return Open311Deliveries(requester, source, from: position, now: now, openIDs: openIDs)
    }
    if let html = source.html {
      return HTMLDeliveries(requester, source, html, from: position, now: now)
    }
    guard source.pages == nil, source.since == nil else {
      let watermark = source.since.map {
        Watermark($0, after: position.cursor, now: now, timeZone: timeZone)
      }
      return PagedDeliveries(requester, source, from: position, watermark)
    }
    return DocumentDeliveries(requester, source, from: position, now: now)
  }

  /// What asks the server of a source.
  func requester(_ source: SourceSettings) -> Requester {
    Requester(client, source, secrets, resting, now: now)
  }
}
