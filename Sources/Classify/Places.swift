public import Feedback
public import Settings

/// `places.yaml`: the places of the office's area, from districts to communities.
public struct Places: SettingsSection {
  /// Every place, a parent before its children.
  var all: [Place]

  public static let keys: [SettingKey] = [
    .required("places", .list(.section(PlaceEntry.self)), "the places of the first level")
  ]

  /// Places from their file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    let roots: [PlaceEntry] = try map.sections("places")
    all = []
    for root in roots { add(root, below: nil) }
    try map.refuseRepeats(all.map(\.id), "places")
  }

  /// The ids of all places.
  public var ids: [String] { all.map(\.id) }

  /// The names by id.
  public func names(_ language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.name(language)) })
  }

  /// Everything that a place is called: its id, its names and aliases.
  public func allNames(of id: String) -> [String] {
    all.first { $0.id == id }.map { [$0.id, $0.name.chinese, $0.name.english] + $0.aliases } ?? []
  }

  /// The places of the first levels, in the order of the file.
  public func ids(levels: Int) -> [String] { all.filter { $0.depth < levels }.map(\.id) }

  /// The places directly in one; nil: those of the first level.
  public func children(of id: String?) -> [String] {
    let parent = id.flatMap { id in all.firstIndex { $0.id == id } }
    return all.filter { $0.parent == parent }.map(\.id)
  }

  /// Where the digests of a place are sent.
  public func mail(of id: String) -> [String] { all.first { $0.id == id }?.mail ?? [] }

  /// A place, then those that it lies in, outwards; empty where it is not known.
  public func path(of id: String) -> [String] {
    let place = all.firstIndex { $0.id == id }
    return Array(sequence(first: place) { $0.flatMap { all[$0].parent } }.prefix { $0 != nil })
      .compactMap { $0.map { all[$0].id } }
  }

  /// A place with all that lie in it.
  public func within(_ id: String) -> Set<String> {
    // A parent comes before its children.
    all.reduce(into: [id]) { found, place in
      if let parent = place.parent, found.contains(all[parent].id) { found.insert(place.id) }
    }
  }

  private mutating func add(_ entry: PlaceEntry, below parent: Int?) {
    let depth = parent.map { all[$0].depth + 1 } ?? 0
    all.append(
      Place(
        id: entry.id, name: entry.name, aliases: entry.aliases, needsContext: entry.needsContext,
        mail: entry.mail, parent: parent, depth: depth))
    let index = all.count - 1
    for child in entry.children { add(child, below: index) }
  }
}

/// A place with the index of the one that it lies in.
struct Place: Sendable {
  var id: String
  var name: LocalizedName
  var aliases: [String]
  /// Its name is also a common word.
  var needsContext: Bool
  var mail: [String]
  var parent: Int?
  var depth: Int
}

/// An entry of `places:`.
struct PlaceEntry: SettingsSection {
  var id: String
  var name: LocalizedName
  var aliases: [String]
  var needsContext: Bool
  var mail: [String]
  var children: [PlaceEntry]

  static let keys: [SettingKey] = [
    .required("id", .text, "the place's id, such as its code by GB/T 2260"),
    .required("name", .name, "the place's name"),
    SettingKey("aliases", .list(.text), "what else people call it"),
    SettingKey(
      "needs_context", .flag,
      "whether its name is also a common word, and counts only beside the name of a place that it "
        + "lies in", fallback: "false"),
    SettingKey("mail", .list(.text), "where its digest is sent"),
    SettingKey("children", .list(.section(PlaceEntry.self)), "the places in it"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    guard let name = try map.name("name") else { throw map.error("name", "\"name\" needs a value") }
    self.name = name
    aliases = try map.texts("aliases")
    needsContext = try map.flag("needs_context") ?? false
    mail = try map.texts("mail")
    children = try map.sections("children")
  }
}
