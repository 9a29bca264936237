/// Text whose long lines were broken behind a space (`format=flowed`, RFC 3676).
struct FlowedText {
  /// True where the space behind a line goes with the break, as it must in Chinese.
  private let dropsSpace: Bool

  /// nil for a part whose lines stand as they are.
  init?(_ part: MIMEPart) {
    guard part.type == "text/plain", part.parameter("format")?.lowercased() == "flowed" else {
      return nil
    }
    dropsSpace = part.parameter("delsp")?.lowercased() == "yes"
  }

  /// The text with its paragraphs on a line each; quoted ones keep their `>`.
  func joined(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var openDepth: Int?
    for line in text.withLineFeeds.split(separator: .lineFeed, omittingEmptySubsequences: false) {
      let depth = line.prefix { $0 == .greaterThan }.count
      var content = line.dropFirst(depth)
      if content.first == .space { content.removeFirst() }
      let isSignature = content.elementsEqual("-- ".utf8)
      if openDepth == depth, !isSignature {
        if dropsSpace { output.removeLast() }
      } else {
        if !output.isEmpty || openDepth != nil { output.append(.lineFeed) }
        output += line.prefix(depth)
        if depth > 0 { output.append(.space) }
      }
      output += content
      openDepth = content.last == .space && !isSignature ? depth : nil
    }
    return output
  }
}
