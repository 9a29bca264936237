internal import Feedback
internal import Fetch
internal import Oversight
internal import Store

extension OfficeContext {
  /// Counts ballots by the rules that are asked for, else by those of the plan of an object, else by the first.
  ///
  /// - Returns: the counts, and what is to be said of the rules.
  /// - Throws: `badData` where anything in the file is wrong, or the plans of two objects name different rules.
  func count(
    _ request: RecordRequest, _ plan: AppraisalPlan?, of delivery: Delivery
  ) throws(OfficeError) -> (report: TallyReport, notes: [String]) {
    let ballots = Ballots(configuration)
    let (records, readingNotes) = try ballots.records(request.tally, of: delivery)
    let rules = try rules(for: request, plan, records)
    var asked = request.tally
    asked.rules = rules.id
    let rule = try ballots.rule(for: asked)
    return (try ballots.tally(records, by: rule, asked, readingNotes), rules.notes)
  }

  /// Plans say nothing of questionnaires.
  private func rules(
    for request: RecordRequest, _ plan: AppraisalPlan?, _ records: [RawRecord]
  ) throws(OfficeError) -> (id: String?, notes: [String]) {
    let asked = request.tally.rules
    guard request.kind == .ballot else { return (asked, []) }
    let plans = plan.map { [$0] } ?? plans(of: records, request)
    let stated = plans.compactMap { plan in plan.ballot.map { (plan: plan.id, rules: $0) } }
    if let asked {
      let others = stated.filter { $0.rules != asked }.map {
        "\($0.plan) says \($0.rules); counted by \(asked), as --rules says"
      }
      return (asked, others)
    }
    guard let first = stated.first else { return (nil, []) }
    if let other = stated.first(where: { $0.rules != first.rules }) {
      throw OfficeError(
        .badData,
        "\(request.tally.file): \(first.plan) says \(first.rules), \(other.plan) \(other.rules); "
          + "give a file for each, or --rules")
    }
    return (first.rules, [])
  }

  /// The plans that name rules, and whose object a table is about, read by those rules.
  private func plans(of records: [RawRecord], _ request: RecordRequest) -> [AppraisalPlan] {
    configuration.appraisals.plans.filter { plan in
      guard let rule = plan.ballot.flatMap(configuration.ballots.rule),
        appraisalPlan(of: plan.object.subject, on: request.held)?.id == plan.id
      else { return false }
      return BallotSheet.objects(of: records, rule: rule).union(request.tally.objects)
        .contains { subject(named: $0) == plan.object.subject }
    }
  }

  /// What is to be said of objects that were counted by the rules of another one's plan, where those are not
  /// the first anyway.
  func withoutOwnRules(_ counts: [KeptCount], _ rules: String) -> [String] {
    func own(_ count: KeptCount) -> String? { configuration.appraisals.plan(count.plan)?.ballot }
    guard rules != configuration.ballots.rules.first?.id,
      let leader = counts.first(where: { own($0) == rules })
    else { return [] }
    return counts.filter { own($0) == nil }.map { count in
      "\"\(count.object)\" has no plan that names rules; counted by \(rules), as \(leader.plan) says"
    }
  }
}
