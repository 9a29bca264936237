import Foundation
import Testing

@Suite("Privacy")
struct PrivacyTests {
  private static let phone = "13800138000", mail = "wang@example.cn"
  private static let subject = "翠湖小区停水三天无人处理"
  private static let text = "家里停水三天了，老人在家"

  private static func table(_ second: String = "停水三天了没人管，请尽快处理。") -> String {
    """
    工单编号,标题,内容,来电人,联系电话,邮箱,联系地址,来电时间
    W1,\(subject),我叫王小明，\(text)，电话\(phone)。,王小明,\(phone),\(mail),人民路88号,2026-11-22 09:00
    W2,翠湖小区停水三天没人管,\(second),李雷,13900139000,,,2026-11-22 10:00
    W3,公交12路停运,12路公交停运。,赵一,13700137000,,,2026-11-22 11:00

    """
  }

  private static func configuration(_ rest: String = "privacy: {key: \"${TEST_KEY}\"}") -> String {
    Workbench.configuration() + "\n" + rest + "\n"
  }

  /// An office with three voices and a digest that quotes them; the last comes after the digest's day.
  private func office(_ rest: String = "privacy: {key: \"${TEST_KEY}\"}") throws -> Workbench {
    let bench = try Workbench(Self.configuration(rest))
    bench.environment["TEST_KEY"] = try key(bench)
    bench.now = "2026-11-22T12:00:00+08:00"
    try bench.write(Self.table(), "inbox/a.csv")
    let run = try bench.minqing("run")
    #expect(run.code == 0, "\(run.errors)")
    bench.now = "2026-11-23T07:30:00+08:00"
    #expect(try bench.minqing("run").output.contains("digests written"))
    return bench
  }

  private func key(_ bench: Workbench) throws -> String {
    try #require(try bench.run(["key", "new"]).lines.first.map(String.init))
  }

  /// The files below a folder that hold some bytes.
  private func files(_ bench: Workbench, _ folder: String, holding text: String) throws -> [String]
  {
    let names = FileManager.default.enumerator(atPath: bench.folder + "/" + folder)
    return (names?.compactMap { $0 as? String } ?? []).filter { name in
      let path = "\(bench.folder)/\(folder)/\(name)"
      return FileManager.default.contents(atPath: path)?.range(of: Data(text.utf8)) != nil
    }
  }

  @Test("a contact is shown for a reason only, which is kept masked, and never by itself")
  func shown() throws {
    let bench = try office()
    #expect(try files(bench, "var", holding: Self.phone).isEmpty, "it is sealed, and kept masked")
    #expect(try !bench.minqing("queue", "show", "W1").output.contains(Self.mail))
    let plain = try bench.json("queue", "show", "W1") as? [String: Any]
    #expect(plain?["contact"] == nil && plain?["author"] as? String == "王**")
    #expect(try bench.minqing("queue", "show", "W1", "--unmask").code == 64)
    #expect(try bench.minqing("queue", "show", "W1", "--unmask", "--reason", "").code == 64)
    let shown = try bench.minqing(
      "queue", "show", "W1", "--unmask", "--reason", "call 13800138000 back", "--as", "li")
    for value in ["王小明", Self.phone, Self.mail, "人民路88号"] {
      #expect(shown.output.contains(value))
    }
    let history = try bench.minqing("queue", "history", "W1").output
    #expect(history.contains("contact read  li: call 138******** back"))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("without a key no contacts are kept, and doctor says so")
  func noKey() throws {
    let bench = try office("")
    let show = try bench.minqing("queue", "show", "W1", "--unmask", "--reason", "x")
    #expect(show.code == 78 && show.errors.contains("names no key"))
    #expect(try bench.minqing("doctor").output.contains("no key, so no contacts are kept"))
    #expect(try bench.minqing("key", "rotate").code == 78)
    let forget = try bench.minqing("forget", "--contacts", "--yes", input: Self.phone + "\n")
    #expect(forget.code == 78)
  }

  @Test("another key, none, or what is no key is refused, and nothing is taken in")
  func wrongKey() throws {
    let bench = try office()
    let first = try #require(bench.environment["TEST_KEY"])
    bench.environment["TEST_KEY"] = try key(bench)
    let other = try bench.minqing("run")
    #expect(other.code == 78 && other.errors.contains("were sealed with key"))
    #expect(try bench.minqing("doctor").output.contains("FAIL privacy"))
    bench.environment["TEST_KEY"] = "short"
    let short = try bench.minqing("queue", "show", "W1", "--unmask", "--reason", "x")
    #expect(short.code == 78 && short.errors.contains("a key is 32 bytes"))
    #expect(!short.errors.contains("short"))
    bench.environment["TEST_KEY"] = nil
    let missing = try bench.minqing("run")
    #expect(missing.code == 78 && missing.errors.contains("TEST_KEY is not set"))
    #expect(try bench.minqing("queue", "list").code == 0, "reading needs no key")
    try bench.write(Self.configuration("privacy: {key: \"\(first)\"}"), "config/minqing.yaml")
    let written = try bench.minqing("queue", "list")
    #expect(written.code == 78 && !written.errors.contains(first))
  }

  @Test("a key is changed for another, and the old one opens nothing any more")
  func rotated() throws {
    let bench = try office()
    let first = try #require(bench.environment["TEST_KEY"])
    bench.environment["TEST_OLD"] = first
    bench.environment["TEST_KEY"] = try key(bench)
    try bench.write(
      Self.configuration("privacy: {key: \"${TEST_KEY}\", old_keys: [\"${TEST_OLD}\"]}"),
      "config/minqing.yaml")
    #expect(try bench.minqing("doctor").output.contains("3 with another: run minqing key rotate"))
    #expect(try bench.minqing("key", "rotate").output.contains("contacts sealed anew: 3"))
    #expect(try bench.minqing("key", "rotate").output.contains("contacts sealed anew: 0"))
    try bench.write(Self.configuration(), "config/minqing.yaml")
    let show = try bench.minqing("queue", "show", "W1", "--unmask", "--reason", "x")
    #expect(show.output.contains(Self.phone))
    try bench.write(Self.table("停水三天了，仍没人管。"), "inbox/a.csv")
    #expect(try bench.minqing("fetch").output.contains("new 0 + updated 1 + duplicate 2"))
    bench.environment["TEST_KEY"] = first
    #expect(try bench.minqing("queue", "show", "W1", "--unmask", "--reason", "x").code == 78)
  }

  @Test("a key that comes later knows the voices that were there before again")
  func keyLater() throws {
    let bench = try Workbench(Self.configuration(""))
    let text = "标题,内容,来电人,联系电话,来电时间\n停水,电话13800138000。,王小明,13800138000,2026-11-22 09:00\n"
    try bench.write(text, "inbox/a.csv")
    #expect(try bench.minqing("run").output.contains("new 1"))
    bench.environment["TEST_KEY"] = try key(bench)
    try bench.write(Self.configuration(), "config/minqing.yaml")
    try bench.write(text + "停电,停电了。,李雷,13900139000,2026-11-22 10:00\n", "inbox/b.csv")
    #expect(try bench.minqing("run").output.contains("read 2 = new 1 + updated 0 + duplicate 1"))
    try bench.write(text + "停电,停电了。,李雷,13900139000,2026-11-22 10:00\n\n", "inbox/c.csv")
    #expect(try bench.minqing("run").output.contains("read 2 = new 0 + updated 0 + duplicate 2"))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("forget says first what it would do, and asks")
  func plan() throws {
    let bench = try office()
    let before = try bench.minqing("queue", "list").output
    let plan = try bench.minqing("forget", "W1", "--dry-run").output
    #expect(plan.contains("1 items would be erased: MQ-20261122-0001"))
    #expect(plan.contains("\n  2026-11-22: all"), "\(plan)")
    #expect(plan.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let asked = try bench.minqing("forget", "W1")
    #expect(asked.code == 64 && asked.errors.contains("give --yes"))
    #expect(try bench.minqing("forget").code == 64)
    #expect(try bench.minqing("forget", "W9", "--yes").code == 64)
    let odd = try bench.minqing("forget", "--contacts", "--yes", input: "王小明\n")
    #expect(odd.code == 65 && !odd.errors.contains("王小明"))
    #expect(try bench.minqing("queue", "list").output == before)
  }

  @Test("what is forgotten by contact is in no file any more, and its figures are")
  func forgotten() throws {
    let bench = try office()
    try bench.minqing("queue", "note", "W1", "--say", "王小明家停水，已派人")
    let total = try bench.stats()["total"] as? Int
    #expect(try !files(bench, "digests", holding: Self.subject).isEmpty)
    // A PDF that no converter can write anew goes, since it may hold the texts.
    try bench.write(Self.subject, "digests/2026-11-22/all.pdf")
    bench.environment["PATH"] = bench.folder
    let forget = try bench.minqing("forget", "--contacts", "--yes", input: "+86 138-0013-8000\n")
    #expect(forget.code == 0, "\(forget.errors)")
    #expect(forget.output.contains("erased: 1 items, 1 contacts, 1 remarks, the bytes of 1"))
    #expect(forget.output.contains("written anew: "))
    #expect(!forget.output.contains("still holds"))
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/digests/2026-11-22/all.pdf"))
    for text in [Self.phone, Self.mail, Self.subject, Self.text, "王小明", "已派人"] {
      for folder in ["var", "digests"] {
        #expect(try files(bench, folder, holding: text).isEmpty, "\(text) in \(folder)")
      }
    }
    #expect(try bench.stats()["total"] as? Int == total)
    let digest = try bench.minqing("digest", "--date", "2026-11-22", "--verify")
    #expect(digest.code == 0, "\(digest.output)")
    #expect(try bench.read("digests/2026-11-22/all.html").contains("(text erased)"))
    #expect(try !bench.minqing("search", "停水三天").output.contains("0001"))
    #expect(try bench.minqing("queue", "history", "MQ-20261122-0001").output.contains("on request"))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("a refused record goes as well, however it writes the phone")
  func refused() throws {
    let bench = try office()
    let forms = ["138 0013-8000", "（138）００１３－８０００", "+86 13800138000"]
    let rows = forms.map { "X,停水,无人处理,王小明,\($0),,,2099/13/45\n" }.joined()
    try bench.write("工单编号,标题,内容,来电人,联系电话,邮箱,联系地址,来电时间\n" + rows, "b.csv")
    #expect(try bench.minqing("import", "b.csv").code == 65)
    #expect(try forms.allSatisfy { try !files(bench, "var", holding: $0).isEmpty })
    let forget = try bench.minqing("forget", "--contacts", "--yes", input: "13800138000\n")
    #expect(forget.code == 0, "\(forget.errors)")
    for form in forms { #expect(try files(bench, "var", holding: form).isEmpty, "\(form)") }
  }

  @Test("what a digest quotes goes also after its matter was split")
  func splitMatter() throws {
    let bench = try office()
    let matters = try #require(bench.json("matters", "list") as? [[String: Any]])
    let id = try #require(matters.first?["id"] as? String)
    #expect(try bench.minqing("matters", "split", id, "W1").code == 0)
    let forget = try bench.minqing("forget", "W1", "--yes")
    #expect(forget.code == 0 && !forget.output.contains("still holds"), "\(forget.output)")
    #expect(try files(bench, "digests", holding: Self.subject).isEmpty)
    #expect(try bench.minqing("digest", "--date", "2026-11-22", "--verify").code == 0)
  }

  @Test("the same record does not come back, nor do the bytes that hold it")
  func notAgain() throws {
    let bench = try office()
    #expect(try bench.minqing("queue", "forget", "W1", "--yes").code == 0)
    try bench.write(Self.table("停水三天了，仍没人管。"), "inbox/a.csv")
    let again = try bench.minqing("fetch").output
    #expect(again.contains("read 3 = new 0 + updated 1 + duplicate 2"))
    #expect(try bench.minqing("queue", "list").output.contains("(text erased)"))
    #expect(try bench.minqing("import", "--replay").output.contains("read 0"))
    #expect(try files(bench, "var", holding: Self.text).isEmpty)
    let twice = try bench.minqing("forget", "MQ-20261122-0001", "--yes")
    #expect(twice.code == 0 && twice.output.contains("erased: 0 items"))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("a run erases what its time is over, and says how much")
  func retention() throws {
    let bench = try office(
      """
      privacy: {key: "${TEST_KEY}"}
      retention: {payloads: 7d, rejects: 7d, contacts: 10d, texts: 20d}
      """)
    try bench.write("编号,内容,来电时间\nX1,,2026-11-22\n", "inbox/bad.csv")
    try bench.minqing("run")
    try bench.minqing("queue", "out-of-scope", "W3", "--reason", "不归我们管")
    bench.now = "2026-12-04T08:00:00+08:00"
    let plan = try bench.minqing("retention", "--dry-run").output
    #expect(plan.contains("the bytes of 2 payloads and 1 refused records, 1 contacts"))
    let run = try bench.minqing("run")
    #expect(run.output.contains("erased as their time was over: the bytes of 2 payloads"))
    #expect(try !bench.minqing("run").output.contains("their time was over"))
    bench.now = "2026-12-14T08:00:00+08:00"
    #expect(try bench.minqing("retention").output.contains("the texts of 1 items"))
    #expect(try files(bench, "var", holding: "12路公交停运。").isEmpty)
    #expect(try bench.minqing("verify").code == 0)
    let both = Self.configuration("retention: {payloads: 7d}\nkeep_payloads: 7d")
    try bench.write(both, "config/minqing.yaml")
    #expect(try bench.minqing("queue", "list").code == 78)
  }
}
