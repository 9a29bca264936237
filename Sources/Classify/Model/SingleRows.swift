/// The rows of n-grams of one character, which are half of all n-grams, by their character: found without
/// hashing, and close together for characters that are close together.
struct SingleRows: Sendable {
  /// Up to the last of the common Chinese characters.
  private static let limit: UInt32 = 0xA000

  /// By part and character.
  private let rows: [[Int32]]

  /// The rows of a model.
  init(_ model: TopicModel) {
    let none = model.layout.rows
    rows = Grams.Part.allCases.map { part in
      model.withTable { table in
        (0..<Self.limit).map {
          Int32(truncatingIfNeeded: table.row(Grams.bucket(part, $0), otherwise: none))
        }
      }
    }
  }

  /// Runs a body with a function from character to row.
  @inline(__always)
  func withRows<Value>(
    _ part: Grams.Part, _ table: ModelTable, otherwise none: Int,
    _ body: (_ row: (UInt32) -> Int32) -> Value
  ) -> Value {
    rows[Int(part.rawValue)].withUnsafeBufferPointer { rows in
      body { scalar in
        if scalar < Self.limit { return rows[Int(scalar)] }
        let row = table.row(Grams.bucket(part, scalar), otherwise: none)
        return Int32(truncatingIfNeeded: row)
      }
    }
  }
}
