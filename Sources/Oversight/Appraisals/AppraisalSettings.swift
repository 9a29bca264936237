public import Settings

/// `appraisals.yaml`: what is appraised, when, and how its dossier is made.
public struct AppraisalSettings: SettingsSection {
  /// The plans, in the order of the file.
  public let plans: [AppraisalPlan]
  /// Where dossiers are written.
  public let folder: String
  /// How many numbers of items stand behind each figure at most, the newest.
  public let listed: Int
  /// How the worst and the best cases are chosen.
  public let cases: CaseRule

  public static let keys: [SettingKey] = [
    SettingKey("plans", .list(.section(AppraisalPlan.self)), "what is appraised, and when"),
    SettingKey(
      "folder", .text, "where dossiers are written; not where departments look",
      fallback: "appraisals"),
    SettingKey(
      "listed", .integer,
      "how many work-order numbers stand behind each figure at most, the newest; "
        + "`appraise items` prints all",
      fallback: "500"),
    SettingKey("cases", .section(CaseRule.self), "how the worst and the best cases are chosen"),
  ]

  /// The plans from their file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    plans = try map.sections("plans")
    folder = try map.text("folder") ?? "appraisals"
    listed = try map.integer("listed", 1...100_000) ?? 500
    cases = try map.section("cases") ?? CaseRule()
    for (index, plan) in plans.enumerated()
    where plans[..<index].contains(where: { $0.id == plan.id }) {
      throw plan.error(.id, "the id \"\(plan.id)\" stands twice under \"plans\"; rename one")
    }
  }

  /// The plan with an id; nil where there is none.
  public func plan(_ id: String) -> AppraisalPlan? { plans.first { $0.id == id } }

  /// Refuses plans of departments or rules of ballots that there are not.
  public func check(departments: [String], ballots: [String]) throws(SettingsError) {
    for plan in plans {
      for id in plan.object.departments where !departments.contains(id) {
        throw plan.error(
          .departments, "no department \"\(id)\"; \(mend(for: id, among: departments))")
      }
      if let id = plan.ballot, !ballots.contains(id) {
        throw plan.error(
          .ballot, "no rules \"\(id)\" of ballots.yaml; \(mend(for: id, among: ballots))")
      }
    }
  }
}
