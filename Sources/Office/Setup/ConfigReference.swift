internal import Casework
internal import Classify
internal import Group
internal import Oversight
internal import Settings

/// The reference page of the configuration, written from the keys that the code reads.
public enum ConfigReference {
  private static let files: [(name: String, type: any SettingsSection.Type)] = [
    ("minqing.yaml", MainSettings.self), ("topics.yaml", Taxonomy.self),
    ("departments.yaml", Departments.self), ("places.yaml", Places.self),
    ("casework.yaml", CaseworkSettings.self), ("calendar/*.yaml", WorkingCalendar.self),
    ("matters.yaml", MatterRules.self),
    ("ballots.yaml", BallotSettings.self), ("rates.yaml", RateSettings.self),
    ("stations.yaml", StationSettings.self),
    ("appraisals.yaml", AppraisalSettings.self), ("annual.yaml", AnnualSettings.self),
  ]

  /// The page as Markdown.
  public static var markdown: String {
    let parts = files.map {
      "## " + $0.name + "\n\n" + sections("", $0.type).joined(separator: "\n")
    }
    return """
      # Configuration

      <!-- Written from the code: UPDATE_GOLDEN=1 scripts/test --filter ConfigReference -->

      YAML in UTF-8. Unknown keys are refused, with file, line, column and a suggestion. Files that are
      missing beside `minqing.yaml` are taken from the defaults that travel in the program. Secrets do
      not stand in the configuration; a URL takes `${NAME}` from the environment.

      \(parts.joined(separator: "\n"))
      """
  }

  /// The table of a section, and those of the sections below it, each under the path to it.
  private static func sections(_ path: String, _ type: any SettingsSection.Type) -> [String] {
    var table = path.isEmpty ? "" : "### `\(path)`\n\n"
    table += "| key | value | default | |\n|---|---|---|---|\n"
    for key in type.keys {
      let fallback = key.required ? "required" : key.fallback.map { "`\($0)`" } ?? ""
      table += "| `\(key.name)` | \(words(key.kind)) | \(fallback) | \(key.summary) |\n"
    }
    var tables = [table]
    for key in type.keys {
      guard let below = section(in: key.kind), below.type != type else { continue }
      let step = key.name + below.suffix
      tables += sections(path.isEmpty ? step : path + "." + step, below.type)
    }
    return tables
  }

  private static func section(
    in kind: SettingKind
  ) -> (type: any SettingsSection.Type, suffix: String)? {
    switch kind {
    case .section(let type): (type, "")
    case .list(let kind): section(in: kind).map { ($0.type, "[]") }
    case .map(let kind): section(in: kind).map { ($0.type, ".*") }
    default: nil
    }
  }

  private static func words(_ kind: SettingKind) -> String {
    switch kind {
    case .text: "text"
    case .name: "a name, or `{zh-Hans: ..., en: ...}`"
    case .integer: "whole number"
    case .number: "number"
    case .flag: "true or false"
    case .duration: "duration (`15m`)"
    case .size: "size (`64MB`)"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .list(let kind): "list of " + words(kind)
    case .map(let kind): "names, each with " + words(kind)
    case .section: "keys below"
    }
  }
}
