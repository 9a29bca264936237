internal import Digests
internal import Feedback
internal import Foundation
internal import Oversight
internal import Store

// What is quoted: matters and cases; and what the appraisal itself brought.
extension OfficeContext {
  /// The matters that most of the object's voices are about, the hottest first, as of the period's end.
  func dossierMatters(
    _ basis: DossierBasis
  ) throws(OfficeError) -> [DigestMatter] {
    var own: [Int64: Int] = [:]
    var shown: Set<WorkOrderNumber> = []
    for item in basis.items {
      guard let matter = item.matter, !item.isWithheld else { continue }
      own[matter, default: 0] += 1
      shown.insert(item.number)
    }
    let most = own.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.candidates)
    return try OfficeError.wrap {
      let thermometer = try thermometer(upTo: basis.days.upperBound)
      let rows = try most.compactMap { try store.matter($0.key) }
      let found = rows.compactMap { row -> (MatterRow, MatterSummary)? in
        var row = row
        row.items = row.items.filter { $0.number.day <= basis.days.upperBound }
        guard row.items.count > 1 else { return nil }
        return summary(of: row, thermometer).map { (row, $0) }
      }
      return found.sorted { ($0.1.heat, $1.0.id) > ($1.1.heat, $0.0.id) }.prefix(Self.mostMatters)
        .compactMap { digestMatter($0.0, $0.1, shown, basis.days) }
    }
  }

  private static let candidates = 40, mostMatters = 10, mostQuotations = 3, mostNumbers = 10

  /// Everything that is quoted is from voices of the object that may be shown.
  private func digestMatter(
    _ row: MatterRow, _ summary: MatterSummary, _ shown: Set<WorkOrderNumber>,
    _ days: ClosedRange<Day>
  ) -> DigestMatter? {
    let voices = row.items.filter { shown.contains($0.number) }
    guard let newest = voices.last else { return nil }
    let title = (voices.first { $0.id == row.voice } ?? newest).subject
    let received = row.items.map(\.number.day).sorted()
    let first = received.first ?? days.lowerBound
    var matter = DigestMatter(
      id: summary.id, title: title, voices: row.items.count, voicesInPeriod: voices.count,
      heat: summary.heat, first: first, last: received.last ?? first, isNew: days.contains(first))
    (matter.people, matter.place) = (summary.people, summary.placeName)
    matter.quotations = Array(
      voices.map(\.subject).filter { $0 != title && !$0.isEmpty }
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .suffix(Self.mostQuotations))
    matter.items = voices.suffix(Self.mostNumbers).reversed().map(\.number.description)
    return matter
  }

  /// The cases that went worst and best, by the declared rule, out of those that may be shown.
  func cases(
    _ basis: DossierBasis
  ) throws(OfficeError) -> (worst: [DossierCase], best: [DossierCase]) {
    let rule = configuration.appraisals.cases, end = basis.moments.upperBound
    let open = basis.items.filter { !$0.isWithheld }
    let chosen = rule.chosen(open) { $0.facts(at: end) }
    return try OfficeError.wrap {
      (
        try chosen.worst.compactMap { try dossierCase($0, rule, end) },
        try chosen.best.compactMap { try dossierCase($0, rule, end) }
      )
    }
  }

  func dossierCase(
    _ item: AppraisedItem, _ rule: CaseRule, _ end: Date
  ) throws(StoreError) -> DossierCase? {
    guard let row = try store.item(item.number.description)?.row else { return nil }
    let facts = item.facts(at: end)
    return DossierCase(
      item: digestItem(row), facts: words(facts), points: rule.points(facts))
  }

  private func words(_ facts: CaseFacts) -> [String] {
    var words: [String] = []
    if let resolved = facts.resolved {
      words.append(say("是否解决：", "resolved: ") + name(.callback, resolved))
    }
    if let satisfied = facts.satisfied {
      words.append(say("是否满意：", "satisfied: ") + name(.callback, satisfied))
    }
    if facts.reopened > 0 {
      words.append(say("重办 \(facts.reopened) 次", "reopened \(facts.reopened)×"))
    }
    if facts.returned > 0 {
      words.append(say("退回 \(facts.returned) 次", "returned \(facts.returned)×"))
    }
    if facts.isLate {
      words.append(
        facts.isAnswered ? say("超期答复", "answered late") : say("逾期未答复", "overdue"))
    }
    let days = Int((facts.wait / 86_400).rounded(.up))
    words.append(
      facts.isAnswered
        ? say("\(days) 天内答复", "answered within \(days) days")
        : say("\(days) 天未答复", "no answer for \(days) days"))
    return words
  }

  /// The kept tallies of the object, the newest meeting first; those of earlier years with them.
  ///
  /// - Parameter places: those of whose congresses are shown beside the office's own.
  func tallies(
    _ plan: AppraisalPlan, _ places: Set<String>
  ) throws(OfficeError) -> [DossierTally] {
    let kept = try OfficeError.wrap {
      try store.tallies(subject: plan.object.subject, places: places.union([""]))
    }
    return kept.flatMap { kept in
      kept.tally.objects.filter { $0.subject == plan.object.subject }.map { count in
        let isBallot = kept.tally.kind == .ballot
        let kind =
          (kept.tally.place.isEmpty ? "" : name(.place, kept.tally.place) + " ")
          + (isBallot ? say("测评票", "ballots") : say("会前问卷", "questionnaire"))
        let rule = configuration.ballots.rule(kept.tally.rules)?.name(language)
        return DossierTally(
          id: "T-\(kept.id)", kind: kind, held: kept.tally.held,
          rules: "\(rule ?? kept.tally.rules) (\(kept.tally.rulesVersion))",
          votes: count.votes.map {
            NamedCount(id: $0.grade, name: $0.name(language), count: $0.votes, before: 0)
          },
          invalid: count.returned - count.valid, returned: count.returned,
          members: kept.tally.members, result: count.resultName?(language),
          reasons: count.reasons(language).split(separator: "\n").map(String.init))
      }
    }
  }

  /// What was agreed about the object at this appraisal and at earlier ones, with the voices about it.
  func agreed(
    _ plan: AppraisalPlan, _ basis: DossierBasis, _ lists: inout DossierLists
  ) throws(OfficeError) -> [DossierRectification] {
    let rows = try OfficeError.wrap { try store.rectifications(subject: plan.object.subject) }
    var agreed: [DossierRectification] = []
    for row in rows where row.state != .withdrawn {
      let view = try view(row, until: today - 1, places: basis.scope.places)
      var shown = DossierRectification(
        id: view.id, text: view.text, department: view.departmentName, agreed: view.agreed,
        due: view.due, state: name(.rectification, row.state.rawValue),
        isAccepted: row.state == .accepted,
        isOverdue: view.overdue)
      if view.plan != plan.id {
        shown.earlierPlan = configuration.appraisals.plan(view.plan)?.name(language) ?? view.plan
      }
      shown.notes = view.notes.map { "\($0.day) \(name(.event, $0.kind)) \($0.text)" }
      if let voices = view.voices {
        (shown.voiceDays, shown.before, shown.after) = (voices.days, voices.before, voices.after)
        shown.months = voices.months.compactMap { month in
          Day(month.month + "-01").map {
            DossierMonth(day: $0, count: month.before + month.after, before: 0)
          }
        }
        list(view, voices, &lists)
      }
      agreed.append(shown)
    }
    return agreed
  }

  private func list(
    _ view: RectificationView, _ voices: RectificationVoices, _ lists: inout DossierLists
  ) {
    for number in voices.months.flatMap(\.items).compactMap(WorkOrderNumber.init) {
      if number.day > view.agreed {
        lists.add([view.id + "/after"], number)
      } else if number.day > view.agreed - voices.days {
        lists.add([view.id + "/before"], number)
      }
    }
  }
}

extension AppraisedItem {
  /// How the case went, seen from the period's end.
  func facts(at end: Date) -> CaseFacts {
    let answered = answeredAt.flatMap { $0 < end ? $0 : nil }
    let isLate =
      if let dueAt {
        dueAt < end
      } else if let answeredAt, let lastDueAt {
        answeredAt > lastDueAt && lastDueAt < end
      } else {
        false
      }
    return CaseFacts(
      resolved: resolved.isEmpty ? nil : resolved, satisfied: satisfied.isEmpty ? nil : satisfied,
      reopened: reopened, returned: returned, isLate: isLate, isAnswered: answered != nil,
      wait: (answered ?? end).timeIntervalSince(receivedAt))
  }
}
