internal import Feedback
internal import Foundation
internal import Store

/// The digests that a run makes, and those that it would have made earlier and leaves out.
struct DueDigests {
  /// A day of each span, oldest first.
  var spans: [(period: Period, day: Day)] = []
  var leftOut: [DigestSpans] = []
}

extension OfficeContext {
  /// Writes the digests that are due, and tells what was left out, and of which there are no PDF files.
  func writeDueDigests(_ report: inout RunReport, _ now: Date) throws(OfficeError) {
    let due = try dueDigests(now), formats = digestFormats
    report.digestsMade = DigestSpans.all(due.spans)
    report.digestsLeftOut = due.leftOut
    var failure: OfficeError?
    var unprinted: [(period: Period, day: Day)] = []
    for span in due.spans {
      let request = DigestRequest(
        readers: .all, period: span.period, day: span.day, formats: formats)
      let written = try writeDigests(request, mailing: true, at: now)
      report.digests += written.flatMap(\.paths)
      guard formats.contains(.pdf) else { continue }
      // A program that failed once would keep all that follows waiting in vain.
      if failure == nil { failure = writePDFs(written, &report.digests) }
      if failure != nil { unprinted.append(span) }
    }
    guard let failure, let first = DigestSpans.all(unprinted).first else { return }
    let spans = DigestSpans.all(unprinted).map { $0.text(language) }
    let command = first.command + " --format pdf"
    report.digestErrors = [
      say(
        "\(spans.joined(separator: "；")) 的摘要没有全部印成 PDF：\(failure)；排除后补做：\n  \(command)",
        "not all digests of \(spans.joined(separator: "; ")) have PDF files: \(failure); then\n  \(command)"
      )
    ]
  }

  /// The days, weeks and months that have no digests though they ended since the office began making
  /// these, so that a machine which was off catches up: at most a month of days, eight weeks and a year
  /// of months, the newest.
  func dueDigests(_ now: Date) throws(OfficeError) -> DueDigests {
    let settings = configuration.main.digests
    var due = DueDigests()
    if settings.daily { try add(.day, atMost: 31, now, to: &due) }
    if settings.weekly { try add(.week, atMost: 8, now, to: &due) }
    if settings.monthly { try add(.month, atMost: 12, now, to: &due) }
    return due
  }

  private func add(
    _ period: Period, atMost limit: Int, _ now: Date, to due: inout DueDigests
  ) throws(OfficeError) {
    func before(_ span: Day) -> Day { period.days(around: span).lowerBound - 1 }
    let last = lastFinished(period, now)
    var span = last, missing: [Day] = []
    for _ in 0..<limit {
      if try !isMade(period, span) { missing.append(span) }
      span = before(span)
    }
    guard !missing.isEmpty else { return }
    let begun = try firstMade(period)
    // What ended before the first digest was made is history, and nothing that was missed.
    func isSince(_ span: Day) -> Bool {
      begun.map { period.days(around: span).upperBound >= $0 } ?? false
    }
    due.spans += missing.reversed().filter { isSince($0) || $0 == last }.map { (period, $0) }
    var left: [Day] = []
    while isSince(span), try !isMade(period, span) {
      left.append(span)
      span = before(span)
    }
    if let spans = DigestSpans(period, left.reversed()) { due.leftOut.append(spans) }
  }

  /// A day of the last period that is over.
  func lastFinished(_ period: Period, _ now: Date) -> Day {
    period.days(around: Day(now, in: timeZone)).lowerBound - 1
  }

  private func isMade(_ period: Period, _ day: Day) throws(OfficeError) -> Bool {
    let label = period.label(around: day)
    let made = try OfficeError.wrap { try store.digestRuns(period, label: label) }
    return made.contains { $0.department == nil }
  }

  /// The day on which the office's first digest of a kind was made.
  private func firstMade(_ period: Period) throws(OfficeError) -> Day? {
    try OfficeError.wrap { try store.firstDigestRun(period) }.map { Day($0, in: timeZone) }
  }
}
