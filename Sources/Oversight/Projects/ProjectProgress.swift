public import Feedback

/// Whether a project keeps to its plan.
public enum ProjectStanding: String, Sendable, CaseIterable, Codable {
  /// Not voted on yet, or not adopted.
  case candidate, rejected
  /// Adopted, and its plan is not known.
  case unplanned
  /// Nothing that was due is open.
  case onTime = "on-time"
  /// Something is open and past its day.
  case late
  /// Everything is done.
  case completed

  /// What people call it.
  public var name: LocalizedName {
    switch self {
    case .candidate: LocalizedName(chinese: "候选", english: "candidate")
    case .rejected: LocalizedName(chinese: "未入选", english: "not adopted")
    case .unplanned: LocalizedName(chinese: "未报计划", english: "no plan given")
    case .onTime: LocalizedName(chinese: "按期", english: "on time")
    case .late: LocalizedName(chinese: "滞后", english: "late")
    case .completed: LocalizedName(chinese: "完成", english: "completed")
    }
  }
}

/// How far a project's plan was kept by a day.
public struct ProjectProgress: Sendable, Equatable {
  /// A milestone with how late it is, or was.
  public struct Step: Sendable, Equatable {
    public var milestone: Milestone
    /// Days from the day it was due to the day it was done, or to the present; 0: in time, or not due.
    public var daysLate: Int
  }

  public let standing: ProjectStanding
  public let steps: [Step]
  /// The first due of what is open.
  public let next: Milestone?
  /// The day on which the last milestone was done; nil while one is open.
  public let completed: Day?

  /// Measures a project on a day; what is due on it is not late yet.
  public init(_ project: LivelihoodProject, on today: Day) {
    steps = project.milestones.map {
      Step(milestone: $0, daysLate: max(0, ($0.done ?? today).number - $0.due.number))
    }
    let open = project.milestones.filter { $0.done == nil }
    next = open.min { $0.due < $1.due }
    completed = open.isEmpty ? project.milestones.compactMap(\.done).max() : nil
    let isLate = steps.contains { $0.milestone.done == nil && $0.daysLate > 0 }
    standing =
      switch project.stage {
      case .candidate: .candidate
      case .rejected: .rejected
      case .adopted:
        project.milestones.isEmpty
          ? .unplanned : open.isEmpty ? .completed : isLate ? .late : .onTime
      }
  }

  /// How many milestones are done.
  public var done: Int { steps.count { $0.milestone.done != nil } }

  /// By how many days the latest of what is open is past its day; 0: by none.
  public var daysLate: Int {
    steps.filter { $0.milestone.done == nil }.map(\.daysLate).max() ?? 0
  }
}
