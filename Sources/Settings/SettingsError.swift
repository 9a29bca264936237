/// A fault in a configuration file, with its place and its mend.
public struct SettingsError: Error, Equatable, CustomStringConvertible {
  /// The file as it was named to the reader.
  public var file: String
  /// Line and column, from 1; nil where the fault is of the file as a whole.
  public var line: Int?
  public var column: Int?
  /// What is wrong and the mend, in one lowercase line.
  public var message: String

  /// A fault at a place.
  public init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String {
    let place = [line, column].compactMap { $0.map(String.init) }
    return ([file] + place).joined(separator: ":") + ": " + message
  }
}
