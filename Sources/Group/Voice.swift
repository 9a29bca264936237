public import Feedback

/// What grouping knows of one voice.
public struct Voice: Sendable {
  public var id: Int64
  public var sketch: Sketch
  /// When the resident spoke.
  public var day: Day
  /// The ids of the places that hold it, from the widest to the narrowest; empty where none is known.
  public var places: [String]
  /// The matter it belongs to; nil where it stands alone.
  public var matter: Int64?
  /// Matters of which a person said that it does not belong to them.
  public var apart: Set<Int64>

  /// A voice that stands alone.
  public init(
    id: Int64, sketch: Sketch, day: Day, places: [String] = [], matter: Int64? = nil,
    apart: Set<Int64> = []
  ) {
    (self.id, self.sketch, self.day, self.places) = (id, sketch, day, places)
    (self.matter, self.apart) = (matter, apart)
  }
}

/// What grouping found out about voices that came.
public struct Grouping: Sendable, Equatable {
  /// A voice and the matter that it belongs to now.
  public struct Membership: Sendable, Equatable {
    public var voice: Int64
    public var matter: Int64
  }

  /// A matter that turned out to be another one: the younger goes into the older.
  public struct Union: Sendable, Equatable {
    public var matter: Int64
    public var into: Int64
  }

  /// Voices, new and old, that stood alone before.
  public var joined: [Membership] = []
  /// The numbers of the matters that are new.
  public var formed: [Int64] = []
  /// Matters that became one with another.
  public var united: [Union] = []
}
