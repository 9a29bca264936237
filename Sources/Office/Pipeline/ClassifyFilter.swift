internal import Classify
internal import Feedback
internal import Formats
public import Foundation
internal import Synchronization

/// `classify --stdin`: messages in, messages with what they are about out, line by line.
public struct ClassifyFilter: Sendable {
  private static let cores = ProcessInfo.processInfo.activeProcessorCount

  private let classifier: Classifier
  private let allTopics: Bool

  /// A filter with the configuration's words, or with the default ones where none is named and none
  /// is there; and with a model's file beside them, or the model in use.
  public init(
    configFolder: String, explicitConfig: Bool, model: String? = nil, allTopics: Bool = false
  ) throws(OfficeError) {
    let learning = try Learning(configFolder: configFolder, explicitConfig: explicitConfig)
    classifier = try learning.classifier(model: model)
    self.allTopics = allTopics
  }

  /// Reads lines to the end and hands out blocks of finished lines in the order of what came in.
  public func run(_ input: FileHandle, output: ([UInt8]) -> Void) async {
    let sessions = SessionPool(classifier, allTopics: allTopics)
    await withTaskGroup(of: (Int, [UInt8]).self) { group in
      var lines = LineBlocks(input)
      var done: [Int: [UInt8]] = [:]
      var begun = 0, written = 0
      func writeNext() async {
        while done[written] == nil, let (index, bytes) = await group.next() { done[index] = bytes }
        if let bytes = done.removeValue(forKey: written) { output(bytes) }
        written += 1
      }
      while let block = lines.next() {
        let index = begun
        group.addTask { (index, Self.classified(block, sessions)) }
        begun += 1
        if begun - written > 2 * Self.cores { await writeNext() }
      }
      while written < begun { await writeNext() }
    }
  }

  private static func classified(_ block: [UInt8], _ sessions: SessionPool) -> [UInt8] {
    var session = sessions.take()
    defer { sessions.give(back: session) }
    var output: [UInt8] = []
    output.reserveCapacity(block.count + block.count / 2)
    block.withUnsafeBufferPointer { bytes in
      let lines = lines(bytes).map(ClassifiedLine.init)
      var said = session.classify(lines.compactMap(\.message)).makeIterator()
      for line in lines {
        line.write(line.message == nil ? nil : said.next(), into: &output)
        output.append(0x0A)
      }
    }
    return output
  }

  /// The lines that hold more than blanks.
  private static func lines(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [UnsafeBufferPointer<UInt8>] {
    var lines: [UnsafeBufferPointer<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      let count = rest.firstIndex(of: 0x0A) ?? rest.count
      let line = UnsafeBufferPointer(rebasing: rest[..<count])
      if line.contains(where: { $0 > 0x20 }) { lines.append(line) }
      start += count + 1
    }
    return lines
  }
}

/// Workers that are used again, as their memory is large.
private final class SessionPool: Sendable {
  private let classifier: Classifier
  private let allTopics: Bool
  private let idle = Mutex<[Classifier.Session]>([])

  init(_ classifier: Classifier, allTopics: Bool) {
    (self.classifier, self.allTopics) = (classifier, allTopics)
  }

  func take() -> Classifier.Session {
    idle.withLock { $0.popLast() } ?? classifier.session(allTopics: allTopics, withEvidence: false)
  }

  func give(back session: Classifier.Session) {
    idle.withLock { $0.append(session) }
  }
}
