internal import Casework
internal import Foundation
internal import Store

extension HistoryEvent {
  /// What a move did besides: to whom, by how much, into which item. Of other events nothing: their data is
  /// not for people.
  var facts: [String: String] {
    guard kind.hasPrefix("case.") else { return [:] }
    return (try? JSONDecoder().decode([String: String].self, from: Data(data.utf8))) ?? [:]
  }
}

extension Date {
  /// A moment as an event holds it, by RFC 3339.
  var fact: String { formatted(.iso8601) }
}

extension OfficeContext {
  /// A span such as `5 working days` in the office's language.
  public func spanText(_ span: String) -> String {
    guard language == .chinese else { return span }
    return Casework.Span(span)?.chinese ?? span
  }
}
