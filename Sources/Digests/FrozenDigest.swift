internal import Foundation

/// A digest's input with the items that its figures were counted from.
public struct FrozenDigest: Sendable, Equatable {
  /// What the digest shows.
  public var input: DigestInput
  /// The versions of the period's items by work-order number.
  public var items: [String: Int]

  /// An input with its items.
  public init(input: DigestInput, items: [String: Int]) {
    self.input = input
    self.items = items
  }

  /// One JSON object of `input` and `items`.
  public func json() throws(DigestError) -> String {
    let items = items.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    return "{\"items\":{\(items.joined(separator: ","))},\"input\":\(try input.json())}"
  }

  /// Reads what `json()` wrote; throws `frozen`.
  public init(json: String) throws(DigestError) {
    guard let begin = json.range(of: "},\"input\":"), json.hasPrefix("{\"items\":") else {
      throw .frozen("it is not a frozen digest; make the digest anew")
    }
    let items = json[json.index(json.startIndex, offsetBy: 9)...begin.lowerBound]
    guard
      let read = try? JSONDecoder().decode([String: Int].self, from: Data(items.utf8))
    else { throw .frozen("its items cannot be read; make the digest anew") }
    self.items = read
    input = try DigestInput(json: String(json[begin.upperBound...].dropLast()))
  }
}

/// What has changed since a digest was frozen.
public struct DigestChanges: Sendable, Codable, Equatable {
  /// Items that came in, or into it, afterwards.
  public var late: [String]
  /// Items that have a newer version.
  public var changed: [String]
  /// Items that are counted elsewhere by now.
  public var gone: [String]
  /// Figures that are others now, by the names of the JSON.
  public var figures: [FigureChange]

  /// Whether there is nothing to tell.
  public var isEmpty: Bool { late.isEmpty && changed.isEmpty && gone.isEmpty && figures.isEmpty }
}

/// A figure that is another one now.
public struct FigureChange: Sendable, Codable, Equatable {
  /// Its name: `total`, or `topics/transport`.
  public var name: String
  /// The figure as it was frozen.
  public var then: Int
  /// The figure as it would be now.
  public var now: Int

  /// A figure with both its values.
  public init(name: String, then: Int, now: Int) {
    (self.name, self.then, self.now) = (name, then, now)
  }
}

extension FrozenDigest {
  /// What a new query has found that the frozen one had not.
  public func changes(to new: FrozenDigest) -> DigestChanges {
    let (then, now) = (Self.figures(input), Self.figures(new.input))
    let names = Set(then.keys).union(now.keys).sorted()
    return DigestChanges(
      late: new.items.keys.filter { items[$0] == nil }.sorted(),
      changed: items.keys.filter { new.items[$0] != nil && new.items[$0] != items[$0] }.sorted(),
      gone: items.keys.filter { new.items[$0] == nil }.sorted(),
      figures: names.compactMap { name in
        let change = FigureChange(name: name, then: then[name] ?? 0, now: now[name] ?? 0)
        return change.then == change.now ? nil : change
      })
  }

  private static func figures(_ input: DigestInput) -> [String: Int] {
    var figures = [
      "total": input.total, "review_total": input.reviewTotal, "urgent_total": input.urgentTotal,
    ]
    let tables = [
      "topics": input.topics, "kinds": input.kinds, "places": input.places,
      "sources": input.sources, "departments": input.departments,
    ]
    for (table, counts) in tables {
      for count in counts { figures["\(table)/\(count.id)"] = count.count }
    }
    return figures
  }
}
