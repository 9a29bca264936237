public import Settings

/// Which fields of a source feed which fields of an item.
///
/// Each field takes one name or several, of which the first that holds something counts; a name may
/// be a dotted path into a nested value. Case, width, blanks, `_`, `-`, `/` and brackets of names do
/// not count, nor does the group that a column stands under where its own name is enough. What is not
/// mapped is guessed from the names that sources use; `[]` switches a guess off.
public struct FieldMapping: SettingsSection, Sendable, Equatable {
  /// The names as mapped; a field that is missing here is guessed.
  public var names: [ItemField: [String]]

  /// A mapping of some fields; all others are guessed.
  public init(_ names: [ItemField: [String]] = [:]) {
    self.names = names
  }

  public static let keys = ItemField.allCases.map {
    SettingKey($0.key, .list(.text), $0.summary, fallback: "found by its usual names")
  }

  /// A mapping from the section `fields:` of a source.
  public init(_ map: SettingsMap) throws(SettingsError) {
    names = [:]
    for field in ItemField.allCases where map.names.contains(field.key) {
      names[field] = try map.texts(field.key)
    }
  }

  /// The mapped names that none of the given field names satisfies: the columns that are missing.
  ///
  /// Of several names for one field, one suffices. `names` are those of all records together.
  public func missing(in names: [String]) -> [String] {
    let columns = Columns(names)
    return ItemField.allCases.flatMap { field in
      let wanted = self.names[field] ?? []
      return wanted.contains { columns.position(of: FieldPath($0)) != nil } ? [] : wanted
    }
  }
}
