public import Feedback
public import Report

/// A page of the folder of digests that leads to others: of everything, of one span, or of one reader.
public struct DigestIndex: Sendable {
  /// A link to a digest or to another page.
  public struct Entry: Sendable {
    /// What the link is called.
    public var name: String
    /// Where it leads, from the page.
    public var path: String
    /// Voices, or nil.
    public var total: Int?

    /// A link with what it is called.
    public init(name: String, path: String, total: Int? = nil) {
      self.name = name
      self.path = path
      self.total = total
    }
  }

  /// Links under a heading.
  public struct Section: Sendable {
    /// The heading.
    public var title: Label
    /// The links, in the order in which they are shown.
    public var entries: [Entry]

    /// Links under a heading.
    public init(_ title: Label, _ entries: [Entry]) {
      self.title = title
      self.entries = entries
    }
  }

  /// The language of the page.
  public var language: Language
  /// The office's name.
  public var office: String
  /// What the page is of, beside the office; nil for the first page.
  public var subject: String?
  /// The path to the first page, from this one; nil where it is this one.
  public var home: String?
  /// The days of which there are digests, with their voices, newest first; empty where none are shown.
  public var days: [(day: Day, total: Int)] = []
  /// The path to a day's page behind which its label stands, from this page.
  public var dayPath: @Sendable (Day) -> String = { "\($0)/index.html" }
  /// What else there is.
  public var sections: [Section] = []

  /// A page without links.
  public init(language: Language, office: String, subject: String? = nil, home: String? = nil) {
    (self.language, self.office) = (language, office)
    (self.subject, self.home) = (subject, home)
  }
}

extension DigestIndex {
  /// The page as one HTML file.
  public func html(_ templates: DigestTemplates) -> String {
    let catalogue = language.catalogue
    var labels: [String: TemplateValue] = [:]
    for label in Label.allCases { labels[label.rawValue] = .text(catalogue(label)) }
    return templates.index.render([
      "language": .text(language.rawValue), "label": .object(labels), "office": .text(office),
      "subject": .optional(subject), "home": .optional(home),
      "style": .markup(templates.style),
      "isEmpty": .flag(days.isEmpty && sections.allSatisfy { $0.entries.isEmpty }),
      "months": days.isEmpty ? .none : ["list": .list(months(catalogue))],
      "weekdays": .list(catalogue.weekdays.map(TemplateValue.text)),
      "sections": .list(sections.filter { !$0.entries.isEmpty }.map { section($0, catalogue) }),
    ])
  }

  private func section(_ section: Section, _ catalogue: any Catalogue) -> TemplateValue {
    [
      "id": .text(section.title.rawValue), "title": .text(catalogue(section.title)),
      "entries": .list(
        section.entries.map {
          [
            "name": .text($0.name), "path": .text($0.path),
            "total": .optional($0.total?.grouped),
          ]
        }),
    ]
  }

  /// Calendars of the months with digests, newest first.
  private func months(_ catalogue: any Catalogue) -> [TemplateValue] {
    let totals = Dictionary(days.map { ($0.day, $0.total) }) { first, _ in first }
    let firsts = Set(days.map { Period.month.days(around: $0.day).lowerBound })
    return firsts.sorted(by: >).map { first in
      let month = Period.month.days(around: first)
      let monday = first - (first.weekday - 1)
      let mondays = stride(from: monday.number, through: month.upperBound.number, by: 7)
      return [
        "id": .text(Period.month.label(around: first)),
        "name": .text(catalogue.span(.month, month)),
        "weeks": .list(mondays.map { week(Day(number: $0), month, totals, catalogue) }),
      ]
    }
  }

  private func week(
    _ monday: Day, _ month: ClosedRange<Day>, _ totals: [Day: Int], _ catalogue: any Catalogue
  ) -> TemplateValue {
    let cells = (0..<7).map { monday + $0 }.map { day -> TemplateValue in
      guard month.contains(day) else { return ["isOutside": .flag(true)] }
      let total = totals[day]
      return [
        "isOutside": .flag(false), "day": .text(String(day.parts.day)),
        "date": .text(day.description), "total": .optional(total?.grouped),
        "path": .optional(total == nil ? nil : dayPath(day)),
        "name": .text(catalogue.date(day)),
      ]
    }
    return ["days": .list(cells)]
  }
}
