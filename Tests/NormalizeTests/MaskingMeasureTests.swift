import Feedback
import Foundation
import Testing

@testable import Normalize

/// What masking finds in invented messages; docs/privacy.md states the figures.
@Suite("Masking measured")
struct MaskingMeasureTests {
  private struct Figures {
    var marked = 0
    var left = 0
    var found = 0
    var wrong: [String] = []
    var missed: [String] = []
  }

  @Test("names, houses and numbers in invented texts: most are found, and hardly anything else is")
  func measured() {
    var figures = Figures()
    for text in InventedPeople.texts { measure(text, &figures) }
    let recall = 1 - Double(figures.left) / Double(figures.marked)
    let precision = 1 - Double(figures.wrong.count) / Double(figures.found)
    if ProcessInfo.processInfo.environment["MINQING_MASKING_FIGURES"] != nil {
      print("texts,", InventedPeople.texts.count, "marked", figures.marked, "left", figures.left)
      print("found,", figures.found, "wrongly", figures.wrong.count, recall, precision)
      for line in Set(figures.wrong).sorted() { print("wrong:", line) }
      for line in Set(figures.missed).sorted() { print("missed:", line) }
    }
    #expect(InventedPeople.texts.count >= 300)
    #expect(recall > 0.8, "what stays is stated in docs/privacy.md")
    #expect(precision > 0.98)
  }

  @Test("without names, only what has a form of its own is looked for")
  func numbersAlone() {
    let redactor = Redactor(withNames: false)
    #expect(redactor.masked("人民路88号派出所，电话13812345678") == "人民路88号派出所，电话138********")
  }

  private func measure(_ marked: String, _ figures: inout Figures) {
    var plain: [UInt8] = [], marks: [Range<Int>] = [], begin = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": begin = plain.count
      case "⟧": marks.append(begin..<plain.count)
      default: plain += Array(String(scalar).utf8)
      }
    }
    let findings = plain.withUnsafeBufferPointer {
      PersonalDataScanner.findings(in: $0, withNames: true)
    }
    func text(_ range: Range<Int>) -> String {
      let near = max(0, range.lowerBound - 18)..<min(plain.count, range.upperBound + 9)
      return String(decoding: plain[near], as: UTF8.self)
    }
    figures.marked += marks.count
    figures.found += findings.count
    for mark in marks where !findings.contains(where: { Self.covers($0.range, mark) }) {
      figures.left += 1
      figures.missed.append(text(mark))
    }
    for finding in findings where !marks.contains(where: { $0.overlaps(finding.range) }) {
      figures.wrong.append(text(finding.range))
    }
  }

  private static func covers(_ range: Range<Int>, _ mark: Range<Int>) -> Bool {
    // A surname of one letter or a bracket may stand outside.
    range.lowerBound <= mark.lowerBound + 1 && range.upperBound >= mark.upperBound
  }
}
