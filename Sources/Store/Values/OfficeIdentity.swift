public import Feedback

/// The office whose store it is.
public struct OfficeIdentity: Sendable, Equatable {
  /// Part of every item's public id: it never changes.
  public var id: String
  public var name: LocalizedName
  /// The code of its place by GB/T 2260, or any other code.
  public var place: String

  /// An office with its id, name and place code.
  public init(id: String, name: LocalizedName, place: String) {
    self.id = id
    self.name = name
    self.place = place
  }
}

/// Who acts: the name that was given and the operating system's account.
public struct ActorIdentity: Sendable, Hashable {
  public var name: String
  public var account: String

  /// An actor by name and account.
  public init(name: String, account: String) {
    self.name = name
    self.account = account
  }
}
