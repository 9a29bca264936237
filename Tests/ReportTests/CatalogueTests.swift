import Feedback
import Report
import Testing

@Suite("Catalogues")
struct CatalogueTests {
  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value)
  }

  /// The names of kinds, periods, reasons and all labels.
  private func fixedTexts(_ language: Language) -> [String] {
    let catalogue = language.catalogue
    return Label.allCases.filter { $0 != .colon }.map { catalogue($0) }
      + RequestKind.allCases.map(catalogue.kind) + Period.allCases.map(catalogue.title)
      + ReviewReason.allCases.map { catalogue.reason($0, guess: nil) } + catalogue.weekdays
  }

  @Test("every text is there, in its language", arguments: Language.allCases)
  func complete(language: Language) {
    for text in fixedTexts(language) {
      #expect(!text.isEmpty)
      #expect(text.unicodeScalars.contains(where: Self.isHan) == (language == .chinese), "\(text)")
    }
  }

  private static let sunday = Day(year: 2026, month: 11, day: 22)!

  @Test(
    "periods are written out",
    arguments: [
      (Period.day, "2026-11-22", "2026年11月22日 星期日", "Sunday 22 November 2026"),
      (.week, "2026-11-22", "2026年第47周（11月16日至22日）", "Week 47 (16–22 November 2026)"),
      (
        .week, "2026-12-01", "2026年第49周（11月30日至12月6日）",
        "Week 49 (30 November – 6 December 2026)"
      ),
      (
        .week, "2027-01-01", "2026年第53周（12月28日至2027年1月3日）",
        "Week 53 (28 December 2026 – 3 January 2027)"
      ),
      (.month, "2026-11-22", "2026年11月", "November 2026"),
    ])
  func spans(period: Period, day: String, chinese: String, english: String) throws {
    let days = period.days(around: try #require(Day(day)))
    #expect(Language.chinese.catalogue.span(period, days) == chinese)
    #expect(Language.english.catalogue.span(period, days) == english)
  }

  @Test("a short date names the year only where it is another")
  func shortDates() throws {
    let other = try #require(Day("2025-03-01"))
    #expect(Language.chinese.catalogue.shortDate(Self.sunday, seenFrom: Self.sunday) == "11月22日")
    #expect(Language.english.catalogue.shortDate(Self.sunday, seenFrom: Self.sunday) == "22 Nov")
    #expect(Language.chinese.catalogue.shortDate(other, seenFrom: Self.sunday) == "2025年3月1日")
    #expect(Language.english.catalogue.shortDate(other, seenFrom: Self.sunday) == "1 Mar 2025")
  }
}
