internal import Yams

/// The keys of one section as written, each with its place; values are read into types only.
public struct SettingsMap {
  /// The keys in the order in which they are written.
  public let names: [String]
  private let nodes: [String: SettingsNode]
  private let own: SettingsNode

  init(node: SettingsNode, mapping: Node.Mapping) throws(SettingsError) {
    own = node
    var names: [String] = []
    var nodes: [String: SettingsNode] = [:]
    for (key, value) in mapping {
      let keyNode = SettingsNode(file: node.file, node: key)
      let name = try keyNode.scalar(for: "a key")
      names.append(name)
      nodes[name] = SettingsNode(file: node.file, node: value)
    }
    self.names = names
    self.nodes = nodes
  }

  /// An error at a key, or at the section where the key is missing.
  public func error(_ key: String? = nil, _ message: String) -> SettingsError {
    (key.flatMap { nodes[$0] } ?? own).error(message)
  }

  /// The section's value: every key known, every required key there.
  public func decode<Section: SettingsSection>(
    _ type: Section.Type = Section.self
  ) throws(SettingsError) -> Section {
    try refuseUnknown(allowed: type.keys.map(\.name))
    for key in type.keys where key.required && nodes[key.name] == nil {
      throw own.error("\"\(key.name)\" is missing: \(key.summary)")
    }
    return try Section(self)
  }

  private func refuseUnknown(allowed: [String]) throws(SettingsError) {
    for name in names where !allowed.contains(name) {
      throw own.keyError(name, "unknown key \"\(name)\"; \(mend(for: name, among: allowed))")
    }
  }
}

extension SettingsNode {
  /// An error at the place of a key of this mapping.
  fileprivate func keyError(_ name: String, _ message: String) -> SettingsError {
    let key = node.mapping?.keys.first { $0.string == name }
    return key.map { SettingsNode(file: file, node: $0).error(message) } ?? error(message)
  }
}

// MARK: - Values

extension SettingsMap {
  /// True where the key is written with something behind it.
  public func has(_ key: String) -> Bool {
    guard let node = nodes[key] else { return false }
    if case .scalar(let scalar) = node.node { return !scalar.string.isEmpty }
    return true
  }

  /// True where the key's value is itself keys with values.
  public func holdsKeys(_ key: String) -> Bool {
    nodes[key]?.node.mapping != nil
  }

  /// A text; nil where the key is missing or empty.
  public func text(_ key: String) throws(SettingsError) -> String? {
    guard has(key), let node = nodes[key] else { return nil }
    return try node.scalar(for: key)
  }

  /// A text that must be there and not be empty.
  public func requiredText(_ key: String) throws(SettingsError) -> String {
    guard let text = try text(key) else { throw error(key, "\"\(key)\" needs a value") }
    return text
  }

  /// A whole number.
  public func integer(_ key: String) throws(SettingsError) -> Int? {
    try parsed(key, "a whole number, such as 20") { Int($0) }
  }

  /// A whole number within bounds.
  public func integer(_ key: String, _ bounds: ClosedRange<Int>) throws(SettingsError) -> Int? {
    let number = try integer(key)
    guard number.map(bounds.contains) ?? true else {
      throw error(
        key, "\"\(key)\" takes a number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return number
  }

  /// A number.
  public func number(_ key: String) throws(SettingsError) -> Double? {
    try parsed(key, "a number, such as 0.5") { Double($0) }
  }

  /// `true` or `false`.
  public func flag(_ key: String) throws(SettingsError) -> Bool? {
    try parsed(key, "true or false") { ["true": true, "false": false][$0.lowercased()] }
  }

  /// A duration in seconds.
  public func duration(_ key: String) throws(SettingsError) -> Double? {
    try parsed(key, "a duration, such as 90s, 15m, 24h or 30d") { Units.seconds($0) }
  }

  /// A size in bytes.
  public func size(_ key: String) throws(SettingsError) -> Int? {
    try parsed(key, "a size, such as 512kB or 64MB") { Units.bytes($0) }
  }

  /// One of the cases of an enumeration by its raw value.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) throws(SettingsError) -> Choice? where Choice.RawValue == String {
    let words = type.allCases.map(\.rawValue).joined(separator: ", ")
    return try parsed(key, "one of: \(words)") { Choice(rawValue: $0) }
  }

  /// A text through a rule of the caller's; `expected` completes "... takes".
  public func parsed<Value>(
    _ key: String, _ expected: String, _ rule: (String) -> Value?
  ) throws(SettingsError) -> Value? {
    guard let text = try text(key) else { return nil }
    guard let value = rule(text) else {
      throw error(key, "\"\(key)\" takes \(expected), not \"\(text)\"")
    }
    return value
  }

  /// A list of texts; a single text stands for a list of one.
  public func texts(_ key: String) throws(SettingsError) -> [String] {
    var texts: [String] = []
    for node in nodes[key]?.sequence() ?? [] { texts.append(try node.scalar(for: key)) }
    return texts
  }

  /// A section.
  public func section<Section: SettingsSection>(
    _ key: String, _ type: Section.Type = Section.self
  ) throws(SettingsError) -> Section? {
    guard has(key) else { return nil }
    return try nodes[key]?.mapping(for: key).decode(type)
  }

  /// A list of sections.
  public func sections<Section: SettingsSection>(
    _ key: String, _ type: Section.Type = Section.self
  ) throws(SettingsError) -> [Section] {
    var sections: [Section] = []
    for node in nodes[key]?.sequence() ?? [] {
      sections.append(try node.mapping(for: key).decode(type))
    }
    return sections
  }

  /// A list in which a text may stand for a section that `short` makes of it.
  public func sections<Section: SettingsSection>(
    _ key: String, short: (String) -> Section
  ) throws(SettingsError) -> [Section] {
    var sections: [Section] = []
    for node in nodes[key]?.sequence() ?? [] {
      if node.node.mapping != nil {
        sections.append(try node.mapping(for: key).decode())
      } else {
        sections.append(short(try node.scalar(for: key)))
      }
    }
    return sections
  }

  /// The free names below a key, with their values still to be read.
  public func map(_ key: String) throws(SettingsError) -> SettingsMap? {
    guard has(key) else { return nil }
    return try nodes[key]?.mapping(for: key)
  }
}
