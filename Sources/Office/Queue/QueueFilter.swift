internal import Casework
public import Feedback
internal import Store
internal import TextIndex

/// Which items of the queue are meant; what is nil leaves none out.
public struct QueueFilter: Sendable {
  public var state: String?
  /// A first- or second-level topic.
  public var topic: String?
  /// A department's id; `none`: items without one.
  public var department: String?
  public var place: String?
  public var source: String?
  public var kind: RequestKind?
  /// Days of receipt in the office's zone.
  public var since: Day?
  public var until: Day?
  /// A search (docs/search.md): of the items that meet it and all else, the `newest`.
  public var text: String?
  /// How many of those that meet `text` count.
  public var newest = usualNewest
  /// How many do where nobody says otherwise.
  public static let usualNewest = ItemFilter.usualNewest
  public var needsReview: Bool
  public var isUrgent: Bool
  /// Only what is due soon, or what is overdue.
  public var due: QueueDue?
  /// Only confidential items, which are left out otherwise.
  public var isConfidential: Bool
  /// A liaison station's id; `none`: what came through none.
  public var station: String?

  /// A filter; `since` does not lie after `until`.
  public init(
    state: String? = nil, topic: String? = nil, department: String? = nil, place: String? = nil,
    source: String? = nil, kind: RequestKind? = nil, since: Day? = nil, until: Day? = nil,
    text: String? = nil, needsReview: Bool = false, isUrgent: Bool = false,
    due: QueueDue? = nil, isConfidential: Bool = false, station: String? = nil
  ) {
    self.state = state
    self.topic = topic
    self.department = department
    self.place = place
    self.source = source
    self.kind = kind
    self.since = since
    self.until = until
    self.text = text
    self.needsReview = needsReview
    self.isUrgent = isUrgent
    self.due = due
    self.isConfidential = isConfidential
    self.station = station
  }
}

/// How near a deadline is.
public enum QueueDue: Sendable {
  case soon, overdue
}

extension OfficeContext {
  /// The store's filter; an id that the configuration does not know is a mistake worth telling.
  func storeFilter(_ filter: QueueFilter) throws(OfficeError) -> ItemFilter {
    var result = ItemFilter()
    result.states = try known(.state, filter.state)
    result.topics = try known(.topic, filter.topic)
    result.departments = try known(.department, filter.department)
    result.places = try known(.place, filter.place)
    result.sources = try known(.source, filter.source)
    result.stations = try known(.station, filter.station)
    result.kinds = filter.kind.map { [$0] } ?? []
    if filter.since != nil || filter.until != nil {
      let first = filter.since ?? Day(number: Int(Int32.min))
      result.days = first...max(first, filter.until ?? Day(number: Int(Int32.max)))
    }
    result.query = try filter.text.map(searchQuery)
    result.newest = filter.newest
    if filter.needsReview { result.needsReview = true }
    if filter.isUrgent { result.isUrgent = true }
    result.isConfidential = filter.isConfidential
    let now = surroundings.now()
    switch filter.due {
    case .overdue: result.dueBefore = now
    case .soon:
      (result.dueFrom, result.dueBefore) = (now, configuration.dueSoon(after: now))
    case nil: break
    }
    return result
  }

  /// What a person looks for.
  func searchQuery(_ text: String) throws(OfficeError) -> SearchQuery {
    do throws(SearchQueryError) {
      return try SearchQuery(text)
    } catch {
      throw OfficeError(.usage, error.text(language))
    }
  }

  private func known(_ kind: IDKind, _ text: String?) throws(OfficeError) -> [String] {
    guard let text else { return [] }
    return text == "none" ? [""] : [try knownID(kind, text)]
  }
}
