internal import Casework
internal import Store

extension OfficeContext {
  /// The ids that an office knows, for shells that complete them; none where its configuration cannot be
  /// read. Those of projects are read from the store where there is one; it is never made here.
  public static func knownIDs(_ kind: IDKind, configFolder: String) -> [String] {
    guard let configuration = try? OfficeConfiguration.load(configFolder) else { return [] }
    return switch kind {
    case .topic: configuration.taxonomy.ids
    case .department: configuration.departments.ids
    case .place: configuration.places.ids
    case .source: configuration.main.sources.map(\.fetch.id)
    case .state: CaseState.allCases.map(\.rawValue)
    case .station: configuration.stations.stations.map(\.id)
    case .project: projectIDs(configuration)
    case .kind, .urgency, .event, .review, .callback, .rectification: []
    }
  }

  private static func projectIDs(_ configuration: OfficeConfiguration) -> [String] {
    let main = configuration.main
    let store = try? OfficeStore(
      reading: configuration.resolve(main.store), office: main.office.identity,
      timeZone: main.timeZone)
    return (try? store?.projects().map(\.project.id.description)) ?? []
  }
}
