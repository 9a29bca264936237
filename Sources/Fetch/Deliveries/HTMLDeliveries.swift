internal import Feedback
internal import Formats
internal import Foundation
internal import Transfer

/// A site's list pages, with the page of each record behind them.
///
/// A payload is one list page's records as NDJSON, the fields of list and own page together: what the
/// pages said, without their mark-up. Lists show the newest first, so a page of which an earlier fetch
/// has seen all, and all behind it, is the last: a fetch that was cut off does not count as such.
struct HTMLDeliveries: Deliveries {
  /// After so many pages that did not come the site is left alone.
  private static let mostFailures = 3

  private var requester: Requester
  private let source: SourceSettings
  private let settings: HTMLSettings
  private let today: Int
  private var nextURL: String?
  private var pages = 0
  private var met: MetRecords
  private var isSettledPage = false
  /// What list pages are titled: an empty one that bears another title is no end of the list, but what a
  /// site in trouble shows.
  private var listTitle: String?
  /// Why some record's own page did not come; told once what did come is in the store.
  private var failure: FetchError?
  private var failures = 0

  init(
    _ requester: Requester, _ source: SourceSettings, _ settings: HTMLSettings,
    from position: SourcePosition, now: Date
  ) {
    (self.requester, self.source, self.settings) = (requester, source, settings)
    today = Int(now.timeIntervalSince1970 / 86_400)
    met = MetRecords(position)
    nextURL = source.url
  }

  /// Only a fetch that came to its end lets the next one stop at what it has met.
  var position: SourcePosition? { failure == nil && nextURL == nil ? met.settledPosition : nil }

  mutating func next() async throws(FetchError) -> Delivery? {
    if let failure { throw failure }
    guard let url = nextURL, try mayGoOn(url) else { return nil }
    let response = try await requester.answer(url)
    pages += 1
    let (records, title, following) = try read(response)
    nextURL = following == url ? nil : following
    guard !records.isEmpty || (pages > 1 && title == listTitle) else {
      throw .pages(
        url: response.place, reason: "no record at \(settings.selectors.record) on the page")
    }
    listTitle = title
    isSettledPage = !records.isEmpty && records.allSatisfy(met.isSettled)
    let lines = await lines(records)
    let isLast = pages == settings.most && failure == nil
    return Delivery(
      place: response.place + " (page \(pages))", content: .bytes(lines),
      contentType: "application/x-ndjson; charset=utf-8", format: .json,
      position: isLast ? met.settledPosition : met.position)
  }

  mutating func tookIn(changed: Int) {
    if changed == 0, isSettledPage, settings.stopsAtKnown { nextURL = nil }
  }

  /// Whether one more list page may be asked for. What a first fetch leaves behind the last one is meant
  /// to be left; what a later one leaves is lost, so it is told.
  private mutating func mayGoOn(_ url: String) throws(FetchError) -> Bool {
    guard pages >= settings.most else { return true }
    guard met.isFirst || !settings.stopsAtKnown else {
      throw .pages(
        url: url, reason: "more than \(settings.most) list pages with something new; raise \"most\""
      )
    }
    nextURL = nil
    return false
  }

  /// The page's records with what their own pages say, one a line.
  private mutating func lines(_ records: [Fields]) async -> [UInt8] {
    var lines: [UInt8] = []
    for record in records where failures < Self.mostFailures {
      do throws(FetchError) {
        guard let whole = try await completed(record) else { continue }
        met.meet(record, today)
        JSONText.write(.object(whole), into: &lines)
        lines.append(0x0A)
      } catch {
        failure = failure ?? error
        failures += 1
      }
    }
    return lines
  }

  private func read(
    _ response: TransferResponse
  ) throws(FetchError) -> (records: [Fields], title: String?, next: String?) {
    do {
      var reader = try HTMLReader(
        HTMLPage(MemoryBytes(response.body), options: options(response)), settings.selectors)
      var records: [Fields] = []
      while let outcome = try reader.next() {
        if case .record(let record) = outcome { records.append(record.fields) }
      }
      let title = try reader.page.fields([HTMLSelectors.Field("title", "//title")])["title"]?.text
      return (records, title, try reader.page.nextPage(settings.selectors))
    } catch {
      throw .pages(url: response.place, reason: "\(error)")
    }
  }

  /// A record with the fields of its own page; nil where that need not be looked at again.
  private mutating func completed(_ record: Fields) async throws(FetchError) -> Fields? {
    guard let link = record["detail_url"]?.text else { return record }
    guard met.isDue(record, today: today, days: Int(settings.revisit / 86_400)) else { return nil }
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
