internal import Digests
internal import Feedback
internal import Foundation
internal import Store

/// What the digests of a span are counted from, read once for all of their readers.
struct DigestBasis {
  let period: Period
  let days: ClosedRange<Day>
  /// The span before.
  let before: ClosedRange<Day>
  let facets: [FacetCount]
  let facetsBefore: [FacetCount]
  let deadlines: [DeadlineCount]
  let items: [ItemVersion]
  /// The matters that were spoken of, as a list would show them.
  let matters: [(row: MatterRow, summary: MatterSummary)]
  /// The day on which the office first heard something.
  let firstHeard: Day?
  /// What the configuration's files hash to, and the model in use; nil: the words alone.
  let configurationVersion: String
  let modelVersion: String?
  /// The digests of the days before, as they were frozen.
  let earlier: [DigestEntry]

  init(
    _ store: OfficeStore, _ configuration: OfficeConfiguration, _ period: Period,
    around day: Day, _ summary: (MatterRow) -> MatterSummary?
  ) throws(StoreError) {
    let zone = configuration.main.timeZone
    self.period = period
    configurationVersion = configuration.version
    modelVersion = configuration.modelInUse.map {
      URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent
    }
    days = period.days(around: day)
    before = period.days(around: days.lowerBound - 1)
    facets = try store.facetCounts(days)
    facetsBefore = try store.facetCounts(before)
    deadlines = try store.deadlineCounts(
      from: days.lowerBound.start(in: zone), to: (days.upperBound + 1).start(in: zone))
    items = try store.itemVersions(days)
    matters = try store.matters(receivedIn: days).compactMap { row in
      summary(row).map { (row, $0) }
    }
    firstHeard = try store.firstDay()
    earlier =
      period == .day
      ? try store.digestEntries(.day, in: (day - Self.lateDays)...(day - 1)) : []
  }

  /// How many days back a digest looks for voices that came in late.
  private static let lateDays = 14
}

extension OfficeContext {
  /// Reads what the digests of the period around a day are counted from.
  func digestBasis(_ period: Period, around day: Day) throws(OfficeError) -> DigestBasis {
    try OfficeError.wrap {
      let thermometer = try thermometer()
      return try DigestBasis(store, configuration, period, around: day) {
        summary(of: $0, thermometer)
      }
    }
  }
}

/// Which of the voices are a reader's.
struct ReaderScope {
  let reader: DigestReader
  /// The reader's place with those in it; empty for the others.
  let places: Set<String>

  init(_ reader: DigestReader, _ configuration: OfficeConfiguration) {
    self.reader = reader
    if case .place(let id) = reader {
      places = configuration.places.within(id)
    } else {
      places = []
    }
  }

  var department: String? {
    if case .department(let id) = reader { id } else { nil }
  }

  func holds(department: String, place: String) -> Bool {
    switch reader {
    case .office: true
    case .department(let id): department == id
    case .place: places.contains(place)
    }
  }

  /// The filter that leaves the reader's voices.
  var filter: ItemFilter {
    var filter = ItemFilter()
    filter.departments = department.map { [$0] } ?? []
    filter.places = places.sorted()
    return filter
  }
}
