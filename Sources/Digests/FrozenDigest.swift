internal import Foundation

/// A document's input with the items that its figures were counted from.
public struct Frozen<Input: FrozenDocument>: Sendable, Equatable {
  /// What the document shows.
  public var input: Input
  /// The versions of the period's items by work-order number.
  public var items: [String: Int]

  /// An input with its items.
  public init(input: Input, items: [String: Int]) {
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
      throw .frozen("it is not a frozen \(Input.noun); make the \(Input.noun) anew")
    }
    let items = json[json.index(json.startIndex, offsetBy: 9)...begin.lowerBound]
    guard
      let read = try? JSONDecoder().decode([String: Int].self, from: Data(items.utf8))
    else { throw .frozen("its items cannot be read; make the \(Input.noun) anew") }
    self.items = read
    input = try Input(json: String(json[begin.upperBound...].dropLast()))
  }
}

/// A digest's input with its items.
public typealias FrozenDigest = Frozen<DigestInput>
/// A dossier's input with its items.
public typealias FrozenDossier = Frozen<DossierInput>

/// What has changed since a document was frozen.
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

extension Frozen {
  /// What a new query has found that the frozen one had not.
  public func changes(to new: Frozen) -> DigestChanges {
    let (then, now) = (input.namedFigures, new.input.namedFigures)
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
}

extension DigestInput: FrozenDocument {
  public static let schema = 2
  public static let noun = "digest"

  public var namedFigures: [String: Int] {
    var figures = ["total": total, "review_total": reviewTotal, "urgent_total": urgentTotal]
    let tables = [
      "topics": topics, "kinds": kinds, "places": places, "sources": sources,
      "departments": departments,
    ]
    for (table, counts) in tables {
      for count in counts { figures["\(table)/\(count.id)"] = count.count }
    }
    return figures
  }
}
