internal import Feedback
internal import Foundation
internal import Store

/// What a column of an export holds for an item.
enum ExportValue {
  case text(String?)
  /// An id, which people read by its name.
  case code(String?, IDKind)
  case codes([String], IDKind)
  case integer(Int)
  case moment(Date?)
}

/// A column of the queue's exports.
struct ExportColumn: Sendable {
  /// The key in JSON.
  let key: String
  /// What stands over it in tables, in words of work orders (工单).
  let name: LocalizedName
  let value: @Sendable (CaseRecord) -> ExportValue

  private init(
    _ key: String, _ chinese: String, _ english: String,
    _ value: @escaping @Sendable (CaseRecord) -> ExportValue
  ) {
    (self.key, self.value) = (key, value)
    name = LocalizedName(chinese: chinese, english: english)
  }
}

extension ExportColumn {
  /// The columns in their order: what was said, what it is about, who answers, and the times of its life.
  static let all = said + about + lived

  private static let said = [
    ExportColumn("number", "工单编号", "number") { .text($0.row.number.description) },
    ExportColumn("id", "公开编号", "public id") { .text($0.row.publicID) },
    ExportColumn("external_id", "来源编号", "external id") { .text($0.row.externalID) },
    ExportColumn("source", "来源", "source") { .code($0.row.source, .source) },
    ExportColumn("channel", "受理渠道", "channel") { .text($0.channel) },
    ExportColumn("station", "代表联络站", "station") { .code($0.row.station, .station) },
    ExportColumn("submitted_at", "诉求时间", "submitted") { .moment($0.row.submittedAt) },
    ExportColumn("received_at", "受理时间", "received") { .moment($0.row.receivedAt) },
    ExportColumn("subject", "标题", "subject") { .text($0.row.subject) },
    ExportColumn("body", "主要内容", "body") { .text($0.row.body) },
  ]

  private static let about = [
    ExportColumn("kind", "诉求类型", "kind") { .code($0.row.kind.rawValue, .kind) },
    ExportColumn("topic", "领域", "topic") { .code($0.row.topic, .topic) },
    ExportColumn("subtopic", "二级领域", "second-level topic") { .code($0.row.subtopic, .topic) },
    ExportColumn("place", "事发地", "place") { .code($0.row.place, .place) },
    ExportColumn("urgency", "紧急程度", "urgency") { .code($0.row.urgency, .urgency) },
    ExportColumn("review", "待核对", "needs review") { .code($0.row.review?.rawValue, .review) },
    ExportColumn("department", "承办单位", "department") { .code($0.row.department, .department) },
    ExportColumn("assisting", "协办单位", "assisting") { .codes($0.file.assisting, .department) },
  ]

  private static let lived = [
    ExportColumn("state", "状态", "state") { .code($0.row.state, .state) },
    ExportColumn("due_at", "截止时间", "due") { record in
      .moment(record.row.dueAt ?? record.file.lastDueAt)
    },
    ExportColumn("assigned_at", "派单时间", "assigned") { .moment($0.file.assignedAt) },
    ExportColumn("returned", "退回次数", "times returned") { .integer($0.file.returned) },
    ExportColumn("extended", "延期次数", "times extended") { .integer($0.file.extensions.count) },
    ExportColumn("answered_at", "答复时间", "answered") { .moment($0.file.answeredAt) },
    ExportColumn("reply", "答复内容", "reply") { .text($0.reply) },
    ExportColumn("called_back_at", "回访时间", "called back") { .moment($0.file.calledBackAt) },
    ExportColumn("contacted", "是否联系", "contacted") { record in
      .code(record.file.callbacks.last.map { $0.contacted ? "yes" : "no" }, .callback)
    },
    ExportColumn("resolved", "是否解决", "resolved") {
      .code($0.file.callbacks.last?.resolved, .callback)
    },
    ExportColumn("satisfied", "是否满意", "satisfied") {
      .code($0.file.callbacks.last?.satisfied, .callback)
    },
    ExportColumn("reopened", "重办次数", "times reopened") { .integer($0.file.reopened) },
    ExportColumn("closed_at", "办结时间", "closed") { .moment($0.file.closedAt) },
  ]
}
