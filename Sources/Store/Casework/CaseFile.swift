public import Feedback

public import struct Foundation.Date
public import struct Foundation.DateInterval

/// What is known of an item as a case: where it stands, who answers for it, until when.
public struct CaseFile: Sendable, Equatable {
  /// The item's row.
  public let item: Int64
  public let publicID: String
  public let number: WorkOrderNumber
  /// How many moves people have made: a change is refused where it is not what the mover saw.
  public let moves: Int
  public let source: String
  public let topic: String?
  public let kind: RequestKind
  public let place: String?
  /// Why the matter must not wait; nil where it can.
  public let urgency: String?
  public let receivedAt: Date

  public var state: String
  /// The state that a pause or a merger interrupted.
  public var stateBefore: String?
  /// The lead department (主办).
  public var department: String?
  /// Whether a person has named the department, so that no new guess changes it.
  public var isAssigned: Bool
  /// Departments that help (协办).
  public var assisting: [String]
  public var isConfidential: Bool
  /// When an answer is due; nil while no clock runs.
  public var dueAt: Date?
  /// Since when the clock runs: its receipt, or when it was opened again.
  public var clockFrom: Date
  /// When it was due at last, kept where the clock has stopped.
  public var lastDueAt: Date?
  public var pauses: [CasePause]
  public var extensions: [CaseExtension]
  public var callbacks: [CaseCallback]
  public var returned: Int
  public var reopened: Int
  /// The row of the item that it was merged into.
  public var mergedInto: Int64?
  public var assignedAt: Date?
  public var answeredAt: Date?
  public var calledBackAt: Date?
  public var closedAt: Date?
}

/// A time in which the clock stood still.
public struct CasePause: Sendable, Equatable {
  public var from: Date
  /// nil: it still does.
  public var until: Date?

  /// A pause.
  public init(from: Date, until: Date? = nil) {
    (self.from, self.until) = (from, until)
  }
}

/// An extension of the deadline.
public struct CaseExtension: Sendable, Equatable {
  /// As the configuration writes spans: `5 working days`.
  public var span: String
  public var at: Date

  /// An extension.
  public init(span: String, at: Date) {
    (self.span, self.at) = (span, at)
  }
}

/// What a resident said when called back (回访).
public struct CaseCallback: Sendable, Equatable, Codable {
  public var at: Date
  public var contacted: Bool
  /// `yes`, `partly` or `no`; nil where nobody was reached.
  public var resolved: String?
  /// `satisfied`, `basically` or `dissatisfied`; nil where none was said.
  public var satisfied: String?

  /// A call-back.
  public init(at: Date, contacted: Bool, resolved: String?, satisfied: String?) {
    (self.at, self.contacted, self.resolved, self.satisfied) = (at, contacted, resolved, satisfied)
  }
}

/// How an item begins as a case.
public struct CaseOpening: Sendable, Equatable {
  public var state: String
  public var dueAt: Date?
  /// When its source says that it was answered.
  public var answeredAt: Date?
  public var isConfidential: Bool

  /// An opening; without values: a new item that no clock runs for.
  public init(
    state: String = ItemRow.newState, dueAt: Date? = nil, answeredAt: Date? = nil,
    isConfidential: Bool = false
  ) {
    (self.state, self.dueAt, self.answeredAt) = (state, dueAt, answeredAt)
    self.isConfidential = isConfidential
  }

  /// The states which an answer that the source brings later ends.
  static let open = ["new", "assigned", "in-hand"]
  static let answered = "answered"
}

/// One move of an item, as people made it.
public struct CaseMove: Sendable {
  public var before: CaseFile
  public var after: CaseFile
  /// The move's name, such as `assign`.
  public var name: String
  /// Ids, codes and times for the history, never a text.
  public var facts: [(String, String)]
  /// A reason, a reply or a note, masked; it stands apart from the history, so that it can be erased.
  public var remark: String?

  /// A move from its parts.
  public init(
    before: CaseFile, after: CaseFile, name: String, facts: [(String, String)] = [],
    remark: String? = nil
  ) {
    (self.before, self.after, self.name) = (before, after, name)
    (self.facts, self.remark) = (facts, remark)
  }
}
