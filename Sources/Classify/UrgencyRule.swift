internal import Feedback

/// Says whether a matter must not wait, and why.
enum UrgencyRule {
  /// The first reason of the file whose words weigh enough together; nil where none do.
  static func urgency(_ tally: Tally, _ classifier: Classifier) -> Urgency? {
    let rules = classifier.taxonomy.urgency
    guard !rules.isEmpty else { return nil }
    var weights = [Double](repeating: 0, count: rules.count)
    for index in tally.met {
      let meaning = classifier.index.meanings[index]
      guard case .urgency(let rule) = meaning.target else { continue }
      // What only the body mentions is often not the matter itself.
      weights[rule] += tally.subject[index] > 0 ? meaning.weight : meaning.weight / 2
    }
    guard
      let rule = rules.indices.first(where: { weights[$0] > 0 && weights[$0] >= rules[$0].least })
    else { return nil }
    return Urgency(reason: rules[rule].id, words: words(of: rule, tally, classifier.index))
  }

  private static func words(of rule: Int, _ tally: Tally, _ index: WordIndex) -> [String] {
    tally.met
      .filter {
        if case .urgency(rule) = index.meanings[$0].target {
          index.meanings[$0].weight > 0
        } else {
          false
        }
      }
      .sorted {
        (index.meanings[$1].weight, index.words[$0]) < (index.meanings[$0].weight, index.words[$1])
      }
      .map { index.words[$0] }
  }
}
