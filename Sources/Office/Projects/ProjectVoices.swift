internal import Feedback
internal import Store

/// The voices about a project, counted up to a day.
struct ProjectVoices {
  /// In their order.
  let all: [FoundVoice]
  let days: ClosedRange<Day>

  /// How many there were in as many days up to a day as lie behind it, and behind it.
  func aroundDay(_ day: Day, firstHeard: Day?) -> (days: Int, before: Int?, after: Int) {
    let length = max(0, days.upperBound.number - day.number)
    let isKnown = firstHeard.map { $0 <= day - length + 1 } ?? false
    return (
      length,
      isKnown ? all.count { $0.number.day <= day && $0.number.day > day - length } : nil,
      all.count { $0.number.day > day }
    )
  }
}

extension OfficeContext {
  /// The voices about a project: those of its topics, at its places and with one of its words, and what
  /// people said, which counts before these. A place alone finds none.
  ///
  /// From a year before the vote, or as many days before it as lie behind it; what people linked is in it
  /// whenever it came.
  /// - Parameters:
  ///   - last: the last day of which voices are counted.
  ///   - places: only voices at these; empty: anywhere.
  func voices(
    of stored: StoredProject, until last: Day, within places: Set<String>
  ) throws(OfficeError) -> ProjectVoices {
    let project = stored.project, anchor = project.decided ?? last
    let days = min(anchor - 365, anchor - max(0, last.number - anchor.number) + 1)...last
    var links = VoiceLinks()
    (links.topics, links.words, links.places) = (project.topics, project.words, project.places)
    var found: Set<FoundVoice> = []
    if !project.findsNothing {
      found = try voices(links, days, within: places, isConfidential: nil)
    }
    let decided = try OfficeError.wrap { try store.links(ofProject: stored.row) }
    let linked = try OfficeError.wrap { try store.voices(ids: decided.linked) }
    found.formUnion(
      linked.filter { $0.number.day <= last && (places.isEmpty || places.contains($0.place)) })
    let all = found.filter { !decided.unlinked.contains($0.id) }
      .sorted { ($0.number.day, $0.number.sequence) < ($1.number.day, $1.number.sequence) }
    return ProjectVoices(all: all, days: days)
  }
}

extension LivelihoodProject {
  /// Whether neither words nor topics say how its voices are found.
  var findsNothing: Bool { words.isEmpty && topics.isEmpty }
}
