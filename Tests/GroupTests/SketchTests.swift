import Testing

@testable import Group

@Suite("sketches")
struct SketchTests {
  private func likeness(_ first: String, _ second: String) -> Double {
    Signature(of: Tokens(first).units).likeness(to: Signature(of: Tokens(second).units))
  }

  @Test("width, case, blanks and punctuation do not count")
  func folded() {
    #expect(Tokens("ＡＢ路１２号 ,门口").units.filter { $0 != 0 } == Tokens("ab路12号门口").units)
  }

  @Test("a comma parts words, a line break within a word does not")
  func gaps() {
    #expect(Tokens("停水，停电").pairs.count == 2)
    #expect(Tokens("停水\n停电").pairs.count == 3)
  }

  @Test("near-duplicates have nearly the same signature, other texts have not")
  func signatures() {
    let text = Invented.matter(0, voices: 1)[0].body + Invented.matter(1, voices: 1)[0].body
    #expect(likeness(text, text) == 1)
    #expect(likeness(text, text + "谢谢领导") > 0.7)
    #expect(likeness(text, Invented.matter(3, voices: 3)[2].body) < 0.3)
  }

  @Test("a sketch is read back from its bytes, and other bytes are no sketch")
  func bytes() throws {
    let (voices, counts) = voices(Invented.matter(2, voices: 5), try rules())
    for voice in voices { #expect(Sketch(bytes: voice.sketch.bytes) == voice.sketch) }
    #expect(Sketch(bytes: []) == nil)
    #expect(Sketch(bytes: Array(voices[0].sketch.bytes.dropLast())) == nil)
    #expect(TermCounts(bytes: counts.bytes) == counts)
    #expect(TermCounts(bytes: [1, 2]) == nil)
  }

  @Test("the representative says what most say")
  func representative() throws {
    let rules = try rules()
    let (voices, counts) = voices(
      Invented.matter(0, voices: 6) + Invented.matter(4, voices: 1), rules)
    let best = Representative(rules, counts: counts).of(voices.map { ($0.id, $0.sketch) })
    #expect(try (1...6).contains(#require(best)))
    #expect(Representative(rules, counts: counts).of([]) == nil)
  }
}
