import Digests
import Foundation
import Report
import Testing

@Suite("The templates that travel with the program")
struct ShippedTemplateTests {
  @Test(
    "every label that a template names is in the catalogues",
    arguments: DigestTemplates.files.filter { $0.hasSuffix(".mustache") })
  func labels(file: String) throws {
    let names = try Templates.text(file).matches(of: /label\.(\w+)/).map { String($0.1) }
    #expect(names.count > 2)
    for name in names where name != "colon" { #expect(Label(rawValue: name) != nil, "\(name)") }
  }

  @Test("a fault in a template of the office's own is told with its place")
  func faults() throws {
    let error = #expect(throws: DigestError.self) {
      try DigestTemplates { $0 == "digest.html.mustache" ? "<p>\n{{#items}}" : "" }
    }
    #expect(error?.description.hasPrefix("digest.html.mustache:2:") == true)
  }

  /// The colours of each scheme by name, as the style declares them.
  private func schemes() throws -> [[String: String]] {
    try Templates.text("digest.css").matches(of: /:root \{([^}]*--paper[^}]*)\}/).map { scheme in
      let colours = scheme.1.matches(of: /--(\w+): (#\w+);/).map { (String($0.1), String($0.2)) }
      return Dictionary(colours) { $1 }
    }
  }

  @Test("text stands out from its ground by 4.5 to 1 in light, dark and print (WCAG 2.2, 1.4.3)")
  func contrast() throws {
    let schemes = try schemes()
    #expect(schemes.count == 3)
    for scheme in schemes {
      for ink in ["ink", "soft", "accent"] {
        for ground in ["paper", "tint"] {
          guard let first = scheme[ink], let second = scheme[ground] else { continue }
          #expect(ratio(first, second) >= 4.5, "\(ink) on \(ground): \(first) \(second)")
        }
      }
    }
  }

  private func ratio(_ first: String, _ second: String) -> Double {
    let (first, second) = (luminance(first) + 0.05, luminance(second) + 0.05)
    return max(first, second) / min(first, second)
  }

  /// The relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2).
  private func luminance(_ colour: String) -> Double {
    let digits = colour.dropFirst().map(String.init)
    let pairs =
      digits.count == 3
      ? digits.map { $0 + $0 } : [0, 2, 4].map { digits[$0] + digits[$0 + 1] }
    let linear = pairs.map { pair in
      let value = Double(Int(pair, radix: 16)!) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return zip(linear, [0.2126, 0.7152, 0.0722]).map(*).reduce(0, +)
  }
}
