public import Feedback

/// Finds deputies by name or id.
public struct DeputyRoll: Sendable {
  private let ids: Set<String>
  private let byName: [String: [StationDeputy]]

  /// Who was found.
  public enum Found: Equatable { case none, one(String), several }

  /// A roll of deputies, each once.
  public init(_ deputies: [StationDeputy]) {
    ids = Set(deputies.map(\.id))
    byName = Dictionary(grouping: deputies) { TableText.folded($0.name) }
  }

  /// The deputy whom a text means at a station on a day.
  ///
  /// The one who is called so at the station comes first: an id may be the name of somebody elsewhere.
  public func find(_ text: String, at station: String?, on day: Day? = nil) -> Found {
    let named = byName[TableText.folded(text)] ?? []
    let here = named.filter { $0.station != nil && $0.station == station }
    let enrolled = here.filter { deputy in day.map { deputy.isEnrolled(in: $0...$0) } ?? true }
    if let one = enrolled.only ?? here.only { return .one(one.id) }
    let id = halfWidth(text)
    if ids.contains(id) { return .one(id) }
    return named.only.map { .one($0.id) } ?? (named.isEmpty ? .none : .several)
  }
}

extension Array {
  /// The one element that there is; nil where there is none or there are several.
  fileprivate var only: Element? { count == 1 ? first : nil }
}
