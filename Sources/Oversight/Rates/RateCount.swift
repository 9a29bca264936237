public import Feedback

/// What formulas can count; every one counts items called back in the window, so that no two columns
/// can be about different ones.
public enum RateCount: String, Sendable, CaseIterable {
  case callbacks, contacted
  case resolved, partly, unresolved
  case satisfied, basically, dissatisfied, unrated
  case due
  case onTime = "on_time"
  case reopened, returned

  /// Whether a call-back counts.
  public func holds(_ group: CallbackGroup) -> Bool {
    switch self {
    case .callbacks: true
    case .contacted: group.isContacted
    case .resolved: group.resolved == "yes"
    case .partly: group.resolved == "partly"
    case .unresolved: group.resolved == "no"
    case .satisfied, .basically, .dissatisfied: group.satisfied == rawValue
    case .unrated: group.isContacted && group.satisfied == nil
    case .due: group.isOnTime != nil
    case .onTime: group.isOnTime == true
    case .reopened: group.isReopened
    case .returned: group.isReturned
    }
  }
}

/// Which of an item's call-backs counts.
public enum CallbackBasis: String, Sendable, CaseIterable {
  case first, final

  /// Whether a call-back is the one.
  public func holds(_ group: CallbackGroup) -> Bool {
    self == .first ? group.isFirst : group.isFinal
  }
}

/// Whether excluded items count.
public enum RateScope: String, Sendable, CaseIterable {
  case all
  case withoutExcluded = "without_excluded"

  /// Whether a call-back counts.
  public func holds(_ group: CallbackGroup) -> Bool { self == .all || !group.isExcluded }
}
