/// What the n-grams of a message add to the scores of a model, scalar by scalar.
struct ModelEvidence {
  /// A part of the message with its scalars and the n-grams of it that the model knows.
  private struct Part {
    let part: Grams.Part
    let bytes: [UInt8]
    /// Where each normalised scalar begins in the bytes.
    let places: [Int]
    /// What stood in the text: where it begins, how many scalars it has, and its row.
    var grams: [(index: Int, length: Int, row: Int)] = []
    var counts: [Int: Int] = [:]
    var scale: Float = 0
  }

  private let model: TopicModel
  private var parts: [Part] = []

  init(_ model: TopicModel, subject: String, body: String) {
    self.model = model
    parts = [part(subject, .subject), part(body, .body)]
    let scales = PartScales(subject: squares(parts[0]), body: squares(parts[1]))
    parts[0].scale = scales.subject
    parts[1].scale = scales.body
  }

  /// The pieces of text that speak for a topic of the model and against it, strongest first; their
  /// weights are shares of the topic's score.
  func spans(_ topic: Int, limit: Int) -> [EvidenceSpan] {
    let found = parts.flatMap { part in
      Self.runs(weights(part, topic)).map { run in span(part, run.range, run.weight) }
    }
    return Array(found.sorted { abs($0.weight) > abs($1.weight) }.prefix(limit))
  }

  private func part(_ message: String, _ part: Grams.Part) -> Part {
    var text = ModelText(keepsOrigins: true)
    text.take(message)
    var known = Part(part: part, bytes: Array(message.utf8), places: text.places.map(Int.init))
    model.withTable { table in
      text.withScalars { scalars in
        Grams.each(scalars, part) { bucket, index, length in
          let row = table.row(bucket, otherwise: -1)
          guard row >= 0 else { return }
          known.grams.append((index, length, row))
          known.counts[row, default: 0] += 1
        }
      }
    }
    return known
  }

  private func squares(_ part: Part) -> Float {
    let lane = model.facts.topics.count
    return part.counts.reduce(0) { sum, entry in
      let weight = CountWeight.byCount[min(entry.value, CountWeight.limit)]
      return sum + weight * weight * number(entry.key, lane)
    }
  }

  private func number(_ row: Int, _ lane: Int) -> Float {
    model.withTable { $0.rows[row * $0.blocks + lane / 8][lane % 8] }
  }

  /// By scalar: what the n-grams that it stands in add to the topic, each shared out among its scalars.
  private func weights(_ part: Part, _ topic: Int) -> [Float] {
    var weights = [Float](repeating: 0, count: part.places.count)
    for gram in part.grams {
      let count = part.counts[gram.row] ?? 1
      let factor = part.scale * CountWeight.byCount[min(count, CountWeight.limit)] / Float(count)
      let share = factor * number(gram.row, topic) / Float(gram.length)
      for index in gram.index..<gram.index + gram.length { weights[index] += share }
    }
    return weights
  }

  /// Neighbours that pull the same way; what hardly pulls parts them.
  private static func runs(_ weights: [Float]) -> [(range: Range<Int>, weight: Double)] {
    let most = weights.reduce(0) { max($0, abs($1)) }
    var runs: [(range: Range<Int>, weight: Double)] = []
    for (index, weight) in weights.enumerated() where abs(weight) > most / 6 {
      if let last = runs.last, last.range.upperBound == index, (last.weight > 0) == (weight > 0) {
        runs[runs.count - 1] = (last.range.lowerBound..<index + 1, last.weight + Double(weight))
      } else {
        runs.append((index..<index + 1, Double(weight)))
      }
    }
    return runs
  }

  private func span(_ part: Part, _ run: Range<Int>, _ weight: Double) -> EvidenceSpan {
    let start = part.places[run.lowerBound]
    let end = run.upperBound < part.places.count ? part.places[run.upperBound] : part.bytes.count
    return EvidenceSpan(part.bytes, start..<end, part.part.name, weight: weight, by: .model)
  }
}
