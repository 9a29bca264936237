internal import Foundation

/// How often each meaning was met in a message's subject and body; its memory is used again and again.
struct Tally: Sendable {
  /// The parts of a message; what stands where a place is stated says nothing else.
  enum Part {
    case place
    case subject
    case body
  }

  private(set) var subject: [Int32]
  private(set) var body: [Int32]
  /// The meanings met, in the order in which they were.
  private(set) var met: [Int] = []

  init(meanings: Int) {
    subject = Array(repeating: 0, count: meanings)
    body = subject
  }

  mutating func clear() {
    for meaning in met {
      subject[meaning] = 0
      body[meaning] = 0
    }
    met.removeAll(keepingCapacity: true)
  }

  mutating func add(_ meaning: Int, _ part: Part) {
    guard part != .place else { return }
    if subject[meaning] == 0, body[meaning] == 0 { met.append(meaning) }
    if part == .subject { subject[meaning] += 1 } else { body[meaning] += 1 }
  }

  /// What the subject's occurrences of a meaning count: the same word again says little more.
  func inSubject(_ meaning: Int) -> Double {
    Self.saturated(subject[meaning])
  }

  /// What the body's occurrences count: half as much where the subject has said it already.
  func inBody(_ meaning: Int) -> Double {
    Self.saturated(body[meaning]) * (subject[meaning] > 0 ? 0.5 : 1)
  }

  private static func saturated(_ count: Int32) -> Double {
    switch count {
    case 0: 0
    case 1: 1
    default: 1 + log(Double(count))
    }
  }
}
