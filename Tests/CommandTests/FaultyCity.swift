import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import Formats

/// A city that hears the same number of voices over every channel, and whose server fails one question
/// in three: with an error, with a page of another kind, or cut off within its answer.
final class FaultyCity: Sendable {
  private struct State {
    var voices = first
    var questions = 0
    var failures = 0
    var isFaulty = true
  }

  static let channels = ["api", "board", "feed", "mail", "open311", "orders", "register"]
  private static let pageSize = 10
  /// How many voices there are at first, and how many more before each run.
  private static let first = 20, growth = 3
  /// The moment of the first run; the others follow a day apart.
  private static let begin = Date(timeIntervalSince1970: 1_795_400_000)

  private let state = Mutex(State())

  /// The moment of a run, as a command takes it.
  static func moment(_ run: Int) -> String {
    (begin + Double(run) * 86_400).formatted(.iso8601)
  }

  /// How many voices each channel has heard.
  var voices: Int { state.withLock { $0.voices } }
  var questions: Int { state.withLock { $0.questions } }
  var failures: Int { state.withLock { $0.failures } }

  /// Some more voices on every channel.
  func grow() { state.withLock { $0.voices += Self.growth } }

  /// From now on every question is answered.
  func recover() { state.withLock { $0.isFaulty = false } }

  func answer(_ request: LoopbackRequest) -> LoopbackAnswer {
    let fault = state.withLock { state -> Int? in
      state.questions += 1
      guard state.isFaulty, state.questions % 3 == 0 else { return nil }
      state.failures += 1
      return state.failures
    }
    let answer = rightAnswer(request)
    switch fault.map({ $0 % 3 }) {
    case 0: return LoopbackAnswer(status: 500)
    case 1: return answer.cut(after: answer.body.count / 2)
    case 2: return html("系统维护中", title: "维护")
    default: return answer
    }
  }

  private func rightAnswer(_ request: LoopbackRequest) -> LoopbackAnswer {
    let parts = request.path.split(separator: "?", maxSplits: 1)
    let query = Query(parts.dropFirst().first ?? "")
    switch parts.first {
    case "/feed.xml": return .text(feed)
    case "/api": return .text(page(query.number("page") ?? 1))
    case "/requests.xml": return .text(requests(query))
    case "/board": return html(list(query.number("p") ?? 1))
    case let detail?: return html("<div id='c'>\(Self.body(Int(detail.dropFirst(3)) ?? 0))</div>")
    case nil: return LoopbackAnswer(status: 404)
    }
  }
}

// MARK: - Over HTTP

extension FaultyCity {
  static func sources(_ server: String) -> String {
    """
      - {id: register, url: "file:inbox/register.csv"}
      - {id: orders, url: "file:inbox/orders.xlsx"}
      - {id: mail, format: mail, url: "file:inbox/mail/"}
      - {id: feed, format: feed, url: "\(server)/feed.xml", allow_private_networks: true}
      - id: api
        format: json
        url: "\(server)/api"
        records: data
        pages: {by: page, size: \(pageSize)}
        allow_private_networks: true
      - id: open311
        format: open311
        url: "\(server)/requests.xml"
        since: {parameter: start_date, first: 60d}
        allow_private_networks: true
      - id: board
        url: "\(server)/board"
        html:
          record: "//li"
          fields: {external_id: "a/@href", subject: "a", submitted_at: "span"}
          detail: "a/@href"
          detail_fields: {body: "//div[@id='c']"}
          next: "//a[@class='next']/@href"
          most: 200
        allow_private_networks: true
    """
  }

  private static func subject(_ number: Int) -> String { "第\(number)件：路灯不亮" }
  private static func body(_ number: Int) -> String { "第\(number)盏路灯不亮，请尽快维修。" }

  /// When a voice was heard: in the days before the first run, or in the hours before the run that its
  /// channel grew for.
  private static func heard(_ number: Int) -> Date {
    guard number >= first else { return begin - 864_000 + Double(number) * 3_600 }
    let (run, hour) = (number - first).quotientAndRemainder(dividingBy: growth)
    return begin + Double(run) * 86_400 - Double(1 + hour) * 3_600
  }

  private var feed: String {
    let entries = (0..<voices).map { number in
      """
      <item><guid isPermaLink="false">f\(number)</guid><title>\(Self.subject(number))</title>
      <description>\(Self.body(number))</description></item>
      """
    }
    return "<rss version=\"2.0\"><channel><title>信箱</title>\(entries.joined())</channel></rss>"
  }

  private func page(_ number: Int) -> String {
    let first = (number - 1) * Self.pageSize
    let records = (first..<max(first, min(first + Self.pageSize, voices))).map {
      #"{"id":"j\#($0)","title":"\#(Self.subject($0))","content":"\#(Self.body($0))"}"#
    }
    return #"{"data":[\#(records.joined(separator: ","))]}"#
  }

  private func requests(_ query: Query) -> String {
    let asked = query["service_request_id"].map { Set($0.split(separator: ",").map(String.init)) }
    let window = (query.moment("start_date") ?? .distantPast)...(query.moment("end_date") ?? .now)
    let records = (0..<voices)
      .filter { asked?.contains("r\($0)") ?? window.contains(Self.heard($0)) }
      .map { number in
        """
        <request><service_request_id>r\(number)</service_request_id><status>open</status>
        <service_name>\(Self.subject(number))</service_name><description>\(Self.body(number))</description>
        <requested_datetime>\(Self.heard(number).formatted(.iso8601))</requested_datetime></request>
        """
      }
    return "<service_requests>\(records.joined())</service_requests>"
  }

  /// The newest first, as boards have it.
  private func list(_ page: Int) -> String {
    let numbers = (0..<voices).reversed().dropFirst((page - 1) * Self.pageSize)
    let items = numbers.prefix(Self.pageSize).map {
      "<li><a href='/l/\($0)'>\(Self.subject($0))</a><span>2026-11-10</span></li>"
    }
    let isLast = numbers.count <= Self.pageSize
    let next = isLast ? "" : "<a class='next' href='/board?p=\(page + 1)'>下一页</a>"
    return "<ul>\(items.joined())</ul>\(next)"
  }

  private func html(_ body: String, title: String = "意见箱") -> LoopbackAnswer {
    LoopbackAnswer(
      headers: [("Content-Type", "text/html; charset=utf-8")],
      body: Array("<html><title>\(title)</title><body>\(body)</body></html>".utf8))
  }
}

// MARK: - In files

extension FaultyCity {
  /// The voices of the channels that come as files: a table and a workbook that grow, and mail.
  func writeFiles(_ bench: Workbench) throws {
    let voices = voices
    let rows = (0..<voices).map { "c\($0),\(Self.subject($0)),\(Self.body($0))" }
    try bench.write(
      (["编号,标题,内容"] + rows).joined(separator: "\r\n") + "\r\n", "inbox/register.csv")
    for number in 0..<voices {
      let mail = """
        Message-ID: <m\(number)@example.org>
        From: Li <li@example.org>
        Subject: \(Self.subject(number))
        Content-Type: text/plain; charset=utf-8

        \(Self.body(number))

        """
      try bench.write(mail, "inbox/mail/\(number).eml")
    }
    try writeWorkbook(bench.folder + "/inbox/orders.xlsx", voices)
  }

  private func writeWorkbook(_ path: String, _ voices: Int) throws {
    let workbook = try WorkbookWriter(
      path: path, created: Self.heard(0), timeZone: .gmt, isLarge: false)
    try workbook.addSheet("工单", columns: ["工单编号", "工单标题", "主要内容"])
    for number in 0..<voices {
      try workbook.append([
        .text("x\(number)"), .text(Self.subject(number)), .text(Self.body(number)),
      ])
    }
    try workbook.finish()
  }
}

/// The parameters of a question.
private struct Query {
  private var values: [String: String] = [:]

  init(_ text: Substring) {
    for part in text.split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      values[pair[0]] = pair.last?.removingPercentEncoding
    }
  }

  subscript(name: String) -> String? { values[name] }

  func number(_ name: String) -> Int? { values[name].flatMap(Int.init) }

  func moment(_ name: String) -> Date? {
    values[name].flatMap { try? Date($0, strategy: .iso8601) }
  }
}
