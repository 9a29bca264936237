/// Why the store did not do what was asked; nothing of the attempt is left in it.
///
/// The texts never hold what a resident wrote, nor the arguments of a statement.
public enum StoreError: Error, Equatable, CustomStringConvertible {
  /// The disk is full, or the file or its folder refuses to be written.
  case cannotWrite(path: String, reason: String)
  /// Another program wrote for longer than we wait.
  case busy(path: String)
  /// There is no store to read.
  case missing(path: String)
  /// The file belongs to some other program.
  case notAStore(path: String)
  /// The store is older than this program and was opened to read.
  case olderVersion(path: String, found: Int, known: Int)
  case newerVersion(path: String, found: Int, known: Int)
  case otherOffice(path: String, found: String, expected: String)
  /// The file is damaged.
  case corrupt(path: String, reason: String)
  /// More than one item bears the external id.
  case ambiguous(reference: String, numbers: [String])
  /// What was handed in contradicts itself or the store.
  case refused(path: String, reason: String)
  /// Something in it was sealed with a key that is not given.
  case sealed(path: String, reason: String)
  /// What SQLite says where none of the others fits.
  case failed(path: String, reason: String)

  public var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written (\(reason)); free space on the disk, or check who may write there"
    case .busy(let path):
      "\(path) is being written by another program; try again when it has finished"
    case .missing(let path):
      "no store at \(path); a run makes it, or check \"store\" in minqing.yaml"
    case .notAStore(let path):
      "\(path) is not a store of this program; check \"store\" in minqing.yaml"
    case .olderVersion(let path, let found, let known):
      "\(path) has version \(found), this program needs \(known); a run brings it up to date"
    case .newerVersion(let path, let found, let known):
      "\(path) has version \(found), this program knows up to \(known); "
        + "install the version that wrote it"
    case .otherOffice(let path, let found, let expected):
      "\(path) is the store of office \"\(found)\", not of \"\(expected)\"; "
        + "check \"office\" and \"store\" in minqing.yaml"
    case .corrupt(let path, let reason):
      "\(path) is damaged (\(reason)); restore it from a backup"
    case .ambiguous(let reference, let numbers):
      "\(reference) is the external id of \(numbers.joined(separator: " and ")); give the number"
    case .refused(let path, let reason): "\(path) refuses the change: \(reason)"
    case .sealed(let path, let reason): "\(path): \(reason)"
    case .failed(let path, let reason): "\(path) failed: \(reason)"
    }
  }
}
