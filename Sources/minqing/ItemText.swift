internal import Feedback
internal import Foundation
internal import Office

/// An item as `queue show` prints it for a person.
func itemText(_ detail: QueueDetail, _ office: OfficeContext) -> String {
  let words = Words(language: office.language)
  let item = detail.item
  var lines = ["\(item.number)  \(item.subject)", ""]
  func line(_ chinese: String, _ english: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    lines.append(words(chinese + "：", english + ": ") + value)
  }
  let none = words("（无）", "(none)")
  line("状态", "state", office.name(.state, item.state))
  let source = [office.name(.source, item.source), detail.channel].compactMap(\.self)
  line("来源", "source", source.joined(separator: " · "))
  line("来源编号", "external id", item.externalID)
  line("提交", "submitted", item.submittedAt.map { shortTime($0, office.timeZone) })
  line("收到", "received", shortTime(item.receivedAt, office.timeZone))
  line("类型", "kind", office.name(.kind, item.kind.rawValue))
  line("地点", "place", item.place.map { office.name(.place, $0) } ?? detail.statedPlace)
  line("联络站", "station", detail.stationName)
  line("接待代表", "deputy", detail.deputyName)
  line("承办单位", "department", item.departmentName ?? none)
  let helping = detail.assisting.map { office.name(.department, $0) }
  line("协办单位", "assisting", helping.joined(separator: words("、", ", ")))
  line("期限", "due", item.dueAt.map { dueText($0, item.due, office, words) })
  line("时限计算", "counted", detail.deadline)
  line("答复时间", "answered", detail.answeredAt.map { shortTime($0, office.timeZone) })
  line("已并入", "merged into", detail.mergedInto)
  line("并入本件", "merged here", detail.merged.joined(separator: ", "))
  line("保密", "confidential", detail.isConfidential ? words("是", "yes") : nil)
  line("来件写明的单位", "stated department", detail.statedDepartment)
  line("紧急", "urgent", item.urgencyName)
  line("网址", "url", detail.url)
  line("复核", "review", item.review.map { reviewText($0, words) })
  line("来源已撤下", "gone at its source", detail.goneAt.map { shortTime($0, office.timeZone) })
  line("公开编号", "public id", item.publicID)
  if let contact = detail.contact {
    line("来电人", "name", contact.name)
    line("电话", "phone", contact.phones.joined(separator: ", "))
    line("邮箱", "e-mail", contact.emails.joined(separator: ", "))
    line("住址", "address", contact.address)
  }
  lines += ["", detail.body]
  if let reply = detail.reply {
    let at = detail.replyAt.map { " " + shortTime($0, office.timeZone) } ?? ""
    lines += ["", words("答复", "reply") + at, reply]
  }
  for callback in detail.callbacks {
    let said = [
      office.name(.callback, callback.contacted ? "contacted" : "not-contacted"),
      callback.resolved.map { words("解决：", "resolved: ") + office.name(.callback, $0) },
      callback.satisfied.map { office.name(.callback, $0) },
    ]
    lines += [
      "",
      words("回访 ", "call-back ") + shortTime(callback.at, office.timeZone) + "  "
        + said.compactMap(\.self).joined(separator: words("，", ", ")),
    ]
  }
  lines += [
    "",
    words(
      "领域（\(detail.method ?? "lexicon")，词表 \(detail.taxonomyVersion)）",
      "topics (\(detail.method ?? "lexicon"), words of \(detail.taxonomyVersion))"),
  ]
  lines += detail.topics.map(topicLine)
  if detail.topics.isEmpty { lines.append("  " + none) }
  lines += ["", words("经过", "history")]
  lines += detail.history.map { eventLine($0, office, words) }
  return lines.joined(separator: "\n")
}

/// An event of the history on one line.
func eventLine(_ event: QueueEvent, _ office: OfficeContext, _ words: Words) -> String {
  let text = event.text.map { words("：", ": ") + $0 } ?? ""
  let fact = factText(event, office, words)
  return
    "  \(shortTime(event.at, office.timeZone))  \(office.name(.event, event.kind))  \(event.actor)\(fact)\(text)"
}

/// What a move did besides: ` → 交通运输局`, ` 5个工作日`.
private func factText(_ event: QueueEvent, _ office: OfficeContext, _ words: Words) -> String {
  let facts = event.facts
  if let lead = facts["lead"] {
    let assisting = (facts["assisting"] ?? "").split(separator: " ")
      .map { office.name(.department, String($0)) }
    return " → " + office.name(.department, lead)
      + (assisting.isEmpty
        ? ""
        : words("，协办 ", ", assisting ") + assisting.joined(separator: words("、", ", ")))
  }
  if let span = facts["span"] { return " " + office.spanText(span) }
  if let due = facts["due"].flatMap({ try? Date($0, strategy: .iso8601) }) {
    return " → " + shortTime(due, office.timeZone)
  }
  if let into = facts["into"] { return " → " + into }
  guard event.kind == "case.callback" else { return "" }
  let said = [
    facts["contacted"] == "no" ? office.name(.callback, "not-contacted") : nil,
    facts["resolved"].map { words("解决：", "resolved: ") + office.name(.callback, $0) },
    facts["satisfied"].map { office.name(.callback, $0) },
  ].compactMap(\.self)
  return said.isEmpty ? "" : " " + said.joined(separator: words("，", ", "))
}

private func dueText(
  _ due: Date, _ status: String?, _ office: OfficeContext, _ words: Words
) -> String {
  let mark =
    switch status {
    case "overdue": words("（已超期）", " (overdue)")
    case "due-soon": words("（即将到期）", " (due soon)")
    default: ""
    }
  return shortTime(due, office.timeZone) + mark
}

private func topicLine(_ topic: QueueTopic) -> String {
  let name = [topic.name, topic.secondName].compactMap { $0 }.joined(separator: " / ")
  return "  \(twoDecimals(topic.score))  \(name): \(topic.words.joined(separator: ", "))"
}

func reviewText(_ reason: ReviewReason, _ words: Words) -> String {
  switch reason {
  case .noEvidence: words("没有命中任何词语", "no word of any topic was met")
  case .lowScore: words("把握不大", "the best topic is unsure")
  case .narrowMargin: words("两个领域难分", "two topics are nearly even")
  case .noDepartment: words("没有单位负责这一领域", "no department answers for the topic")
  }
}
