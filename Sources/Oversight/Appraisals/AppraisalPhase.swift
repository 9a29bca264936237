public import Feedback
public import Settings

/// What is done in an appraisal, in this order.
public enum AppraisalStage: String, Sendable, CaseIterable {
  case prepare, investigate, appraise, rectify

  /// What people call it.
  public var name: LocalizedName {
    switch self {
    case .prepare: LocalizedName(chinese: "准备", english: "Prepare")
    case .investigate: LocalizedName(chinese: "调查", english: "Investigate")
    case .appraise: LocalizedName(chinese: "评议", english: "Appraise")
    case .rectify: LocalizedName(chinese: "整改", english: "Rectify")
    }
  }

  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// An entry of `phases:`.
public struct AppraisalPhase: SettingsSection {
  public let stage: AppraisalStage
  public let days: ClosedRange<Day>
  private let place: SettingsError

  public static let keys: [SettingKey] = [
    .required(
      "phase", .choice(AppraisalStage.allCases.map(\.rawValue)), "what is done (准备, 调查, 评议, 整改)"),
    .required("from", .text, "its first day"),
    .required("until", .text, "its last day"),
  ]

  /// The phase from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    guard let stage = try map.choice("phase", AppraisalStage.self) else {
      throw map.error("phase", "\"phase\" needs a value")
    }
    let example = "a day, such as 2026-03-01"
    guard let first = try map.parsed("from", example, { Day($0) }),
      let last = try map.parsed("until", example, { Day($0) })
    else { throw map.error("from", "\"from\" and \"until\" need days") }
    guard first <= last else {
      throw map.error("until", "\"until\" is before \"from\"; exchange them")
    }
    (self.stage, days) = (stage, first...last)
    place = map.error("from", "")
  }

  /// Refuses phases that are not in order, or overlap.
  static func check(_ phases: [AppraisalPhase]) throws(SettingsError) {
    for (before, phase) in zip(phases, phases.dropFirst()) {
      guard before.stage.order < phase.stage.order else {
        throw phase.error(
          "\"\(phase.stage.rawValue)\" stands behind \"\(before.stage.rawValue)\"; the order is "
            + AppraisalStage.allCases.map(\.rawValue).joined(separator: ", ") + ", each once")
      }
      guard before.days.upperBound < phase.days.lowerBound else {
        throw phase.error(
          "\"\(phase.stage.rawValue)\" begins on \(phase.days.lowerBound), but "
            + "\"\(before.stage.rawValue)\" lasts until \(before.days.upperBound); "
            + "begin it on \(before.days.upperBound + 1) or later")
      }
    }
  }

  private func error(_ message: String) -> SettingsError {
    var error = place
    error.message = message
    return error
  }
}
