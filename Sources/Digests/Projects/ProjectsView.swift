internal import Feedback
internal import Report

/// What the templates of projects are given; the names are the contract with `config/templates`.
struct ProjectsView {
  let input: ProjectsInput
  let catalogue: any Catalogue
  let clock: LocalClock

  init(_ input: ProjectsInput) throws(DigestError) {
    self.input = input
    catalogue = input.language.catalogue
    clock = try LocalClock(input.timeZone)
  }

  func label(_ label: ProjectLabel) -> String { label.name(input.language) }

  func text(_ chinese: String, _ english: String) -> String {
    input.language == .chinese ? chinese : english
  }

  func orNoData(_ text: String?) -> String { text ?? catalogue(.noData) }

  /// The page of the year.
  var values: [String: TemplateValue] {
    frame.merging([
      "title": .text(text("\(input.year)年民生实事项目", "Livelihood projects of \(input.year)")),
      "summary": .text(summary), "figures": .list(figures),
      "rows": .list(input.projects.map(row)),
    ]) { $1 }
  }

  /// What every page has.
  var frame: [String: TemplateValue] {
    var labels: [String: TemplateValue] = [:]
    for label in Label.allCases { labels[label.rawValue] = .text(catalogue(label)) }
    for label in ProjectLabel.allCases { labels[label.rawValue] = .text(self.label(label)) }
    return [
      "language": .text(input.language.rawValue), "label": .object(labels),
      "office": .text(input.office(input.language)), "place": .optional(input.place?.name),
      "software": .text(input.softwareVersion), "index": .text(ProjectsInput.indexFile),
      "method": .list(methodRows.map { ["name": .text($0.name), "text": .text($0.text)] }),
    ]
  }

  var methodRows: [(name: String, text: String)] {
    let offset = clock.offset(at: input.today.start(in: clock.zone))
    return [
      (catalogue(.office), input.office(input.language)),
      (label(.milestones), "\(input.today)"), (label(.upTo), "\(input.countedUntil)"),
      (catalogue(.timeAndDays), catalogue.dayRule(zone: input.timeZone, offset: "UTC" + offset)),
      (catalogue(.maskingRule), catalogue(.maskingRuleText)),
      (catalogue(.taxonomy), input.taxonomyVersion),
      (catalogue(.configuration), input.configurationVersion),
      (catalogue(.software), input.softwareVersion),
      (catalogue(.madeAt), "\(clock.day(input.madeAt)) \(clock.time(input.madeAt))"),
    ]
  }
}

// MARK: - The page of the year

extension ProjectsView {
  var adopted: [ProjectEntry] { input.projects.filter { $0.stage == .adopted } }

  private func count(_ standing: String) -> Int {
    input.projects.count { $0.standing.id == standing }
  }

  private var summary: String {
    let (late, done) = (count("late"), count("completed"))
    var sentences = [
      text(
        "\(input.year)年票决通过 \(adopted.count) 个项目，完成 \(done) 个，滞后 \(late) 个。",
        "\(adopted.count) projects were adopted for \(input.year): \(done) completed, \(late) late."
      )
    ]
    let worst = input.projects.filter { $0.standing.id == "late" }
      .max { $0.daysLate < $1.daysLate }
    if let worst {
      sentences.append(
        text(
          "滞后最久的是“\(worst.name)”，\(worst.daysLate) 天。",
          "Latest is \(worst.name), by \(worst.daysLate) days."))
    }
    return sentences.joined(separator: text("", " "))
  }

  private var figures: [TemplateValue] {
    // Only projects of which both are known can be divided.
    let known = adopted.filter { $0.plannedYuan != nil && $0.spentYuan != nil }
    let planned = known.reduce(0) { $0 + ($1.plannedYuan ?? 0) }
    let spent = known.reduce(0) { $0 + ($1.spentYuan ?? 0) }
    func figure(_ name: String, _ value: String, _ note: String? = nil) -> TemplateValue {
      ["name": .text(name), "value": .text(value), "note": .optional(note)]
    }
    return [
      figure(label(.adopted), adopted.count.grouped),
      figure(label(.completed), count("completed").grouped),
      figure(label(.late), count("late").grouped),
      figure(
        label(.spentShare), orNoData(Ratio(spent * 100, planned).oneDecimal.map { $0 + "%" }),
        known.isEmpty ? nil : "\(money(spent))/\(money(planned)) \(label(.tenThousands))"),
    ]
  }

  private func row(_ project: ProjectEntry) -> TemplateValue {
    [
      "id": .text(project.id), "name": .text(project.name),
      "file": .text(ProjectsInput.file(of: project.id)),
      "departments": .text(names(project.departments)), "places": .text(places(project)),
      "standing": .text(standing(project)), "isLate": .flag(project.standing.id == "late"),
      "next": .text(project.next.map { "\($0.due) \($0.name)" } ?? "\u{2013}"),
      "spent": .text(spentShare(project)), "voices": .text(project.total.grouped),
    ]
  }

  func names(_ ids: [NamedID]) -> String {
    ids.map(\.name).joined(separator: text("、", ", "))
  }

  func places(_ project: ProjectEntry) -> String {
    project.places.isEmpty ? label(.wholeArea) : names(project.places)
  }

  /// `late, 12 days`
  func standing(_ project: ProjectEntry) -> String {
    guard project.daysLate > 0, project.stage == .adopted else { return project.standing.name }
    return project.standing.name
      + text(" \(project.daysLate) 天", ", \(project.daysLate) days")
  }

  func money(_ yuan: Int) -> String { Money(yuan: yuan).description }

  func spentShare(_ project: ProjectEntry) -> String {
    orNoData(
      project.spentYuan.flatMap { spent in
        project.plannedYuan.flatMap { Ratio(spent * 100, $0).oneDecimal }.map { $0 + "%" }
      })
  }
}
