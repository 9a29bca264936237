internal import Settings

/// `projects:`
struct ProjectSettings: SettingsSection {
  /// Where the pages of projects are written, relative to the config folder's parent.
  var folder: String

  static let standard = ProjectSettings(folder: "projects")

  static let keys: [SettingKey] = [
    SettingKey(
      "folder", .text,
      "where `project report` writes; not the folder of digests, which departments look into",
      fallback: "projects")
  ]

  private init(folder: String) { self.folder = folder }

  init(_ map: SettingsMap) throws(SettingsError) {
    folder = try map.text("folder") ?? Self.standard.folder
  }
}
