import Formats
import Foundation
import Testing

/// Payloads made wrong in every way, for as long as `MINQING_FUZZ_SECONDS` says; a failure names its
/// seed, and the same seed gives the same payload.
@Suite("mutations")
struct MutationTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["MINQING_FUZZ_SECONDS"].flatMap(Double.init) ?? 3

  private static let limit = TimeLimitTrait.Duration.minutes(Int(seconds / 60) + 10)

  @Test(
    "no payload stops a reader, and pieces make no difference", .timeLimit(limit),
    arguments: Corpus.payloads.keys.sorted { $0.rawValue < $1.rawValue })
  func readers(_ format: Format) async throws {
    let payloads = try #require(Corpus.payloads[format])
    let selectors = try messageBoardSelectors()
    let end = ContinuousClock.now + .seconds(Self.seconds / 4)
    var seed: UInt64 = 0
    while seed < 100 || ContinuousClock.now < end {
      seed += 1
      // The other tests have a time limit, and no more threads than this one.
      await Task.yield()
      var mutator = Mutator(seed: seed)
      var payload = mutator.mutated(mutator.pick(payloads))
      // Behind as much as is looked at first, pieces come to the readers as they are.
      if seed.isMultiple(of: 64) { payload = Array(repeating: 0x0A, count: 64 * 1024) + payload }
      let options = FormatOptions(
        encoding: mutator.pick([nil, nil, nil, "utf-8", "gb18030", "utf-16"]),
        records: format == .json ? mutator.pick([nil, nil, "data.items", "items"]) : nil,
        baseURL: mutator.pick([nil, "http://a.cn/x/"]), html: selectors)
      for reader in Set([format, mutator.pick(Format.allCases)]) {
        let reading = Reading(reader, payload, options)
        let pieces = Reading(reader, payload, options, pieceSize: 1 + mutator.number(below: 9))
        #expect(reading == pieces, "seed \(seed) of \(format), read as \(reader)")
        #expect(
          reading.outcomes.map(\.number) == Array(1..<(reading.outcomes.count + 1)), "seed \(seed)")
        #expect(reading.rejects.allSatisfy { !$0.reason.isEmpty }, "seed \(seed)")
      }
      _ = Format.guess(fileName: nil, contentType: nil, head: payload)
    }
  }

  @Test("no HTML stops its reading", .timeLimit(limit))
  func html() async {
    let pages = Corpus.payloads.values.flatMap(\.self)
    let end = ContinuousClock.now + .seconds(Self.seconds / 4)
    var seed: UInt64 = 0
    while seed < 100 || ContinuousClock.now < end {
      seed += 1
      await Task.yield()
      var mutator = Mutator(seed: seed)
      let html = String(decoding: mutator.mutated(mutator.pick(pages)), as: UTF8.self)
      let text = HTMLText.text(html)
      #expect(text.utf8.count <= html.utf8.count * 3, "seed \(seed)")
      #expect(HTMLText.looksLikeHTML(html) || text == html, "seed \(seed)")
    }
  }
}

extension RecordOutcome {
  fileprivate var number: Int {
    switch self {
    case .record(let record): record.place.number
    case .reject(let reject): reject.place.number
    }
  }
}
