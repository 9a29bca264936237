/// Writes rows as CSV (RFC 4180), for spreadsheets that people open.
public enum CSVWriter {
  /// What a file begins with, so that spreadsheets know its encoding.
  public static let byteOrderMark = "\u{FEFF}"

  /// A row, ended by CR and LF.
  ///
  /// A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV
  /// Injection"): what residents write must not run on the desk of whoever reads it.
  public static func row(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first),
      Double(text) == nil
    {
      text = "'" + text
    }
    let isQuoted = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return isQuoted ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
