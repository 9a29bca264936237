/// Messages as vectors of length 1: what their n-grams weigh, the subject's part a little less than the
/// body's.
struct SparseVectors: Sendable {
  /// The length of the subject's part where the body's is 1.
  static let subject: Float = 0.8

  /// Beside the columns of the corpus.
  private(set) var values: [Float]

  init(_ corpus: Corpus, _ weights: ColumnWeights) {
    values = zip(corpus.columns, corpus.counts).map { column, count in
      CountWeight.byCount[Int(count)] * weights.values[Int(column)]
    }
    for message in 0..<corpus.messages {
      let subject = corpus.starts[message]..<corpus.bodies[message]
      let body = corpus.bodies[message]..<corpus.starts[message + 1]
      let scales = PartScales(subject: squares(subject), body: squares(body))
      for index in subject { values[index] *= scales.subject }
      for index in body { values[index] *= scales.body }
    }
  }

  private func squares(_ range: Range<Int>) -> Float {
    range.reduce(0) { $0 + values[$1] * values[$1] }
  }
}

/// What the two parts of a message are multiplied by, so that it has length 1.
struct PartScales {
  var subject: Float
  var body: Float

  /// Scales for parts with these sums of squares; a part without known n-grams counts nothing.
  init(subject squares: Float, body: Float) {
    let share = SparseVectors.subject
    let total = ((squares > 0 ? share * share : 0) + (body > 0 ? 1 : 0)).squareRoot()
    subject = squares > 0 ? share / (squares.squareRoot() * total) : 0
    self.body = body > 0 ? 1 / (body.squareRoot() * total) : 0
  }
}
