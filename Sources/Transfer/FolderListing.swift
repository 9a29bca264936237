internal import struct Foundation.Date

/// The forms in which file servers list a folder.
enum FolderForm: Sendable {
  /// Facts about each file, made for machines (RFC 3659, 7: MLSD).
  case facts
  /// Lines like those of `ls -l`, as SFTP servers give them.
  case lines
  /// Names only, of folders too.
  case names
}

/// Reads the list of a folder: the visible files by name, without folders.
struct FolderListing {
  /// The moment against which a date without a year is understood.
  let now: Date

  /// Nil where the list is not in the form.
  func files(_ bytes: [UInt8], _ form: FolderForm) -> [RemoteFile]? {
    let lines = bytes.split { $0 == 10 || $0 == 13 }
    guard let entries = entries(lines, form) else { return nil }
    return entries.sorted { $0.name < $1.name }
  }

  private func entries(_ lines: [ArraySlice<UInt8>], _ form: FolderForm) -> [RemoteFile]? {
    switch form {
    case .facts: return lines.compactMap(MachineListing.file)
    case .names: return lines.compactMap(Self.named)
    case .lines:
      let entries = lines.compactMap { LongListingLine($0, now: now) }
      return entries.count == lines.count ? entries.compactMap(\.file) : nil
    }
  }

  /// Some servers write the folder's path before each name.
  private static func named(_ line: ArraySlice<UInt8>) -> RemoteFile? {
    RemoteFile(
      bytes: line[(line.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? line.startIndex)...])
  }
}
