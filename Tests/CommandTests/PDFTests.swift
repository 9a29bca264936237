import Foundation
import Testing

@Suite("digests as PDF files")
struct PDFTests {
  private static let chromium = ["/usr/bin/chromium", "/usr/bin/google-chrome"].first(
    where: FileManager.default.isExecutableFile)

  private func bench(_ converter: String) throws -> Workbench {
    let configuration = Workbench.configuration().replacing(
      "digests: {folder: digests,", with: "digests: {folder: digests, pdf_converter: \(converter),")
    let bench = try Workbench(configuration)
    try bench.write(#"{"id":"1","subject":"Noise","body":"A lot of noise."}"# + "\n", "a.ndjson")
    try bench.minqing("import", "a.ndjson")
    return bench
  }

  private func digest(_ bench: Workbench) throws -> Outcome {
    try bench.minqing("digest", "--date", "2026-11-22", "--format", "pdf")
  }

  private func converter(_ script: String, _ bench: Workbench) throws {
    let path = bench.folder + "/chromium"
    try bench.write("#!/bin/sh\n" + script + "\n", "chromium")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try bench.write(
      bench.read("config/minqing.yaml").replacing("CONVERTER", with: path), "config/minqing.yaml")
  }

  @Test("the program that the configuration names makes them, and is told")
  func named() throws {
    let bench = try bench("CONVERTER")
    try converter(
      #"for a in "$@"; do case $a in --print-to-pdf=*) echo %PDF-1.4 >"${a#*=}";; esac; done"#,
      bench)
    let outcome = try digest(bench)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("PDF files are made by \(bench.folder)/chromium"))
    #expect(try bench.read("digests/2026-11-22/all.pdf").hasPrefix("%PDF"))
    let verified = try bench.minqing("digest", "--date", "2026-11-22", "--verify")
    #expect(verified.code == 0, "\(verified.output)")
  }

  @Test(
    "a program that is not there, fails or makes nothing ends with 69 and leaves no file",
    arguments: [
      (nil, "there is no program CONVERTER"), ("exit 3", "ended with 3"), ("exit 0", "made no PDF"),
    ] as [(String?, String)])
  func failing(script: String?, message: String) throws {
    let bench = try bench("CONVERTER")
    if let script { try converter(script, bench) }
    let outcome = try digest(bench)
    #expect(outcome.code == 69)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    let file = bench.folder + "/digests/2026-11-22/all.pdf"
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test("Chromium makes one of the demo's kind", .enabled(if: PDFTests.chromium != nil))
  func real() throws {
    let bench = try bench(try #require(Self.chromium))
    let outcome = try digest(bench)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let file = bench.folder + "/digests/2026-11-22/all.pdf"
    let bytes = try #require(FileManager.default.contents(atPath: file))
    #expect(bytes.starts(with: Data("%PDF".utf8)) && bytes.count > 5_000)
  }

  /// What stands for a program: the page itself behind the mark of a PDF file.
  private static let printing = #"""
    for a in "$@"; do case $a in --print-to-pdf=*) out="${a#*=}";; file://*) page="${a#file://}";; esac; done
    { echo %PDF-1.4; cat "$page"; } >"$out"
    """#

  /// An office whose runs make all forms.
  private func runningBench() throws -> Workbench {
    let bench = try bench("CONVERTER, formats: [html, pdf, json, xlsx]")
    try bench.write(
      "编号,标题,内容,时间\nW1,翠湖小区停水三天,家里停水三天了,2026-11-22 09:00\n", "w.csv")
    try bench.minqing("import", "--history", "w.csv")
    return bench
  }

  private func exists(_ bench: Workbench, _ file: String) -> Bool {
    FileManager.default.fileExists(atPath: bench.folder + "/digests/2026-11-22/" + file)
  }

  @Test(
    "a run makes the forms that the configuration names, and what is erased goes from all of them")
  func configured() throws {
    let bench = try runningBench()
    try converter(Self.printing, bench)
    #expect(try bench.minqing("doctor").output.contains("pdf"))
    let run = try bench.minqing("run")
    #expect(run.code == 0, "\(run.errors)")
    let forms = ["html", "pdf", "json", "xlsx"]
    #expect(forms.allSatisfy { exists(bench, "all." + $0) } && !exists(bench, "all.md"))
    #expect(try bench.read("digests/2026-11-22/all.pdf").contains("翠湖小区停水三天"))
    #expect(try bench.minqing("digest", "--verify", "--date", "2026-11-22").code == 0)

    let forget = try bench.minqing("forget", "W1", "--yes")
    #expect(forget.code == 0, "\(forget.errors)")
    for form in ["html", "pdf", "json"] {
      let text = try bench.read("digests/2026-11-22/all." + form)
      #expect(!text.contains("停水三天") && text.contains("(text erased)"), "\(form)")
    }
    let sheets = try bench.minqing("parse", "--raw", "digests/2026-11-22/all.xlsx").output
    #expect(!sheets.contains("停水三天") && sheets.contains("(text erased)"))
    #expect(try bench.minqing("digest", "--verify", "--date", "2026-11-22").code == 0)
  }

  @Test(
    "where no PDF can be made the run makes all else, says so, and one made later agrees with it")
  func withoutConverter() throws {
    let bench = try runningBench()
    let doctor = try bench.minqing("doctor")
    #expect(doctor.code != 0 && doctor.output.contains("take pdf out of digests.formats"))
    let run = try bench.minqing("run")
    #expect(run.code == 76, "\(run.errors)")
    let told = run.output.replacing("\n", with: " ").replacing(/[ ]+/, with: " ")
    #expect(
      told.contains(
        "not all digests of 2026-11-22; 1 week from 2026-11-16 to 2026-11-22 have PDF files"))
    #expect(told.contains("there is no program CONVERTER; install it, or change digests.pdf_conv"))
    #expect(told.contains("then minqing digest --all --date 2026-11-22 --format pdf"), "\(told)")
    #expect(exists(bench, "all.html") && exists(bench, "all.xlsx") && !exists(bench, "all.pdf"))
    let second = try bench.minqing("run")
    #expect(second.code == 0 && second.output.contains("no digest was due."))

    try converter(Self.printing, bench)
    bench.now = "2026-11-23T09:00:00+08:00"
    let made = try bench.minqing("digest", "--all", "--date", "2026-11-22", "--format", "pdf")
    #expect(made.code == 0 && exists(bench, "all.pdf"), "\(made.errors)")
    let verified = try bench.minqing("digest", "--verify", "--all", "--date", "2026-11-22")
    #expect(verified.code == 0, "\(verified.output)")
  }

  @Test(
    "forms that are not known, and those without HTML, are refused",
    arguments: [
      ("[html, word]", "any of: html, md, json, xlsx, pdf; not \"word\""),
      ("[pdf]", "needs html too"), ("[]", "needs html too"),
    ])
  func refused(formats: String, message: String) throws {
    let bench = try Workbench(
      Workbench.configuration().replacing("folder: digests,", with: "formats: \(formats),"))
    let run = try bench.minqing("run")
    #expect(run.code != 0 && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("minqing.yaml:5:"))
  }
}
