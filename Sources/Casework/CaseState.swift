public import Feedback

/// Where an item stands.
public enum CaseState: String, Sendable, CaseIterable, Codable {
  /// Nobody has been asked to answer.
  case new
  /// A department has been asked (派单).
  case assigned
  /// The department works on it (签收).
  case inHand = "in-hand"
  /// The department says that it is another's (退回).
  case returned
  /// Waiting for the resident; the clock stands still.
  case paused
  case answered
  /// The resident was asked whether it helped (回访).
  case calledBack = "called-back"
  /// 办结.
  case closed
  /// Another item stands for it.
  case merged
  case outOfScope = "out-of-scope"

  /// The states whose clock runs.
  public static let open: [CaseState] = [.new, .assigned, .inHand, .returned]

  /// Whether an answer is owed and the clock runs.
  public var isOpen: Bool { Self.open.contains(self) }

  /// What people call the state.
  public var name: LocalizedName {
    switch self {
    case .new: LocalizedName(chinese: "新收", english: "new")
    case .assigned: LocalizedName(chinese: "已派单", english: "assigned")
    case .inHand: LocalizedName(chinese: "办理中", english: "in hand")
    case .returned: LocalizedName(chinese: "已退回", english: "returned")
    case .paused: LocalizedName(chinese: "暂停", english: "paused")
    case .answered: LocalizedName(chinese: "已答复", english: "answered")
    case .calledBack: LocalizedName(chinese: "已回访", english: "called back")
    case .closed: LocalizedName(chinese: "已办结", english: "closed")
    case .merged: LocalizedName(chinese: "已合并", english: "merged")
    case .outOfScope: LocalizedName(chinese: "不予受理", english: "out of scope")
    }
  }
}
