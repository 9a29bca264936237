/// Two nodes and their likeness when it was counted.
struct Edge: Sendable {
  var likeness: Float
  var first: Int32
  var second: Int32
  /// The nodes' versions then: where one has changed, the edge is void.
  var versions: (Int32, Int32)

  /// The more alike comes first; among equals the earlier nodes.
  func comes(before other: Edge) -> Bool {
    if likeness != other.likeness { return likeness > other.likeness }
    return (first, second) < (other.first, other.second)
  }
}

/// Edges, the strongest first: a binary heap.
struct EdgeHeap: Sendable {
  private var edges: [Edge] = []

  mutating func push(_ edge: Edge) {
    edges.append(edge)
    var child = edges.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard edges[child].comes(before: edges[parent]) else { return }
      edges.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Edge? {
    guard let top = edges.first else { return nil }
    let last = edges.removeLast()
    guard !edges.isEmpty else { return top }
    edges[0] = last
    var parent = 0
    while let child = strongestChild(of: parent), edges[child].comes(before: edges[parent]) {
      edges.swapAt(child, parent)
      parent = child
    }
    return top
  }

  private func strongestChild(of parent: Int) -> Int? {
    let left = 2 * parent + 1
    guard left < edges.count else { return nil }
    let right = left + 1
    return right < edges.count && edges[right].comes(before: edges[left]) ? right : left
  }
}
