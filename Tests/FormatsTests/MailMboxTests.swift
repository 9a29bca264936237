import Feedback
import Testing

@testable import Formats

@Suite struct MailMboxTests {
  private let mbox = """
    From zhang@example.org Mon Jan  6 10:00:00 2025
    Subject: one
    From: a@b.cn

    first

    >From here it is dark.

    From somewhere a noise comes.
    From 10:00 on it is dark.

    From li@example.org Mon Jan  6 11:00:00 2025
    Subject: two
    From: c@d.cn

    second

    From -
    Subject: three

    third
    """

  private func check(_ reading: MailReading) {
    #expect(reading.records.map { $0.fields["subject"]?.text } == ["one", "two", "three"])
    #expect(reading.records.map(\.place.line) == [1, 12, 18])
    #expect(reading.records.map(\.place.number) == [1, 2, 3])
    let first = """
      first

      From here it is dark.

      From somewhere a noise comes.
      From 10:00 on it is dark.
      """
    #expect(reading.body == first)
    #expect(reading.error == nil)
  }

  @Test func messagesAreDividedByTheirFromLines() {
    check(MailReading(mbox))
    check(MailReading("\n\n" + mbox, lineOffset: 2))
  }

  @Test func theSizeOfPiecesDoesNotMatter() {
    for size in [1, 2, 3, 7, 100] { check(MailReading(Array(mbox.utf8), pieceSize: size)) }
  }

  @Test func otherLineBreaksDivideAsWell() {
    let reading = MailReading(mbox.replacing("\n", with: "\r\n"))
    #expect(reading.records.map { $0.fields["subject"]?.text } == ["one", "two", "three"])
  }

  @Test func aMessageBesideABrokenOneIsRead() {
    let broken = mbox.replacing("Subject: two\nFrom: c@d.cn\n", with: "no header at all")
    let reading = MailReading(broken)
    #expect(reading.records.map { $0.fields["subject"]?.text } == ["one", "three"])
    #expect(reading.rejects.map(\.place) == [RecordPlace(number: 2, line: 12)])
    let reason = "the message has no headers; check that the file holds e-mail"
    #expect(reading.rejects.map(\.reason) == [reason])
  }

  @Test func oneSignIsTakenFromLinesThatWereEscapedTwice() {
    let reading = MailReading("From - 10:00\nSubject: Fwd: s\n\n>>From there\n>From here")
    #expect(reading.body == ">From there\nFrom here")
  }

  @Test func aMessageThatIsTooLargeIsPassedOver() throws {
    let large = mbox.replacing("second", with: String(repeating: "second\n", count: 2_000))
    for pieceSize in [100, 4_096, 1 << 20] {
      var messages = try MailMessages(
        MemoryBytes(Array(large.utf8), pieceSize: pieceSize), limit: 5_000)
      var sizes: [Bool] = []
      while let message = try messages.next() { sizes.append(message.isTooLarge) }
      #expect(sizes == [false, true, false])
    }
  }
}

extension MailReading {
  /// A reading whose lines are counted as if what stands before were not there.
  init(_ text: String, lineOffset: Int) {
    self.init(text)
    outcomes = outcomes.map { outcome in
      guard case .record(var record) = outcome else { return outcome }
      record.place.line = record.place.line.map { $0 - lineOffset }
      return .record(record)
    }
  }
}
