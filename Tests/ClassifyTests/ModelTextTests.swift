import Testing

@testable import Classify

@Suite("text of the model")
struct ModelTextTests {
  private static let signs = "\u{E002}", district = "\u{E000}"

  private func normalized(_ text: String) -> String {
    var normalizer = ModelText()
    normalizer.take(text)
    var output = String.UnicodeScalarView()
    output.append(contentsOf: normalizer.normalized.compactMap(Unicode.Scalar.init))
    return String(output)
  }

  @Test(
    "blanks go, letters become small, digits and signs run together",
    arguments: [
      ("", ""), (" \t\n\u{3000}\u{200B}\u{A0}", ""), ("公交 12 路", "公交0路"), ("ＡＢＣ１２", "abc0"),
      ("BUS Stop", "busstop"), ("停运！！？好", "停运\(signs)好"), ("a_b", "a_b"),
      ("一_x000D_二", "一二"), ("_x000d_", "_x0d_"), ("😀😀", signs), ("2020年3月", "0年0月"),
      ("É①々", "é①々"), ("。\n。", signs), ("𠮷野", "𠮷野"),
    ])
  func rules(text: String, expected: String) {
    #expect(normalized(text) == expected)
  }

  @Test(
    "a lettered district is one mark, a word before it is not",
    arguments: [
      ("A3区的路", "\(district)区的路"), ("K市", "\(district)市"), ("西湖区", "西湖区"),
      ("B 12 县", "\(district)县"),
      ("3区", "0区"), ("A3、区", "a0\(signs)区"),
    ])
  func districts(text: String, expected: String) {
    #expect(normalized(text) == expected)
  }

  @Test("places lead back to the text")
  func places() {
    var normalizer = ModelText(keepsOrigins: true)
    normalizer.take("公 A3区!")
    #expect(Array(normalizer.places) == [0, 4, 6, 9])
  }

  @Test("n-grams of subject and body are apart, and a text has one of two scalars less than of one")
  func grams() {
    let scalars: [UInt32] = [0x516C, 0x4EA4, 0x8F66]
    var lengths: [Int] = [], buckets: [Int] = []
    scalars.withUnsafeBufferPointer { scalars in
      Grams.each(scalars, .subject) { bucket, _, length in
        lengths.append(length)
        buckets.append(bucket)
      }
    }
    #expect(lengths == [1, 2, 1, 2, 1])
    #expect(Set(buckets).count == 5)
    #expect(buckets.allSatisfy { (0..<Grams.buckets).contains($0) })
    #expect(Grams.bucket(.subject, 0x516C) != Grams.bucket(.body, 0x516C))
  }
}
