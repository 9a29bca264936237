/// Bars side by side, as inline SVG.
///
/// Colours come from the document's style by class (`bar`, `now`, `mean`), so that they follow dark
/// mode; the bars that matter also differ in the weight of their figures, for print without colour.
public struct BarChart: Sendable {
  /// One bar.
  public struct Bar: Sendable {
    var value: Int
    var label: String
    var isCurrent: Bool

    /// A bar of a value of 0 or more with the label beneath it, which may be empty.
    public init(value: Int, label: String, isCurrent: Bool) {
      self.value = max(0, value)
      self.label = label
      self.isCurrent = isCurrent
    }
  }

  /// A dashed line across the bars before the current ones.
  public struct Mean: Sendable {
    var value: Ratio
    /// How many bars the line spans, counted back from the first current one.
    var bars: Int

    /// The mean of a number of bars.
    public init(_ value: Ratio, over bars: Int) {
      self.value = value
      self.bars = bars
    }
  }

  private let bars: [Bar]
  private let mean: Mean?
  private let title: String

  /// A chart with its title, which is read aloud in place of the picture.
  public init(_ bars: [Bar], mean: Mean?, title: String) {
    self.bars = bars
    self.mean = mean
    self.title = title
  }

  private static let width = 448, margin = 20, plot = 120, top = 20, bottom = 24
  private var step: Int { max(4, Self.width / max(1, bars.count)) }
  private var width: Int { step * bars.count + 2 * Self.margin }
  private var floor: Int { Self.top + Self.plot }
  private var highest: Int { max(1, bars.map(\.value).max() ?? 1) }

  /// The chart as one `svg` element, 488 units wide at most (more beyond 112 bars).
  public var svg: String {
    let height = floor + Self.bottom
    let shapes = bars.indices.map(rectangle) + [meanLine] + bars.indices.map(texts)
    return """
      <svg class="chart" role="img" aria-label="\(Escaping.html(title))" \
      width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">
      <line class="floor" x1="0" y1="\(floor)" x2="\(width)" y2="\(floor)"/>
      \(shapes.filter { !$0.isEmpty }.joined(separator: "\n"))
      </svg>
      """
  }

  /// Where a bar's share of the width begins.
  private func left(_ index: Int) -> Int { Self.margin + index * step }

  /// A bar's height; the least voice shows.
  private func height(_ bar: Bar) -> Int {
    bar.value == 0 ? 0 : max(1, Self.plot * bar.value / highest)
  }

  private func rectangle(_ index: Int) -> String {
    let bar = bars[index], height = height(bar), gap = max(1, step / 4)
    return """
      <rect class="bar\(bar.isCurrent ? " now" : "")" x="\(left(index) + gap / 2)" \
      y="\(floor - height)" width="\(step - gap)" height="\(height)"/>
      """
  }

  private func texts(_ index: Int) -> String {
    let bar = bars[index]
    return text(figure(bar), at: index, y: figurePlace(index), isCurrent: bar.isCurrent)
      + text(bar.label, at: index, y: floor + 17, isCurrent: bar.isCurrent)
  }

  /// The bar's figure, where the figures of all bars have room.
  private func figure(_ bar: Bar) -> String {
    String(highest).count * 7 <= step ? String(bar.value) : ""
  }

  private func text(_ text: String, at index: Int, y: Int, isCurrent: Bool) -> String {
    guard !text.isEmpty else { return "" }
    let x = left(index) + step / 2
    let name = isCurrent ? " class=\"now\"" : ""
    return "<text\(name) x=\"\(x)\" y=\"\(y)\">\(Escaping.html(text))</text>"
  }

  /// Where the mean's line stands, and the bars that it spans.
  private var line: (y: Int, bars: Range<Int>)? {
    guard let mean, let end = bars.firstIndex(where: \.isCurrent),
      let height = Ratio(mean.value.numerator * Self.plot, mean.value.denominator * highest)
        .scaled(by: 1)
    else { return nil }
    return (floor - height, max(0, end - mean.bars)..<end)
  }

  private var meanLine: String {
    guard let line else { return "" }
    let (x1, x2) = (left(line.bars.lowerBound), left(line.bars.upperBound))
    return "<line class=\"mean\" x1=\"\(x1)\" y1=\"\(line.y)\" x2=\"\(x2)\" y2=\"\(line.y)\"/>"
  }

  /// Where a bar's figure stands: over the bar, and over the mean's line where this would cross it, as
  /// dashes beside a figure look like a minus.
  private func figurePlace(_ index: Int) -> Int {
    let y = floor - height(bars[index]) - 6
    guard let line, line.bars.contains(index), (y - 11...y + 2).contains(line.y) else { return y }
    return line.y - 4
  }
}
