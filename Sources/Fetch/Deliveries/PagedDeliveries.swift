internal import Formats
internal import Foundation
internal import Transfer

/// An interface that is read page by page, from what has changed since the last time on.
struct PagedDeliveries: Deliveries {
  private var requester: Requester
  private let source: SourceSettings
  private let pages: PageSettings?
  private let watermark: Watermark?
  /// Whether a page on which nothing is new may be the last: not after a fetch that was cut off, as what
  /// it had not reached lies behind what it had.
  private let stopsAtKnown: Bool
  private var turn = Turn.page(0)
  private var lastBody: [UInt8] = []

  /// What is asked for next.
  private enum Turn {
    /// The page with this index, from 0.
    case page(Int)
    case cursor(String, index: Int)
    case link(String, index: Int)
    case done

    var index: Int {
      switch self {
      case .page(let index), .cursor(_, let index), .link(_, let index): index
      case .done: 0
      }
    }
  }

  init(
    _ requester: Requester, _ source: SourceSettings, from position: SourcePosition,
    _ watermark: Watermark?
  ) {
    (self.requester, self.source, self.watermark) = (requester, source, watermark)
    pages = source.pages
    stopsAtKnown = source.pages?.stopsAtKnown == true && position != .withinPages
  }

  /// The new watermark, or that the fetch came to its end, counts once every page is in the store.
  var position: SourcePosition? { SourcePosition(cursor: watermark?.next) }

  mutating func next() async throws(FetchError) -> Delivery? {
    let turn = turn
    if case .done = turn { return nil }
    let (url, body) = question(turn)
    let response = try await requester.answer(url, body: body)
    guard response.body != lastBody || response.body.isEmpty else {
      throw .pages(url: response.place, reason: "page \(turn.index + 1) is the page before again")
    }
    lastBody = response.body
    let records = try RecordCount.of(response, source)
    self.turn = try following(turn, response, records)
    // Nothing to take in on the empty page behind the last one.
    if records == 0, turn.index > 0 { return nil }
    var delivery = Delivery(response, page: pages.map { _ in "page \(turn.index + 1)" })
    if pages?.stopsAtKnown == true { delivery.position = .withinPages }
    return delivery
  }

  mutating func tookIn(changed: Int) {
    if changed == 0, stopsAtKnown { turn = .done }
  }
}

extension SourcePosition {
  /// Where a source stands that is read page by page, while its last page has not come.
  fileprivate static let withinPages = SourcePosition(cursor: "pages")
}

// MARK: - Asking

extension PagedDeliveries {
  private func question(_ turn: Turn) -> (url: String, body: String?) {
    if case .link(let link, _) = turn { return (link, nil) }
    var placeholders = Placeholders()
    var url = source.url
    let body = source.request.body
    func set(_ name: String, _ parameter: String?, _ value: String?) {
      guard let value else { return }
      if Placeholders.hold(name, source.url, body) {
        placeholders.values[name] = value
      } else if let parameter {
        url = Fetch.url(url, adding: parameter, value)
      }
    }
    set("since", source.since?.parameter, watermark?.since)
    set("page", pages?.parameter, value(turn))
    set("size", pages?.sizeParameter, pages?.size.map(String.init))
    return (placeholders.filled(url: url), body.map { placeholders.filled($0) })
  }

  /// The page's name in the question; nil for the first one by cursor or link.
  private func value(_ turn: Turn) -> String? {
    guard let pages else { return nil }
    switch (turn, pages.by) {
    case (.page(let index), .page): return String(pages.first + index)
    case (.page(let index), .offset): return String(pages.first + index * (pages.size ?? 0))
    case (.cursor(let cursor, _), _): return cursor
    default: return nil
    }
  }
}

// MARK: - Going on

extension PagedDeliveries {
  private func following(
    _ turn: Turn, _ response: TransferResponse, _ records: Int
  ) throws(FetchError) -> Turn {
    guard let pages, records > 0, records >= pages.size ?? 1 || pages.by == .cursor else {
      return .done
    }
    let index = turn.index + 1
    guard index < pages.most else {
      throw .pages(
        url: response.place,
        reason: "more than \(pages.most) pages; raise \"most\" if they are meant")
    }
    switch pages.by {
    case .page, .offset: return .page(index)
    case .link: return response.nextLink.map { .link($0, index: index) } ?? .done
    case .cursor: return cursor(in: response, pages).map { following($0, index) } ?? .done
    }
  }

  /// A cursor that is a URL is the next page's address.
  private func following(_ cursor: String, _ index: Int) -> Turn {
    cursor.contains("://") ? .link(cursor, index: index) : .cursor(cursor, index: index)
  }

  private func cursor(in response: TransferResponse, _ pages: PageSettings) -> String? {
    guard let path = pages.cursor, case .object(let fields)? = try? JSONText.parse(response.body)
    else { return nil }
    let cursor = fields[path: path]?.text
    return cursor == "" || cursor == "false" ? nil : cursor
  }
}
