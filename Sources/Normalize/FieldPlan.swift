internal import Feedback
internal import Synchronization

/// Where each field of an item is found in records that have exactly the same field names.
struct FieldPlan: Sendable {
  let mapping: FieldMapping
  let names: [String]
  /// For each field by its raw value, the names that sources use.
  private static let usual = ItemField.allCases.map { $0.aliases.map(FieldPath.init) }
  /// For each field by its raw value, the places that may feed it, best first.
  private let positions: [[FieldPosition]]

  /// The plan for a list of field names. A guess takes no field that is mapped, and a subject only
  /// the best one, so that a `summary` beside a `title` is left for the body.
  init(_ mapping: FieldMapping, names: [String]) {
    (self.mapping, self.names) = (mapping, names)
    let columns = Columns(names)
    let mapped = mapping.names.mapValues { names in
      names.map(FieldPath.init).compactMap(columns.position)
    }
    var taken = Set(mapped.values.joined().filter(\.steps.isEmpty).map(\.column))
    positions = ItemField.allCases.map { field in
      if let positions = mapped[field] { return positions }
      let guesses = Self.usual[field.rawValue].compactMap(columns.position)
        .filter { !taken.contains($0.column) || !$0.steps.isEmpty }
      let positions = field == .subject ? Array(guesses.prefix(1)) : guesses
      taken.formUnion(positions.filter(\.steps.isEmpty).map(\.column))
      return positions
    }
  }

  subscript(field: ItemField) -> [FieldPosition] { positions[field.rawValue] }

  func fits(_ fields: Fields) -> Bool {
    fields.entries.count == names.count
      && zip(fields.entries, names).allSatisfy { $0.name == $1 }
  }
}

extension FieldMapping {
  /// What is guessed of a record's names: each field that one of them feeds, with that name.
  public static func guess(of names: [String]) -> [(field: ItemField, name: String)] {
    let plan = FieldPlan(FieldMapping(), names: names)
    return ItemField.allCases.compactMap { field in
      plan[field].first.map { (field, ([names[$0.column]] + $0.steps).joined(separator: ".")) }
    }
  }
}

/// The plans made so far: a table has one, a JSON document as many as it has shapes of records. Sources
/// that are read together share them, as most feeds look the same.
public final class FieldPlans: Sendable {
  private static let limit = 64
  private let plans = Mutex<[FieldPlan]>([])

  /// No plans yet.
  public init() {}

  func plan(for fields: Fields, by mapping: FieldMapping) -> FieldPlan {
    plans.withLock { plans in
      if let plan = plans.first(where: { $0.mapping == mapping && $0.fits(fields) }) { return plan }
      let plan = FieldPlan(mapping, names: fields.entries.map(\.name))
      if plans.count == Self.limit { plans.removeAll(keepingCapacity: true) }
      plans.append(plan)
      return plan
    }
  }
}
