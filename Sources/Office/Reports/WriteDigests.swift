internal import Digests
internal import Feedback
internal import Foundation
internal import Store

extension OfficeContext {
  /// Writes digests and gives their paths: `FOLDER/2026-11-22/natural-resources.html`, the whole
  /// office's as `all`.
  public func writeDigests(_ request: DigestRequest) throws(OfficeError) -> [String] {
    try writeDigests(request, at: surroundings.now())
  }

  func writeDigests(_ request: DigestRequest, at now: Date) throws(OfficeError) -> [String] {
    let day = request.day ?? lastFinished(request.period, now)
    guard day <= Day(now, in: timeZone) else {
      throw OfficeError(.usage, "\(day) has not come yet; name a day up to today")
    }
    let folder =
      configuration.resolve(configuration.main.digests.folder) + "/"
      + request.period.label(around: day)
    let templates = try configuration.digestTemplates()
    var paths: [String] = []
    for department in try departments(request.departments) {
      let input = try digestInput(department, request.period, around: day, at: now)
      for format in request.formats {
        let path = "\(folder)/\(department ?? "all").\(format.rawValue)"
        try OfficeSetup.makeFolder(folder)
        try OfficeSetup.write(try render(input, format, templates), to: path)
        paths.append(path)
      }
      try record(request.period, day, department, now)
    }
    return paths
  }

  /// Writes the digests that are due.
  func writeDueDigests(_ now: Date) throws(OfficeError) -> [String] {
    var paths: [String] = []
    for due in try dueDigests(now) {
      paths += try writeDigests(
        DigestRequest(
          departments: .all, period: due.period, day: due.day, formats: [.html, .markdown]),
        at: now)
    }
    return paths
  }

  /// The finished days and weeks whose digests were not made yet: the days since the last one made, at
  /// most a week of them, so that a machine which was off catches up.
  func dueDigests(_ now: Date) throws(OfficeError) -> [(period: Period, day: Day)] {
    let settings = configuration.main.digests
    var due: [(period: Period, day: Day)] = []
    if settings.daily { due += try dueDays(now).map { (.day, $0) } }
    let week = lastFinished(.week, now)
    if settings.weekly, try !isMade(.week, week) { due.append((.week, week)) }
    return due
  }

  private func dueDays(_ now: Date) throws(OfficeError) -> [Day] {
    let last = lastFinished(.day, now)
    var due: [Day] = []
    for back in 0..<7 {
      if try isMade(.day, last - back) { return due }
      due.insert(last - back, at: 0)
    }
    // No digest in a week: a new store, or a long pause; the days before are history.
    return [last]
  }

  /// A day of the last period that is over.
  private func lastFinished(_ period: Period, _ now: Date) -> Day {
    period.days(around: Day(now, in: timeZone)).lowerBound - 1
  }

  private func isMade(_ period: Period, _ day: Day) throws(OfficeError) -> Bool {
    let label = period.label(around: day)
    let made = try OfficeError.wrap { try store.digestRuns(period, label: label) }
    return made.contains { $0.department == nil }
  }

  private func departments(
    _ asked: DigestRequest.Departments
  ) throws(OfficeError) -> [String?] {
    let known = configuration.departments.ids
    switch asked {
    // The whole office's comes last: where it is made, all are.
    case .all: return known.map(Optional.some) + [nil]
    case .one(let id?) where !known.contains(id):
      throw OfficeError(
        .usage, "no department \(id); departments.yaml has \(known.joined(separator: ", "))")
    case .one(let id): return [id]
    }
  }

  private func record(
    _ period: Period, _ day: Day, _ department: String?, _ now: Date
  ) throws(OfficeError) {
    // A digest of a period that is not over is a preview: the whole one is still due.
    guard day <= lastFinished(period, now) else { return }
    try OfficeError.wrap {
      try store.record(
        DigestRun(
          period: period, label: period.label(around: day), department: department, madeAt: now))
    }
  }

  private func render(
    _ input: DigestInput, _ format: DigestFormat, _ templates: DigestTemplates
  ) throws(OfficeError) -> String {
    do throws(DigestError) {
      switch format {
      case .html: return try input.html(templates)
      case .markdown: return try input.markdown(templates)
      case .json: return try input.json()
      }
    } catch {
      throw OfficeError(.configuration, "\(error)")
    }
  }
}
