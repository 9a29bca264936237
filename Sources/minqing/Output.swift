internal import Feedback
internal import Foundation
internal import Terminal

/// Picks a text by the language of the office.
struct Words {
  var language: Language

  /// The Chinese or the English text.
  func callAsFunction(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }
}

/// What standard output can take.
let console = Console(environment: ProcessInfo.processInfo.environment)

/// Prints one JSON value, keys sorted, dates by RFC 3339.
func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.dateEncodingStrategy = .iso8601
  printOut(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// Shows what a body prints through the reader's pager, where one reads at a terminal.
func paged(_ body: () throws -> Void) rethrows {
  try Pager.paging(console, environment: ProcessInfo.processInfo.environment, body)
}

/// Prints a table as wide as the terminal; in a pipe nothing is cut.
func printTable(_ table: TextTable) {
  printOut(table.lines(width: console.width).joined(separator: "\n"))
}

/// A moment in the office's zone, to the minute: `2026-11-22 09:05`.
func shortTime(_ date: Date, _ zone: TimeZone) -> String {
  let day = Day(date, in: zone)
  let seconds = Int(date.timeIntervalSince(day.start(in: zone)))
  return "\(day) \(twoDigits(seconds / 3_600)):\(twoDigits(seconds / 60 % 60))"
}

private func twoDigits(_ number: Int) -> String {
  (number < 10 ? "0" : "") + String(number)
}

/// A score as people read it: `0.71`.
func twoDecimals(_ number: Double) -> String {
  String(format: "%.2f", number)
}

/// Prints a text that may be longer than a line: at a terminal it breaks between words, and what follows
/// stands under it; in a pipe it stays one line.
func printHanging(_ text: String) {
  guard let width = console.width else { return printOut(text) }
  let lines = text.wrapped(to: width - 2)
  printOut(lines.enumerated().map { ($0 == 0 ? "" : "  ") + $1 }.joined(separator: "\n"))
}

/// Prints a text in lines as wide as the terminal, or 80; lines after the first stand under it.
func printWrapped(_ text: String) {
  let indent = String(repeating: " ", count: text.prefix { $0 == " " }.count)
  let lines = text.dropFirst(indent.count).description
    .wrapped(to: (console.width ?? 80) - 2 * indent.count)
  for (index, line) in lines.enumerated() {
    let line = String(line.reversed().drop { $0 == " " }.reversed())
    printOut(indent + (index == 0 ? "" : indent) + line)
  }
}
