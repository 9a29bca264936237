internal import Foundation
internal import Office
internal import Terminal

/// Prints what a training came to.
func printTraining(_ report: TrainingReport) {
  let facts = report.model
  printOut("\(facts.dataName): \(facts.messages) messages, \(facts.topics.count) topics")
  if facts.fromWords == true { printOut("how well it says what the words say:") }
  printEvaluation(facts.heldOut)
  if let comparison = report.comparison {
    printComparison(comparison)
  } else if facts.fromWords == true {
    printOut(
      "not checked: that takes 100 decisions about items drawn at random; "
        + "make them with queue review")
  }
  guard let path = report.path else {
    return printOut("not written: it is no better than the one in use; --force takes its place")
  }
  printOut("\(path): \(report.size / 1_000) kB, \(report.isInUse ? "in use" : "not in use")")
}

/// Prints figures of guesses, a line a topic.
func printEvaluation(_ result: Evaluation) {
  printOut(
    "accuracy \(percent(result.accuracy))  macro-F1 \(percent(result.macroF1))  "
      + "calibration error \(decimals(result.calibrationError, 3))")
  printOut(
    "for review \(percent(result.review)), accuracy of the rest \(percent(result.accuracyOfSure)), "
      + "no guess \(result.abstained)")
  var table = TextTable([
    .fixed("topic"), .figure("precision"), .figure("recall"), .figure("F1"), .figure("messages"),
  ])
  for (id, topic) in result.topics.sorted(by: { $0.key < $1.key }) {
    table.add([
      id, percent(topic.precision), percent(topic.recall), percent(topic.f1), "\(topic.support)",
    ])
  }
  printTable(table)
}

/// Prints a new model beside what is in use.
func printComparison(_ comparison: ModelComparison) {
  printOut(
    "against \(comparison.method) on \(comparison.messages) messages held out from "
      + "\(comparison.onSameMessages ? "both" : "each"): macro-F1 "
      + "\(percent(comparison.new.macroF1)) against \(percent(comparison.old.macroF1))")
  for (title, changes) in [("better", comparison.better), ("worse", comparison.worse)] {
    let words = changes.sorted { abs($0.value) > abs($1.value) }
      .map { "\($0.key) \($0.value > 0 ? "+" : "")\(decimals($0.value * 100, 1))" }
    if !words.isEmpty { printOut("\(title): " + words.joined(separator: ", ")) }
  }
  if !comparison.forgotten.isEmpty {
    printOut("no longer known: " + comparison.forgotten.joined(separator: ", "))
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
