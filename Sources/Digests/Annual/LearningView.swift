internal import Feedback
internal import Report

extension LearningReport {
  /// One HTML file that needs nothing beside it.
  public func html(_ templates: AnnualTemplates) -> String {
    var values = view
    values["style"] = .markup(templates.style)
    return templates.learning.render(values)
  }

  /// The same as Markdown.
  public func markdown(_ templates: AnnualTemplates) -> String {
    templates.learningText.render(view)
  }

  private var words: AnnualWords { AnnualWords(language: language) }

  /// What the templates are given.
  private var view: [String: TemplateValue] {
    [
      "language": .text(language.rawValue), "label": words.labels, "office": .text(method.office),
      "place": .optional(place?.name), "year": .text(words("\(year)年", "\(year)")),
      "software": .text(method.softwareVersion),
      "period": .text("\(firstDay) – \(countedUntil)"),
      "before": .text("\(firstDayBefore) – \(lastDayBefore)"),
      "unfinished": .optional(isOver ? nil : "\(words(.notOver)) \(countedUntil)"),
      "rule": .text(rule),
      "groups": .list([
        group("stations", .improvedStations, stations),
        group("departments", .improvedDepartments, departments),
      ]),
      "hasVisits": .flag(!visits.isEmpty), "visits": .list(visits.map(visit)),
      "hasMaterial": .flag(!material.isEmpty), "material": .list(material.map(TemplateValue.text)),
      "method": words.method(method),
    ]
  }

  private func group(
    _ id: String, _ title: AnnualLabel, _ entries: [LearningEntry]
  ) -> TemplateValue {
    [
      "id": .text(id), "title": .text(words(title)), "isEmpty": .flag(entries.isEmpty),
      "entries": self.entries(entries),
    ]
  }

  private func entries(_ entries: [LearningEntry]) -> TemplateValue {
    .list(
      entries.map { entry in
        [
          "name": .text(entry.name), "hasNotes": .flag(!entry.notes.isEmpty),
          "notes": notes(entry.notes),
          "shares": .list(
            entry.shares.map { share in
              [
                "name": .text(share.name), "before": .text("\(share.before)%"),
                "now": .text("\(share.now)%"), "bandBefore": .optional(share.bandBefore),
                "band": .optional(share.band),
              ]
            }),
        ]
      })
  }

  private func visit(_ visit: LearningVisit) -> TemplateValue {
    let colon = language.catalogue(.colon)
    let facts = [
      visit.address.map { words(.address) + colon + $0 },
      visit.opening.map { words(.opening) + colon + $0 },
      words(.heard) + colon + visit.heard.grouped, words(.raised) + colon + visit.raised.grouped,
    ]
    return [
      "name": .text(visit.name), "notes": notes(visit.notes),
      "facts": .list(facts.compactMap(\.self).map(TemplateValue.text)),
    ]
  }

  private func notes(_ notes: [LearningNote]) -> TemplateValue {
    .list(notes.map { ["day": .text($0.day.description), "text": .text($0.text)] })
  }
}
