import Feedback
import Settings

@testable import Group

/// The default rules, or those of a text.
func rules(_ text: String = "likeness: 0.07") throws -> MatterRules {
  try SettingsFile(text: text, name: "matters.yaml").decode()
}

/// An invented message.
struct Message {
  var subject: String
  var body: String
  var day = 0
  var places: [String] = []
}

/// Invented matters: messages in different words about one thing at one place.
enum Invented {
  private static let estates = ["青禾湾", "望江苑", "松涛里", "锦绣坊", "白鹭洲"]
  private static let troubles: [(name: String, words: [String])] = [
    ("电梯", ["电梯经常停运", "电梯困人无人救援", "电梯半年没有检修", "电梯井道漏水"]),
    ("桥下噪声", ["桥下广场半夜喇叭", "广场喇叭吵得睡不着", "喇叭噪声分贝超标", "广场舞喇叭扰民"]),
    ("断水", ["自来水断水三天", "水管爆裂断水", "断水通知没有张贴", "二次供水泵房断水"]),
    ("校车", ["校车不停靠站点", "校车司机闯红灯", "校车超载", "校车停靠站点取消"]),
    ("路灯", ["路灯整条街不亮", "路灯坏了没人修", "路灯杆倒了", "路灯晚上不亮"]),
  ]
  private static let asides = [
    "孩子老人都受影响", "物业推脱", "已经反映多次", "请派人现场查看", "影响上下班", "希望尽快答复",
    "业主群里意见很大", "上周又发生一次", "社区说不归他们管", "半个月没有进展",
  ]

  /// Voices about a matter (0 to 4), each in its own words.
  static func matter(_ matter: Int, voices: Int) -> [Message] {
    let estate = estates[matter], trouble = troubles[matter]
    return (0..<voices).map { index in
      let words = trouble.words[index % trouble.words.count]
      return Message(
        subject: "\(estate)小区\(words)",
        body: "我是\(estate)\(index + 1)栋的住户，\(words)，"
          + "\(asides[index % 10])，\(asides[(index * 3 + matter) % 10])。\(trouble.name)问题请解决。",
        day: index)
    }
  }

  /// Messages that have nothing in common but the way in which such messages are written.
  static func singles(_ count: Int) -> [Message] {
    (0..<count).map { index in
      let name = String(
        String.UnicodeScalarView(
          (0..<6).map { step in
            Unicode.Scalar(0x4E00 + UInt32((index * 6 + step) * 7919 % 12_000)) ?? "一"
          }))
      return Message(
        subject: "咨询\(name)", body: "您好，\(asides[index % 10])，请问\(name)怎么办理？", day: index % 60)
    }
  }
}

/// Voices of messages, with ids from 1, and the counts of their terms.
func voices(_ messages: [Message], _ rules: MatterRules) -> ([Voice], TermCounts) {
  var sketcher = Sketcher(rules)
  let sketches = sketcher.sketch(messages.map { ($0.subject, $0.body) })
  let voices = messages.indices.map {
    Voice(
      id: Int64($0 + 1), sketch: sketches[$0], day: Day(number: 20_000 + messages[$0].day),
      places: messages[$0].places)
  }
  return (voices, sketcher.counts)
}

extension Grouping {
  /// The voices of each matter.
  var groups: [Int64: Set<Int64>] {
    joined.reduce(into: [:]) { $0[$1.matter, default: []].insert($1.voice) }
  }
}
