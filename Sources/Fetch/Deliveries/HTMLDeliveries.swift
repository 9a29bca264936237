internal import Feedback
internal import Formats
internal import Foundation
internal import Transfer

/// A site's list pages, with the page of each record behind them.
///
/// A payload is one list page's records as NDJSON, the fields of list and own page together: what the
/// pages said, without their mark-up.
struct HTMLDeliveries: Deliveries {
  private var requester: Requester
  private let source: SourceSettings
  private let settings: HTMLSettings
  private let today: Int
  private var nextURL: String?
  private var pages = 0
  private var met: MetPages

  init(
    _ requester: Requester, _ source: SourceSettings, _ settings: HTMLSettings,
    from position: SourcePosition, now: Date
  ) {
    (self.requester, self.source, self.settings) = (requester, source, settings)
    today = Int(now.timeIntervalSince1970 / 86_400)
    met = MetPages(position)
    nextURL = source.url
  }

  mutating func next() async throws(FetchError) -> Delivery? {
    guard let url = nextURL, pages < settings.most else { return nil }
    let response = try await requester.answer(url)
    pages += 1
    let (records, following) = try read(response)
    nextURL = following == url ? nil : following
    guard !records.isEmpty || pages > 1 else {
      throw .pages(
        url: response.place, reason: "no record at \(settings.selectors.record) on the page")
    }
    var lines: [UInt8] = []
    for record in records {
      guard let whole = try await completed(record) else { continue }
      JSONText.write(.object(whole), into: &lines)
      lines.append(0x0A)
    }
    return Delivery(
      place: response.place + " (page \(pages))", content: .bytes(lines),
      contentType: "application/x-ndjson; charset=utf-8", format: .json,
      position: met.position)
  }

  mutating func tookIn(changed: Int) {
    if changed == 0, settings.stopsAtKnown { nextURL = nil }
  }

  private func read(
    _ response: TransferResponse
  ) throws(FetchError) -> (records: [Fields], next: String?) {
    do {
      var reader = try HTMLReader(
        HTMLPage(MemoryBytes(response.body), options: options(response)), settings.selectors)
      var records: [Fields] = []
      while let outcome = try reader.next() {
        if case .record(let record) = outcome { records.append(record.fields) }
      }
      return (records, try reader.page.nextPage(settings.selectors))
    } catch {
      throw .pages(url: response.place, reason: "\(error)")
    }
  }

  /// A record with the fields of its own page; nil where that was met long ago.
  private mutating func completed(_ record: Fields) async throws(FetchError) -> Fields? {
    guard let link = record["detail_url"]?.text else { return record }
    guard met.isDue(link, today: today, days: Int(settings.revisit / 86_400)) else { return nil }
    let response = try await requester.answer(link)
    var whole = record
    do {
      let page = try HTMLPage(MemoryBytes(response.body), options: options(response))
      for entry in try page.fields(settings.selectors.detailFields).entries {
        whole.append(entry.name, entry.value)
      }
    } catch {
      throw .pages(url: response.place, reason: "\(error)")
    }
    return whole
  }

  private func options(_ response: TransferResponse) -> FormatOptions {
    var options = source.reading.options
    options.baseURL = response.effectiveURL
    options.charset = Delivery(response).charset
    return options
  }
}

/// The records' own pages that were met, with the day of each.
private struct MetPages {
  /// More are not remembered: what a list of so many pages leaves behind is looked at once more.
  private static let most = 5_000

  private var days: [String: Int]

  init(_ position: SourcePosition) {
    days = position.cursor(as: [String: Int].self) ?? [:]
  }

  /// Whether a page is new or still to be looked at again; notes that it was met.
  mutating func isDue(_ link: String, today: Int, days limit: Int) -> Bool {
    let key = Self.key(link)
    let first = days[key] ?? today
    days[key] = first
    return today - first <= limit
  }

  var position: SourcePosition {
    let newest = days.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.most)
    return SourcePosition(
      json: Dictionary(uniqueKeysWithValues: newest.map { ($0.key, $0.value) }))
  }

  /// Pages are remembered by the hash of their link, which is shorter.
  private static func key(_ link: String) -> String {
    String(stableHash(link.utf8), radix: 36)
  }
}
