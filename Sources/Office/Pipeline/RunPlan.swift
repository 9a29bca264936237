public import Feedback
internal import Fetch
public import Foundation
internal import Store

/// What a run would do.
public struct RunPlan: Sendable, Codable {
  /// Sources that would be fetched.
  public var sources: [String]
  /// Sources whose time has not come, and when it does.
  public var waiting: [String: Date]
  /// Periods of which the digests would be written: `2026-11-22`, `2026-W47`.
  public var digests: [String]
  /// What lies too far back for digests to be made of it by themselves.
  public var digestsLeftOut: [DigestSpans] = []

  /// The plan for a person.
  public func text(_ language: Language, _ zone: TimeZone) -> String {
    let none = language == .chinese ? "无" : "none"
    func line(_ chinese: String, _ english: String, _ values: [String]) -> String {
      let name = language == .chinese ? chinese + "：" : english + ": "
      return name + (values.isEmpty ? none : values.joined(separator: ", "))
    }
    let lines = [
      line("将抓取", "would fetch", sources), line("未到时间", "not due", waiting.keys.sorted()),
      line("将写摘要", "would write digests for", digests),
    ]
    return (lines + digestsLeftOut.map { $0.leftOut(language) }).joined(separator: "\n")
  }
}

extension OfficeContext {
  /// What `run` would do now; nothing is fetched and nothing is written.
  public func plan() throws(OfficeError) -> RunPlan {
    let now = surroundings.now()
    let states = try OfficeError.wrap { try store.sourceStates() }
    var plan = RunPlan(sources: [], waiting: [:], digests: [])
    for source in configuration.main.sources.map(\.fetch) {
      let state = states.first { $0.id == source.id } ?? SourceState(id: source.id)
      let due = state.due(source.schedule, at: now, in: timeZone)
      if let due { plan.waiting[source.id] = due } else { plan.sources.append(source.id) }
    }
    let due = try dueDigests(now)
    plan.digests = due.spans.map { $0.period.label(around: $0.day) }
    plan.digestsLeftOut = due.leftOut
    return plan
  }
}
