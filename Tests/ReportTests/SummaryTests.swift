import Feedback
import Report
import Testing

@Suite("Summaries")
struct SummaryTests {
  private static let sunday = Day(year: 2026, month: 11, day: 22)!

  struct Received: Sendable {
    var period = Period.day
    var total: Int
    var before: Int
    var usual: Usual?
    var chinese: String
    var english: String
  }

  static let receivedSamples = [
    Received(
      total: 37, before: 32, usual: Usual(sum: 231, periods: 7),
      chinese: "11月22日收到群众意见 37 件，比前一日多 5 件，比前 7 日日均（33.0 件）多 12%。",
      english:
        "37 messages were received on 22 November, 5 more than the day before and 12% above the mean of the 7 days before (33.0)."
    ),
    Received(
      total: 1, before: 1, usual: Usual(sum: 7, periods: 7),
      chinese: "11月22日收到群众意见 1 件，与前一日持平，与前 7 日日均（1.0 件）基本持平。",
      english:
        "1 message was received on 22 November, as many as the day before and close to the mean of the 7 days before (1.0)."
    ),
    Received(
      total: 1, before: 0, usual: Usual(sum: 0, periods: 7),
      chinese: "11月22日收到群众意见 1 件，前一日没有收到。",
      english: "1 message was received on 22 November, after none the day before."),
    Received(
      total: 2, before: 3, usual: Usual(sum: 18, periods: 2),
      chinese: "11月22日收到群众意见 2 件，比前一日少 1 件，比前 2 日日均（9.0 件）少 78%。",
      english:
        "2 messages were received on 22 November, 1 fewer than the day before and 78% below the mean of the 2 days before (9.0)."
    ),
    Received(
      total: 0, before: 5, usual: Usual(sum: 24, periods: 7),
      chinese: "11月22日没有收到意见；前一日收到 5 件，前 7 日日均 3.4 件。",
      english:
        "No messages were received on 22 November; 5 were received the day before, and the mean of the 7 days before is 3.4."
    ),
    Received(
      total: 0, before: 0, chinese: "11月22日没有收到意见；前一日也没有收到。",
      english: "No messages were received on 22 November; nor were any the day before."),
    Received(
      period: .week, total: 1_210, before: 1, usual: Usual(sum: 3_300, periods: 3),
      chinese: "第47周（11月16日至22日）收到群众意见 1,210 件，比前一周多 1,209 件，比前 3 周周均（1,100.0 件）多 10%。",
      english:
        "1,210 messages were received in week 47 (16–22 November 2026), 1,209 more than the week before and 10% above the mean of the 3 weeks before (1,100.0)."
    ),
    Received(
      period: .month, total: 9, before: 10, chinese: "11月收到群众意见 9 件，比前一月少 1 件。",
      english: "9 messages were received in November 2026, 1 fewer than the month before."),
  ]

  @Test("the first sentence says how many, against what is usual", arguments: receivedSamples)
  func received(sample: Received) {
    let figures = ReceivedFigures(
      period: sample.period, days: sample.period.days(around: Self.sunday), total: sample.total,
      before: sample.before, usual: sample.usual)
    #expect(Language.chinese.catalogue.summary(figures) == sample.chinese)
    #expect(Language.english.catalogue.summary(figures) == sample.english)
  }

  private func both(_ topics: LeadingTopics) -> [String] {
    [Language.chinese, .english].map { $0.catalogue.summary(topics) }
  }

  @Test("the second sentence says what they are about")
  func topics() {
    #expect(
      both(
        LeadingTopics(
          period: .day, total: 37,
          leading: [
            .init(name: "A", count: 9), .init(name: "B", count: 7), .init(name: "C", count: 5),
          ],
          rise: .init(name: "D", count: 4))) == [
          "反映最多的是A（9 件，占 24%），其次是B（7 件）和C（5 件）；增加最多的是D（比前一日多 4 件）。",
          "The leading topic is A (9 messages, 24%), followed by B (7) and C (5); D rose most (4 more than the day before).",
        ])
    #expect(
      both(LeadingTopics(period: .day, total: 4, leading: [.init(name: "A", count: 1)])) == [
        "反映最多的是A（1 件，占 25%）。", "The leading topic is A (1 message, 25%).",
      ])
    #expect(
      both(LeadingTopics(period: .day, total: 1, leading: [.init(name: "A", count: 1)])) == [
        "该件反映的是A。", "Its topic is A.",
      ])
    #expect(
      both(LeadingTopics(period: .day, total: 2, leading: [])) == [
        "尚未归入任何主题。", "None has a topic yet.",
      ])
  }

  @Test(
    "the third sentence says what needs a person",
    arguments: [
      (
        6, 3, 1, 2, "需要人工核对 6 件；逾期未答复 2 件；未能收入 3 条记录；1 个来源读取失败。",
        "6 messages need review; 2 overdue; 3 records could not be taken in; 1 source could not be read."
      ),
      (
        1, 1, 0, 0, "需要人工核对 1 件；未能收入 1 条记录。",
        "1 message needs review; 1 record could not be taken in."
      ),
      (0, 0, 0, 0, "没有需要人工核对的意见。", "No message needs review."),
    ])
  func attention(
    review: Int, rejects: Int, failing: Int, overdue: Int, chinese: String, english: String
  ) {
    let figures = AttentionFigures(
      review: review, rejects: rejects, failingSources: failing, overdue: overdue)
    #expect(Language.chinese.catalogue.summary(figures) == chinese)
    #expect(Language.english.catalogue.summary(figures) == english)
  }
}
