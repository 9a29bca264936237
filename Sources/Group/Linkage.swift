/// One run of joining: which nodes are near each other, and which two come next.
struct Linkage {
  /// What the run has changed.
  struct Touched {
    var nodes: Set<Int32>
    var united: [Grouping.Union]
  }

  private let rules: MatterRules
  private let messages: Int
  private var heap = EdgeHeap()
  private var neighbours: [Int32: Set<Int32>] = [:]
  private var gone: Set<Int32> = []
  /// Matters that became one with another.
  var united: [Grouping.Union] = []

  /// How far below the threshold a neighbour is still followed: it may come nearer on average.
  private static let followed: Float = 0.5
  /// How many neighbours a node keeps.
  private static let mostNeighbours = 48

  /// - Parameter messages: how many were ever counted.
  init(_ rules: MatterRules, messages: Int) {
    (self.rules, self.messages) = (rules, messages)
  }

  var touched: Touched { Touched(nodes: Set(neighbours.keys), united: united) }

  /// Compares a new node with others; `same` are those with the same wording.
  mutating func join(_ node: Int32, with others: [Int32], in nodes: [Node], same: Set<Int32>) {
    for other in others where other != node {
      let likeness = same.contains(other) ? sameness(node, other, nodes) : nil
      consider(node, other, likeness ?? self.likeness(node, other, nodes), nodes)
    }
  }

  /// The next two nodes to be joined, the one that is kept first; nil where none are alike enough.
  mutating func next(_ nodes: [Node]) -> (kept: Int32, absorbed: Int32)? {
    while let edge = heap.pop() {
      guard !gone.contains(edge.first), !gone.contains(edge.second),
        edge.versions == (nodes[Int(edge.first)].version, nodes[Int(edge.second)].version)
      else { continue }
      return (edge.first, edge.second)
    }
    return nil
  }

  /// Compares a node that has grown with the neighbours of both of its parts.
  mutating func follow(_ kept: Int32, _ absorbed: Int32, _ nodes: [Node]) {
    gone.insert(absorbed)
    let near = neighbours[kept, default: []].union(neighbours.removeValue(forKey: absorbed) ?? [])
    neighbours[kept] = []
    var alike: [(node: Int32, likeness: Float)] = []
    for other in near where other != kept && !gone.contains(other) {
      neighbours[other]?.remove(absorbed)
      neighbours[other]?.remove(kept)
      alike.append((other, likeness(kept, other, nodes)))
    }
    alike.sort { ($0.likeness, $1.node) > ($1.likeness, $0.node) }
    for (other, likeness) in alike.prefix(Self.mostNeighbours) {
      consider(kept, other, likeness, nodes)
    }
  }

  private mutating func consider(
    _ first: Int32, _ second: Int32, _ likeness: Float, _ nodes: [Node]
  ) {
    guard likeness >= Self.followed * Float(rules.likeness) else { return }
    neighbours[first, default: []].insert(second)
    neighbours[second, default: []].insert(first)
    let voices = nodes[Int(first)].count + nodes[Int(second)].count
    guard likeness >= rules.likeness(of: voices, among: messages) else { return }
    let (low, high) = (min(first, second), max(first, second))
    heap.push(
      Edge(
        likeness: likeness, first: low, second: high,
        versions: (nodes[Int(low)].version, nodes[Int(high)].version)))
  }

  /// The mean likeness of the voices of one node to those of another; 0 where they must not be one.
  private func likeness(_ first: Int32, _ second: Int32, _ nodes: [Node]) -> Float {
    let one = nodes[Int(first)], other = nodes[Int(second)]
    guard one.gap(to: other) <= rules.window, one.mayJoin(other) else { return 0 }
    let sum = Likeness.of(one.vector, other.vector, wordShare: Float(rules.wordShare))
    let place = one.isElsewhere(than: other) ? Float(rules.elsewhere) : 1
    return place * sum / (Float(one.count) * Float(other.count))
  }

  /// The same wording is the same matter, wherever and whenever people allow it.
  private func sameness(_ first: Int32, _ second: Int32, _ nodes: [Node]) -> Float {
    let one = nodes[Int(first)], other = nodes[Int(second)]
    return one.gap(to: other) <= rules.window && one.mayJoin(other) ? 1 : 0
  }
}
