internal import Feedback
internal import Store

/// A reader's voices of a span: all that are counted, and those whose texts are shown.
struct ReaderVoices {
  let scope: ReaderScope
  /// Newest first.
  let all: [SpanItem]
  /// The newest that the reader may read, as many as the longest list shows.
  let listed: [ItemRow]
  /// The newest of them that a person should look at.
  let review: [ItemRow]
  /// Those that are overdue at the span's end, the longest overdue first.
  let late: [ItemRow]
}

extension OfficeContext {
  /// Reads the texts that a reader's digest shows.
  ///
  /// - Parameter listing: whether the page behind the digest's figures is written too.
  func voices(
    of reader: DigestReader, _ basis: DigestBasis, listing: Bool
  ) throws(OfficeError) -> ReaderVoices {
    let scope = ReaderScope(reader, configuration), settings = configuration.main.digests
    let all = basis.items(of: scope)
    let open = all.lazy.filter { scope.shows($0, needsReview: $0.needsReview) }
    let listed = open.prefix(listing ? max(settings.items, settings.list) : settings.items)
    let review = open.filter(\.needsReview).prefix(settings.items)
    let late = basis.late.lazy.filter {
      scope.holds($0.home) && scope.shows($0, needsReview: $0.needsReview)
    }.prefix(settings.items)
    let ids = [listed.map(\.id), review.map(\.id), late.map(\.id)]
    let rows = try OfficeError.wrap { try store.items(ids: Set(ids.joined()).sorted()) }
    let found = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
    let shown = ids.map { $0.compactMap { found[$0] } }
    return ReaderVoices(
      scope: scope, all: all, listed: shown[0], review: shown[1], late: shown[2])
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

  /// Whether the reader may read a voice: a report (举报) only the office and who handles it, when nobody has
  /// to look any more whether it is theirs. It may be about the department that a guess gives it to.
  func shows(_ voice: some Withholdable, needsReview: Bool) -> Bool {
    guard voice.isReport, !voice.isConfidential else { return !voice.isConfidential }
    return !needsReview && places.isEmpty
  }

  func holds(_ home: ItemHome) -> Bool { holds(department: home.department, place: home.place) }

  func holds(department: String, place: String) -> Bool {
    switch reader {
    case .office: true
    case .department(let id): department == id
    case .place: places.contains(place)
    }
  }
}
