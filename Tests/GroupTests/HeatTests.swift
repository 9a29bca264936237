import Feedback
import Testing

@testable import Group

@Suite("heat")
struct HeatTests {
  private let today = Day(number: 20_000)

  private func heat(_ voices: [HeatVoice], usual: [Day: Int] = [:]) -> Heat {
    Heat(voices, on: today, usual: usual, HeatRules())
  }

  @Test("a voice counts one, half as much after its half-life")
  func age() {
    #expect(heat([HeatVoice(day: today)]).value == 1)
    #expect(heat([HeatVoice(day: today - 90)]).value == 0.5)
    #expect(heat([]).value == 0)
  }

  @Test("many voices of one person weigh less than those of many")
  func people() {
    let one = heat((0..<10).map { HeatVoice(day: today - $0, person: "a") })
    let many = heat((0..<10).map { HeatVoice(day: today - $0, person: "p\($0)") })
    #expect(one.value < many.value / 2)
    #expect(one.people == 1 && many.people == 10)
    #expect(heat([HeatVoice(day: today)]).people == nil)
  }

  @Test("votes and urgency raise it, votes against do not lower it")
  func raised() {
    #expect(heat([HeatVoice(day: today, votes: 100)]).value == 3)
    #expect(heat([HeatVoice(day: today, votes: -100)]).value == 1)
    #expect(heat([HeatVoice(day: today, isUrgent: true)]).value == 1.5)
  }

  @Test("four times the usual adds twice the share of a doubling")
  func speed() {
    let usual = Dictionary(uniqueKeysWithValues: (0..<70).map { (today - $0, 1) })
    let heat = heat((0..<28).map { HeatVoice(day: today - $0 % 7, person: "\($0)") }, usual: usual)
    #expect(heat.speed == 4)
    #expect(heat.isBurst)
  }

  @Test("what comes every Monday is no burst, the same on a Thursday is one")
  func weekdays() {
    let rules = HeatRules()
    let mondays = Dictionary(
      uniqueKeysWithValues: (1...10).map { (today - 7 * $0, 30) })
    let monday = Heat(
      (0..<30).map { HeatVoice(day: today, person: "\($0)") }, on: today, usual: mondays, rules)
    #expect(Heat.expected(on: today, mondays, rules) == 30)
    #expect(!monday.isBurst && monday.speed == 1)
    #expect(heat((0..<30).map { HeatVoice(day: today, person: "\($0)") }).isBurst)
  }

  @Test("the same person, another channel and a copy are told apart")
  func relations() throws {
    let rules = try rules()
    let messages = Invented.matter(0, voices: 3)
    let (voices, _) = voices([0, 0, 0, 0, 1, 2].map { messages[$0] }, rules)
    let people = ["a", "a", "a", "b", "a", nil], channels = ["x", "x", "y", "x", "x", "x"]
    let relations = Relation.all(
      of: voices.indices.map {
        RelatedVoice(sketch: voices[$0].sketch, person: people[$0], channel: channels[$0])
      }, rules)
    #expect(relations == [.own, .again, .channel, .copy, .again, .own])
  }
}
