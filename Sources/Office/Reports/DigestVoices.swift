internal import Digests
internal import Feedback
internal import Store

extension OfficeContext {
  /// The voices that a digest shows: the newest, those to look at, those overdue.
  func list(_ input: inout DigestInput, _ voices: ReaderVoices) throws(OfficeError) {
    let settings = configuration.main.digests
    let listed = voices.listed.prefix(settings.items)
    let words =
      settings.words == 0
      ? [:]
      : try OfficeError.wrap { try store.topicWords(of: listed.map(\.id), most: settings.words) }
    input.items = listed.map { row in
      var item = digestItem(row)
      item.words = words[row.id]
      return item
    }
    input.review = voices.review.map { digestItem($0) }
    input.deadlines?.overdueItems = voices.late.compactMap { row in
      row.dueAt.map {
        OverdueItem(
          number: row.number.description, subject: row.subject, due: Day($0, in: timeZone),
          department: row.department.map { name(.department, $0) })
      }
    }
  }

  /// The voices behind a digest's figures, newest first.
  func listedItems(_ voices: ReaderVoices) -> [ListedItem] {
    voices.listed.prefix(configuration.main.digests.list).map { row in
      ListedItem(
        digestItem(row, excerpt: ""), topic: row.topic ?? "", department: row.department ?? "",
        kind: row.kind.rawValue, source: row.source,
        places: row.place.map { place in
          let path = configuration.places.path(of: place)
          return path.isEmpty ? [place] : path
        } ?? [])
    }
  }

  func digestItem(_ row: ItemRow, excerpt: String? = nil) -> DigestItem {
    var item = DigestItem(
      number: row.number.description,
      subject: row.isForgotten ? ForgottenText.of(language) : row.subject,
      excerpt: excerpt ?? Excerpt.of(row.body),
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
