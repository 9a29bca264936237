/// What the ballots about one object come to, and why.
public struct BallotOutcome: Sendable, Equatable {
  public let count: BallotCount
  public let valid: Int
  public let invalid: Int
  public let abstentions: Int
  /// Whether enough ballots were handed in; nil where the rule asks for no quorum.
  public let quorum: BallotStep?
  /// The results tried in their order, up to the one that holds.
  public let steps: [BallotStep]
  /// The id of the result; nil without a quorum.
  public let result: String?
}

/// One comparison: votes against the fewest that are enough.
public struct BallotStep: Sendable, Equatable {
  /// The id of the result; empty for the quorum.
  public let result: String
  /// The grades whose votes were added up.
  public let counts: [String]
  public let votes: Int
  /// What the votes were counted against, and how many that are.
  public let base: VoteBase
  public let number: Int
  /// nil for the last result, which holds where no other does.
  public let threshold: Threshold?
  /// The fewest votes that are enough; nil without a threshold.
  public var needed: Int? { threshold?.least(of: number) }
  public var holds: Bool { threshold?.holds(votes, of: number) ?? true }
}

extension BallotRule {
  /// What ballots come to by this rule. `members` are all who may vote; it must be given where the rule
  /// `needsMembers`.
  public func outcome(of count: BallotCount, members: Int?) -> BallotOutcome {
    let invalid = count.invalid(self)
    let numbers: [VoteBase: Int] = [.members: members ?? 0, .valid: count.returned - invalid]
    let quorum = self.quorum.map {
      BallotStep(
        result: "", counts: [], votes: count.returned, base: .members, number: members ?? 0,
        threshold: $0)
    }
    let steps = tried(count, numbers)
    let isEnough = quorum?.holds ?? true
    return BallotOutcome(
      count: count, valid: count.returned - invalid, invalid: invalid,
      abstentions: count.abstentions(self), quorum: quorum, steps: isEnough ? steps : [],
      result: isEnough && count.returned > 0 ? steps.last?.result : nil)
  }

  /// The results up to the first that holds.
  private func tried(_ count: BallotCount, _ numbers: [VoteBase: Int]) -> [BallotStep] {
    var steps: [BallotStep] = []
    for rule in results {
      let base = rule.base ?? .members
      let step = BallotStep(
        result: rule.id, counts: rule.counts, votes: votes(rule.counts, count), base: base,
        number: numbers[base] ?? 0, threshold: rule.threshold)
      steps.append(step)
      if step.holds { break }
    }
    return steps
  }

  private func votes(_ ids: [String], _ count: BallotCount) -> Int {
    zip(grades, count.votes).filter { ids.contains($0.0.id) }.reduce(0) { $0 + $1.1 }
  }
}
