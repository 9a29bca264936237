internal import Classify
internal import Feedback
internal import Formats

/// A line of the filter, and with what classify says added, in the form of the filter's contract.
struct ClassifiedLine {
  /// What is added; a line that has it already gets it anew.
  private static let added: Set = [
    "topics", "kind", "urgency", "place", "department", "review",
  ]

  private let line: UnsafeBufferPointer<UInt8>
  /// nil where the line is no JSON object.
  private let fields: Fields?
  /// What the message says; nil for a line without one.
  let message: MessageText?

  /// Reads a line; its bytes must stay where they are as long as it is used.
  init(_ line: UnsafeBufferPointer<UInt8>) {
    self.line = line
    fields = JSONText.object(line)
    message = fields.map {
      MessageText(subject: $0["subject"]?.text ?? "", body: $0["body"]?.text ?? "")
    }
  }

  /// Adds the line for a message, or an error object in its place. What the line holds is passed on as it
  /// is written.
  func write(_ said: Classification?, into output: inout [UInt8]) {
    guard let fields, let said, let end = line.lastIndex(of: UInt8(ascii: "}")) else {
      return JSONText.write(
        ["error": "not a JSON object; give {\"id\",\"subject\",\"body\"} on a line"] as Fields,
        into: &output)
    }
    if fields.entries.contains(where: { Self.added.contains($0.name) }) {
      JSONText.write(Self.kept(fields, said), into: &output)
      output.removeLast()
    } else {
      output += UnsafeBufferPointer(rebasing: line[..<end])
    }
    if output.last != UInt8(ascii: "{") { output.append(UInt8(ascii: ",")) }
    Self.write(said, into: &output)
    output.append(UInt8(ascii: "}"))
  }

  /// What is not said anew; a place or a department that is not found here stays.
  private static func kept(_ fields: Fields, _ said: Classification) -> Fields {
    Fields(
      fields.entries.filter { entry in
        switch entry.name {
        case "place": said.place == nil
        case "department": said.department == nil
        default: !added.contains(entry.name)
        }
      })
  }

  private static func write(_ said: Classification, into output: inout [UInt8]) {
    output += "\"topics\":[".utf8
    for (index, topic) in said.topics.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      write(topic, into: &output)
    }
    output += "],\"kind\":".utf8
    JSONText.write(said.kind.rawValue, into: &output)
    if let urgency = said.urgency { write(urgency, into: &output) }
    if let place = said.place { write("place", place, into: &output) }
    if let department = said.department { write("department", department, into: &output) }
    output += (said.review == nil ? ",\"review\":false" : ",\"review\":true").utf8
  }

  private static func write(_ topic: TopicTag, into output: inout [UInt8]) {
    output += "{\"id\":".utf8
    JSONText.write(topic.id, into: &output)
    output += ",\"score\":".utf8
    write(share: topic.score, into: &output)
    if let second = topic.second { write("second", second, into: &output) }
    output.append(UInt8(ascii: "}"))
  }

  private static func write(_ urgency: Urgency, into output: inout [UInt8]) {
    output += ",\"urgency\":".utf8
    JSONText.write(
      ["reason": .string(urgency.reason), "words": .array(urgency.words.map { .string($0) })]
        as Fields, into: &output)
  }

  private static func write(_ name: StaticString, _ text: String, into output: inout [UInt8]) {
    output += ",\"".utf8
    name.withUTF8Buffer { output += $0 }
    output += "\":".utf8
    JSONText.write(text, into: &output)
  }

  /// A number from 0 to 1 with four decimals.
  private static func write(share: Double, into output: inout [UInt8]) {
    let number = Int((share * 10_000).rounded())
    output.append(UInt8(ascii: "0") + UInt8(number / 10_000))
    output.append(UInt8(ascii: "."))
    var divisor = 1_000
    while divisor > 0 {
      output.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}
