import Feedback
import Foundation
import Settings
import Testing

@testable import Oversight

/// The rules that are shipped.
func shippedRule(_ id: String) throws -> BallotRule {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  let file = folder.appending(path: "../../config/ballots.yaml")
  let settings: BallotSettings = try SettingsFile(contentsOf: file, name: "ballots.yaml").decode()
  return try #require(settings.rule(id))
}

/// Records as a reader gives them, from rows under a header.
func records(_ header: [String], _ rows: [String]...) -> [RawRecord] {
  rows.enumerated().map { index, row in
    RawRecord(
      fields: Fields(zip(header, row).map { Fields.Entry(name: $0, value: .string($1)) }),
      place: RecordPlace(number: index + 1, line: index + 2))
  }
}

private func count(_ votes: [Int], blank: Int = 0, several: Int = 0) -> BallotCount {
  var count = BallotCount(object: "交通局", grades: votes.count)
  (count.votes, count.blank, count.several) = (votes, blank, several)
  return count
}

@Suite("Tallies of ballots")
struct TallyTests {
  @Test(
    "a public tally of 29 members comes out as it was published",
    arguments: [[28, 1, 0], [20, 8, 1], [26, 3, 0], [29, 0, 0], [17, 11, 1]])
  func published(votes: [Int]) throws {
    let outcome = try shippedRule("half-of-members").outcome(of: count(votes), members: 29)
    #expect(outcome.result == "satisfied")
    #expect(outcome.valid == 29 && outcome.invalid == 0)
  }

  @Test(
    "on the boundary one vote decides",
    arguments: [
      ("half-of-members", 29, [15, 0, 14], "satisfied"),
      ("half-of-members", 29, [14, 1, 14], "basically"),
      ("half-of-members", 29, [14, 0, 15], "dissatisfied"),
      ("half-of-members", 30, [15, 0, 15], "satisfied"),
      ("over-half-of-members", 30, [15, 0, 15], "dissatisfied"),
      ("over-half-of-members", 30, [15, 1, 14], "basically"),
      ("over-half-of-members", 29, [15, 0, 14], "satisfied"),
    ])
  func boundary(rule: String, members: Int, votes: [Int], result: String) throws {
    #expect(try shippedRule(rule).outcome(of: count(votes), members: members).result == result)
  }

  @Test("whole numbers agree with the definition for every share up to twelfths")
  func wholeNumbers() throws {
    for denominator in 1...12 {
      for numerator in 1...denominator {
        let share = try #require(VoteShare("\(numerator)/\(denominator)"))
        for number in 1...60 {
          for votes in 0...number {
            let (left, right) = (votes * denominator, number * numerator)
            #expect(
              Threshold(share, includesShare: true).holds(votes, of: number) == (left >= right))
            #expect(
              Threshold(share, includesShare: false).holds(votes, of: number) == (left > right))
          }
        }
      }
    }
  }

  @Test("votes of members who are absent count against, and only among all members")
  func absent() throws {
    let half = count([14, 0, 2])
    #expect(
      try shippedRule("half-of-members").outcome(of: half, members: 29).result == "dissatisfied")
    #expect(try shippedRule("half-of-valid").outcome(of: half, members: nil).result == "satisfied")
  }

  @Test("without a quorum there is no result")
  func quorum() throws {
    let outcome = try shippedRule("half-of-members").outcome(of: count([14, 0, 0]), members: 29)
    #expect(outcome.result == nil && outcome.quorum?.holds == false && outcome.quorum?.needed == 15)
  }

  @Test("invalid ballots leave the valid ones, and no ballots give no result")
  func invalid() throws {
    let rule = try shippedRule("half-of-valid")
    let outcome = rule.outcome(of: count([5, 0, 4], blank: 3, several: 2), members: nil)
    #expect(outcome.valid == 9 && outcome.invalid == 5 && outcome.result == "satisfied")
    #expect(rule.outcome(of: count([0, 0, 0]), members: nil).result == nil)
    #expect(rule.outcome(of: count([0, 0, 0], blank: 4), members: nil).result == "dissatisfied")
  }

  @Test("an abstention is valid where the rule says so")
  func abstention() throws {
    let rule = try decoded("blank: abstention\n    of: valid")
    let outcome = rule.outcome(of: count([5, 4], blank: 2, several: 1), members: nil)
    #expect(outcome.valid == 11 && outcome.invalid == 1 && outcome.abstentions == 2)
    #expect(outcome.result == "no")
  }

  @Test(
    "shares are written as fractions or percent, and nothing else",
    arguments: ["1/2", "85%", "1/1"])
  func shares(text: String) { #expect(VoteShare(text)?.description == text) }

  @Test(
    "what is no share is refused",
    arguments: ["", "0.5", "3/2", "0/2", "1/0", "-1/2", "120%", "half"])
  func noShares(text: String) { #expect(VoteShare(text) == nil) }
}

/// A rule of two grades with further lines.
func decoded(_ lines: String) throws -> BallotRule {
  let text = """
    rules:
      - id: test
        name: Test
        grades:
          - {id: yes, name: {zh-Hans: 赞成, en: yes}}
          - {id: no, name: {zh-Hans: 反对, en: no}}
        results:
          - {result: yes, at_least: 1/2}
          - {result: no}
        \(lines)
    """
  let settings: BallotSettings = try SettingsFile(text: text, name: "ballots.yaml").decode()
  return try #require(settings.rule("test"))
}

@Suite("Rules of ballots")
struct BallotRuleTests {
  private func error(_ text: String) -> String {
    do {
      let _: BallotSettings = try SettingsFile(text: text, name: "ballots.yaml").decode()
      return ""
    } catch {
      return "\(error)"
    }
  }

  private func rule(_ results: String) -> String {
    """
    rules:
      - id: a
        name: A
        grades: [{id: good, name: 满意}, {id: bad, name: 不满意}]
        results: \(results)
    """
  }

  @Test("a rule that cannot be meant is refused at its place")
  func refused() {
    #expect(
      error(rule("[{result: good, counts: [god], at_least: 1/2}, {result: bad}]"))
        == "ballots.yaml:5:14: result \"good\" counts the votes of \"god\", which is no grade; "
        + "did you mean \"good\"?")
    #expect(error(rule("[{result: good, at_least: 1/2}]")).contains("and the last none"))
    #expect(error(rule("[{result: good}, {result: bad}]")).contains("needs \"at_least\""))
    #expect(
      error(rule("[{result: good, at_least: 0.5}, {result: bad}]"))
        .contains("takes a share, such as 1/2 or 85%, not \"0.5\""))
    #expect(
      error(rule("[{result: good, at_least: 1/2, more_than: 1/2}, {result: bad}]"))
        .contains("exclude each other"))
    #expect(
      error(rule("[{result: good, atleast: 1/2}, {result: bad}]")).contains(
        "did you mean at_least?"))
  }

  @Test("a word cannot mean two grades, nor an id two rules")
  func repeats() {
    #expect(
      error(
        "rules: [{id: a, name: A, grades: [{id: x, name: 满意}, {id: y, name: 满意}], results: [{result: x}]}]"
      ).contains("\"满意\" means two grades"))
    let one = "{id: a, name: A, grades: [{id: x, name: X}], results: [{result: x}]}"
    #expect(error("rules: [\(one), \(one)]").contains("the id \"a\" stands twice"))
  }

  @Test("only rules that count members need their number")
  func members() throws {
    #expect(try shippedRule("half-of-members").needsMembers)
    #expect(try !shippedRule("half-of-valid").needsMembers)
    #expect(try !shippedRule("questionnaire").needsMembers)
  }
}
