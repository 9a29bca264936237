internal import Classify
internal import Feedback
internal import Formats
public import Foundation

/// `classify --stdin`: messages in, messages with what they are about out, line by line.
public struct ClassifyFilter: Sendable {
  /// Lines that one core works through at a time.
  private static let share = 256
  private static let cores = ProcessInfo.processInfo.activeProcessorCount

  private let classifier: Classifier

  /// A filter with the configuration's words, or with the default ones where none is named and none
  /// is there.
  public init(configFolder: String, explicitConfig: Bool) throws(OfficeError) {
    let isThere = FileManager.default.fileExists(atPath: configFolder + "/minqing.yaml")
    classifier =
      explicitConfig || isThere
      ? try OfficeConfiguration.load(configFolder).classifier()
      : try OfficeConfiguration.defaultClassifier()
  }

  /// Reads lines to the end and hands out blocks of finished lines in the order of what came in.
  public func run(_ input: FileHandle, output: ([UInt8]) -> Void) async {
    await withTaskGroup(of: (Int, [UInt8]).self) { group in
      var lines = LineBlocks(input, lines: Self.share)
      var done: [Int: [UInt8]] = [:]
      var begun = 0, written = 0
      func writeNext() async {
        while done[written] == nil, let (index, bytes) = await group.next() { done[index] = bytes }
        if let bytes = done.removeValue(forKey: written) { output(bytes) }
        written += 1
      }
      while let block = lines.next() {
        let index = begun
        group.addTask { (index, classified(block)) }
        begun += 1
        if begun - written > 2 * Self.cores { await writeNext() }
      }
      while written < begun { await writeNext() }
    }
  }

  private func classified(_ block: [UInt8]) -> [UInt8] {
    var session = classifier.session()
    var output: [UInt8] = []
    output.reserveCapacity(block.count + block.count / 4)
    for line in block.split(separator: 0x0A) where !line.allSatisfy({ $0 <= 0x20 }) {
      JSONText.write(.object(answer(Array(line), &session)), into: &output)
      output.append(0x0A)
    }
    return output
  }

  private func answer(_ line: [UInt8], _ session: inout Classifier.Session) -> Fields {
    guard case .object(var fields)? = try? JSONText.parse(line) else {
      return ["error": "not a JSON object; give {\"id\",\"subject\",\"body\"} on a line"]
    }
    let item = FeedbackItem(
      source: "", subject: fields["subject"]?.text ?? "", body: fields["body"]?.text ?? "")
    fields.append(session.classify(item))
    return fields
  }
}

extension Fields {
  /// Adds what classify says, in the form of the filter's contract.
  fileprivate mutating func append(_ said: Classification) {
    append("topics", .array(said.topics.map(\.value)))
    append("kind", .string(said.kind.rawValue))
    if let urgency = said.urgency { append("urgency", urgency.value) }
    if let place = said.place { append("place", .string(place)) }
    if let department = said.department { append("department", .string(department)) }
    append("review", .bool(said.review != nil))
  }
}

extension Urgency {
  fileprivate var value: FieldValue {
    .object(["reason": .string(reason), "words": .array(words.map { .string($0) })])
  }
}

extension TopicTag {
  fileprivate var value: FieldValue {
    var fields: Fields = [
      "id": .string(id), "score": .number(String(format: "%.4f", score)),
    ]
    if let second { fields.append("second", .string(second)) }
    return .object(fields)
  }
}

/// An input's whole lines, some at a time.
private struct LineBlocks {
  private let input: FileHandle
  private let lines: Int
  private var rest: [UInt8] = []
  private var isDone = false

  init(_ input: FileHandle, lines: Int) {
    self.input = input
    self.lines = lines
  }

  /// Some whole lines; the last may lack its line break.
  mutating func next() -> [UInt8]? {
    while true {
      if let end = end(after: lines) ?? (isDone ? rest.count : nil) {
        defer { rest.removeFirst(end) }
        return end == 0 ? nil : Array(rest[..<end])
      }
      let data = (try? input.read(upToCount: 1 << 20)) ?? nil
      if let data, !data.isEmpty { rest += data } else { isDone = true }
    }
  }

  /// Behind the given number of line breaks.
  private func end(after count: Int) -> Int? {
    var left = count
    return rest.firstIndex { byte in
      if byte == 0x0A { left -= 1 }
      return left == 0
    }.map { $0 + 1 }
  }
}
