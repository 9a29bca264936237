public import Feedback
public import Foundation
internal import Oversight
internal import Settings

/// A plan as a list shows it.
public struct AppraisalSummary: Sendable, Encodable {
  public var id: String
  public var name: String
  /// `work` or `official`.
  public var kind: String
  /// The department's or the official's name.
  public var object: String
  /// The office that an official holds.
  public var office: String?
  /// The ids of the departments that the dossier is about.
  public var departments: [String]
  public var from: Day
  public var until: Day
  /// The phase of today: `prepare`, `investigate`, `appraise` or `rectify`; nil between them.
  public var phase: String?
  public var phases: [AppraisalPhaseSummary]
  public var ballot: String?
  public var peers: Bool
  /// The dossiers that were frozen, by place; the empty one is the whole office's.
  public var dossiers: [DossierEntry]
}

/// A phase of a plan.
public struct AppraisalPhaseSummary: Sendable, Encodable {
  public var phase: String
  public var name: String
  public var from: Day
  public var until: Day
}

/// A dossier that was frozen.
public struct DossierEntry: Sendable, Encodable {
  /// Absent: of the whole office.
  public var place: String?
  public var madeAt: Date

  enum CodingKeys: String, CodingKey {
    case place
    case madeAt = "made_at"
  }
}

extension OfficeContext {
  /// The plans of `appraisals.yaml`.
  public func appraisals() throws(OfficeError) -> [AppraisalSummary] {
    try configuration.appraisals.plans.map { plan throws(OfficeError) in try summary(of: plan) }
  }

  /// One plan.
  public func appraisal(_ id: String) throws(OfficeError) -> AppraisalSummary {
    try summary(of: try appraisalPlan(id))
  }

  func appraisalPlan(_ id: String) throws(OfficeError) -> AppraisalPlan {
    if let plan = configuration.appraisals.plan(id) { return plan }
    let known = configuration.appraisals.plans.map(\.id)
    guard !known.isEmpty else {
      throw OfficeError(
        .usage,
        "no plan \(id): \(configuration.folder)/appraisals.yaml names none; "
          + "add one under `plans:`")
    }
    throw OfficeError(.usage, "no plan \(id); \(mend(for: id, among: known))")
  }

  private func summary(of plan: AppraisalPlan) throws(OfficeError) -> AppraisalSummary {
    let frozen = try OfficeError.wrap { try store.frozenDossiers(plan: plan.id) }
    return AppraisalSummary(
      id: plan.id, name: plan.name(language), kind: plan.kind.rawValue,
      object: objectName(plan.object), office: plan.object.official?.office?(language),
      departments: plan.object.departments, from: plan.days.lowerBound,
      until: plan.days.upperBound,
      phase: plan.stage(on: today)?.rawValue,
      phases: plan.phases.map {
        AppraisalPhaseSummary(
          phase: $0.stage.rawValue, name: $0.stage.name(language), from: $0.days.lowerBound,
          until: $0.days.upperBound)
      },
      ballot: plan.ballot, peers: plan.comparesPeers,
      dossiers: frozen.map {
        DossierEntry(place: $0.place.isEmpty ? nil : $0.place, madeAt: $0.madeAt)
      })
  }

  /// What people call the object of an appraisal.
  func objectName(_ object: AppraisalObject) -> String {
    switch object {
    case .department(let id): name(.department, id)
    case .official(let official): official.name(language)
    }
  }

  /// What may be named on ballots and agreed upon: each subject with everything that it is called.
  var appraisalSubjects: [(subject: String, names: [String])] {
    let departments = configuration.departments.ids.map {
      ("department/" + $0, configuration.departments.allNames(of: $0))
    }
    let officials = configuration.appraisals.plans.compactMap { plan in
      plan.object.official.map { (plan.object.subject, [$0.name.chinese, $0.name.english]) }
    }
    return departments + officials
  }

  /// The subject that a name on a ballot means; empty for none.
  func subject(named name: String) -> String {
    let folded = name.lowercased()
    return appraisalSubjects.first { $0.names.contains { $0.lowercased() == folded } }?.subject
      ?? ""
  }
}

extension AppraisalObject {
  var official: AppraisedOfficial? {
    if case .official(let official) = self { official } else { nil }
  }
}
