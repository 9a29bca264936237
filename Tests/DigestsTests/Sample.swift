import Digests
import Feedback
import Foundation

/// Invented inputs: a town, its office and its residents' messages.
enum Sample {
  static let sunday = Day(year: 2026, month: 11, day: 22)!

  /// A day or week of the whole office with 37 messages, of which the residents' words repeat.
  static func office(_ language: Language, period: Period = .day) -> DigestInput {
    var input = frame(language, period: period, department: nil)
    let pick = picker(language)
    let scale = period == .day ? 1 : input.total / 37
    input.topics = counts(
      language, scale,
      [
        ("transport", "交通运输", "Transport", 9, 7),
        ("construction", "城乡建设", "Urban and rural construction", 7, 8),
        ("natural-resources", "自然资源", "Natural resources", 5, 5),
        ("health", "卫生健康", "Health", 5, 1),
        ("environment", "环境保护", "Environment", 4, 4),
        ("education", "教育文体", "Education, culture and sport", 3, 4),
        ("labour", "劳动和社会保障", "Labour and social security", 2, 2),
        ("", "", "", 2, 1),
      ])
    input.kinds = counts(
      language, scale,
      [
        ("complaint", "投诉", "Complaint", 15, 12), ("help", "求助", "Request for help", 9, 9),
        ("consult", "咨询", "Question", 8, 8), ("suggestion", "建议", "Suggestion", 4, 3),
        ("praise", "表扬", "Praise", 1, 0),
      ])
    input.places = counts(
      language, scale,
      [
        ("chengnan", "城南街道", "Chengnan Sub-district", 12, 9),
        ("hexi", "河西街道", "Hexi Sub-district", 9, 10),
        ("qingshi", "青石镇", "Qingshi Town", 8, 6), ("", "", "", 8, 7),
      ])
    input.sources = counts(
      language, scale,
      [
        ("hotline", "12345 热线", "12345 hotline", 19, 16),
        ("board", "网上留言板", "Message board", 11, 12),
        ("station", "城南代表联络站", "Chengnan liaison station", 7, 4),
      ])
    input.departments = counts(
      language, scale,
      [
        ("bureau-transport", "市交通运输局", "Transport Bureau", 9, 7),
        ("bureau-housing", "市住房和城乡建设局", "Housing and Construction Bureau", 7, 8),
        ("bureau-resources", "市自然资源局", "Natural Resources Bureau", 5, 5),
        ("bureau-health", "市卫生健康委员会", "Health Commission", 5, 1),
        ("", "", "", 11, 11),
      ])
    input.rejects = counts(language, 1, [("hotline", "12345 热线", "12345 hotline", 3, 0)])
    input.failingSources = [
      FailingSource(
        source: NamedID(id: "board-2", name: pick("河西街道留言板", "Hexi message board")),
        since: moment(sunday, 5, 30), message: "connection refused by 192.0.2.7 port 443")
    ]
    input.items = (0..<37).map { item($0, language) }
    input.review = input.items.filter { $0.review != nil }
    input.reviewTotal = input.review.count
    addContext(&input, language, scale)
    return input
  }

  /// What stands around the counts: the days before, matters, deadlines, places.
  private static func addContext(_ input: inout DigestInput, _ language: Language, _ scale: Int) {
    let pick = picker(language), first = input.firstDay
    input.urgentTotal = 2
    input.modelVersion = "2026-11-01"
    input.configurationVersion = "0123456789ab"
    input.trendSteps = (0..<6).map {
      Period(rawValue: input.period.rawValue)!.days(around: first - ($0 == 5 ? 0 : (5 - $0) * 31))
        .lowerBound
    }
    input.topicTrends = input.topics.prefix(3).enumerated().map { index, topic in
      TopicTrend(
        id: topic.id, name: topic.name,
        counts: (0..<5).map { ($0 * 7 + index * 3) % 11 * scale } + [topic.count])
    }
    input.heat = HeatTable(
      topics: input.topics.prefix(2).map { NamedID(id: $0.id, name: $0.name) },
      rows: input.places.prefix(2).enumerated().map { index, place in
        HeatRow(
          place: NamedID(id: place.id, name: place.name),
          counts: [5 * scale - index, index * scale], total: place.count)
      })
    var matter = DigestMatter(
      id: "m1", title: pick("12 路公交车早高峰晚点", "Bus 12 is late in the morning"), voices: 57,
      voicesInPeriod: 9, heat: 12.34, first: first - 20, last: first, isNew: false)
    (matter.people, matter.place) = (51, pick("城南街道", "Chengnan Sub-district"))
    matter.quotations = [pick("等了四十分钟。", "I waited for forty minutes.")]
    matter.items = ["MQ-20261122-0037", "MQ-20261102-0003"]
    input.matters = [matter]
    input.deadlines = DeadlineFigures(
      due: 12, answeredInTime: 9, answeredLate: 1, overdue: 3,
      overdueItems: [
        OverdueItem(
          number: "MQ-20261109-0002", subject: pick("路灯不亮", "Street lights are out"),
          due: first - 1, department: pick("市住房和城乡建设局", "Housing and Construction Bureau"))
      ])
    guard input.period == .day else { return }
    input.weekdayUsual = SpanSum(sum: 99, periods: 4)
    input.lateDays = [LateDay(day: first - 2, then: 30, now: 32)]
  }

  /// The day of one department with the first messages about transport.
  static func department(_ language: Language) -> DigestInput {
    var input = frame(
      language, period: .day,
      department: NamedID(
        id: "bureau-transport", name: picker(language)("市交通运输局", "Transport Bureau")))
    let whole = office(language)
    input.items = Array(whole.items.prefix(2))
    (input.total, input.totalBefore) = (2, 3)
    input.trend = zip(input.trend, [3, 2, 4, 1, 0, 2, 3, 5, 2, 3, 4, 2, 3, 2]).map {
      DayCount(day: $0.day, count: $1)
    }
    input.topics = [NamedCount(id: "transport", name: whole.topics[0].name, count: 2, before: 3)]
    input.kinds = [
      NamedCount(id: "complaint", name: whole.kinds[0].name, count: 1, before: 3),
      NamedCount(id: "help", name: whole.kinds[1].name, count: 1, before: 0),
    ]
    input.review = input.items.filter { $0.review != nil }
    input.reviewTotal = input.review.count
    return input
  }

  /// A day on which nobody wrote.
  static func empty(_ language: Language, department: NamedID? = nil) -> DigestInput {
    var input = frame(language, period: .day, department: department)
    (input.total, input.totalBefore) = (0, 5)
    input.trend[input.trend.count - 1].count = 0
    return input
  }

  static func moment(_ day: Day, _ hour: Int, _ minute: Int) -> Date {
    day.start(in: TimeZone(identifier: "Asia/Shanghai")!)
      .addingTimeInterval(Double(hour * 60 + minute) * 60)
  }

  static func picker(_ language: Language) -> (String, String) -> String {
    { language == .chinese ? $0 : $1 }
  }

  private static func frame(
    _ language: Language, period: Period, department: NamedID?
  ) -> DigestInput {
    let days = period.days(around: sunday)
    var input = DigestInput(
      language: language,
      office: LocalizedName(chinese: "望川市人大常委会办公室", english: "Wangchuan People's Congress Office"),
      department: department, period: period, days: days, timeZone: "Asia/Shanghai",
      taxonomyVersion: "2026.1", softwareVersion: "minqing 0.1.0",
      madeAt: moment(sunday + 1, 6, 0))
    let shown = period == .day ? 14 : period == .week ? 28 : 61
    input.trend = (0..<shown).map { index in
      let day = days.upperBound - (shown - 1 - index)
      let usual = day.weekday >= 6 ? 24 : 34
      return DayCount(
        day: day, count: day == sunday ? 37 : day == sunday - 1 ? 32 : usual + day.number * 7 % 9)
    }
    input.total = input.trend.filter { days.contains($0.day) }.map(\.count).reduce(0, +)
    input.totalBefore = 32
    if period != .day { input.totalBefore = input.total - 12 }
    return input
  }

  private static func counts(
    _ language: Language, _ scale: Int, _ rows: [(String, String, String, Int, Int)]
  ) -> [NamedCount] {
    rows.map {
      NamedCount(
        id: $0.0, name: picker(language)($0.1, $0.2), count: $0.3 * scale, before: $0.4 * scale)
    }
  }

  private static func item(_ index: Int, _ language: Language) -> DigestItem {
    let voices = Voice.all, voice = voices[index % voices.count], pick = picker(language)
    let number = String(37 - index)
    var item = DigestItem(
      number: "MQ-20261122-" + String(repeating: "0", count: 4 - number.count) + number,
      subject: pick(voice.subject.0, voice.subject.1),
      excerpt: pick(voice.excerpt.0, voice.excerpt.1),
      kind: pick(voice.kind.0, voice.kind.1),
      source: index % 3 == 0
        ? pick("网上留言板", "Message board") : pick("12345 热线", "12345 hotline"),
      receivedAt: moment(sunday, 21 - index / 3, 53 - index))
    item.topic = voice.topic.map { pick($0.0, $0.1) }
    item.place = index % 4 == 3 ? nil : pick("城南街道", "Chengnan Sub-district")
    item.department = voice.department.map { pick($0.0, $0.1) }
    item.submittedAt = index % 5 == 2 ? moment(sunday - 2, 18, 4) : nil
    item.review = voice.review
    return item
  }
}
