import Report
import Testing

@Suite("Ratios and numbers")
struct RatioTests {
  @Test(
    "a share is rounded, halves up, and never invented",
    arguments: [
      (9, 37, "24%"), (1, 200, "1%"), (1, 201, "<1%"), (0, 5, "0%"), (5, 5, "100%"), (0, 0, nil),
      (3, 0, nil),
    ])
  func percent(part: Int, whole: Int, text: String?) {
    #expect(Ratio(part, whole).percent == text)
  }

  @Test(
    "a change bears its sign",
    arguments: [(12, 100, "+12%"), (-12, 100, "−12%"), (0, 9, "0%"), (-1, 200, "−1%"), (1, 0, nil)])
  func signedPercent(change: Int, base: Int, text: String?) {
    #expect(Ratio(change, base).signedPercent == text)
  }

  @Test(
    "a mean has one decimal",
    arguments: [(100, 3, "33.3"), (231, 7, "33.0"), (1, 20, "0.1"), (74_000, 7, "10,571.4")])
  func oneDecimal(sum: Int, count: Int, text: String) {
    #expect(Ratio(sum, count).oneDecimal == text)
  }

  @Test(
    "thousands are set apart",
    arguments: [
      (0, "0", "0"), (999, "999", "+999"), (11_649, "11,649", "+11,649"),
      (-1_000_000, "−1,000,000", "−1,000,000"),
    ])
  func grouped(number: Int, grouped: String, signed: String) {
    #expect(number.grouped == grouped)
    #expect(number.signed == signed)
  }
}
