/// Which forms of a frozen dossier were written, so that one that is gone is missed.
enum DossierFormTables {
  static let sql = """
    ALTER TABLE frozen_dossier ADD COLUMN forms TEXT NOT NULL DEFAULT 'html xlsx json';

    """
}
