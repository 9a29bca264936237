/// Names that tell how a kind of document is divided: local names in lower case.
struct XMLRecordNames {
  /// Elements that are records.
  var records: Set<String>
  /// Elements that hold the records; behind the end of one, nothing is missing.
  var containers: Set<String>

  static let feed = XMLRecordNames(
    records: ["item", "entry"], containers: ["rss", "channel", "feed", "rdf"])
}
