internal import Feedback
internal import Formats
internal import Report

extension OfficeContext {
  /// Items of a list as CSV for spreadsheets, under names in the office's language: UTF-8 with a byte order
  /// mark, moments by the office's clock. `queue export` has every column of all items.
  public func csv(_ items: [QueueItem]) -> String {
    let header = [
      say("编号", "number"), say("来源编号", "external id"), say("来源", "source"),
      say("提交时间", "submitted"), say("收到时间", "received"), say("主题", "subject"), say("类型", "kind"),
      say("领域", "topic"), say("地点", "place"), say("承办单位", "department"), say("状态", "state"),
      say("期限", "due"), say("紧急", "urgency"), say("待核对", "review"),
    ]
    let rows = items.map { item in
      CSVWriter.row([
        item.number, item.externalID ?? "", name(.source, item.source),
        item.submittedAt.map(wallTime) ?? "", wallTime(item.receivedAt), item.subject,
        name(.kind, item.kind.rawValue), item.topicName ?? "",
        item.place.map { name(.place, $0) } ?? "", item.departmentName ?? "",
        name(.state, item.state), item.dueAt.map(wallTime) ?? "", item.urgencyName ?? "",
        item.review.map { language.catalogue.reason($0, guess: item.topicName) } ?? "",
      ])
    }
    return CSVWriter.byteOrderMark + CSVWriter.row(header) + rows.joined()
  }
}
