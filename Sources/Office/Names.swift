internal import Casework
internal import Feedback

/// What an id stands for: a department and a topic may have the same one.
public enum IDKind: Sendable, Hashable {
  case topic, kind, place, department, source, state, urgency
}

/// What people call the ids of an office, in one language.
struct Names: Sendable {
  private let names: [IDKind: [String: String]]

  init(_ configuration: OfficeConfiguration, _ language: Language) {
    let sources = configuration.main.sources + [.byHand]
    names = [
      .topic: configuration.taxonomy.topicNames(language),
      .kind: configuration.taxonomy.kindNames(language),
      .urgency: configuration.taxonomy.urgencyNames(language),
      .place: configuration.places.names(language),
      .department: configuration.departments.names(language),
      .source: Dictionary(
        sources.map { ($0.fetch.id, $0.fetch.name(language)) },
        uniquingKeysWith: { first, _ in first }),
      .state: Dictionary(
        uniqueKeysWithValues: CaseState.allCases.map { ($0.rawValue, $0.name(language)) }),
    ]
  }

  /// The name; the id itself where it is not known.
  func callAsFunction(_ kind: IDKind, _ id: String) -> String { names[kind]?[id] ?? id }
}
