internal import Foundation

/// Texts of about 280 bytes out of a list of words: few words are common, most are rare, and between them
/// stand characters drawn one by one, so that pairs are as many as in real texts.
public struct InventedTexts {
  private let words: [String]
  private let characters: [Character]
  private var numbers = Numbers(state: 1)

  /// Texts of these words, the first the most common.
  public init(words: [String]) {
    self.words = words
    characters = Array(Set(words.joined())).sorted()
  }

  /// The next text; `number` is its place in the row.
  public mutating func next(_ number: Int) -> (subject: String, body: String) {
    var body = ""
    while body.utf8.count < 235 {
      body += word()
      if numbers.share < 0.3 { body.append(character()) }
      if numbers.share < 0.2 { body += "，" }
    }
    let bus = numbers.share < 0.2 ? "，乘坐\(Int(numbers.share * 300))路" : ""
    let name = numbers.share < 0.05 ? "，near Elm Street No. \(number % 5_000)" : ""
    return (word() + character().description + word() + "的问题", body + bus + name + "。")
  }

  private mutating func word() -> String { numbers.pick(words) }

  private mutating func character() -> Character {
    characters[min(characters.count - 1, Int(numbers.share * Double(characters.count)))]
  }
}

/// Numbers that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
public struct Numbers {
  private var state: UInt64

  /// Numbers that a seed begins.
  public init(state: UInt64) { self.state = state }

  /// From 0 to 1.
  public var share: Double {
    mutating get {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
    }
  }

  /// One of some values; that of rank n is drawn about 1/n times as often as the first (Zipf).
  public mutating func pick<Value>(_ values: [Value]) -> Value {
    let rank = exp(share * log(Double(values.count + 1)))
    return values[min(values.count - 1, Int(rank) - 1)]
  }
}

/// The words of two to six Chinese characters in a file, its comments left out: those of a list of topics.
public func chineseWords(inFile path: String) throws -> [String] {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  return text.replacing(/#.*/, with: "").matches(of: /[\u{4E00}-\u{9FFF}]{2,6}/).map {
    String($0.output)
  }
}
