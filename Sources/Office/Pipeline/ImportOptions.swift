/// How files are taken in by hand.
public struct ImportOptions: Sendable {
  /// The configured source that the files belong to; nil: the source `import`.
  public var source: String?
  /// The format's name; nil: found.
  public var format: String?
  /// Whether they count as received when they were submitted.
  public var history: Bool

  /// Options of an import.
  public init(source: String? = nil, format: String? = nil, history: Bool = false) {
    self.source = source
    self.format = format
    self.history = history
  }
}
