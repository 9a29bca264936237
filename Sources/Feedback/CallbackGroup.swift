/// Call-backs of items that are alike in all that rates count.
public struct CallbackGroup: Sendable, Equatable {
  /// The department that leads; nil where none does.
  public var department: String?
  /// Whether the resident was reached.
  public var isContacted: Bool
  /// `yes`, `partly` or `no`.
  public var resolved: String?
  /// `satisfied`, `basically` or `dissatisfied`.
  public var satisfied: String?
  /// Whether it was the item's first call-back.
  public var isFirst: Bool
  /// Whether it was the item's last one by the end of the window.
  public var isFinal: Bool
  /// Whether the item is excluded.
  public var isExcluded: Bool
  /// Whether the item was answered in time; nil where no deadline ran.
  public var isOnTime: Bool?
  public var isReopened: Bool
  public var isReturned: Bool
  /// How many there are.
  public var count: Int

  /// Call-backs that are alike.
  public init(
    department: String?, isContacted: Bool, resolved: String? = nil, satisfied: String? = nil,
    isFirst: Bool = true, isFinal: Bool = true, isExcluded: Bool = false, isOnTime: Bool? = nil,
    isReopened: Bool = false, isReturned: Bool = false, count: Int = 1
  ) {
    (self.department, self.isContacted) = (department, isContacted)
    (self.resolved, self.satisfied) = (resolved, satisfied)
    (self.isFirst, self.isFinal, self.isExcluded) = (isFirst, isFinal, isExcluded)
    (self.isOnTime, self.isReopened, self.isReturned) = (isOnTime, isReopened, isReturned)
    self.count = count
  }
}
