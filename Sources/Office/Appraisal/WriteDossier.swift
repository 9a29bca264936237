internal import Digests
internal import Feedback
internal import Formats
internal import Foundation
internal import Oversight
internal import Settings
internal import Store

extension OfficeContext {
  /// Writes a dossier, freezes it, and gives the paths.
  ///
  /// One of a period that is not over holds what is counted up to yesterday, and says so.
  public func writeDossier(_ request: DossierRequest) async throws(OfficeError) -> [String] {
    let plan = try appraisalPlan(request.plan), now = surroundings.now()
    let dossier = try await dossier(plan, place: request.place, at: now).dossier
    let row = FrozenDossierRow(
      plan: plan.id, place: request.place ?? "", madeAt: now,
      input: try wrapDigest { try dossier.json() }, forms: request.formats.map(\.rawValue))
    // Frozen first: where the files are cut off, they can be written again from what was frozen.
    try OfficeError.wrap { try store.freeze(row, actor: actor, at: now) }
    return try write(dossier.input, request)
  }

  /// Writes the files of a dossier anew from what was frozen, without counting, and gives the paths.
  ///
  /// - Throws: `usage` where none was frozen.
  public func writeDossierAgain(_ request: DossierRequest) throws(OfficeError) -> [String] {
    let row = try frozenDossier(request)
    return try write(try wrapDigest { try FrozenDossier(json: row.input) }.input, request)
  }

  private func write(
    _ input: DossierInput, _ request: DossierRequest
  ) throws(OfficeError) -> [String] {
    let templates = try dossierTemplates(), files = dossierFiles(request)
    var paths: [String] = []
    for file in request.formats.flatMap(files.names) {
      try write(input, file, of: files, templates, to: files.path(file))
      paths.append(files.path(file))
    }
    return paths
  }

  private func frozenDossier(_ request: DossierRequest) throws(OfficeError) -> FrozenDossierRow {
    let plan = try appraisalPlan(request.plan)
    _ = try places(in: request.place)
    let row = try OfficeError.wrap {
      try store.frozenDossier(plan: plan.id, place: request.place ?? "")
    }
    guard let row else {
      let place = request.place.map { " --place \($0)" } ?? ""
      throw OfficeError(
        .usage,
        "no dossier of \(plan.id) was made; `minqing appraise dossier \(plan.id)\(place)` makes one"
      )
    }
    return row
  }

  /// Renders a frozen dossier again and compares it with its files, and what it was counted from with a
  /// new query. Nothing is written.
  ///
  /// - Throws: `usage` where none was frozen.
  public func verifyDossier(
    _ request: DossierRequest
  ) async throws(OfficeError) -> DossierVerification {
    let plan = try appraisalPlan(request.plan), row = try frozenDossier(request)
    let frozen = try wrapDigest { try FrozenDossier(json: row.input) }
    var new = try await dossier(plan, place: request.place, at: surroundings.now()).dossier
    // What was agreed since has no figures in what was frozen, so none of them moved.
    let known = Set(frozen.input.rectifications.map(\.id))
    let agreed = new.input.rectifications.map(\.id).filter { !known.contains($0) }
    new.input.rectifications.removeAll { agreed.contains($0.id) }
    let changes = frozen.changes(to: new)
    let compared = try compared(frozen.input, dossierFiles(request))
    let written = row.forms.compactMap(DossierFormat.init(rawValue:))
      .flatMap(dossierFiles(request).names)
    return DossierVerification(
      dossier: dossierFiles(request).name, madeAt: row.madeAt, isGenuine: row.isGenuine,
      altered: compared.altered, identical: compared.identical,
      missing: written.filter { !(compared.altered + compared.identical).contains($0) },
      late: changes.late, changed: changes.changed,
      gone: changes.gone, agreedSince: agreed,
      figures: changes.figures.map { MovedFigure(name: $0.name, then: $0.then, now: $0.now) })
  }

  /// The items behind a figure, all of them, as they are now; what is withheld is counted.
  public func dossierItems(
    _ request: DossierRequest, figure: String
  ) async throws(OfficeError) -> DossierItems {
    let plan = try appraisalPlan(request.plan)
    let lists = try await dossier(plan, place: request.place, at: surroundings.now()).lists
    guard lists.figures.contains(figure) else {
      let mend = mend(
        for: figure, among: lists.figures,
        otherwise: "the page of items names them; the first: "
          + lists.figures.prefix(8).joined(separator: ", "))
      throw OfficeError(.usage, "nothing stands behind \"\(figure)\"; \(mend)")
    }
    let list = lists.list(figure, most: .max)
    return DossierItems(
      figure: figure, count: list.count, withheld: list.count - list.numbers.count,
      items: list.numbers)
  }

  private func dossierFiles(_ request: DossierRequest) -> DossierFiles {
    DossierFiles(
      configuration.resolve(configuration.appraisals.folder), request.plan, request.place)
  }

  func dossierTemplates() throws(OfficeError) -> DossierTemplates {
    try wrapDigest { try DossierTemplates { configuration.text("templates/" + $0) } }
  }

  /// Writes one file of a dossier; the same input gives the same bytes.
  func write(
    _ input: DossierInput, _ file: String, of files: DossierFiles, _ templates: DossierTemplates,
    to path: String
  ) throws(OfficeError) {
    try OfficeSetup.makeFolder((path as NSString).deletingLastPathComponent)
    let text = try wrapDigest {
      switch file {
      case files.page: try input.html(templates, list: files.items)
      case files.items: try input.itemsPage(templates, dossier: files.page)
      case files.names(.json)[0]: try input.json()
      default: nil as String?
      }
    }
    if let text { return try OfficeSetup.write(text, to: path) }
    try writeWorkbook(try wrapDigest { try input.sheets() }, to: path, at: input.madeAt)
  }

  private func compared(
    _ input: DossierInput, _ files: DossierFiles
  ) throws(OfficeError) -> (altered: [String], identical: [String]) {
    let templates = try dossierTemplates()
    var altered: [String] = [], identical: [String] = []
    for file in DossierFormat.allCases.flatMap(files.names) {
      let isSame = try isSame(files.path(file)) { path throws(OfficeError) in
        try write(input, file, of: files, templates, to: path)
      }
      guard let isSame else { continue }
      if isSame { identical.append(file) } else { altered.append(file) }
    }
    return (altered, identical)
  }
}
