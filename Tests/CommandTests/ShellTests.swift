import Foundation
import Testing

@Suite("Shells and terminals")
struct ShellTests {
  /// Runs a line in bash, where there is a terminal if `script` makes one.
  private func bash(_ bench: Workbench, _ line: String, onTerminal: Bool = false) throws -> String {
    let process = bench.process(
      onTerminal ? ["-qec", line, "/dev/null"] : ["-c", line])
    process.executableURL = URL(fileURLWithPath: onTerminal ? "/usr/bin/script" : "/bin/bash")
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.replacing("\r", with: "")
  }

  @Test("bash completes commands, and the ids of the office that the command line names")
  func completes() throws {
    let bench = try Workbench()
    bench.environment = ["HOME": bench.folder, "XDG_DATA_HOME": bench.folder + "/data"]
    let installed = try bench.run(["completion", "bash", "--install"])
    let script = bench.folder + "/data/bash-completion/completions/minqing"
    #expect((installed.code, installed.output) == (0, script + "\n"))
    try bench.write(
      "departments: [{id: harbour, name: {zh-Hans: 港, en: H}}]", "other/departments.yaml")
    try bench.write(Workbench.configuration(), "other/minqing.yaml")
    func completed(_ words: String..., previous: String) throws -> Set<Substring> {
      let line = words.joined(separator: " ")
      let text = try bash(
        bench,
        """
        PATH=\((Workbench.program as NSString).deletingLastPathComponent):$PATH
        source "\(script)"
        COMP_WORDS=(\(line) ''); COMP_CWORD=\(words.count); COMP_LINE='\(line) '
        COMP_POINT=${#COMP_LINE}
        _minqing minqing '' \(previous)
        printf '%s\\n' "${COMPREPLY[@]}"
        """)
      return Set(text.split(separator: "\n"))
    }
    #expect(try completed("minqing", "queue", previous: "queue").isSuperset(of: ["list", "show"]))
    #expect(
      try completed("minqing", "queue", "list", "--state", previous: "--state")
        .isSuperset(of: ["new", "in-hand", "closed"]))
    let departments = try completed(
      "minqing", "queue", "list", "--config", "other", "--department", previous: "--department")
    #expect(departments.contains("harbour"))
    #expect(!departments.contains("transport"))
  }

  @Test("a script is printed for each shell, and a folder that cannot be written is told")
  func scripts() throws {
    let bench = try Workbench()
    for shell in ["bash", "zsh", "fish"] {
      #expect(try bench.run(["completion", shell]).output.contains("minqing"))
    }
    try bench.write("", "file")
    bench.environment = ["XDG_DATA_HOME": bench.folder + "/file"]
    let refused = try bench.run(["completion", "bash", "--install"])
    #expect(refused.code == 73)
    #expect(refused.errors.contains("cannot be written"))
    #expect(try bench.run(["completion", "csh"]).code == 64)
  }

  @Test("at a terminal lists go through the pager; in a pipe, with cat or without one they do not")
  func pages() throws {
    let bench = try Workbench()
    try bench.write("{\"id\":\"a\",\"subject\":\"公交停运\",\"body\":\"请恢复\"}\n", "all.ndjson")
    #expect(try bench.minqing("import", "all.ndjson").code == 0)
    let list = "'\(Workbench.program)' queue list"
    let total = "1 in all, 1 listed"
    #expect(
      try bash(bench, "PAGER=\"sed s/^/page:/\" \(list)", onTerminal: true).contains(
        "page:" + total)
    )
    for variables in ["PAGER=cat", "PAGER=no-such-pager", "TERM=dumb"] {
      let shown = try bash(bench, "\(variables) \(list)", onTerminal: true)
      #expect(shown.contains(total))
      #expect(!shown.contains("page:"))
    }
    #expect(!(try bash(bench, "PAGER=\"sed s/^/page:/\" \(list) | cat")).contains("page:"))
  }
}
