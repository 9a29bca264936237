public import Feedback

/// Masks personal data in texts with stars; a pure function of the text.
///
/// | found | masked |
/// |---|---|
/// | mobile number, also `+86`, with blanks or hyphens, in full-width digits | `138********` |
/// | landline with its area code | `0731-********` |
/// | identity card of 18 digits (GB 11643, checksum) or 15 (with a date from 1930) | every digit |
/// | bank card of 16 to 19 digits (ISO/IEC 7812, Luhn), outside of addresses of the web | every digit |
/// | plate number (GA 36) | `京A*****` |
/// | telephone of 7, 8 or 10 digits behind a word for it (`电话`, `call`) | every digit |
/// | mobile number in Chinese numerals | `一三八********` |
/// | e-mail address, also with `(at)` | `***@***` |
/// | a person's name behind or before a cue (`我叫`, `联系人：`, `先生`, `Mr`) | `张**`, `S****` |
/// | house, stairs and room (`3栋2单元501室`, `人民路88号`, `Apt 5B`) | every digit and letter |
///
/// Each digit gives one star. Separators stay, and so does what is starred already, so that masking
/// twice is masking once. Dates, amounts and work-order numbers stay: a long number that begins
/// with `1` or `2`, or that follows a letter, is neither a bank card nor an identity card of today's
/// form unless its checksum and its date say so.
public struct Redactor: Sendable {
  private let withNames: Bool

  /// A redactor; it holds no state.
  ///
  /// - Parameter withNames: false where the text names no resident, such as that of a department or a
  ///   web address: names and houses stay.
  public init(withNames: Bool = true) {
    self.withNames = withNames
  }

  /// The text without personal data.
  public func masked(_ text: String) -> String {
    var counts: [PersonalData: Int] = [:]
    return masked(text, counting: &counts)
  }

  /// The text without personal data; adds to the counts what was masked. The same text comes back,
  /// without a copy, where there is none.
  public func masked(_ text: String, counting counts: inout [PersonalData: Int]) -> String {
    var text = text
    // Stars may bring to light what the digits beside it hid, so that it is looked at again.
    while let masked = maskedOnce(text, counting: &counts) { text = masked }
    return text
  }

  /// The text without what one look finds; nil where that is nothing.
  private func maskedOnce(
    _ text: String, counting counts: inout [PersonalData: Int]
  ) -> String? {
    text.withBytes { bytes in
      let findings = PersonalDataScanner.findings(in: bytes, withNames: withNames)
      for finding in findings { counts[finding.kind, default: 0] += 1 }
      return findings.isEmpty ? nil : Self.starred(bytes, findings)
    }
  }

  /// What a field for a person's name holds, masked: there every name is one.
  func maskedName(_ text: String, counting counts: inout [PersonalData: Int]) -> String {
    let name = text.withBytes { bytes in
      PersonName.whole(bytes).map { Self.starred(bytes, [$0]) }
    }
    guard let name else { return masked(text, counting: &counts) }
    counts[.name, default: 0] += 1
    return name
  }

  /// How many pieces of personal data a text holds, by kind.
  public func counts(in text: String) -> [PersonalData: Int] {
    var counts: [PersonalData: Int] = [:]
    _ = masked(text, counting: &counts)
    return counts
  }

  private static func starred(_ bytes: Bytes, _ findings: [Finding]) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    for finding in findings {
      output.append(contentsOf: bytes[index..<finding.range.lowerBound])
      if finding.kind == .email {
        output.append(contentsOf: "***@***".utf8)
      } else {
        star(bytes, finding, into: &output)
      }
      index = finding.range.upperBound
    }
    output.append(contentsOf: bytes[index...])
    return String(decoding: output, as: UTF8.self)
  }

  private static func star(_ bytes: Bytes, _ finding: Finding, into output: inout [UInt8]) {
    let isName = finding.kind == .name, range = finding.range
    var index = range.lowerBound
    while index < range.upperBound {
      let (sign, length) = bytes.sign(at: index)
      let isFirst = isName && sign.isLetter && !bytes.at(index - 1).isLetter
      // Neither a digit nor a sign between them: a character of a name, or a Chinese numeral.
      if !isFirst && (sign.isDigit || sign.isLetter) || sign == 0 {
        output.append(UInt8(ascii: "*"))
      } else {
        output.append(contentsOf: bytes[index..<index + length])
      }
      index += length
    }
  }
}
