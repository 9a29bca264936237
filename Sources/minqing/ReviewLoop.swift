internal import Feedback
internal import Office
internal import Terminal

/// The conversation of `queue review`: shows an item, takes a key, records the answer.
struct ReviewLoop {
  private static let mostLines = 14

  private let office: OfficeContext
  private let words: Words
  private let width: Int
  private let keys = KeyInput()
  private var queue: ReviewQueue
  private var skipped = 0

  init(_ office: OfficeContext, _ queue: ReviewQueue) {
    (self.office, self.queue) = (office, queue)
    words = Words(language: office.language)
    width = min(console.width ?? 80, 100)
  }

  /// Asks until the person quits, nothing is left, or so many answers stand.
  mutating func run(limit: Int) throws {
    defer { keys.close() }
    var turn = try queue.next()
    while let current = turn, queue.answered.all < limit {
      show(current)
      switch ask(current) {
      case .answer(let answer):
        try queue.answer(current, answer)
        turn = try queue.next()
      case .skip:
        skipped += 1
        turn = try queue.next()
      case .undo: turn = try queue.undo() ?? current
      case .quit: return sum(isDone: false)
      }
    }
    sum(isDone: turn == nil)
  }

  private func sum(isDone: Bool) {
    let (all, random) = queue.answered
    if isDone { printOut(words("没有需要复核的意见了。", "Nothing is left to decide about.")) }
    printOut(
      words(
        "已判定 \(all) 条（其中随机抽取 \(random) 条），跳过 \(skipped) 条。",
        "\(all) decided (\(random) of them drawn at random), \(skipped) skipped."))
  }
}

// MARK: - Asking

extension ReviewLoop {
  private enum Reaction {
    case answer(TopicAnswer)
    case skip, undo, quit
  }

  /// Waits for a key that means something here.
  private func ask(_ turn: ReviewTurn) -> Reaction {
    let guesses = turn.detail.topics
    while true {
      guard case .character(let key) = keys.next() else { return .quit }
      switch key {
      case "\n", "\r", "y", "1"..."9":
        let index = key.wholeNumberValue.map { $0 - 1 } ?? 0
        if guesses.indices.contains(index) {
          return .answer(choice(guesses[index].finest, guesses))
        }
      case "t": if let topic = askTopic() { return .answer(choice(topic, guesses)) }
      case "n": return .answer(TopicAnswer(untag: guesses.map(\.id)))
      case "s", " ": return .skip
      case "u": return .undo
      case "q": return .quit
      default: continue
      }
    }
  }

  /// The topic chosen; the guesses that stand before it are refused.
  private func choice(_ topic: String, _ guesses: [QueueTopic]) -> TopicAnswer {
    let first = topic.split(separator: "/").first.map(String.init) ?? topic
    let refused = guesses.prefix { $0.id != first }.map(\.id)
    return TopicAnswer(tag: [topic], untag: refused)
  }

  /// A first-level topic by its letter; nil where another key was pressed.
  private func askTopic() -> String? {
    let topics = Array(zip("abcdefghijklmnopqrstuvwxyz", office.firstLevelTopics))
    let names = topics.map { "\($0) \(office.name(.topic, $1))" }
    let column = (names.map(DisplayWidth.of).max() ?? 0) + 2
    let perLine = max(1, width / column)
    for start in stride(from: 0, to: names.count, by: perLine) {
      let line = names[start..<min(start + perLine, names.count)]
      printOut(line.map { $0.padded(to: column) }.joined())
    }
    guard case .character(let key) = keys.next() else { return nil }
    return topics.first { $0.0 == key }?.1
  }
}

// MARK: - Showing

extension ReviewLoop {
  private func show(_ turn: ReviewTurn) {
    let item = turn.detail.item
    let head = [
      "\(queue.answered.all + 1)", item.number, office.name(.source, item.source),
      turn.isRandom ? words("随机", "random") : "",
    ]
    printOut("")
    printOut(head.filter { !$0.isEmpty }.joined(separator: " · ").fitted(to: width))
    printOut(item.subject.wrapped(to: width).prefix(3).joined(separator: "\n"))
    showBody(turn.detail)
    for (index, topic) in turn.detail.topics.prefix(9).enumerated() { show(topic, index + 1) }
    if turn.detail.topics.isEmpty { printOut(words("（没有猜测）", "(no guess)")) }
    printOut(
      words(
        "[回车/1] 对  [2-9] 选  [t] 其他领域  [n] 都不是  [s] 跳过  [u] 撤销  [q] 退出",
        "[Return/1] right  [2-9] that  [t] topics  [n] none  [s] skip  [u] undo  [q] quit"))
  }

  private func showBody(_ detail: QueueDetail) {
    guard detail.body != detail.item.subject else { return }
    let lines = detail.body.wrapped(to: width - 2).filter { !$0.isEmpty }
    for line in lines.prefix(Self.mostLines) { printOut("  " + line) }
    if lines.count > Self.mostLines { printOut("  …") }
  }

  private func show(_ topic: QueueTopic, _ number: Int) {
    let name = [topic.name, topic.secondName].compactMap(\.self).joined(separator: " / ")
    let score = twoDecimals(topic.score)
    let line = "\(number)  \(score)  \(name)  \(topic.words.prefix(5).joined(separator: ", "))"
    printOut(line.fitted(to: width))
  }
}

extension QueueTopic {
  /// The second level where there is one.
  fileprivate var finest: String { second ?? id }
}
