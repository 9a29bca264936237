import Feedback
import Foundation

@testable import Formats

/// What came out of a payload.
struct Reading: Equatable {
  var outcomes: [RecordOutcome] = []
  /// What ended it early.
  var error: FormatError?

  /// Reads a payload to its end, in pieces of a size.
  init(
    _ format: Format, _ bytes: [UInt8], _ options: FormatOptions = FormatOptions(),
    pieceSize: Int = .max
  ) {
    do throws(FormatError) {
      let source = MemoryBytes(bytes, pieceSize: pieceSize)
      var reader = try format.reader(over: source, options: options)
      while let outcome = try reader.next() { outcomes.append(outcome) }
    } catch {
      self.error = error
    }
  }

  init(_ format: Format, _ text: String, _ options: FormatOptions = FormatOptions()) {
    self.init(format, Array(text.utf8), options)
  }

  var records: [RawRecord] {
    outcomes.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  var rejects: [Reject] {
    outcomes.compactMap { if case .reject(let reject) = $0 { reject } else { nil } }
  }

  var fields: [Fields] { records.map(\.fields) }

  /// The values of each record as text, in their order.
  var rows: [[String]] { fields.map { $0.entries.map { $0.value.text ?? "" } } }

  /// The texts of one field.
  func texts(_ name: String) -> [String?] { fields.map { $0[name]?.text } }
}

/// The sizes of pieces that cut everything there is to cut.
let pieceSizes = [1, 2, 3, 7, 64 * 1024]

/// Bytes with a text among them: `bytes(0xFF, "a")` is what a file of these two would hold.
func bytes(_ parts: any BytesPart...) -> [UInt8] { parts.flatMap(\.asBytes) }

protocol BytesPart {
  var asBytes: [UInt8] { get }
}

extension UInt8: BytesPart {
  var asBytes: [UInt8] { [self] }
}

extension String: BytesPart {
  var asBytes: [UInt8] { Array(utf8) }
}

extension Int: BytesPart {
  var asBytes: [UInt8] { [UInt8(self)] }
}

/// A text in an encoding that Foundation writes.
func encoded(_ text: String, _ encoding: String.Encoding) -> [UInt8] {
  text.data(using: encoding).map(Array.init) ?? []
}

extension String.Encoding {
  static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

extension Array {
  /// One of the elements.
  func pick(_ generator: inout SeededGenerator) -> Element {
    self[Int.random(in: indices, using: &generator)]
  }
}
