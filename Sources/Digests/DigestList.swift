internal import Feedback
internal import Report

/// A page of the items behind a digest's figures. The fragment of its address narrows it to those of one
/// figure, by style alone.
public struct DigestList: Sendable {
  /// The digest.
  public var input: DigestInput
  /// Its items, newest first; `input.total` counts them all.
  public var items: [ListedItem]

  /// A list of a digest's items.
  public init(_ input: DigestInput, items: [ListedItem]) {
    self.input = input
    self.items = items
  }
}

/// An item with the ids by which figures count it.
public struct ListedItem: Sendable {
  /// What a person reads; the excerpt is left out.
  public var item: DigestItem
  /// The ids of the configuration; empty for none.
  public var topic: String
  public var department: String
  public var kind: String
  public var source: String
  /// The place, then those that it lies in, outwards; empty for none.
  public var places: [String]

  /// An item with its ids.
  public init(
    _ item: DigestItem, topic: String, department: String, kind: String, source: String,
    places: [String]
  ) {
    self.item = item
    (self.topic, self.department) = (topic, department)
    (self.kind, self.source, self.places) = (kind, source, places)
  }

  fileprivate var facets: [ListFacet] {
    var facets: [ListFacet] = [
      .topic(topic), .department(department), .kind(kind), .source(source),
      .place(places.first ?? ""),
    ]
    facets += places.isEmpty ? [.within("")] : places.map(ListFacet.within)
    if item.review != nil { facets.append(.review) }
    if item.urgency != nil { facets.append(.urgent) }
    return facets
  }
}

extension DigestList {
  /// The page as HTML, beside the digest's own.
  public func html(
    _ templates: DigestTemplates, digest: String
  ) throws(DigestError) -> String {
    let view = try DigestView(input)
    var values = view.values
    values["style"] = .markup(templates.style)
    values["digest"] = .text(digest)
    values["facets"] = .list(
      facets.map { facet in
        ["id": .text(facet.name), "name": .text(name(facet, view)), "rule": .markup(rule(facet))]
      })
    values["note"] = .text(
      view.catalogue.listed(
        items.count, of: input.total, confidential: input.confidentialTotal))
    values["listed"] = .list(
      items.map { listed in
        [
          "item": view.item(listed.item, reason: nil),
          "classes": .text(listed.facets.map(\.name).joined(separator: " ")),
        ]
      })
    return templates.items.render(values)
  }

  /// Every facet to which a figure of the digest links.
  private var facets: [ListFacet] {
    func some(_ counts: [NamedCount], _ facet: (String) -> ListFacet) -> [ListFacet] {
      counts.filter { $0.count > 0 }.map { facet($0.id) }
    }
    var facets = some(input.topics, ListFacet.topic) + some(input.kinds, ListFacet.kind)
    facets += some(input.departments, ListFacet.department)
    facets += some(input.places, ListFacet.place) + some(input.sources, ListFacet.source)
    for row in input.heat?.rows ?? [] where row.total > 0 {
      facets.append(.within(row.place.id))
      for (count, topic) in zip(row.counts, input.heat?.topics ?? []) where count > 0 {
        facets.append(.cell(place: row.place.id, topic: topic.id))
      }
    }
    if input.reviewTotal > 0 { facets.append(.review) }
    if input.urgentTotal > 0 { facets.append(.urgent) }
    return facets
  }

  /// Hides what lacks one of the facet's classes, and shows what the list is narrowed to.
  private func rule(_ facet: ListFacet) -> String {
    let hidden = facet.classes.map { "#\(facet.name):target~ol>li:not(.\($0))" }
    return hidden.joined(separator: ",") + "{display:none}"
  }

  private func name(_ facet: ListFacet, _ view: DigestView) -> String {
    let catalogue = view.catalogue
    func named(_ label: Label, _ counts: [NamedCount], _ id: String, _ none: Label) -> String {
      catalogue(label) + catalogue(.colon)
        + (id.isEmpty ? catalogue(none) : counts.first { $0.id == id }?.name ?? id)
    }
    func place(_ id: String) -> String {
      id.isEmpty
        ? catalogue(.notStated) : input.heat?.rows.first { $0.place.id == id }?.place.name ?? id
    }
    switch facet {
    case .all: return catalogue(.wholeOffice)
    case .review: return catalogue(.review)
    case .urgent: return catalogue(.urgent)
    case .topic(let id): return named(.topic, input.topics, id, .noTopic)
    case .department(let id): return named(.department, input.departments, id, .noDepartment)
    case .kind(let id): return named(.kind, input.kinds, id, .notStated)
    case .place(let id): return named(.place, input.places, id, .notStated)
    case .source(let id): return named(.source, input.sources, id, .notStated)
    case .within(let id): return catalogue(.place) + catalogue(.colon) + place(id)
    case .cell(let id, let topic):
      return place(id) + " · " + named(.topic, input.topics, topic, .noTopic)
    }
  }
}
