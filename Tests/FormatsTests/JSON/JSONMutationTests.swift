import Formats
import Foundation
import Testing

@Suite("JSON mutated")
struct JSONMutationTests {
  private static let text = Array(
    #"{"id":17,"list":[1,-2.5e3,0.1E-2,true,false,null,"a\"b\\c\/\n"],"o":{"p":{},"q":[]},"s":" "}"#
      .utf8)
  private static let marks = Array("{}[]\":,\\-+.eE0123 \ntfn/u".utf8)

  @Test("what Foundation reads is read, and nothing else", arguments: 1...4 as ClosedRange<UInt64>)
  func sameAsFoundation(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    for _ in 0..<2_000 {
      var text = Self.text
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let index = Int.random(in: text.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: text[index] = Self.marks.pick(&generator)
        case 1: text.insert(Self.marks.pick(&generator), at: index)
        default: text.remove(at: index)
        }
      }
      let shown = String(decoding: text, as: UTF8.self)
      // Foundation takes a comma before the end of an object, against the RFC.
      if shown.filter({ !$0.isWhitespace }).contains(",}") { continue }
      let value = try? JSONText.parse(text)
      let theirs = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
      #expect((value == nil) == (theirs == nil), "\(shown)")
    }
  }
}
