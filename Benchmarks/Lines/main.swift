import Formats
import Foundation

// What `classify --stdin` would cost if it said nothing: reads NDJSON, parses each line, writes it again.
// Usage: bench-lines < NDJSON > NDJSON, a block of lines on each core at a time, as the filter does.

let cores = ProcessInfo.processInfo.activeProcessorCount
let input = [UInt8](FileHandle.standardInput.readDataToEndOfFile())

@Sendable func passed(_ range: Range<Int>) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(range.count)
  input.withUnsafeBufferPointer { bytes in
    for line in bytes[range].split(separator: 0x0A) {
      let line = UnsafeBufferPointer(rebasing: line)
      guard let fields = JSONText.object(line), fields["body"] != nil else { continue }
      output += line
      output.append(0x0A)
    }
  }
  return output
}

/// Where blocks of whole lines begin, and the end.
let bounds = sequence(first: 0) { start in
  guard start < input.count else { return nil }
  let least = min(start + 1 << 17, input.count)
  return input[least...].firstIndex(of: 0x0A).map { $0 + 1 } ?? input.count
}
var blocks: [Range<Int>] = []
var last = 0
for bound in bounds.dropFirst() {
  blocks.append(last..<bound)
  last = bound
}
for start in stride(from: 0, to: blocks.count, by: 2 * cores) {
  let some = blocks[start..<min(start + 2 * cores, blocks.count)]
  let done = await withTaskGroup(of: (Int, [UInt8]).self) { group in
    for block in some { group.addTask { (block.lowerBound, passed(block)) } }
    var done: [(Int, [UInt8])] = []
    for await part in group { done.append(part) }
    return done.sorted { $0.0 < $1.0 }
  }
  for (_, bytes) in done { FileHandle.standardOutput.write(Data(bytes)) }
}
