import Digests
import Feedback
import Testing

@Suite("Forgotten items")
struct ForgottenTests {
  @Test("a marker stands for the texts of a forgotten item, and every figure stays")
  func without() throws {
    let input = Sample.office(.english)
    let first = try #require(input.items.first)
    let forgotten = ForgottenItems(
      numbers: [first.number], subjects: [], others: [:], marker: "(text erased)")
    let left = input.without(forgotten)
    #expect(left.items.first?.subject == "(text erased)" && left.items.first?.excerpt == "")
    #expect(left.items.dropFirst() == input.items.dropFirst())
    #expect(left.total == input.total && left.topics == input.topics)
    let frozen = FrozenDigest(input: input, items: [first.number: 1])
    #expect(frozen.mentions(forgotten))
    #expect(
      !frozen.mentions(
        ForgottenItems(numbers: ["MQ-20200101-0001"], subjects: [], others: [:], marker: "")))
  }

  @Test("of a matter only what other voices say is quoted still")
  func matters() throws {
    var input = Sample.office(.english)
    var matter = DigestMatter(
      id: "M-1", title: "停水三天", voices: 2, voicesInPeriod: 2, heat: 2, first: input.firstDay,
      last: input.lastDay, isNew: true)
    matter.quotations = ["停水没人管", "我家停水"]
    input.matters = [matter]
    let forgotten = ForgottenItems(
      numbers: [], subjects: ["我家停水"], others: ["M-1": ["停水没人管"]], marker: "(text erased)")
    let left = try #require(input.without(forgotten).matters.first)
    #expect(left.title == "(text erased)" && left.quotations == ["停水没人管"])
    #expect(left.voices == 2)
  }

  @Test("what a forgotten item says goes also from a matter that it belonged to earlier")
  func earlierMatter() throws {
    var input = Sample.office(.english)
    var matter = DigestMatter(
      id: "M-1", title: "停水三天", voices: 3, voicesInPeriod: 3, heat: 2, first: input.firstDay,
      last: input.lastDay, isNew: true)
    matter.quotations = ["停水没人管", "停水三天"]
    var other = matter
    (other.id, other.title, other.quotations) = ("M-2", "公交晚点", ["停水没人管"])
    input.matters = [matter, other]
    let forgotten = ForgottenItems(
      numbers: [], subjects: ["停水三天", ""], others: [:], marker: "(text erased)")
    #expect(FrozenDigest(input: input, items: [:]).mentions(forgotten))
    let left = input.without(forgotten).matters
    #expect(left[0].title == "(text erased)" && left[0].quotations == ["停水没人管"])
    #expect(left[1] == other)
  }
}
