/// The ballots about one object: how many say what. There is nothing in it that leads to a voter.
public struct BallotCount: Sendable, Equatable {
  /// The department, official, report or project.
  public var object: String
  /// The votes for each grade, in the order of the rule.
  public var votes: [Int]
  /// Ballots without a mark.
  public var blank = 0
  /// Ballots with several marks.
  public var several = 0
  /// Ballots found invalid for any other reason.
  public var spoilt = 0

  /// A count of no ballots yet.
  public init(object: String, grades: Int) {
    self.object = object
    votes = Array(repeating: 0, count: grades)
  }

  /// All ballots handed in (收回).
  public var returned: Int { votes.reduce(0, +) + blank + several + spoilt }

  /// Those that are neither valid votes nor abstentions.
  public func invalid(_ rule: BallotRule) -> Int {
    spoilt + (rule.blank == .invalid ? blank : 0) + (rule.several == .invalid ? several : 0)
  }

  /// Ballots that are valid without a vote for a grade.
  public func abstentions(_ rule: BallotRule) -> Int {
    returned - invalid(rule) - votes.reduce(0, +)
  }
}
