internal import Casework

extension OfficeContext {
  /// The ids that an office's configuration knows, for shells that complete them; none where it cannot be
  /// read. It opens no store.
  public static func knownIDs(_ kind: IDKind, configFolder: String) -> [String] {
    guard let configuration = try? OfficeConfiguration.load(configFolder) else { return [] }
    return switch kind {
    case .topic: configuration.taxonomy.ids
    case .department: configuration.departments.ids
    case .place: configuration.places.ids
    case .source: configuration.main.sources.map(\.fetch.id)
    case .state: CaseState.allCases.map(\.rawValue)
    case .station: configuration.stations.stations.map(\.id)
    case .kind, .urgency, .event, .review, .callback, .rectification: []
    }
  }
}
