/// What the items of a list can be narrowed to by the fragment of its address.
enum ListFacet: Hashable {
  case all, review, urgent
  case topic(String)
  case department(String)
  case kind(String)
  case place(String)
  case source(String)
  /// A place with those in it.
  case within(String)
  case cell(place: String, topic: String)

  /// The name of the facet, made of letters, digits, `-` and `_` alone: an id of HTML and a class of CSS.
  var name: String {
    switch self {
    case .all: "all"
    case .review: "review"
    case .urgent: "urgent"
    case .topic(let id): "topic-" + Self.safe(id)
    case .department(let id): "department-" + Self.safe(id)
    case .kind(let id): "kind-" + Self.safe(id)
    case .place(let id): "place-" + Self.safe(id)
    case .source(let id): "source-" + Self.safe(id)
    case .within(let id): "within-" + Self.safe(id)
    case .cell(let place, let topic): "within-\(Self.safe(place))_topic-\(Self.safe(topic))"
    }
  }

  /// The classes that an item must all have to stay.
  var classes: [String] {
    switch self {
    case .all: []
    case .cell(let place, let topic):
      [ListFacet.within(place).name, ListFacet.topic(topic).name]
    default: [name]
    }
  }

  var fragment: String { self == .all ? "" : "#" + name }

  private static func safe(_ id: String) -> String {
    if id.isEmpty { return "none" }
    return id.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: String(UnicodeScalar(byte))
      default: "_" + String(byte, radix: 16)
      }
    }.joined()
  }
}
