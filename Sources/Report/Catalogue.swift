public import Feedback

/// Every text of the program's documents in one language; conformance keeps a catalogue complete.
public protocol Catalogue: Sendable {
  /// A fixed text.
  func callAsFunction(_ label: Label) -> String
  /// What a digest of a period is called.
  func title(_ period: Period) -> String
  /// A kind of request (诉求类型).
  func kind(_ kind: RequestKind) -> String
  /// Why a person should look, with the topic that stands until then.
  func reason(_ reason: ReviewReason, guess: String?) -> String

  /// The weekdays in short, Monday first.
  var weekdays: [String] { get }
  /// A day in full with its weekday.
  func date(_ day: Day) -> String
  /// A day without its weekday and, within the year of `reference`, without the year.
  func shortDate(_ day: Day, seenFrom reference: Day) -> String
  /// A month, short; January with its year.
  func monthName(_ day: Day) -> String
  /// The days of a period in full.
  func span(_ period: Period, _ days: ClosedRange<Day>) -> String

  /// What stands over a count of the period itself.
  func received(in period: Period) -> String
  /// What stands over a change against the period before.
  func againstBefore(_ period: Period) -> String
  /// What stands over a count of the period before.
  func previousCount(_ period: Period) -> String
  /// The count of the period before, in words.
  func before(_ period: Period, count: Int) -> String
  /// What stands over a change against the mean of a number of periods before.
  func againstUsual(_ period: Period, periods: Int) -> String
  /// A mean of voices a period, in words.
  func mean(_ period: Period, _ value: String) -> String
  /// How many of a matter's voices came in the period, and how many it has in all.
  func voices(_ now: Int, of total: Int) -> String
  /// What stands over a change against the mean of the same weekday in the weeks before.
  func againstWeekday(_ weekday: Int, weeks: Int) -> String
  /// What a mail that brings a digest is called: its title, whom it is for, the days, how many voices.
  func mailSubject(_ title: String, _ reader: String?, _ span: String, total: Int) -> String
  /// What the dashed line of a trend is: the mean of the days before.
  func dashedLine(days: Int, mean: String) -> String
  /// A share of all voices of the period, in words.
  func shareOfAll(_ percent: String) -> String
  /// What the columns of a table of counts mean.
  func columns(_ period: Period) -> String
  /// That a period brought nothing.
  func nothing(in period: Period) -> String
  /// How many of all voices a list shows, and how many of them may not be shown.
  func listed(_ shown: Int, of total: Int, confidential: Int) -> String
  /// How many of all voices a list shows.
  func listed(_ shown: Int, of total: Int) -> String
  /// How the days of a document are counted.
  func dayRule(zone: String, offset: String) -> String

  /// The first sentence of a summary: how many voices, against what is usual.
  func summary(_ figures: ReceivedFigures) -> String
  /// The second sentence: what they are about.
  func summary(_ topics: LeadingTopics) -> String
  /// The third sentence: what needs a person.
  func summary(_ figures: AttentionFigures) -> String
  /// Sentences one after another.
  func joined(_ sentences: [String]) -> String
}

extension Language {
  /// The language's catalogue.
  public var catalogue: any Catalogue {
    switch self {
    case .chinese: ChineseCatalogue()
    case .english: EnglishCatalogue()
    }
  }
}
