internal import Casework
internal import Feedback
internal import Report

/// What an id stands for: a department and a topic may have the same one.
public enum IDKind: Sendable, Hashable {
  case topic, kind, place, department, source, state, urgency, event, review, callback
  case station, rectification, project
}

/// What people call the ids of an office, in one language.
struct Names: Sendable {
  private let names: [IDKind: [String: String]]

  init(_ configuration: OfficeConfiguration, _ language: Language) {
    let sources = configuration.main.sources + [.byHand]
    names = [
      .topic: configuration.taxonomy.topicNames(language),
      .kind: configuration.taxonomy.kindNames(language),
      .urgency: configuration.taxonomy.urgencyNames(language),
      .place: configuration.places.names(language),
      .department: configuration.departments.names(language),
      .station: Dictionary(
        uniqueKeysWithValues: configuration.stations.stations.map { ($0.id, $0.name(language)) }),
      .source: Dictionary(
        sources.map { ($0.fetch.id, $0.fetch.name(language)) },
        uniquingKeysWith: { first, _ in first }),
      .review: Dictionary(
        uniqueKeysWithValues: ReviewReason.allCases.map {
          ($0.rawValue, language.catalogue.reason($0, guess: nil))
        }),
      .callback: Self.callback.mapValues { $0(language) },
      .rectification: Self.rectification.mapValues { $0(language) },
      .event: Dictionary(
        uniqueKeysWithValues: Move.allCases.map { ("case." + $0.rawValue, $0.name(language)) }
          + Self.events.map { ($0.key, $0.value(language)) }),
      .state: Dictionary(
        uniqueKeysWithValues: CaseState.allCases.map { ($0.rawValue, $0.name(language)) }),
    ]
  }

  private static let callback = [
    "contacted": LocalizedName(chinese: "已联系上", english: "reached"),
    "not-contacted": LocalizedName(chinese: "未联系上", english: "not reached"),
    "yes": LocalizedName(chinese: "是", english: "yes"),
    "partly": LocalizedName(chinese: "部分", english: "partly"),
    "no": LocalizedName(chinese: "否", english: "no"),
    "satisfied": LocalizedName(chinese: "满意", english: "satisfied"),
    "basically": LocalizedName(chinese: "基本满意", english: "basically satisfied"),
    "dissatisfied": LocalizedName(chinese: "不满意", english: "dissatisfied"),
  ]

  private static let rectification = [
    "open": LocalizedName(chinese: "待整改", english: "open"),
    "evidence": LocalizedName(chinese: "已报材料", english: "evidence given"),
    "accepted": LocalizedName(chinese: "已验收", english: "accepted"),
    "reopened": LocalizedName(chinese: "重新整改", english: "reopened"),
    "withdrawn": LocalizedName(chinese: "已撤回", english: "withdrawn"),
  ]

  private static let events = [
    "item.created": LocalizedName(chinese: "收到", english: "received"),
    "item.updated": LocalizedName(chinese: "来源更新", english: "updated by its source"),
    "item.classified": LocalizedName(chinese: "重新归类", english: "classified anew"),
    "item.tagged": LocalizedName(chinese: "认定领域", english: "topic decided"),
    "item.untagged": LocalizedName(chinese: "排除领域", english: "topic refused"),
    "item.decision-withdrawn": LocalizedName(chinese: "撤销认定", english: "decision withdrawn"),
    "item.read": LocalizedName(chinese: "查看保密件", english: "confidential item read"),
    "rates.exclude": LocalizedName(chinese: "不纳入考核", english: "excluded from rates"),
    "rates.include": LocalizedName(chinese: "恢复纳入考核", english: "counted in rates again"),
    "matter.merged": LocalizedName(chinese: "合并事项", english: "matters merged"),
    "matter.split": LocalizedName(chinese: "移出事项", english: "taken out of a matter"),
    "contact.read": LocalizedName(chinese: "查看联系方式", english: "contact read"),
    "item.forgotten": LocalizedName(chinese: "应本人要求删除", english: "erased on request"),
    "item.expired": LocalizedName(chinese: "保存期满删除", english: "erased, its time was over"),
    "rectify.add": LocalizedName(chinese: "列入整改", english: "agreed"),
    "rectify.evidence": LocalizedName(chinese: "整改材料", english: "evidence"),
    "rectify.close": LocalizedName(chinese: "验收", english: "accepted"),
    "rectify.reopen": LocalizedName(chinese: "重新整改", english: "reopened"),
    "rectify.withdraw": LocalizedName(chinese: "撤回", english: "withdrawn"),
    "project.link": LocalizedName(chinese: "关联实事项目", english: "linked to a project"),
    "project.unlink": LocalizedName(chinese: "移出实事项目", english: "unlinked from a project"),
    "case.recompute": LocalizedName(chinese: "重算期限", english: "deadline recomputed"),
  ]

  /// The name; the id itself where it is not known.
  func callAsFunction(_ kind: IDKind, _ id: String) -> String { names[kind]?[id] ?? id }
}

extension OfficeContext {
  /// A text in the language of the office.
  func say(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// What tells the files of a place, and of a language that is asked for, from the office's own:
  /// `.place-990101.en`.
  static func suffix(_ place: String?, _ language: Language? = nil) -> String {
    (place.map { ".place-" + $0 } ?? "") + (language.map { "." + $0.rawValue } ?? "")
  }
}
