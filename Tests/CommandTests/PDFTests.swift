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
}
