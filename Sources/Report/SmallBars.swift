/// Bars without axes, as small inline SVG, for one of many charts side by side; the last bar is the
/// present one.
public struct SmallBars: Sendable {
  private let values: [Int]
  private let title: String

  /// Bars of values of 0 or more, with the title that is read aloud in place of the picture.
  public init(_ values: [Int], title: String) {
    self.values = values.map { max(0, $0) }
    self.title = title
  }

  private static let height = 40, width = 168

  /// The chart as one `svg` element, 168 by 42 units.
  public var svg: String {
    let highest = max(1, values.max() ?? 1), step = max(3, Self.width / max(1, values.count))
    // More than 56 bars are drawn on a wider ground, which is then pressed together.
    let ground = max(Self.width, step * values.count)
    let bars = values.enumerated().map { index, value in
      let height = value == 0 ? 0 : max(1, Self.height * value / highest)
      let name = index == values.count - 1 ? "bar now" : "bar"
      return "<rect class=\"\(name)\" x=\"\(index * step)\" y=\"\(Self.height - height)\" "
        + "width=\"\(max(2, step - 2))\" height=\"\(height)\"/>"
    }
    return """
      <svg class="small" role="img" aria-label="\(Escaping.html(title))" \
      width="\(Self.width)" height="\(Self.height + 2)" viewBox="0 0 \(ground) \(Self.height + 2)" \
      preserveAspectRatio="none">
      \(bars.joined())<line class="floor" x1="0" y1="\(Self.height + 1)" x2="\(ground)" \
      y2="\(Self.height + 1)"/>
      </svg>
      """
  }
}
