import Digests
import Feedback
import Foundation
import Testing

private let previewFolder = ProcessInfo.processInfo.environment["DIGEST_PREVIEW"]
  .flatMap { $0.isEmpty ? nil : $0 }

@Suite("Preview", .enabled(if: previewFolder != nil, "set DIGEST_PREVIEW to a folder"))
struct PreviewTests {
  @Test("the samples are written to a folder for the eye", arguments: Language.allCases)
  func written(language: Language) throws {
    let folder = URL(filePath: try #require(previewFolder))
    let samples = [
      "day": Sample.office(language), "week": Sample.office(language, period: .week),
      "month": Sample.office(language, period: .month),
      "department": Sample.department(language), "empty": Sample.empty(language),
    ]
    for (name, input) in samples {
      let file = folder.appending(path: "\(name).\(language.rawValue)")
      try input.html(Templates.shipped())
        .write(to: file.appendingPathExtension("html"), atomically: true, encoding: .utf8)
      try input.markdown(Templates.shipped())
        .write(to: file.appendingPathExtension("md"), atomically: true, encoding: .utf8)
      try input.json()
        .write(to: file.appendingPathExtension("json"), atomically: true, encoding: .utf8)
    }
  }
}
