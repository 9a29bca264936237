public import Feedback

public import struct Foundation.Date

/// What is counted at a meeting, or asked before it.
public enum TallyKind: String, Sendable, CaseIterable, Codable {
  /// 测评票: by those who may vote.
  case ballot
  /// 问卷: of residents and deputies, before the meeting.
  case questionnaire
}

/// The counts of a file of ballots, as they are kept. Nothing in it leads to a ballot or to a voter.
public struct NewTally: Sendable, Equatable {
  public var kind: TallyKind
  /// The day of the meeting, or the last one of a questionnaire.
  public var held: Day
  /// The id and the version of the rules, and what they say.
  public var rules: String
  public var rulesVersion: String
  public var rulesText: LocalizedName
  /// All who may vote; nil where no rule asks.
  public var members: Int?
  /// SHA-256 of the file.
  public var fileHash: [UInt8]
  public var objects: [KeptCount]
  /// The id of the place whose congress voted; empty: the office's own.
  public var place: String

  /// A tally of objects.
  public init(
    kind: TallyKind, held: Day, rules: String, rulesVersion: String, rulesText: LocalizedName,
    members: Int?, fileHash: [UInt8], objects: [KeptCount], place: String = ""
  ) {
    (self.kind, self.held, self.rules, self.rulesVersion) = (kind, held, rules, rulesVersion)
    (self.rulesText, self.members, self.fileHash) = (rulesText, members, fileHash)
    (self.objects, self.place) = (objects, place)
  }
}

/// The counts about one object, with the result as it was when they were kept.
public struct KeptCount: Sendable, Equatable {
  /// As the file names it.
  public var object: String
  /// `department/ID` or `official/NAME`; empty where it is neither.
  public var subject: String
  /// The plan's id; empty for none.
  public var plan: String
  public var votes: [KeptVotes]
  public var blank: Int
  public var several: Int
  public var spoilt: Int
  public var valid: Int
  /// The id and the name of the result; nil without one.
  public var result: String?
  public var resultName: LocalizedName?
  /// Every comparison that led to it, a line each.
  public var reasons: LocalizedName

  /// The counts about an object.
  public init(
    object: String, subject: String, plan: String, votes: [KeptVotes], blank: Int, several: Int,
    spoilt: Int, valid: Int, result: String?, resultName: LocalizedName?, reasons: LocalizedName
  ) {
    (self.object, self.subject, self.plan, self.votes) = (object, subject, plan, votes)
    (self.blank, self.several, self.spoilt, self.valid) = (blank, several, spoilt, valid)
    (self.result, self.resultName, self.reasons) = (result, resultName, reasons)
  }

  /// All ballots handed in.
  public var returned: Int { votes.reduce(0) { $0 + $1.votes } + blank + several + spoilt }
}

/// The votes for a grade.
public struct KeptVotes: Sendable, Equatable {
  public var grade: String
  public var name: LocalizedName
  public var votes: Int

  /// The votes for a grade.
  public init(grade: String, name: LocalizedName, votes: Int) {
    (self.grade, self.name, self.votes) = (grade, name, votes)
  }
}

/// A tally with its row: who kept it, and what it takes the place of.
public struct KeptTally: Sendable, Equatable {
  public var id: Int64
  public var tally: NewTally
  /// The tally that it corrects, and why.
  public var replaces: Int64?
  public var reason: String?
  /// The tally that corrects it.
  public var replacedBy: Int64?
  public var actor: ActorIdentity
  public var at: Date
}
