/// Finds where the records of a JSON document are, in whole and in cut-off documents alike.
struct RecordsPath {
  /// Gives the path to the records of the object that begins at an index; nil where it is itself one.
  typealias Locator = (_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> String?

  /// Arrays deeper than this hold parts of records.
  private static let depthLimit = 6

  private struct Candidate {
    var path: [String]
    var isEmpty: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  private var candidates: [Candidate] = []
  /// The names in the object itself.
  private var names: Set<String> = []

  /// The dotted path to the single array of objects at the shallowest level, else to the single empty
  /// array; nil where there is none or more than one.
  ///
  /// An object with one of the names `record` is itself the record; an array with one of the names
  /// `arrays` is taken before others.
  static func find(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, record: Set<String> = [],
    arrays: Set<String> = []
  ) -> String? {
    var search = RecordsPath(bytes: bytes, index: start)
    search.object(path: [])
    guard search.names.isDisjoint(with: record) else { return nil }
    if let array = search.candidates.first(where: { arrays.contains($0.path.last ?? "") }) {
      return array.path.joined(separator: ".")
    }
    return search.only(isEmpty: false) ?? search.only(isEmpty: true)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
    self.bytes = bytes
    self.index = index
  }

  private func only(isEmpty: Bool) -> String? {
    let paths = candidates.filter { $0.isEmpty == isEmpty }.map(\.path)
    guard let depth = paths.map(\.count).min() else { return nil }
    let shallowest = paths.filter { $0.count == depth }
    return shallowest.count == 1 ? shallowest[0].joined(separator: ".") : nil
  }

  /// Looks through the members of the object that begins at `index`.
  private mutating func object(path: [String]) {
    index += 1
    while let next = peek() {
      if next == .comma {
        index += 1
        continue
      }
      guard next == .quote, let name = name(), peek() == .colon else { return }
      index += 1
      if path.isEmpty { names.insert(name) }
      member(path + [name])
    }
  }

  private mutating func member(_ path: [String]) {
    guard let first = peek() else { return }
    if first == .openBrace, path.count < Self.depthLimit {
      object(path: path)
      if peek() == .closeBrace { index += 1 }
      return
    }
    if first == .openBracket {
      let inside = bytes[(index + 1)...].first { !$0.isJSONWhitespace }
      if inside == .openBrace || inside == .closeBracket {
        candidates.append(Candidate(path: path, isEmpty: inside == .closeBracket))
      }
    }
    var extent = JSONExtent()
    let length = extent.length(in: bytes, from: index) ?? 0
    index = length > 0 ? index + length : bytes.count
  }

  private mutating func name() -> String? {
    var parser = JSONParser(bytes, index..<bytes.count)
    guard let name = try? parser.string() else { return nil }
    index = parser.index
    return name
  }

  private mutating func peek() -> UInt8? {
    while index < bytes.count, bytes[index].isJSONWhitespace { index += 1 }
    return index < bytes.count ? bytes[index] : nil
  }
}
