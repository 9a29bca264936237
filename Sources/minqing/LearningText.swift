internal import Foundation
internal import Office
internal import Terminal

/// Prints what a training came to.
func printTraining(_ report: TrainingReport, _ words: Words) {
  let facts = report.model
  printOut(
    words(
      "\(facts.dataName)：\(facts.messages) 条，\(facts.topics.count) 个领域",
      "\(facts.dataName): \(facts.messages) messages, \(facts.topics.count) topics"))
  if facts.fromWords == true {
    printOut(words("与词表说法一致的程度：", "how well it says what the words say:"))
  }
  printEvaluation(facts.heldOut, words)
  if let comparison = report.comparison {
    printComparison(comparison, words)
  } else if facts.fromWords == true {
    printOut(
      words(
        "未检验：需要 100 条随机抽取的人工判定，用 queue review 来做",
        "not checked: that takes 100 decisions about items drawn at random; "
          + "make them with queue review"))
  }
  guard let path = report.path else {
    return printOut(
      words(
        "未写入：不比现用的好；加 --force 才替换",
        "not written: it is no better than the one in use; --force takes its place"))
  }
  let use = report.isInUse ? words("已启用", "in use") : words("未启用", "not in use")
  printOut("\(path): \(report.size / 1_000) kB, \(use)")
}

/// Prints figures of guesses, a line a topic.
func printEvaluation(_ result: Evaluation, _ words: Words) {
  let accuracy = percent(result.accuracy), macroF1 = percent(result.macroF1)
  let error = decimals(result.calibrationError, 3)
  printOut(
    words(
      "准确率 \(accuracy)  宏平均 F1 \(macroF1)  校准误差 \(error)",
      "accuracy \(accuracy)  macro-F1 \(macroF1)  calibration error \(error)"))
  let review = percent(result.review), sure = percent(result.accuracyOfSure)
  printOut(
    words(
      "请人复核 \(review)，其余准确率 \(sure)，没有猜测 \(result.abstained) 条",
      "for review \(review), accuracy of the rest \(sure), no guess \(result.abstained)"))
  var table = TextTable([
    .fixed(words("领域", "topic")), .figure(words("精确率", "precision")),
    .figure(words("召回率", "recall")), .figure("F1"), .figure(words("条数", "messages")),
  ])
  for (id, topic) in result.topics.sorted(by: { $0.key < $1.key }) {
    table.add([
      id, percent(topic.precision), percent(topic.recall), percent(topic.f1), "\(topic.support)",
    ])
  }
  printTable(table)
}

/// Prints a new model beside what is in use.
func printComparison(_ comparison: ModelComparison, _ words: Words) {
  let method = comparison.method, count = comparison.messages
  let new = percent(comparison.new.macroF1), old = percent(comparison.old.macroF1)
  let both = comparison.onSameMessages
  printOut(
    words(
      "与 \(method) 比，\(both ? "双方" : "各自")都没学过的 \(count) 条：宏平均 F1 \(new) 对 \(old)",
      "against \(method) on \(count) messages held out from \(both ? "both" : "each"): macro-F1 "
        + "\(new) against \(old)"))
  for (title, changes) in [
    (words("更好：", "better: "), comparison.better), (words("更差：", "worse: "), comparison.worse),
  ] {
    let changes = changes.sorted { abs($0.value) > abs($1.value) }
      .map { "\($0.key) \($0.value > 0 ? "+" : "")\(decimals($0.value * 100, 1))" }
    if !changes.isEmpty { printOut(title + changes.joined(separator: ", ")) }
  }
  if !comparison.forgotten.isEmpty {
    printOut(
      words("不再认得：", "no longer known: ") + comparison.forgotten.joined(separator: ", "))
  }
}

/// Prints how often guesses were right, by what people decided.
func printMeasured(_ measured: MeasuredDecisions, _ office: OfficeContext) {
  let words = Words(language: office.language)
  guard let accuracy = measured.accuracy else {
    return printOut(
      words(
        "还没有随机抽取的判定：先运行 minqing queue review",
        "nothing was drawn at random yet: run minqing queue review"))
  }
  printOut(
    words("随机抽取 \(measured.drawn) 条，领域判对 ", "\(measured.drawn) drawn at random, topic right: ")
      + interval(accuracy))
  let parts = [
    (IDKind.topic, words("领域", "topic"), measured.topics),
    (.department, words("承办单位", "department"), measured.departments),
  ]
  for (kind, title, shares) in parts {
    var table = TextTable([
      .flexible(title, least: 16), .figure(words("条数", "items")),
      .figure(words("判对（95% 区间）", "right (95 % interval)")),
    ])
    for (id, share) in shares.sorted(by: { ($0.value.of, $1.key) > ($1.value.of, $0.key) }) {
      let name = id.isEmpty ? words("（无）", "(none)") : office.name(kind, id)
      table.add([name, String(share.of), interval(share)])
    }
    printOut("")
    printTable(table)
  }
}

private func interval(_ share: MeasuredDecisions.Share) -> String {
  "\(percent(share.share)) (\(percent(share.low)) – \(percent(share.high)))"
}

/// A share as percent with one decimal: `93.4 %`.
func percent(_ share: Double) -> String { decimals(share * 100, 1) + " %" }

/// A number with a fixed count of decimals.
func decimals(_ number: Double, _ count: Int) -> String {
  String(format: "%.\(count)f", number)
}
