internal import Digests
internal import Foundation
internal import Store

/// A frozen dossier with what it says.
struct QuotingDossier {
  var row: FrozenDossierRow
  var frozen: FrozenDossier
  var files: DossierFiles

  /// How people call it: `transport-2026`, or `transport-2026.place-990101`.
  var name: String { files.name }
}

extension OfficeContext {
  func frozenDossiers(
    mentioning forgotten: ForgottenItems
  ) throws(OfficeError) -> [QuotingDossier] {
    let folder = configuration.resolve(configuration.appraisals.folder)
    var found: [QuotingDossier] = []
    for row in try OfficeError.wrap({ try store.frozenDossiers() }) {
      let frozen = try wrapDigest { try FrozenDossier(json: row.input) }
      guard frozen.mentions(forgotten) else { continue }
      let files = DossierFiles(folder, row.plan, row.place.isEmpty ? nil : row.place)
      found.append(QuotingDossier(row: row, frozen: frozen, files: files))
    }
    return found
  }

  func freezeAgain(
    _ dossier: QuotingDossier, without forgotten: ForgottenItems
  ) throws(OfficeError) {
    var (row, frozen) = (dossier.row, dossier.frozen)
    frozen.input = frozen.input.without(forgotten)
    row.input = try wrapDigest { try frozen.json() }
    try OfficeError.wrap { try store.freeze(row, actor: actor, at: surroundings.now()) }
  }

  /// Writes the files of dossiers anew, those that are there; their paths.
  func rewrite(
    _ dossiers: [QuotingDossier], without forgotten: ForgottenItems
  ) throws(OfficeError) -> [String] {
    guard !dossiers.isEmpty else { return [] }
    let templates = try dossierTemplates()
    var paths: [String] = []
    for dossier in dossiers {
      let input = dossier.frozen.input.without(forgotten)
      for file in DossierFormat.allCases.flatMap(dossier.files.names) {
        let path = dossier.files.path(file)
        guard FileManager.default.fileExists(atPath: path) else { continue }
        try write(input, file, of: dossier.files, templates, to: path)
        paths.append(path)
      }
    }
    return paths
  }
}
