import Terminal
import Testing

@Suite("Terminal")
struct TerminalTests {
  @Test(
    "a text's width counts wide characters twice and marks not at all",
    arguments: [
      ("queue", 5), ("民情", 4), ("１２３", 6), ("e\u{301}", 1), ("📮", 2), ("❤️", 2), ("", 0), ("…", 1),
      ("한국", 4), ("a\tb", 2),
    ])
  func width(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(
    "a text is cut to a width and says so",
    arguments: [
      ("民情民情", 8, "民情民情"), ("民情民情", 7, "民情民…"), ("民情民情", 6, "民情…"),
      ("abc", 2, "a…"), ("abc", 0, ""),
    ])
  func fitted(text: String, width: Int, fitted: String) {
    #expect(text.fitted(to: width) == fitted)
    #expect(DisplayWidth.of(fitted) <= max(width, 0))
  }

  @Test("columns line up with Chinese text and stay within 80 columns")
  func table() {
    var table = TextTable([.fixed("number"), .flexible("subject"), .figure("n")])
    table.add(["MQ-1", String(repeating: "垃圾填埋场臭味扰民", count: 6), "7"])
    table.add(["MQ-2", "bus 12\ncut", "120"])
    let lines = table.lines(width: 80)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
    #expect(Set(lines.map(DisplayWidth.of)).count == 1, "the last column ends at one place")
    #expect(lines[2].contains("bus 12 cut"))
  }

  @Test(
    "lines break between words, never before a closing mark or behind an opening one",
    arguments: [
      ("可以：退回（return）、延期", 17, ["可以：退回", "（return）、延期"]),
      ("重办（reopen）。", 14, ["重办", "（reopen）。"]),
      ("a known: transport", 10, ["a known: ", "transport"]), ("“停水”", 4, ["“停", "水”"]),
      ("很好，很好", 4, ["很", "好，", "很好"]),
    ])
  func wrapped(text: String, width: Int, lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }

  @Test(
    "words are set off where they stand, also where the text is cut, and only in colour",
    arguments: [
      (20, true, "小区\u{1B}[1;31m停车\u{1B}[0m难"), (20, false, "小区停车难"),
      (7, true, "小区\u{1B}[1;31m停\u{1B}[0m…"),
      (5, true, "小区…"),
    ])
  func highlight(width: Int, colour: Bool, expected: String) {
    #expect("小区停车难".highlighted([2..<4], width: width, colour: colour) == expected)
  }
}
