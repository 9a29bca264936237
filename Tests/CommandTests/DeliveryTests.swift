import Foundation
import TestServers
import Testing

@Suite("mailing digests", .enabled(if: SubmissionServer.canRun, SubmissionServer.needs))
struct DeliveryTests {
  /// More of them: `scripts/soak mails 100`, which reads the last line printed.
  static let kills =
    ProcessInfo.processInfo.environment["MINQING_MAIL_KILLS"].flatMap(Int.init) ?? 10

  /// An office whose whole digest, one department's and one place's are mailed by a server.
  private func bench(_ server: SubmissionServer, weekly: Bool = false) throws -> Workbench {
    let bench = try Workbench(
      """
      office: {id: test-office, name: {zh-Hans: 测试办公室, en: Test office}}
      language: zh-Hans
      digests: {folder: digests, daily: true, weekly: \(weekly)}
      delivery:
        server: smtp://127.0.0.1:\(server.port)
        from: 民情 <minqing@example.org>
        auth: {user: li, password: "${SMTP_PASSWORD}"}
        office: [委员会 <committee@example.org>, chair@example.org]
        ca_file: \(server.certificate.path)
        allow_private_networks: true
      sources:
        - {id: inbox, url: "file:inbox/"}
      """)
    bench.environment["SMTP_PASSWORD"] = "s3cret"
    try bench.write(
      """
      departments:
        - {id: transport, name: {zh-Hans: 交通运输局, en: Transport}, topics: [transport], mail: [wang@example.org]}
        - {id: health, name: {zh-Hans: 卫健委, en: Health}, topics: [health]}
      """, "config/departments.yaml")
    try bench.write(
      """
      编号,标题,内容,时间
      1,公交12路总是晚点,早高峰公交车总是晚点，电话13812345678,2026-11-22 09:00
      2,医保怎么报销,请问医保怎么报销,2026-11-22 10:00
      """, "inbox/a.csv")
    try bench.write(
      try bench.read("config/minqing.yaml")
        .replacing(
          "{id: inbox, url: \"file:inbox/\"}",
          with: "{id: inbox, url: \"file:inbox/\", history: true}"),
      "config/minqing.yaml")
    return bench
  }

  private func with(
    _ options: String..., body: (SubmissionServer) throws -> Void
  ) throws {
    let server = try SubmissionServer(options)
    defer { server.stop() }
    try body(server)
  }

  private func identities(_ server: SubmissionServer) throws -> [String] {
    try server.messages().compactMap { message in
      message.firstMatch(of: /Message-ID: <([^>]*)>/).map { String($0.1) }
    }
  }

  @Test("a run mails each digest once to whom the configuration names")
  func mailed() throws {
    try with { server in
      let bench = try bench(server)
      let first = try bench.minqing("run")
      #expect(
        first.code == 0 && first.output.contains("邮件：已发 2 封，待发 0 封"),
        "\(first.errors)\(first.output)")
      let messages = try server.messages()
      #expect(messages.count == 2)
      let transport = try #require(
        messages.first { $0.contains("X-Recipient: <wang@example.org>") })
      let office = try #require(messages.first { $0.contains("X-Recipient: <chair@example.org>") })
      #expect(office.contains("X-Recipient: <committee@example.org>"))
      #expect(transport.contains("filename=\"2026-11-22-transport.html\""))
      #expect(!transport.contains("13812345678") && !transport.contains("s3cret"))
      #expect(try bench.minqing("run").output.contains("邮件") == false)
      #expect(try bench.minqing("deliver").output.contains("没有待发的邮件"))
      #expect(try server.messages().count == 2)
      #expect(try bench.minqing("verify").code == 0)
    }
  }

  @Test("what the server puts off waits for its time, is told, and then goes out")
  func putOff() throws {
    try with("--busy", "1") { server in
      let bench = try bench(server)
      let first = try bench.minqing("run")
      #expect(first.code == 76, "\(first.output)")
      #expect(
        first.output.contains("已发 1 封，待发 1 封") && first.output.contains("2026-11-22/transport"))
      #expect(try bench.minqing("deliver").output.contains("待发 1 封"), "its time has not come")
      bench.now = "2026-11-23T07:50:00+08:00"
      #expect(try bench.minqing("run").code == 0)
      #expect(try Set(identities(server)).count == 2)
    }
  }

  @Test("who is refused is given up at once, told in every run, and tried again when asked to")
  func refused() throws {
    try with("--refuse", "wang@") { server in
      let bench = try bench(server)
      #expect(try bench.minqing("run").code == 76)
      let again = try bench.minqing("run")
      #expect(again.code == 76 && again.output.contains("放弃 1 封"))
      let retried = try bench.minqing("deliver", "--retry", "--json")
      #expect(
        retried.code == 69 && retried.output.contains("\"given_up\" : 1"), "\(retried.output)")
      #expect(retried.output.contains("wang@"), "which address it was")
    }
  }

  @Test("a server that cannot be reached keeps nobody waiting, and nothing is lost")
  func unreachable() throws {
    let server = try SubmissionServer()
    let bench = try bench(server)
    server.stop()
    let outcome = try bench.minqing("run")
    #expect(outcome.code == 76 && outcome.output.contains("待发 2 封"), "\(outcome.output)")
    let folder = bench.folder + "/mails"
    let written = try bench.minqing("deliver", "--dry-run", folder)
    #expect(written.lines.count == 2)
    let mail = try bench.read("mails/2026-11-22-all.eml")
    #expect(mail.contains("Message-ID: <2026-11-22.") && mail.contains("multipart/alternative"))
  }

  @Test("after a crash between taking and saying so the same mail comes under the same Message-ID")
  func repeated() throws {
    try with("--cut", "1") { server in
      let bench = try bench(server)
      #expect(try bench.minqing("run").code == 76)
      #expect(try bench.minqing("deliver", "--retry").code == 0)
      let identities = try identities(server)
      #expect(identities.count == 3 && Set(identities).count == 2)
    }
  }

  @Test(
    "runs that are killed at any moment leave no digest unsent; a repeat bears the same Message-ID")
  func killed() throws {
    try with("--cut", "\(Self.kills / 5)", "--busy", "\(Self.kills / 5)") { server in
      let bench = try bench(server)
      var interrupted = 0
      let begin = Date()
      try bench.minqing("run")
      let span = Date().timeIntervalSince(begin)
      for day in 1...Self.kills {
        let date = Date(timeIntervalSince1970: 1_795_390_200 + Double(day) * 86_400)
        bench.now = date.ISO8601Format()
        let yesterday = (date - 86_400).ISO8601Format().prefix(10)
        try bench.write("编号,标题,内容,时间\n\(day + 9),公交晚点,公交车晚点,\(yesterday) 09:00", "inbox/\(day).csv")
        let process = bench.process(["run", "--now", bench.now])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: .random(in: 0...span))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { interrupted += 1 }
      }
      // A month of days is caught up with, should all before have been killed.
      try bench.minqing("run")
      let isEmptied = try (0..<Self.kills).contains { _ in
        try bench.minqing("deliver", "--retry").code == 0
      }
      #expect(isEmptied)
      let identities = try identities(server)
      let expected = try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/digests")
        .filter { $0.hasPrefix("20") }
      for day in expected {
        #expect(identities.contains { $0.hasPrefix(day + ".") }, "\(day)")
      }
      #expect(try bench.minqing("verify").code == 0)
      print(
        "soak: \(Self.kills) killed runs, \(interrupted) while at work; \(Set(identities).count) mails,",
        "\(identities.count - Set(identities).count) of them came again under the same Message-ID")
    }
  }

  @Test("a secret that is missing is told in the report, which is not lost for it")
  func missingSecret() throws {
    try with { server in
      let bench = try bench(server)
      bench.environment["SMTP_PASSWORD"] = nil
      let outcome = try bench.minqing("run")
      #expect(outcome.code == 76 && outcome.output.contains("待发 2 封"), "\(outcome.errors)")
      #expect(outcome.output.contains("SMTP_PASSWORD") && outcome.output.contains("读取 2 = 新增 2"))
    }
  }

  @Test("a password in clear, a wrong address and a missing server are refused with their place")
  func settings() throws {
    let bench = try Workbench(
      Workbench.configuration() + "\ndelivery: {server: \"smtps://x\", from: nobody}")
    let from = try bench.minqing("deliver")
    #expect(from.code == 78 && from.errors.contains("minqing.yaml:8:"), "\(from.errors)")
    try bench.write(
      Workbench.configuration()
        + "\ndelivery: {server: \"smtps://x\", from: a@b.cn, auth: {user: a, password: b}}",
      "config/minqing.yaml")
    #expect(try bench.minqing("deliver").errors.contains("${NAME}"))
    try bench.write(Workbench.configuration(), "config/minqing.yaml")
    let none = try bench.minqing("deliver")
    #expect(none.code == 78 && none.errors.contains("`delivery:`"))
  }
}
