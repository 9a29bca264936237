internal import Foundation

/// What each n-gram weighs: how far the topics of the messages that hold it stray from those of all
/// messages (Kullback and Leibler, 1951), times how rare it is.
///
/// A weight that knows the topics brings more than any choice of loss or kernel did; see the decision on
/// the trained model.
struct ColumnWeights {
  /// A topic's share is drawn to that of all messages as by so many of them.
  private static let prior: Float = 5
  /// One scalar says less than two.
  private static let single: Float = 0.5

  /// By column; 0 where fewer than two of the messages hold the n-gram.
  let values: [Float]

  init(_ corpus: Corpus, _ rows: [Int32], _ labels: TopicLabels) {
    let width = labels.topics.count
    let held = Self.counts(corpus, rows, labels)
    let shares = labels.shares(rows)
    values = (0..<corpus.width).map { column in
      let counts = held[column * width..<(column + 1) * width]
      let weight = Self.weight(counts, shares, messages: Float(rows.count))
      return corpus.isSingle[column] ? weight * Self.single : weight
    }
  }

  /// By column and topic: how many messages hold the n-gram.
  private static func counts(
    _ corpus: Corpus, _ rows: [Int32], _ labels: TopicLabels
  ) -> [Float] {
    let width = labels.topics.count
    var held = [Float](repeating: 0, count: corpus.width * width)
    for row in rows {
      let topics = labels.byMessage[Int(row)]
      for index in corpus.starts[Int(row)]..<corpus.starts[Int(row) + 1] {
        let first = Int(corpus.columns[index]) * width
        for topic in topics { held[first + topic] += 1 / Float(topics.count) }
      }
    }
    return held
  }

  private static func weight(
    _ counts: ArraySlice<Float>, _ shares: [Float], messages: Float
  ) -> Float {
    let held = counts.reduce(0, +)
    guard held > 1.5 else { return 0 }
    var divergence: Float = 0
    for (count, share) in zip(counts, shares) where share > 0 {
      let likely = (count + prior * share) / (held + prior)
      divergence += likely * log(likely / share)
    }
    return sqrt(max(0, divergence)) * (log((1 + messages) / (1 + held)) + 1)
  }
}
