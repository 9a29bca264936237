import Foundation
import Settings
import Testing

@testable import Group

@Suite("rules of matters")
struct RulesTests {
  @Test("the file in config says what holds without it")
  func defaults() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../config/matters.yaml").standardizedFileURL
    let file: MatterRules = try SettingsFile(
      contentsOf: path, name: "matters.yaml"
    ).decode()
    let none: MatterRules = try rules("heat: {}")
    #expect("\(file)" == "\(none)")
  }

  @Test(
    "figures that make no sense are refused",
    arguments: [
      "likeness: 2", "few: -1", "word_share: -1", "subject_weight: 0", "window: 2h",
      "heat: {half_life: 1h}", "heat: {vote: -1}", "heat: {wote: 1}",
    ])
  func refused(text: String) {
    #expect(throws: SettingsError.self) { try rules(text) }
  }
}
