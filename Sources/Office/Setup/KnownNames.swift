internal import Casework
internal import Feedback
internal import Oversight
internal import Settings

extension OfficeContext {
  /// The id of what a person names on a command line: by its id, or by any name that the configuration
  /// gives it. A clerk knows 交通运输局, not `transport`.
  ///
  /// - Throws: `usage` where nothing is called so, or several things are; it names what may be meant.
  func knownID(_ kind: IDKind, _ text: String) throws(OfficeError) -> String {
    let known = try knownNames(kind)
    let named = KnownNames(known).find(text)
    if named.count == 1 { return named[0] }
    if named.count > 1 {
      let ids = named.joined(separator: ", ")
      throw OfficeError(
        .usage,
        say("有几个叫“\(text)”，请写编号：\(ids)", "several are called \"\(text)\"; give an id: \(ids)"))
    }
    let what = Self.nouns[kind]?(language) ?? "", mend = mend(for: text, kind, known)
    throw OfficeError(
      .usage, say("没有\(what)“\(text)”；\(mend)", "no \(what) \(text); \(mend)"))
  }

  typealias Known = (id: String, names: [String])

  private static let nouns: [IDKind: LocalizedName] = [
    .state: LocalizedName(chinese: "状态", english: "state"),
    .topic: LocalizedName(chinese: "领域", english: "topic"),
    .department: LocalizedName(chinese: "承办单位", english: "department"),
    .place: LocalizedName(chinese: "地点", english: "place"),
    .source: LocalizedName(chinese: "来源", english: "source"),
    .station: LocalizedName(chinese: "联络站", english: "station"),
  ]

  /// What things of a kind are called, in tables and on a command line.
  func knownNames(_ kind: IDKind) throws(OfficeError) -> [Known] {
    let configuration = configuration
    return switch kind {
    case .topic: topicNames()
    case .department:
      configuration.departments.ids.map { ($0, configuration.departments.allNames(of: $0)) }
    case .place: configuration.places.ids.map { ($0, configuration.places.allNames(of: $0)) }
    case .state: CaseState.allCases.map { ($0.rawValue, [$0.name.chinese, $0.name.english]) }
    case .station:
      configuration.stations.stations.map { ($0.id, [$0.name.chinese, $0.name.english]) }
    case .source:
      try OfficeError.wrap { try store.sources().map { ($0.id, [name(.source, $0.id)]) } }
    default: []
    }
  }

  private func topicNames() -> [Known] {
    let taxonomy = configuration.taxonomy
    let (chinese, english) = (taxonomy.topicNames(.chinese), taxonomy.topicNames(.english))
    return taxonomy.ids.map { id in (id, [chinese[id], english[id]].compactMap(\.self)) }
  }

  /// What was probably meant: what has the text in its name, else the nearest, else a list to choose from.
  private func mend(for text: String, _ kind: IDKind, _ known: [Known]) -> String {
    let holding = known.filter { entry in
      text.count > 1 && entry.names.contains { $0.contains(text) }
    }
    if (1...5).contains(holding.count) { return several(kind, holding.map(\.id)) }
    // One of three characters of 水务局 makes it 商务局: in short names an edit is another word.
    let words = known.flatMap { [$0.id] + $0.names.filter { $0.count > 3 } }
    if let word = nearest(to: text, among: words),
      let entry = known.first(where: { $0.id == word || $0.names.contains(word) })
    {
      return several(kind, [entry.id])
    }
    // Second levels are too many to be read in an error.
    let listed = known.map(\.id).filter { kind != .topic || !$0.contains("/") }
    return language == .chinese
      ? "可写：" + listed.map { label(kind, $0) }.joined(separator: "、")
      : "known: " + listed.joined(separator: ", ")
  }

  private func several(_ kind: IDKind, _ ids: [String]) -> String {
    language == .chinese
      ? "是否指" + ids.map { label(kind, $0) }.joined(separator: "、") + "？"
      : "did you mean " + ids.joined(separator: " or ") + "?"
  }

  /// `交通运输局（transport）`
  private func label(_ kind: IDKind, _ id: String) -> String {
    let name = name(kind, id)
    return name == id ? id : "\(name)（\(id)）"
  }
}
