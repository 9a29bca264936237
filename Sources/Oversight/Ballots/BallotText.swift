public import Feedback

extension BallotOutcome {
  /// Why the result is what it is, a line a comparison.
  public func reasons(_ rule: BallotRule, _ language: Language) -> [String] {
    let words = BallotPhrases(rule, language)
    guard count.returned > 0 else { return [words.noBallots] }
    let quorum = self.quorum.map(words.quorum)
    return [quorum].compactMap(\.self) + steps.map(words.step)
  }
}

extension BallotRule {
  /// The rule in words, a line a sentence.
  public func text(_ language: Language) -> [String] {
    let words = BallotPhrases(self, language)
    return [words.heading, words.validity, words.results].filter { !$0.isEmpty }
  }
}

/// What is said about a tally in one language.
private struct BallotPhrases {
  private let rule: BallotRule
  private let language: Language

  init(_ rule: BallotRule, _ language: Language) { (self.rule, self.language) = (rule, language) }

  private func say(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  var noBallots: String { say("没有收到测评票，无结果", "no ballots were handed in: no result") }

  var heading: String {
    let voters = rule.voters.map { say("；投票人：\($0.chinese)", "; voters: \($0.english)") } ?? ""
    return say("规则：", "Rule: ") + "\(rule.name(language)) (\(rule.id))" + voters
  }

  var validity: String {
    func word(_ ballot: UnusualBallot) -> String {
      ballot == .invalid ? say("无效", "invalid") : say("视为弃权", "an abstention")
    }
    return say(
      "未作标记的票\(word(rule.blank))，标记多项的票\(word(rule.several))。",
      "A ballot without a mark is \(word(rule.blank)), one with several \(word(rule.several)).")
  }

  var results: String {
    let parts = rule.results.map { result in
      let name = rule.name(ofResult: result.id)(language)
      guard let threshold = result.threshold else {
        return say("否则为\(name)", "else \(name)")
      }
      let (votes, base) = (sum(result.counts), base(result.base ?? .members))
      return say(
        "\(votes)票\(threshold.text(language).dropLast(threshold.share.description.count))"
          + "\(base)的\(threshold.share)，为\(name)",
        "\(name) where \(votes) is \(threshold.text(language)) of \(base)")
    }
    return parts.joined(separator: say("；", "; ")) + say("。", ".")
  }

  func quorum(_ step: BallotStep) -> String {
    say("法定人数：", "quorum: ") + comparison(step, say("收回", "handed in"))
      + (step.holds ? "" : say("，无结果", ": no result"))
  }

  func step(_ step: BallotStep) -> String {
    let name = rule.name(ofResult: step.result)(language)
    guard step.threshold != nil else {
      return say("其余均不成立：\(name)", "nothing else holds: \(name)")
    }
    return comparison(step, sum(step.counts)) + (step.holds ? say("：", ": ") + name : "")
  }

  private func comparison(_ step: BallotStep, _ what: String) -> String {
    guard let threshold = step.threshold, let needed = step.needed else { return "" }
    let short = language == .chinese ? threshold.text(language) : "\(threshold.text(language)) of"
    let number =
      step.base == .members
      ? say("全体\(step.number)人", "\(step.number) members")
      : say("有效票\(step.number)张", "\(step.number) valid ballots")
    return say(
      "\(what)\(step.votes)票\(step.holds ? "≥" : "<")\(needed)票（\(number)，须\(short)）",
      "\(what) \(step.votes) \(step.holds ? "≥" : "<") \(needed) (\(short) \(number))")
  }

  private func base(_ base: VoteBase) -> String {
    switch base {
    case .members:
      rule.voters.map { say("全体\($0.chinese)", "all members") } ?? say("全体", "all members")
    case .valid: say("有效票", "valid ballots")
    }
  }

  private func sum(_ ids: [String]) -> String {
    rule.grades.filter { ids.contains($0.id) }.map { $0.name(language) }.joined(separator: " + ")
  }
}
