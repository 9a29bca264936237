import Foundation
import Testing

@Suite("init and doctor")
struct SetupTests {
  @Test("init writes a configuration that works from the binary alone, and keeps what is there")
  func initialise() throws {
    let bench = try Workbench()
    let outcome = try bench.run(["init", "office"])
    #expect(outcome.code == 0)
    for name in ["minqing", "topics", "departments", "places"] {
      #expect(outcome.output.contains("wrote office/config/\(name).yaml"))
    }
    try bench.write("编号,标题\n1,公交停运\n", "office/inbox/a.csv")
    let run = try bench.run(["run", "--config", "office/config"])
    #expect(run.code == 0, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: bench.folder + "/office/var/minqing.sqlite3"))
    try bench.write(
      "# mine\n" + bench.read("office/config/minqing.yaml"), "office/config/minqing.yaml")
    #expect(try bench.run(["init", "office"]).output.contains("nothing to write"))
    #expect(try bench.read("office/config/minqing.yaml").hasPrefix("# mine"))
  }

  @Test("init says where it cannot write")
  func cannotWrite() throws {
    let bench = try Workbench()
    try bench.write("a file", "office")
    let outcome = try bench.run(["init", "office"])
    #expect(outcome.code == 73)
    #expect(outcome.errors.contains("cannot be made"))
  }

  @Test("doctor passes on a sound office")
  func sound() throws {
    let bench = try Workbench()
    try bench.minqing("run")
    let outcome = try bench.minqing("doctor")
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(!outcome.output.contains("FAIL"))
    #expect(outcome.output.contains("ok   store"))
  }

  @Test("doctor says in time that the calendar ends, and fails where it has ended")
  func calendar() throws {
    let bench = try Workbench()
    #expect(try bench.minqing("doctor").output.contains("cn ends on 2026-12-31, in 38 days"))
    #expect(!(try bench.minqing("run")).output.contains("the calendar ends"))
    bench.now = "2026-12-11T07:30:00+08:00"
    let soon = try bench.minqing("run").output
    #expect(
      soon.contains("! the calendar ends on 2026-12-31: deadlines after it are counted as of"),
      "\(soon)")
    bench.now = "2027-01-01T07:30:00+08:00"
    let late = try bench.minqing("doctor")
    #expect(late.code == 78 && late.output.contains("cn ended on 2026-12-31"))
  }

  @Test("doctor names each failing check with its mend")
  func failing() throws {
    let bench = try Workbench(
      Workbench.configuration(
        """
          - {id: gone, url: "file:nowhere.csv"}
          - {id: secret, url: "https://example.org/${MINQING_NO_SUCH}/feed"}
        """
      ).replacingOccurrences(of: "test-office", with: "my-office"))
    let outcome = try bench.minqing("doctor")
    #expect(outcome.code == 78)
    for finding in [
      "FAIL office: the office still has the id of the example", "FAIL source gone: no file at",
      "FAIL source secret: the environment variable MINQING_NO_SUCH is not set",
    ] {
      #expect(outcome.output.contains(finding))
    }
    #expect(outcome.output.split(separator: "\n").filter { $0.contains("mend: ") }.count == 3)
  }
}
