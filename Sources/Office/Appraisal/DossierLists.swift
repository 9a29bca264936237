internal import Digests
internal import Feedback
internal import Store

/// The items behind the figures of a dossier, as they are counted.
struct DossierLists {
  private var numbers: [String: [WorkOrderNumber]] = [:]
  private var counts: [String: Int] = [:]
  private var order: [String] = []

  /// Counts an item under figures; where it is withheld, it is not listed.
  mutating func add(_ figures: [String], _ number: WorkOrderNumber, isListed: Bool = true) {
    for figure in figures {
      if counts[figure] == nil { order.append(figure) }
      counts[figure, default: 0] += 1
      if isListed { numbers[figure, default: []].append(number) }
    }
  }

  func count(_ figure: String) -> Int { counts[figure] ?? 0 }

  /// The figures that anything stands behind.
  var figures: [String] { order }

  /// The values of a kind of figure: `topic/transport` is `transport` of `topic`.
  func values(_ kind: String) -> [ValueCount] {
    let prefix = kind + "/"
    return order.filter { $0.hasPrefix(prefix) }
      .map { ValueCount(id: String($0.dropFirst(prefix.count)), count: count($0)) }
      .sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }

  /// The list of a figure, the newest first, cut where it is long.
  func list(_ figure: String, most: Int) -> DossierList {
    let found = (numbers[figure] ?? []).sorted { ($1.day, $1.sequence) < ($0.day, $0.sequence) }
    return DossierList(
      figure: figure, count: count(figure), numbers: found.prefix(most).map(\.description))
  }
}
