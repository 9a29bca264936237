/// Texts as they come to an office: most stand alone, about a fifth are about one of the matters of these
/// weeks, and some are said again.
public struct InventedVoices {
  private var texts: InventedTexts
  private let characters: [Character]
  private var numbers = Numbers(state: 7)
  private var recent: [(subject: String, body: String)] = []

  /// A new matter begins with every so many voices, and the last so many are spoken of.
  private static let perMatter = 100, spokenOf = 300
  private static let remembered = 1_000

  /// Voices whose texts are made of words, the most common first.
  public init(words: [String]) {
    texts = InventedTexts(words: words)
    characters = Array(Set(words.joined())).sorted()
  }

  /// The next voice, by its number from 0.
  public mutating func next(_ number: Int) -> (subject: String, body: String) {
    let share = numbers.share
    if share < 0.06, !recent.isEmpty { return again() }
    var voice = texts.next(number)
    if share < 0.28 { name(matter(number), in: &voice) }
    if recent.count < Self.remembered {
      recent.append(voice)
    } else {
      recent[number % Self.remembered] = voice
    }
    return voice
  }

  /// What somebody said lately, word for word or with a remark.
  private mutating func again() -> (subject: String, body: String) {
    var voice = recent[min(recent.count - 1, Int(numbers.share * Double(recent.count)))]
    if numbers.share < 0.5 { voice.body += "请尽快答复。" }
    return voice
  }

  /// The newest matters are spoken of most.
  private mutating func matter(_ number: Int) -> Int {
    let age = numbers.share * numbers.share * Double(Self.spokenOf)
    return max(0, number / Self.perMatter - Int(age))
  }

  /// A matter has two names of its own, which its voices name.
  private func name(_ matter: Int, in voice: inout (subject: String, body: String)) {
    let estate = own(matter, 1) + "小区", road = own(matter, 2) + "路"
    voice.subject = estate + voice.subject
    voice.body = "我住在\(estate)，旁边是\(road)。\(voice.body)\(estate)的居民都在\(road)等答复。"
  }

  /// Three characters that only the matter has.
  private func own(_ matter: Int, _ salt: Int) -> String {
    var mixed = UInt64(matter * 4 + salt) &* 0x9E37_79B9_7F4A_7C15
    return String(
      (0..<3).map { _ in
        mixed = (mixed ^ mixed >> 31) &* 0xD6E8_FEB8_6659_FD93
        return characters[Int(mixed >> 33) % characters.count]
      })
  }
}
