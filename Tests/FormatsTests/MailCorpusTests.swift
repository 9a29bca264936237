import Foundation
import Testing

@testable import Formats

/// Real messages beside the project, where they are there; nothing of them is copied.
private enum MailCorpus {
  private static let root =
    ProcessInfo.processInfo.environment["MINQING_SHARED_DATA"].map(URL.init(fileURLWithPath:))
    ?? URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../../shared/data").standardizedFileURL
  static let folder = root.appendingPathComponent("mail/stalwart-eml")

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func messages(_ name: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path)
      .filter { $0.hasSuffix(".eml") }.sorted()
      .map { file in
        let url = folder.appendingPathComponent(name).appendingPathComponent(file)
        return (name + "/" + file, Array(try Data(contentsOf: url)))
      }
  }
}

@Suite(.enabled(if: MailCorpus.isThere, "the shared data is not beside the project"))
struct MailCorpusTests {
  @Test(arguments: ["rfc", "legacy", "malformed", "thirdparty"])
  func everyRealMessageIsARecord(folder: String) throws {
    for (name, bytes) in try MailCorpus.messages(folder) {
      let reading = MailReading(bytes)
      #expect(reading.records.count == 1 && reading.error == nil, "\(name)")
    }
  }

  @Test(arguments: ["rfc", "legacy"])
  func subjectsAndSendersAreTheDeclaredOnes(folder: String) throws {
    for (name, bytes) in try MailCorpus.messages(folder) {
      let declared = try Declared(name)
      let reading = MailReading(bytes)
      #expect(reading.text("from") == declared.from, "\(name)")
      // Raw bytes, and UTF-7 labelled as another: to the declaration they are no text.
      guard let subject = declared.subject, !subject.contains("\u{FFFD}"),
        !subject.contains("+APY-")
      else { continue }
      #expect(reading.text("subject") == subject, "\(name)")
    }
  }
}

/// What the file beside a message says of it.
private struct Declared {
  private var headers: [String: Any] = [:]

  init(_ name: String) throws {
    let path = name.replacingOccurrences(of: ".eml", with: ".json")
    let data = try Data(contentsOf: MailCorpus.folder.appendingPathComponent(path))
    let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let parts = document?["parts"] as? [[String: Any]]
    for header in parts?.first?["headers"] as? [[String: Any]] ?? [] {
      if let name = header["name"] as? String, headers[name] == nil {
        headers[name] = header["value"]
      }
    }
  }

  var subject: String? { (headers["subject"] as? [String: Any])?["Text"] as? String }

  var from: String? {
    let value = (headers["from"] as? [String: Any])?["Address"] as? [String: Any]
    let people = value?["List"] as? [[String: Any]]
    return people?.first.flatMap { $0["name"] as? String ?? $0["address"] as? String }
  }
}
