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
/// | e-mail address | `***@***` |
///
/// Each digit gives one star. Separators stay, and so does what is starred already, so that masking
/// twice is masking once. Dates, amounts and work-order numbers stay: a long number that begins
/// with `1` or `2`, or that follows a letter, is neither a bank card nor an identity card of today's
/// form unless its checksum and its date say so.
public struct Redactor: Sendable {
  /// A redactor; it holds no state.
  public init() {}

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
      let findings = PersonalDataScanner.findings(in: bytes)
      for finding in findings { counts[finding.kind, default: 0] += 1 }
      return findings.isEmpty ? nil : Self.starred(bytes, findings)
    }
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
        star(bytes, finding.range, into: &output)
      }
      index = finding.range.upperBound
    }
    output.append(contentsOf: bytes[index...])
    return String(decoding: output, as: UTF8.self)
  }

  private static func star(_ bytes: Bytes, _ range: Range<Int>, into output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let (sign, length) = bytes.sign(at: index)
      if sign.isDigit || sign.isLetter {
        output.append(UInt8(ascii: "*"))
      } else {
        output.append(contentsOf: bytes[index..<index + length])
      }
      index += length
    }
  }
}
