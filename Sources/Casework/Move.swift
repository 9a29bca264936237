public import Feedback

/// What people do with an item.
public enum Move: String, Sendable, CaseIterable, Codable {
  case assign, accept, `return`, extend, pause, resume, reply, callback, close, reopen, merge, split
  case outOfScope = "out-of-scope"
  case confide, unconfide, note

  /// What people call the move.
  public var name: LocalizedName {
    switch self {
    case .assign: LocalizedName(chinese: "派单", english: "assign")
    case .accept: LocalizedName(chinese: "签收", english: "accept")
    case .return: LocalizedName(chinese: "退回", english: "return")
    case .extend: LocalizedName(chinese: "延期", english: "extend")
    case .pause: LocalizedName(chinese: "暂停", english: "pause")
    case .resume: LocalizedName(chinese: "恢复", english: "resume")
    case .reply: LocalizedName(chinese: "答复", english: "reply")
    case .callback: LocalizedName(chinese: "回访", english: "call back")
    case .close: LocalizedName(chinese: "办结", english: "close")
    case .reopen: LocalizedName(chinese: "重办", english: "reopen")
    case .merge: LocalizedName(chinese: "合并", english: "merge")
    case .split: LocalizedName(chinese: "拆分", english: "split")
    case .outOfScope: LocalizedName(chinese: "不予受理", english: "out of scope")
    case .confide: LocalizedName(chinese: "设为保密", english: "make confidential")
    case .unconfide: LocalizedName(chinese: "解除保密", english: "make public")
    case .note: LocalizedName(chinese: "备注", english: "note")
    }
  }
}
