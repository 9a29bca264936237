internal import Feedback

/// Names in English behind `Mr`, `Mrs`, `Ms`, `Miss` or `my name is`; the first letters stay.
enum EnglishName {
  private static let offices: Set<String> = [
    "mayor", "president", "chairman", "chairperson", "speaker", "secretary", "councillor",
    "councilman", "councilwoman", "alderman", "commissioner", "chief", "governor", "clerk",
  ]

  private static let titles: [StaticString] = ["Mrs", "Mr", "Ms", "Miss"]

  /// The name that a word announces which begins with an `m` at an index; nil where it does not.
  static func finding(in bytes: Bytes, at index: Int) -> Finding? {
    for title in titles where begins(title, bytes, index) {
      var start = index + title.utf8CodeUnitCount
      if bytes.at(start) == UInt8(ascii: ".") { start += 1 }
      guard bytes.at(start) == 0x20 else { continue }
      return name(at: start + 1, bytes, most: 2)
    }
    let start = index + 11
    guard begins("y name is ", bytes, index + 1) else { return nil }
    return name(at: start, bytes, most: 3)
  }

  private static func begins(_ word: StaticString, _ bytes: Bytes, _ index: Int) -> Bool {
    word.withUTF8Buffer { word in
      index + word.count <= bytes.count && word.indices.allSatisfy { bytes[index + $0] == word[$0] }
    }
  }

  private static func name(at start: Int, _ bytes: Bytes, most: Int) -> Finding? {
    var end = start, index = start
    for _ in 0..<most {
      let first = index
      while bytes.at(index).isLetter { index += 1 }
      guard index - first >= 2, bytes[first] & 0x20 == 0, bytes.at(index) != UInt8(ascii: "*"),
        !offices.contains(HouseNumber.lowercase(bytes, endingAt: index))
      else { break }
      end = index
      guard bytes.at(index) == 0x20 else { break }
      index += 1
    }
    return end > start ? Finding(kind: .name, range: start..<end) : nil
  }
}
