/// Picks the place of a message from those that its text names.
enum PlaceRule {
  /// The deepest place met, the first of equals. One that shares its name with another, or whose name
  /// is also a common word, counts only where the text also names a place that it lies in.
  static func place(_ met: [Int], _ places: Places) -> Int? {
    if met.isEmpty { return nil }
    let named = Set(met)
    let sure = met.filter { !isAmbiguous($0, named, places) || liesIn($0, named, places) }
    return sure.enumerated().max { first, second in
      let depths = (places.all[first.element].depth, places.all[second.element].depth)
      return depths.0 != depths.1 ? depths.0 < depths.1 : first.offset > second.offset
    }?.element
  }

  /// Whether another place met bears one of its names, or its name is a common word.
  private static func isAmbiguous(_ place: Int, _ met: Set<Int>, _ places: Places) -> Bool {
    if places.all[place].needsContext { return true }
    let names = Set(places.all[place].names)
    return met.contains { $0 != place && !names.isDisjoint(with: places.all[$0].names) }
  }

  private static func liesIn(_ place: Int, _ met: Set<Int>, _ places: Places) -> Bool {
    var parent = places.all[place].parent
    while let above = parent {
      if met.contains(above) { return true }
      parent = places.all[above].parent
    }
    return false
  }
}

extension Place {
  /// Every name that it goes by.
  var names: [String] { [name.chinese, name.english] + aliases }
}
