import Feedback
import Foundation

@testable import Formats

/// What came out of a payload of mail.
struct MailReading {
  var outcomes: [RecordOutcome] = []
  var error: FormatError?

  init(_ bytes: [UInt8], _ options: FormatOptions = FormatOptions(), pieceSize: Int = .max) {
    do throws(FormatError) {
      let source = MemoryBytes(bytes, pieceSize: pieceSize)
      var reader = try Format.mail.reader(over: source, options: options)
      while let outcome = try reader.next() { outcomes.append(outcome) }
    } catch {
      self.error = error
    }
  }

  init(_ text: String, _ options: FormatOptions = FormatOptions()) {
    self.init(Array(text.utf8), options)
  }

  var records: [RawRecord] {
    outcomes.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  var rejects: [Reject] {
    outcomes.compactMap { if case .reject(let reject) = $0 { reject } else { nil } }
  }

  /// A field of the first record.
  subscript(name: String) -> FieldValue? { records.first?.fields[name] }

  /// The text of a field of the first record.
  func text(_ name: String) -> String? { self[name]?.text }

  /// The text at a path in the first record.
  func text(at path: String) -> String? { records.first?.fields[path: path]?.text }

  var body: String? { text("body") }
}

/// Messages written by hand.
enum Mail {
  /// A message of a person: some headers, a text.
  static func plain(_ body: String, subject: String = "路灯不亮", headers: String = "") -> String {
    """
    From: Zhang San <zhang@example.org>
    Date: Mon, 6 Jan 2025 10:00:00 +0800
    Subject: \(subject)
    Message-ID: <1@example.org>
    \(headers.isEmpty ? "" : headers + "\n")Content-Type: text/plain; charset=utf-8

    \(body)
    """
  }

  /// A multipart of parts, each with its own headers, an empty line and a content.
  static func multipart(_ type: String, _ parts: String...) -> String {
    let divided = parts.map { "--edge\n\($0)\n" }.joined()
    return """
      From: zhang@example.org
      Subject: parts
      Message-ID: <2@example.org>
      Content-Type: multipart/\(type); boundary="edge"

      This is for programs that know no MIME.
      \(divided)--edge--

      """
  }

  /// Bytes with texts among them.
  static func bytes(_ parts: any MailBytes...) -> [UInt8] { parts.flatMap(\.mailBytes) }
}

protocol MailBytes {
  var mailBytes: [UInt8] { get }
}

extension String: MailBytes {
  var mailBytes: [UInt8] { Array(utf8) }

  /// The text in an encoding that Foundation knows by number.
  func encoded(_ encoding: UInt) -> [UInt8] {
    Array(data(using: String.Encoding(rawValue: encoding)) ?? Data())
  }

  var gb18030: [UInt8] { encoded(0x8000_0632) }
  var big5: [UInt8] { encoded(0x8000_0A03) }
  var base64: String { String(decoding: Base64.encoded(Array(utf8)), as: UTF8.self) }
}

extension [UInt8]: MailBytes {
  var mailBytes: [UInt8] { self }
  var base64: String { String(decoding: Base64.encoded(self), as: UTF8.self) }
}
