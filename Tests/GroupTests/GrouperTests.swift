import Feedback
import Testing

@testable import Group

@Suite("matters")
struct GrouperTests {
  private static let messages =
    (0..<5).flatMap { Invented.matter($0, voices: 6 + 2 * $0) } + Invented.singles(60)

  private func grouping(_ messages: [Message], _ text: String = "likeness: 0.07") throws
    -> Grouping
  {
    let rules = try rules(text)
    let (voices, counts) = voices(messages, rules)
    var grouper = Grouper(rules, counts: counts)
    return grouper.group(voices)
  }

  @Test("each of five matters is found whole, and what stands alone is left alone")
  func found() throws {
    let groups = try grouping(Self.messages).groups
    var first: Int64 = 1
    let expected = (0..<5).map { matter in
      let count = Int64(6 + 2 * matter)
      defer { first += count }
      return Set(first..<first + count)
    }
    #expect(Set(groups.values) == Set(expected))
  }

  @Test("one word in common makes no matter")
  func oneWord() throws {
    let messages = [
      "电梯停运一周", "幼儿园何时招生", "垃圾堆成山无人清", "车位售价离谱", "围墙被台风吹倒", "宽带网速缓慢",
    ].map { Message(subject: "青禾湾小区" + $0, body: "青禾湾小区" + $0) }
    #expect(try grouping(messages + Self.messages.suffix(60)).joined.isEmpty)
  }

  @Test("a voice is in one matter at most")
  func once() throws {
    let joined = try grouping(Self.messages).joined
    #expect(Set(joined.map(\.voice)).count == joined.count)
  }

  @Test("the order of the voices does not matter")
  func order() throws {
    let rules = try rules()
    let (voices, counts) = voices(Self.messages, rules)
    var forwards = Grouper(rules, counts: counts), backwards = Grouper(rules, counts: counts)
    let groups = forwards.group(voices).groups
    #expect(groups == backwards.group(voices.reversed()).groups)
    #expect(!groups.isEmpty)
  }

  @Test("the next day's voices join the matters that there are, which keep their numbers")
  func nextDay() throws {
    let rules = try rules()
    let (all, counts) = voices(Self.messages, rules)
    var first = Grouper(rules, counts: counts)
    let old = all.filter { $0.id % 3 != 0 }, new = all.filter { $0.id % 3 == 0 }
    let before = first.group(old)
    let matterOf = Dictionary(uniqueKeysWithValues: before.joined.map { ($0.voice, $0.matter) })
    var second = Grouper(rules, counts: counts, nextMatter: 100)
    second.know(
      old.map { voice in
        var voice = voice
        voice.matter = matterOf[voice.id]
        return voice
      })
    let after = second.group(new)
    #expect(after.formed.isEmpty && after.united.isEmpty)
    let whole = try grouping(Self.messages).groups
    for (matter, voices) in after.groups {
      let others = Set(before.joined.filter { $0.matter == matter }.map(\.voice))
      #expect(whole.values.contains(voices.union(others)))
    }
  }

  @Test("a voice that a person took out of a matter never comes back to it")
  func apart() throws {
    let rules = try rules()
    var (all, counts) = voices(Self.messages, rules)
    for index in 0..<6 { all[index].matter = 7 }
    all[0].matter = nil
    all[0].apart = [7]
    var grouper = Grouper(rules, counts: counts, nextMatter: 8)
    grouper.know(Array(all[1..<6]))
    #expect(grouper.group([all[0]]).joined.isEmpty)
  }

  @Test("matters that a person parted are not made one by voices between them")
  func parted() throws {
    let rules = try rules()
    var (all, counts) = voices(Invented.matter(0, voices: 12) + Invented.singles(40), rules)
    for index in 0..<4 { all[index].matter = 1 }
    for index in 4..<8 {
      all[index].matter = 2
      all[index].apart = [1]
    }
    var grouper = Grouper(rules, counts: counts, nextMatter: 3)
    grouper.know(Array(all[..<8]))
    let grouping = grouper.group(Array(all[8..<12]))
    #expect(grouping.united.isEmpty)
    #expect(grouping.joined.count == 4)
  }

  @Test("matters that turn out to be one keep the older number")
  func united() throws {
    let rules = try rules()
    var (all, counts) = voices(Invented.matter(0, voices: 12) + Invented.singles(40), rules)
    for index in 0..<4 { all[index].matter = 5 }
    for index in 4..<8 { all[index].matter = 3 }
    var grouper = Grouper(rules, counts: counts, nextMatter: 6)
    grouper.know(Array(all[..<8]))
    let grouping = grouper.group(Array(all[8..<12]))
    #expect(grouping.united == [.init(matter: 5, into: 3)])
    #expect(Set(grouping.joined.map(\.matter)) == [3])
  }

  @Test("after a long rest the same words are another matter")
  func rest() throws {
    var messages = Invented.matter(0, voices: 8) + Self.messages.suffix(60)
    for index in 4..<8 { messages[index].day += 500 }
    #expect(try grouping(messages).groups.count == 2)
    #expect(try grouping(messages, "window: 800d").groups.count == 1)
  }

  @Test("the same words about two places are two matters where they must be more alike")
  func places() throws {
    var messages = Invented.matter(1, voices: 8) + Self.messages.suffix(60)
    for index in 0..<8 { messages[index].places = ["county", index < 4 ? "north" : "south"] }
    let parted = try grouping(messages, "elsewhere: 0").groups
    #expect(Set(parted.values) == [Set(1...4), Set(5...8)])
    #expect(try grouping(messages, "elsewhere: 1").groups.count == 1)
  }

  @Test("in a young store what all messages say does not make them one matter")
  func young() throws {
    let alone = [
      "公交十二路改线", "咨询医保报销比例", "河边垃圾未清运", "学校食堂价格偏高", "建议增设公共厕所", "路口红绿灯太短",
      "老旧小区加装煤气", "图书馆开放时间", "农村道路硬化", "流浪狗伤人",
    ]
    func matter(_ estate: String, _ words: [String]) -> [Message] {
      words.enumerated().map { index, words in
        Message(
          subject: estate + "小区" + words, body: "我是\(estate)\(index + 1)栋的住户，\(words)，请处理。")
      }
    }
    let messages =
      matter("望江苑", ["桥下广场半夜喇叭", "广场喇叭吵得睡不着", "喇叭噪声分贝超标", "广场舞喇叭扰民"])
      + matter("青禾湾", ["电梯经常停运", "电梯困人无人救援", "电梯半年没有检修", "电梯井道漏水"])
      + alone.map { Message(subject: $0, body: $0 + "，请处理。") }
    let groups = try grouping(messages).groups.values.map { $0.sorted() }
    #expect(Set(groups) == [Array(1...4), Array(5...8)])
  }

  @Test("where few messages are English, their everyday words make no matter")
  func everydayWords() throws {
    let messages =
      [
        "Thank you to the driver who would not go without me at the last stop",
        "Thank you to the doctor who would not go home without seeing me",
        "We would like to have more of what you had for us before, and so on",
        "Streetlights behind Harbour Lane are out", "Streetlights out at Harbour Lane again",
      ].map { Message(subject: $0, body: $0) } + Self.messages.suffix(60)
    #expect(try grouping(messages).groups.values.map { $0.sorted() } == [[4, 5]])
  }

  @Test("messages without any words stand alone")
  func empty() throws {
    let messages = [
      Message(subject: "", body: ""), Message(subject: "！", body: "😀"),
      Message(subject: "", body: ""),
    ]
    #expect(try grouping(messages).joined.isEmpty)
  }
}
