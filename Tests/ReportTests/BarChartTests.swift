import Report
import Testing

@Suite("Bar charts")
struct BarChartTests {
  private func chart(_ values: [Int], mean: BarChart.Mean? = nil) -> String {
    let bars = values.enumerated().map {
      BarChart.Bar(value: $1, label: "d\($0)", isCurrent: $0 == values.count - 1)
    }
    return BarChart(bars, mean: mean, title: "A \"title\"").svg
  }

  @Test("bars stand in proportion, with their figures and labels")
  func bars() {
    let svg = chart([0, 30, 60])
    for part in [
      "height=\"0\"/>", "height=\"60\"/>", "class=\"bar now\"", "height=\"120\"/>", ">30</text>",
      ">d2</text>", "aria-label=\"A &quot;title&quot;\"",
    ] {
      #expect(svg.contains(part), "\(part)")
    }
  }

  @Test("the least voice shows beside a thousand")
  func least() {
    #expect(chart([1, 10_000]).contains("height=\"1\"/>"))
  }

  @Test("figures that have no room are left to the table")
  func crowded() {
    #expect(chart(Array(repeating: 42, count: 28)).contains(">42</text>"))
    #expect(!chart(Array(repeating: 1_042, count: 28)).contains(">1042</text>"))
  }

  @Test("the mean is drawn over the bars that it is of")
  func mean() {
    #expect(
      chart([10, 20, 40], mean: BarChart.Mean(Ratio(30, 2), over: 2))
        .contains("<line class=\"mean\" x1=\"20\" y1=\"95\" x2=\"318\" y2=\"95\"/>"))
    #expect(!chart([10], mean: BarChart.Mean(Ratio(0, 0), over: 7)).contains("mean"))
  }

  @Test("a figure that the mean's line would cross stands above it")
  func crossed() {
    let svg = chart([10, 20, 40], mean: BarChart.Mean(Ratio(30, 2), over: 2))
    #expect(svg.contains("y=\"91\">10</text>") && svg.contains("y=\"74\">20</text>"))
    #expect(chart([10, 20, 40]).contains("y=\"104\">10</text>"))
  }

  @Test("no bars and bars of nothing are still a chart")
  func nothing() {
    #expect(chart([]).hasPrefix("<svg"))
    #expect(chart([0, 0]).contains(">0</text>"))
  }
}
