import Foundation

/// Texts of about 280 bytes out of a list of words: few words are common, most are rare, and between them
/// stand characters drawn one by one, so that pairs are as many as in real texts.
struct InventedTexts {
  private let words: [String]
  private let characters: [Character]
  private var numbers = Numbers(state: 1)

  init(words: [String]) {
    self.words = words
    characters = Array(Set(words.joined())).sorted()
  }

  mutating func next(_ number: Int) -> (subject: String, body: String) {
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

  /// The word of rank n is drawn about 1/n times as often as the first (Zipf).
  private mutating func word() -> String {
    let rank = exp(numbers.share * log(Double(words.count)))
    return words[min(words.count - 1, Int(rank) - 1)]
  }

  private mutating func character() -> Character {
    characters[min(characters.count - 1, Int(numbers.share * Double(characters.count)))]
  }
}

/// Numbers that are the same in every run (Knuth's MMIX generator).
private struct Numbers {
  var state: UInt64

  /// From 0 to 1.
  var share: Double {
    mutating get {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
  }
}
