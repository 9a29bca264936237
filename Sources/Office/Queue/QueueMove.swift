internal import Casework

public import struct Foundation.Date

/// What a person does with an item; texts are masked before they are kept.
public enum QueueMove: Sendable {
  /// To a lead department (nil: the one that the item has), with others that help.
  case assign(lead: String?, assisting: [String])
  case accept
  case `return`(reason: String)
  /// By a span such as `5 working days`.
  case extend(span: String, reason: String)
  case pause(reason: String)
  case resume
  /// When it was given, where that is known; nil: now.
  case reply(text: String, at: Date?)
  case callback(QueueCallbackAnswer, text: String?)
  case close(text: String?)
  case reopen(reason: String)
  /// Into another item, by its number.
  case merge(into: String)
  case split
  case outOfScope(reason: String)
  case confide(text: String?)
  case unconfide(reason: String)
  case note(text: String)
}

/// What a resident said when called back.
public struct QueueCallbackAnswer: Sendable {
  /// Whether the matter is resolved (是否解决).
  public enum Resolved: String, Sendable, CaseIterable { case yes, partly, no }
  /// How satisfied the resident is (是否满意).
  public enum Satisfied: String, Sendable, CaseIterable { case satisfied, basically, dissatisfied }

  public var contacted: Bool
  public var resolved: Resolved?
  public var satisfied: Satisfied?

  /// An answer.
  public init(contacted: Bool, resolved: Resolved?, satisfied: Satisfied?) {
    (self.contacted, self.resolved, self.satisfied) = (contacted, resolved, satisfied)
  }
}

extension QueueMove {
  var move: Move {
    switch self {
    case .assign: .assign
    case .accept: .accept
    case .return: .return
    case .extend: .extend
    case .pause: .pause
    case .resume: .resume
    case .reply: .reply
    case .callback: .callback
    case .close: .close
    case .reopen: .reopen
    case .merge: .merge
    case .split: .split
    case .outOfScope: .outOfScope
    case .confide: .confide
    case .unconfide: .unconfide
    case .note: .note
    }
  }

  /// The reason, answer or note.
  var text: String? {
    switch self {
    case .return(let text), .extend(_, let text), .pause(let text), .reply(let text, _),
      .reopen(let text), .outOfScope(let text), .unconfide(let text), .note(let text):
      text
    case .callback(_, let text), .close(let text), .confide(let text): text
    case .assign, .accept, .resume, .merge, .split: nil
    }
  }
}
