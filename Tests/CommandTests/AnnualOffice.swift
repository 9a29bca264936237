import Foundation
import GRDB
import Testing

/// A year of an invented city, and the year before it: messages from three sources, some of them confidential
/// or reports of wrongdoing, answers, call-backs, and two liaison stations.
final class AnnualOffice {
  let bench: Workbench
  static let over = "2027-02-01T08:00:00+08:00"
  /// 1 January and 31 December 2026, and the moments at which they begin and end in Shanghai.
  static let days = "day BETWEEN 20454 AND 20818"
  static let open = "NOT confidential AND kind <> (SELECT id FROM code WHERE text = 'report')"
  static let subjects = [
    ("公交车总是晚点", "12路公交车早高峰总是晚点。", "投诉", "交通局"),
    ("医院挂号难", "市医院挂号太难，专家号抢不到。", "投诉", "卫健委"),
    ("小区自来水停水", "小区自来水停水两天。", "求助", "住建局"),
    ("路灯不亮", "巷口路灯不亮，晚上看不见。", "建议", "住建局"),
    ("公交站牌倒了", "公交站牌倒了没有人扶。", "求助", "交通局"),
  ]

  init() throws {
    bench = try Workbench(
      Workbench.configuration(
        """
          - {id: hotline, name: Hotline, channel: 12345, url: "file:none/", format: csv}
          - {id: board, name: Message board, channel: web, url: "file:none/", format: csv}
          - {id: register, name: Register, url: "file:none/", format: csv}
        """))
    bench.now = Self.over
    bench.environment["COLUMNS"] = "80"
    try bench.write(
      """
      places:
        - id: "1"
          name: {zh-Hans: 东区, en: East}
          children:
            - {id: "11", name: {zh-Hans: 柳溪街道, en: Liuxi}}
            - {id: "12", name: {zh-Hans: 石桥镇, en: Shiqiao}}
        - {id: "2", name: {zh-Hans: 西区, en: West}}
        - {id: "3", name: {zh-Hans: 北区, en: North}}
      """, "config/places.yaml")
    try bench.write(
      """
      districts: []
      stations:
        - {id: hill, name: {zh-Hans: 山脚站, en: Hill Station}, level: central, place: "11", address: 山脚路1号, opening: {weekdays: [monday]}}
        - {id: lake, name: {zh-Hans: 湖边点, en: Lake Point}, level: community, place: "2", opening: {weekdays: [tuesday]}}
      bands: [{id: good, name: {zh-Hans: 好, en: good}, at_least: 90%}, {id: weak, name: {zh-Hans: 待改进, en: to improve}}]
      demonstration: {openings: 90%}
      """, "config/stations.yaml")
    try bench.write(
      """
      plans:
        - id: transport
          name: Transport
          department: transport
          from: 2026-01-01
          until: 2026-12-31
        - id: mayor
          name: Mayor
          kind: official
          official: {name: 顾临舟, office: {zh-Hans: 副市长, en: vice mayor}, departments: [transport, health]}
          from: 2026-01-01
          until: 2026-12-31
      """, "config/appraisals.yaml")
    try hear()
    try answer()
    try meet()
  }

  /// 24 items a month, fewer in April; the places and sources uneven, so that some counts are small.
  private func hear() throws {
    var number = 0
    for (year, month) in [(2025, 3), (2025, 9)] + (1...12).map({ (2026, $0) }) {
      let count = (year, month) == (2026, 4) ? 3 : 24
      var rows: [String: [String]] = [:]
      for index in 0..<count {
        number += 1
        let (subject, body, kind, department) = Self.subjects[(index * 7 + index / 3) % 5]
        let place = ["柳溪街道", "西区", "柳溪街道", "石桥镇", "西区"][(index + month) % 5]
        let source = ["hotline", "hotline", "board"][index % 3]
        rows[source, default: []].append(
          "X\(number),\(subject),\(body)第\(number)件，电话139\(10_000_000 + number)。,\(kind),"
            + "\(department),\(index == 5 && month == 7 ? "北区" : place),王小宝\(number)")
      }
      if month == 6 {
        rows["register"] = [
          "R1,登记一件,路灯不亮请修。,求助,住建局,西区,李大山", "R2,登记二件,公交车晚点。,投诉,交通局,西区,李大山",
        ]
        rows["hotline", default: []] += (0..<9).map {
          "J\($0),举报某局干部受贿,举报某局干部利用职务收受贿赂\($0)。,举报,,西区,匿名人"
        }
      }
      for (source, rows) in rows.sorted(by: { $0.key < $1.key }) {
        try take(rows, source, String(format: "%04d-%02d-05T10:00:00+08:00", year, month))
      }
    }
    try sql("UPDATE item SET confidential = 1 WHERE external_id IN ('X60', 'X61', 'X200')")
  }

  private func take(_ rows: [String], _ source: String, _ now: String) throws {
    let file = "inbox/\(source)-\(now.prefix(7)).csv"
    try bench.write("编号,标题,内容,类型,承办单位,地点,姓名\n" + rows.joined(separator: "\n"), file)
    let taken = try bench.run(["import", file, "--source", source, "--now", now])
    #expect(taken.code == 0, "\(taken.errors)")
  }

  /// Answers and call-backs, by SQL: through the commands each would be a program.
  private func answer() throws {
    try sql(
      """
      INSERT OR IGNORE INTO code (text) VALUES ('yes'), ('no'), ('satisfied'), ('dissatisfied');
      INSERT INTO casework (item, last_due_at, answered_at)
        SELECT id, due_at, CASE WHEN sequence % 4 = 0 THEN due_at + 86400000 ELSE due_at - 86400000 END
        FROM item WHERE due_at IS NOT NULL AND sequence % 6 > 0
        ON CONFLICT (item) DO UPDATE SET last_due_at = excluded.last_due_at,
          answered_at = excluded.answered_at;
      UPDATE item SET due_at = NULL
        WHERE id IN (SELECT item FROM casework WHERE answered_at IS NOT NULL);
      INSERT INTO callback (item, number, at, contacted, resolved, satisfied)
        SELECT item.id, 0, received_at + 20 * 86400000, sequence % 10 > 0,
          (SELECT id FROM code WHERE text = CASE WHEN sequence % 10 = 0 THEN ''
            WHEN sequence % 7 < (CASE WHEN day < 20454 THEN 2 ELSE 6 END) THEN 'yes' ELSE 'no' END),
          (SELECT id FROM code WHERE text = CASE WHEN sequence % 10 = 0 THEN ''
            WHEN sequence % 5 > 0 THEN 'satisfied' ELSE 'dissatisfied' END)
        FROM item JOIN casework ON casework.item = item.id WHERE answered_at IS NOT NULL;
      """)
  }

  /// Hill Station opens on half of the Mondays of 2025 and on all of 2026; Lake Point seldom.
  private func meet() throws {
    try bench.write("编号,姓名,级别,联络站\nD1,沈禾雨,市,山脚站\nD2,梁小满,县,湖边点\n", "deputies.csv")
    var rows: [String] = []
    // 6 January 2025 is a Monday.
    for week in 0..<104 {
      let day = Date(timeIntervalSince1970: Double(20_094 + 7 * week) * 86_400)
      let text = day.formatted(.iso8601.year().month().day())
      if week >= 52 || week % 2 == 0 { rows.append("山脚站,\(text),常规,站内,沈禾雨,3,1,\(text)") }
      if week % 13 == 0 { rows.append("湖边点,\(text),主题,站外,梁小满,1,0,\(text)") }
    }
    try bench.write(
      "联络站,日期,类型,场所,参加代表,接待人数,收集意见数,登记日期\n" + rows.joined(separator: "\n"), "activities.csv")
    for table in ["deputies", "activities"] { try run("station", "import", table, table + ".csv") }
  }

  @discardableResult
  func run(_ arguments: String..., code: Int32 = 0) throws -> String {
    let done = try bench.run(arguments + ["--now", bench.now, "--as", "li"])
    #expect(done.code == code, "\(arguments): \(done.output)\(done.errors)")
    return done.output + done.errors
  }

  func sql(_ sql: String) throws {
    let queue = try bench.store()
    try queue.write { try $0.execute(sql: sql) }
  }

  func number(_ sql: String) throws -> Int {
    let queue = try bench.store()
    return try #require(try queue.read { try Int.fetchOne($0, sql: sql) })
  }

  func counts(_ column: String, _ condition: String = "TRUE") throws -> [String: Int] {
    let queue = try bench.store()
    let rows = try queue.read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT \(column), count(*) FROM item
          WHERE \(Self.days) AND \(Self.open) AND \(condition) GROUP BY 1
          """)
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
  }

  func json(_ path: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(bench.read("annual/" + path).utf8))
    return try #require(value as? [String: Any])
  }

  static func text(_ column: String) -> String {
    "(SELECT text FROM code WHERE id = \(column))"
  }

  static func table(_ report: [String: Any], _ id: String) -> [String: Any]? {
    (report["tables"] as? [[String: Any]])?.first { $0["id"] as? String == id }
  }

  static func rows(_ table: [String: Any]?) -> [(id: String, count: Int?)] {
    (table?["rows"] as? [[String: Any]] ?? []).map {
      ($0["id"] as? String ?? "", $0["count"] as? Int)
    }
  }
}
