/// Finds matters: joins voices that are alike until no two groups are alike enough on average.
///
/// Average linkage (UPGMA, Sokal and Michener 1958) over near neighbours: a single bridge between two
/// matters does not make them one, as it would with single linkage. What a person has said about a
/// voice always holds. A voice that has a matter is never taken out of it, so matters keep their
/// numbers from day to day.
public struct Grouper: Sendable {
  private let rules: MatterRules
  /// How rare terms are; what comes later may bring new ones.
  public var counts: TermCounts
  private var nextMatter: Int64
  private var index = CandidateIndex()
  private var ids: [Int64] = []
  private var signatures: [Signature] = []
  /// The node that each voice is in; one that was absorbed leads on to its heir.
  private var nodeOfVoice: [Int32] = []
  private var nodes: [Node] = []
  private var heirs: [Int32] = []
  private var nodeOfMatter: [Int64: Int32] = [:]

  /// A grouper for voices whose terms are among those counted.
  ///
  /// - Parameter nextMatter: the number of the next matter that is formed.
  public init(_ rules: MatterRules, counts: TermCounts, nextMatter: Int64 = 1) {
    (self.rules, self.counts, self.nextMatter) = (rules, counts, nextMatter)
  }

  /// Makes earlier voices known, with their matters; nothing about them is changed.
  public mutating func know(_ voices: [Voice]) {
    for voice in voices {
      let voiceIndex = Int32(ids.count)
      let vector = add(voice)
      _ = index.candidates(vector, for: voiceIndex)
      _ = index.duplicates(voice.sketch.signature, for: voiceIndex)
    }
  }

  /// Finds the matters of voices that are new; the result does not depend on their order.
  public mutating func group(_ voices: [Voice]) -> Grouping {
    var run = Linkage(rules, messages: counts.messages)
    for voice in voices.sorted(by: Voice.inOrder) {
      let voiceIndex = Int32(ids.count)
      let vector = add(voice)
      let node = nodeOfVoice[Int(voiceIndex)]
      let near = index.candidates(vector, for: voiceIndex)
      let same = index.duplicates(voice.sketch.signature, for: voiceIndex).filter {
        signatures[Int($0)].likeness(to: voice.sketch.signature) >= rules.duplicate
      }
      run.join(
        node, with: Set((near + same).map(node(of:))).sorted(), in: nodes,
        same: Set(same.map(node(of:))))
    }
    while let (kept, absorbed) = run.next(nodes) { unite(kept, absorbed, &run) }
    return tell(run.touched)
  }

  private mutating func add(_ voice: Voice) -> TermVector {
    let voiceIndex = Int32(ids.count)
    let vector = TermVector(voice.sketch, counts: counts, rules: rules)
    ids.append(voice.id)
    signatures.append(voice.sketch.signature)
    let node = Node(voice, vector, at: voiceIndex)
    if let known = voice.matter.flatMap({ nodeOfMatter[$0] }) {
      nodes[Int(known)].absorb(node)
      nodeOfVoice.append(known)
    } else {
      let nodeIndex = Int32(nodes.count)
      nodes.append(node)
      heirs.append(nodeIndex)
      nodeOfVoice.append(nodeIndex)
      if let matter = voice.matter { nodeOfMatter[matter] = nodeIndex }
    }
    return vector
  }

  private func node(of voice: Int32) -> Int32 {
    var node = nodeOfVoice[Int(voice)]
    while heirs[Int(node)] != node { node = heirs[Int(node)] }
    return node
  }

  private mutating func unite(_ kept: Int32, _ absorbed: Int32, _ run: inout Linkage) {
    nodes[Int(kept)].absorb(nodes[Int(absorbed)])
    heirs[Int(absorbed)] = kept
    if let loser = nodes[Int(absorbed)].matter {
      nodeOfMatter[loser] = kept
      if let winner = nodes[Int(kept)].matter {
        run.united.append(Grouping.Union(matter: max(winner, loser), into: min(winner, loser)))
        nodes[Int(kept)].matter = min(winner, loser)
      } else {
        nodes[Int(kept)].matter = loser
      }
    }
    nodes[Int(absorbed)].vector = nodes[Int(absorbed)].vector.emptied
    run.follow(kept, absorbed, nodes)
  }

  /// What is new about the nodes that were touched; matters get their numbers by their first voice.
  private mutating func tell(_ touched: Linkage.Touched) -> Grouping {
    var grouping = Grouping()
    grouping.united = touched.united
    for node in touched.nodes.sorted() where heirs[Int(node)] == node {
      guard nodes[Int(node)].count > 1 else { continue }
      let matter = number(of: node, &grouping)
      for voice in nodes[Int(node)].untold.sorted() {
        grouping.joined.append(.init(voice: ids[Int(voice)], matter: matter))
      }
      nodes[Int(node)].untold = []
    }
    return grouping
  }

  private mutating func number(of node: Int32, _ grouping: inout Grouping) -> Int64 {
    if let matter = nodes[Int(node)].matter { return matter }
    let matter = nextMatter
    nextMatter += 1
    nodes[Int(node)].matter = matter
    nodes[Int(node)].matters.insert(matter)
    nodeOfMatter[matter] = node
    grouping.formed.append(matter)
    return matter
  }
}

extension Voice {
  /// By day, then by what they say, so that voices with the same content are interchangeable.
  static func inOrder(_ first: Voice, _ second: Voice) -> Bool {
    if first.day != second.day { return first.day < second.day }
    if first.sketch.terms != second.sketch.terms {
      return first.sketch.terms.lexicographicallyPrecedes(second.sketch.terms)
    }
    if first.sketch.weights != second.sketch.weights {
      return first.sketch.weights.lexicographicallyPrecedes(second.sketch.weights)
    }
    return first.id < second.id
  }
}

extension TermVector {
  /// Nothing, in place of what another took over.
  var emptied: TermVector { TermVector() }
}
