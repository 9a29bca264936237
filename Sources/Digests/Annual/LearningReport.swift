public import Feedback
internal import Report

/// The good practice of a year: who improved, what they did, whom to visit, and texts to use.
public struct LearningReport: OpenDocument {
  /// The number of the JSON's schema: one more with each change of its keys.
  public var schema = 1
  public var language: Language
  public var year: Int
  /// The place whose page it is, with those in it; nil: the whole office's.
  public var place: NamedID?
  public var firstDay: Day
  /// The last day of the year, or the day before the present where that is earlier.
  public var countedUntil: Day
  /// The same days of the year before.
  public var firstDayBefore: Day
  public var lastDayBefore: Day
  public var isOver: Bool
  /// By which rule somebody is named, in words.
  public var rule: String
  public var stations: [LearningEntry] = []
  public var departments: [LearningEntry] = []
  public var visits: [LearningVisit] = []
  /// Sentences made of all this.
  public private(set) var material: [String] = []
  public var method: AnnualMethod

  /// A report with its frame; the entries are set afterwards.
  public init(
    language: Language, year: Int, place: NamedID?, days: ClosedRange<Day>,
    before: ClosedRange<Day>, isOver: Bool, rule: String, method: AnnualMethod
  ) {
    (self.language, self.year, self.place, self.isOver) = (language, year, place, isOver)
    (firstDay, countedUntil) = (days.lowerBound, days.upperBound)
    (firstDayBefore, lastDayBefore) = (before.lowerBound, before.upperBound)
    (self.rule, self.method) = (rule, method)
  }
}

/// Who improved.
public struct LearningEntry: Sendable, Codable, Equatable {
  public var id: String
  public var name: String
  /// What rose, the furthest first.
  public var shares: [LearningShare]
  public var notes: [LearningNote]

  /// An entry.
  public init(id: String, name: String, shares: [LearningShare], notes: [LearningNote]) {
    (self.id, self.name, self.shares, self.notes) = (id, name, shares, notes)
  }
}

/// A share that rose; in whole hundredths.
public struct LearningShare: Sendable, Codable, Equatable {
  public var id: String
  public var name: String
  public var before: Int
  public var now: Int
  /// The names of the bands.
  public var bandBefore: String?
  public var band: String?

  /// A share in both years.
  public init(
    id: String, name: String, before: Int, now: Int, bandBefore: String?, band: String?
  ) {
    (self.id, self.name, self.before, self.now) = (id, name, before, now)
    (self.bandBefore, self.band) = (bandBefore, band)
  }
}

/// What somebody noted; masked.
public struct LearningNote: Sendable, Codable, Equatable {
  public var day: Day
  public var text: String

  /// A note.
  public init(day: Day, text: String) { (self.day, self.text) = (day, text) }
}

/// A station that is worth a visit.
public struct LearningVisit: Sendable, Codable, Equatable {
  public var id: String
  public var name: String
  public var address: String?
  /// Its plan in words.
  public var opening: String?
  /// People heard and items raised over the year.
  public var heard: Int
  public var raised: Int
  public var notes: [LearningNote]

  /// A station.
  public init(
    id: String, name: String, address: String?, opening: String?, heard: Int, raised: Int,
    notes: [LearningNote]
  ) {
    (self.id, self.name, self.address, self.opening) = (id, name, address, opening)
    (self.heard, self.raised, self.notes) = (heard, raised, notes)
  }
}

// MARK: - Material for publicity

extension LearningReport {
  /// Writes the sentences, from figures and notes alone.
  public mutating func writeMaterial() {
    material =
      (stations + departments).map(sentences)
      + visits.map { visit in
        words(
          "\(visit.name)全年接待群众 \(visit.heard.grouped) 人次，登记事项 \(visit.raised.grouped) 件，"
            + "达到示范站候选标准。",
          "\(visit.name) heard \(visit.heard.grouped) people over the year, who raised "
            + "\(visit.raised.grouped) items, and is a candidate for a demonstration station.")
          + practice(visit.notes)
      }
  }

  private func sentences(_ entry: LearningEntry) -> String {
    let shares = entry.shares.map { share in
      words(
        "\(share.name)由 \(share.before)% 提高到 \(share.now)%",
        "\(share.name) rose from \(share.before)% to \(share.now)%")
    }
    return words(
      "\(year)年，\(entry.name)\(shares.joined(separator: "，"))。",
      "\(entry.name), \(year): \(shares.joined(separator: ", ")).") + practice(entry.notes)
  }

  private func practice(_ notes: [LearningNote]) -> String {
    guard !notes.isEmpty else { return "" }
    let texts = notes.map { note in
      note.text + (note.text.last.map("。！？.!?".contains) ?? true ? "" : words("。", "."))
    }
    return words("做法：", " What they did: ") + texts.joined(separator: words("", " "))
  }

  private var words: AnnualWords { AnnualWords(language: language) }
}
