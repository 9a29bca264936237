import Settings
import Testing

private struct Channel: SettingsSection {
  static let keys: [SettingKey] = [
    .required("id", .text, "the channel's id"),
    SettingKey("every", .duration, "how often it is read", fallback: "1h"),
    SettingKey("limit", .size, "the largest payload"),
    SettingKey("enabled", .flag, "whether it is read"),
    SettingKey("aliases", .list(.text), "other names"),
    SettingKey("child", .section(Channel.self), "a channel below it"),
    SettingKey("weights", .map(.number), "free names with numbers"),
  ]

  var id: String
  var every: Double?
  var limit: Int?
  var enabled: Bool?
  var aliases: [String]
  var child: String?
  var weights: [String: Double] = [:]

  init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    every = try map.duration("every")
    limit = try map.size("limit")
    enabled = try map.flag("enabled")
    aliases = try map.texts("aliases")
    child = try map.section("child", Channel.self)?.id
    if let free = try map.map("weights") {
      for name in free.names { weights[name] = try free.number(name) }
    }
  }
}

private func decode(_ text: String) throws(SettingsError) -> Channel {
  try SettingsFile(text: text, name: "channels.yaml").decode(Channel.self)
}

@Suite("Settings")
struct SettingsTests {
  @Test("typed values are read as they are written")
  func values() throws {
    let channel = try decode(
      """
      id: "007"
      every: 15m
      limit: 64MB
      enabled: true
      aliases: [热线, hotline]
      child: {id: no}
      weights: {征地: 2.5, 12:30: 1}
      """)
    #expect(channel.id == "007")
    #expect(channel.every == 900)
    #expect(channel.limit == 64_000_000)
    #expect(channel.enabled == true)
    #expect(channel.aliases == ["热线", "hotline"])
    #expect(channel.child == "no", "YAML's `no` stays the word where a text is asked for")
    #expect(channel.weights == ["征地": 2.5, "12:30": 1])
  }

  @Test(
    "a fault names file, line, column and the mend",
    arguments: [
      ("id: a\nevry: 5m", "channels.yaml:2:1: unknown key \"evry\"; did you mean every?"),
      (
        "id: a\nzzzzzzzz: 5m",
        "channels.yaml:2:1: unknown key \"zzzzzzzz\"; known: "
          + "id, every, limit, enabled, aliases, child, weights"
      ),
      (
        "id: a\nevery: soon",
        "channels.yaml:2:8: \"every\" takes a duration, such as 90s, 15m, 24h or 30d, not \"soon\""
      ),
      (
        "id: a\nenabled: yes",
        "channels.yaml:2:10: \"enabled\" takes true or false, not \"yes\""
      ),
      ("every: 5m", "channels.yaml:1:1: \"id\" is missing: the channel's id"),
      (
        "id: a\nchild: {evry: 1}",
        "channels.yaml:2:9: unknown key \"evry\"; did you mean every?"
      ),
      ("id: a\nid: b", "channels.yaml:1:1: stands twice in what begins here: \"id\"; keep one"),
      ("id: [a, b]", "channels.yaml:1:5: id takes a single value, not a list"),
      ("- id", "channels.yaml:1:1: the file takes keys with values (`name: value`), not a list"),
      ("", "channels.yaml: \"id\" is missing: the channel's id"),
    ])
  func faults(text: String, message: String) {
    let error = #expect(throws: SettingsError.self) { try decode(text) }
    #expect(error.map(String.init(describing:)) == message)
  }

  @Test("text that is not YAML is refused with its line")
  func syntax() {
    let error = #expect(throws: SettingsError.self) { try decode("id: a\n  every: [5m\n") }
    #expect(error?.line != nil)
    #expect(error?.description.contains("is not YAML") == true)
  }

  @Test(
    "the nearest word is suggested, a far one is not",
    arguments: [("chanel", "channel" as String?), ("foramt", "format"), ("abcdef", nil)])
  func suggestion(word: String, expected: String?) {
    #expect(nearest(to: word, among: ["channel", "format", "every"]) == expected)
  }
}
