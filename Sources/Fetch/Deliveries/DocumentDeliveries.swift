internal import Foundation
internal import Transfer

/// One document, asked for only where it has changed.
struct DocumentDeliveries: Deliveries {
  private var requester: Requester
  private let url: String
  private let body: String?
  private let last: SourcePosition
  private var isDone = false
  private(set) var position: SourcePosition?
  private(set) var freshFor: Double?
  private let now: Date

  init(_ requester: Requester, _ source: SourceSettings, from last: SourcePosition, now: Date) {
    (self.requester, self.last, self.now) = (requester, last, now)
    (url, body) = (source.url, source.request.body)
  }

  mutating func next() async throws(FetchError) -> Delivery? {
    guard !isDone else { return nil }
    isDone = true
    let response = try await requester.answer(url, body: body, ifChangedFrom: last)
    freshFor = response.freshFor(now: now)
    if response.isNotModified { return nil }
    position = SourcePosition(etag: response.etag, lastModified: response.lastModified)
    return Delivery(response)
  }
}

extension Delivery {
  /// What a server answered.
  init(_ response: TransferResponse, page: String? = nil, position: SourcePosition? = nil) {
    self.init(
      place: response.place + (page.map { " (\($0))" } ?? ""), content: .bytes(response.body),
      contentType: response.contentType, position: position)
  }
}
