internal import Digests
internal import Feedback
internal import Store

extension OfficeContext {
  /// The voices that a digest shows: the newest, those to look at, those overdue.
  func list(
    _ input: inout DigestInput, _ basis: DigestBasis, _ scope: ReaderScope
  ) throws(StoreError) {
    var filter = shown(basis, scope)
    let limit = configuration.main.digests.items
    input.items = try store.items(filter, limit: limit).map(digestItem)
    filter.needsReview = true
    input.review = try store.items(filter, limit: limit).map(digestItem)
    guard input.deadlines != nil else { return }
    var overdue = scope.filter
    overdue.isConfidential = false
    overdue.dueBefore = (basis.days.upperBound + 1).start(in: timeZone)
    input.deadlines?.overdueItems = try store.items(overdue, order: .firstDue, limit: limit)
      .compactMap { row in
        row.dueAt.map {
          OverdueItem(
            number: row.number.description, subject: row.subject, due: Day($0, in: timeZone),
            department: row.department.map { name(.department, $0) })
        }
      }
  }

  /// The voices behind a digest's figures, newest first.
  func listedItems(
    _ basis: DigestBasis, _ reader: DigestReader
  ) throws(OfficeError) -> [ListedItem] {
    let filter = shown(basis, ReaderScope(reader, configuration))
    let rows = try OfficeError.wrap {
      try store.items(filter, limit: configuration.main.digests.list)
    }
    return rows.map { row in
      var item = digestItem(row)
      item.excerpt = ""
      return ListedItem(
        item, topic: row.topic ?? "", department: row.department ?? "", kind: row.kind.rawValue,
        source: row.source,
        places: row.place.map { place in
          let path = configuration.places.path(of: place)
          return path.isEmpty ? [place] : path
        } ?? [])
    }
  }

  /// The span's voices that anybody may read.
  private func shown(_ basis: DigestBasis, _ scope: ReaderScope) -> ItemFilter {
    var filter = scope.filter
    filter.days = basis.days
    filter.isConfidential = false
    return filter
  }

  private func digestItem(_ row: ItemRow) -> DigestItem {
    var item = DigestItem(
      number: row.number.description, subject: row.subject, excerpt: Excerpt.of(row.body),
      kind: name(.kind, row.kind.rawValue), source: name(.source, row.source),
      receivedAt: row.receivedAt)
    item.topic = row.topic.map { name(.topic, $0) }
    item.place = row.place.map { name(.place, $0) }
    item.department = row.department.map { name(.department, $0) }
    item.submittedAt = row.submittedAt
    item.review = row.review
    item.urgency = row.urgency.map { name(.urgency, $0) }
    return item
  }
}
