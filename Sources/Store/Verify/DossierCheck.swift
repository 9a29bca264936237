internal import GRDB

/// Whether frozen dossiers are what the history says was frozen.
enum DossierCheck {
  static func findings(_ database: Database) throws -> [Finding] {
    try FrozenDossierRow.all(database).filter { !$0.isGenuine }.map { dossier in
      let place = dossier.place.isEmpty ? "" : " at \(dossier.place)"
      return Finding(
        check: "dossiers",
        message: "the dossier of \(dossier.plan)\(place) is not what the history says was frozen")
    }
  }
}
