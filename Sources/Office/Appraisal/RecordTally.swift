public import Feedback
internal import Fetch
internal import Formats
public import Foundation
internal import Normalize
internal import Oversight
internal import Settings
public import Store

/// How ballots were kept.
public typealias TallyKind = Store.TallyKind

/// What `ballot record` is asked to keep.
public struct RecordRequest: Sendable {
  public var tally: TallyRequest
  public var kind: TallyKind
  /// The day of the meeting, or the last one of a questionnaire.
  public var held: Day
  /// The plan whose object is voted on; nil: found by the object's name and the day.
  public var plan: String?
  /// The place whose congress voted; nil: the office's own.
  public var place: String?
  /// The tally that it corrects, such as `T-3`, and why; the reason is masked.
  public var replaces: String?
  public var reason: String?
  /// Whether it may be a second vote about an object on its day, or correct a tally of something else.
  public var anyway: Bool

  /// A request.
  public init(
    tally: TallyRequest, kind: TallyKind, held: Day, plan: String? = nil, place: String? = nil,
    replaces: String? = nil, reason: String? = nil, anyway: Bool = false
  ) {
    (self.tally, self.kind, self.held, self.plan) = (tally, kind, held, plan)
    (self.place, self.replaces, self.reason, self.anyway) = (place, replaces, reason, anyway)
  }
}

/// A tally as it was kept.
public struct TallyView: Sendable, Encodable {
  /// `T-3`.
  public var id: String
  /// `ballot` or `questionnaire`.
  public var kind: String
  public var held: Day
  /// The id of the place whose congress voted; absent: the office's own.
  public var place: String?
  public var rules: String
  public var rulesVersion: String
  public var rulesText: [String]
  public var members: Int?
  /// SHA-256 of the file, in hexadecimal digits.
  public var file: String
  public var objects: [TallyObjectView]
  public var recordedBy: String
  public var recordedAt: Date
  /// The tally that it corrects and why, and the one that corrects it.
  public var replaces: String?
  public var reason: String?
  public var replacedBy: String?

  enum CodingKeys: String, CodingKey {
    case id, kind, held, place, rules, members, objects, replaces, reason
    case file = "file_sha256"
    case rulesVersion = "rules_version"
    case rulesText = "rules_text"
    case recordedBy = "recorded_by"
    case recordedAt = "recorded_at"
    case replacedBy = "replaced_by"
  }
}

/// The counts about one object.
public struct TallyObjectView: Sendable, Encodable {
  public var object: String
  /// `department/ID` or `official/NAME`; absent where it is neither.
  public var subject: String?
  public var plan: String?
  /// In the order of the rule.
  public var votes: [TallyVotesView]
  public var blank: Int
  public var several: Int
  public var spoilt: Int
  public var valid: Int
  public var returned: Int
  /// Absent: no result.
  public var result: String?
  public var resultName: String?
  public var reasons: [String]

  enum CodingKeys: String, CodingKey {
    case object, subject, plan, votes, blank, several, spoilt, valid, returned, result, reasons
    case resultName = "result_name"
  }
}

/// The votes for a grade.
public struct TallyVotesView: Sendable, Encodable {
  public var grade: String
  public var name: String
  public var votes: Int
}

extension OfficeContext {
  /// Counts a file of ballots and keeps the counts; nothing that leads to a ballot or a voter.
  ///
  /// - Returns: the tally, and what is to be said about it.
  /// - Throws: `badData` where anything in the file is wrong, or where it was kept already.
  public func recordTally(
    _ request: RecordRequest
  ) throws(OfficeError) -> (tally: TallyView, notes: [String]) {
    let replacing = try replaced(request)
    let plan = try request.plan.map { id throws(OfficeError) in try appraisalPlan(id) }
    _ = try places(in: request.place)
    guard request.held <= today else {
      throw OfficeError(.usage, "\(request.held) has not come yet; name a day up to \(today)")
    }
    let delivery = try Delivery.file(request.tally.file)
    let (report, notes) = try count(request, plan, of: delivery)
    let counts = try keptCounts(report, request, plan)
    let tally = NewTally(
      kind: request.kind, held: request.held, rules: report.rule.id,
      rulesVersion: report.rule.version,
      rulesText: LocalizedName(
        chinese: report.rule.text(.chinese).joined(separator: "\n"),
        english: report.rule.text(.english).joined(separator: "\n")),
      members: report.members, fileHash: try hash(of: delivery), objects: counts,
      place: request.place ?? "")
    let id = try keep(tally, replacing, of: request)
    let others = request.tally.rules == nil ? withoutOwnRules(counts, report.rule.id) : []
    return (try tallyShow("T-\(id)"), report.notes + notes + strangers(counts) + others)
  }

  private func keep(
    _ tally: NewTally, _ replacing: (tally: Int64, reason: String)?, of request: RecordRequest
  ) throws(OfficeError) -> Int64 {
    do throws(StoreError) {
      return try store.keep(
        tally, replacing: replacing, anyway: request.anyway, actor: actor, at: surroundings.now())
    } catch {
      // What is refused is the file of ballots, not the store.
      guard case .refused(_, let reason) = error else { throw OfficeError(error) }
      throw OfficeError(.badData, "\(request.tally.file): \(reason)")
    }
  }

  private func replaced(
    _ request: RecordRequest
  ) throws(OfficeError) -> (tally: Int64, reason: String)? {
    guard let replaces = request.replaces else { return nil }
    let reason = (request.reason ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard !reason.isEmpty else {
      throw OfficeError(.usage, "say why \(replaces) is corrected, by --reason")
    }
    return (try keptTally(replaces).id, Redactor().masked(reason))
  }

  private func hash(of delivery: Delivery) throws(OfficeError) -> [UInt8] {
    do {
      var hash = ContentHash()
      var bytes = try delivery.bytes()
      while let some = try bytes.next() { hash.update(some) }
      return hash.finish()
    } catch {
      throw OfficeError(.badData, "\(delivery.place): \(error)")
    }
  }

  private func keptCounts(
    _ report: TallyReport, _ request: RecordRequest, _ plan: AppraisalPlan?
  ) throws(OfficeError) -> [KeptCount] {
    try report.outcomes.map { outcome throws(OfficeError) in
      let object = outcome.count.object
      let subject = subject(named: object)
      if let plan, subject != plan.object.subject {
        throw OfficeError(
          .badData,
          "\(request.tally.file): \"\(object)\" is not what \(plan.id) appraises; "
            + "name it \"\(objectName(plan.object))\", or leave --plan out")
      }
      return keptCount(
        outcome, report.rule, subject,
        plan?.id ?? appraisalPlan(of: subject, on: request.held)?.id ?? "")
    }
  }

  /// The plan of a subject within whose time a day lies; of several, the one that votes then, or has any
  /// phase then: a year is heard while what was heard in the year before is appraised.
  func appraisalPlan(of subject: String, on day: Day) -> AppraisalPlan? {
    let plans = configuration.appraisals.plans.filter {
      $0.object.subject == subject && $0.span.contains(day)
    }
    return plans.last { $0.stage(on: day) == .appraise } ?? plans.last { $0.stage(on: day) != nil }
      ?? plans.last
  }

  private func keptCount(
    _ outcome: BallotOutcome, _ rule: BallotRule, _ subject: String, _ plan: String
  ) -> KeptCount {
    let count = outcome.count
    return KeptCount(
      object: count.object, subject: subject, plan: plan,
      votes: zip(rule.grades, count.votes).map {
        KeptVotes(grade: $0.id, name: $0.name, votes: $1)
      },
      blank: count.blank, several: count.several, spoilt: count.spoilt, valid: outcome.valid,
      result: outcome.result, resultName: outcome.result.map(rule.name(ofResult:)),
      reasons: LocalizedName(
        chinese: outcome.reasons(rule, .chinese).joined(separator: "\n"),
        english: outcome.reasons(rule, .english).joined(separator: "\n")))
  }

  /// What is to be said of objects that are neither a department nor an official.
  private func strangers(_ counts: [KeptCount]) -> [String] {
    let known = appraisalSubjects.flatMap(\.names)
    return counts.filter(\.subject.isEmpty).map { count in
      let mend = nearest(to: count.object, among: known).map { "did you mean \"\($0)\"?" }
      return "\"\(count.object)\" is no department of departments.yaml and no official of a plan; "
        + (mend ?? "it is kept under that name")
    }
  }

  /// The kept tallies, the newest meeting first; also those that were corrected, where asked for.
  ///
  /// - Parameter place: those of the congresses of a place and of those in it alone; nil: all.
  public func tallyList(
    plan: String? = nil, place: String? = nil, withReplaced: Bool = false
  ) throws(OfficeError) -> [TallyView] {
    let plan = try plan.map { id throws(OfficeError) in try appraisalPlan(id) }
    let places = try places(in: place)
    return try OfficeError.wrap {
      try store.tallies(
        subject: plan?.object.subject, places: place == nil ? nil : places,
        withReplaced: withReplaced)
    }.map(view)
  }

  /// One kept tally.
  public func tallyShow(_ reference: String) throws(OfficeError) -> TallyView {
    view(try keptTally(reference))
  }

  private func keptTally(_ reference: String) throws(OfficeError) -> KeptTally {
    guard let id = NumberedID.number(reference, "T"),
      let tally = try OfficeError.wrap({ try store.tally(id) })
    else {
      throw OfficeError(
        .usage, "no tally \(reference); give an id such as T-3, see `minqing ballot list`")
    }
    return tally
  }

  private func view(_ kept: KeptTally) -> TallyView {
    let tally = kept.tally
    return TallyView(
      id: "T-\(kept.id)", kind: tally.kind.rawValue, held: tally.held,
      place: tally.place.isEmpty ? nil : tally.place, rules: tally.rules,
      rulesVersion: tally.rulesVersion, rulesText: lines(tally.rulesText),
      members: tally.members,
      file: Self.hexadecimal(tally.fileHash),
      objects: tally.objects.map(view), recordedBy: kept.actor.name, recordedAt: kept.at,
      replaces: kept.replaces.map { "T-\($0)" }, reason: kept.reason,
      replacedBy: kept.replacedBy.map { "T-\($0)" })
  }

  private func view(_ count: KeptCount) -> TallyObjectView {
    TallyObjectView(
      object: count.object, subject: count.subject.isEmpty ? nil : count.subject,
      plan: count.plan.isEmpty ? nil : count.plan,
      votes: count.votes.map {
        TallyVotesView(grade: $0.grade, name: $0.name(language), votes: $0.votes)
      },
      blank: count.blank, several: count.several, spoilt: count.spoilt, valid: count.valid,
      returned: count.returned, result: count.result, resultName: count.resultName?(language),
      reasons: lines(count.reasons))
  }

  private func lines(_ text: LocalizedName) -> [String] {
    text(language).split(separator: "\n").map(String.init)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// The public form of a row's number: `T-3`, `R-12`.
enum NumberedID {
  /// The number of `R-12` or `12`; nil for anything else.
  static func number(_ text: String, _ letter: String) -> Int64? {
    Int64(text.uppercased().hasPrefix(letter + "-") ? String(text.dropFirst(2)) : text)
  }
}
