public import Feedback

/// The three groups of a scorecard, kept apart (建管用).
public enum StationGroup: String, Sendable, CaseIterable {
  case built, managed, used

  /// What people call it.
  public var name: LocalizedName {
    switch self {
    case .built: LocalizedName(chinese: "建", english: "built")
    case .managed: LocalizedName(chinese: "管", english: "managed")
    case .used: LocalizedName(chinese: "用", english: "used")
    }
  }

  /// Its measures in their order.
  public var measures: [StationMeasure] { StationMeasure.allCases.filter { $0.group == self } }
}

/// A share that stations are measured by.
public enum StationMeasure: String, Sendable, CaseIterable {
  case checklist, openings, attendance, register, echoed, resolved

  public var group: StationGroup {
    switch self {
    case .checklist: .built
    case .openings, .attendance, .register: .managed
    case .echoed, .resolved: .used
    }
  }

  /// Whether it says as much of departments as of the station; it then makes no band of the group.
  public var dependsOnDepartments: Bool { self == .resolved }

  /// What people call it.
  public var name: LocalizedName {
    switch self {
    case .checklist: LocalizedName(chinese: "达标", english: "checklist")
    case .openings: LocalizedName(chinese: "按期开放", english: "openings")
    case .attendance: LocalizedName(chinese: "代表到站", english: "attendance")
    case .register: LocalizedName(chinese: "及时登记", english: "register")
    case .echoed: LocalizedName(chinese: "及时反馈", english: "echoed")
    case .resolved: LocalizedName(chinese: "解决*", english: "resolved*")
    }
  }

  /// What is divided by what.
  var summary: String {
    switch self {
    case .checklist: "weights of the checklist that are met, through all of them"
    case .openings: "openings held, through openings due by the plan"
    case .attendance: "enrolled deputies who were present at least once, through all enrolled"
    case .register: "activities entered in time, through all whose time has passed"
    case .echoed: "residents told of the answer in time, through all whose time has passed"
    case .resolved: "items resolved by their last call-back, through all called back"
    }
  }
}

/// What is divided by what; whole numbers, so that totals are pooled.
public struct StationFigure: Sendable, Equatable {
  public var numerator = 0
  public var denominator = 0

  /// nil: no data, because there is nothing to divide by.
  public var value: Exact? { denominator > 0 ? Exact(numerator) / Exact(denominator) : nil }

  static func + (first: StationFigure, second: StationFigure) -> StationFigure {
    StationFigure(
      numerator: first.numerator + second.numerator,
      denominator: first.denominator + second.denominator)
  }
}
