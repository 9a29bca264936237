public import Feedback
internal import Foundation
internal import Store

/// What a restore found, and did.
public struct RestoreReport: Sendable {
  /// How many items the copy holds.
  public var items: Int
  /// Where the store that was there is now; nil where it was only checked, or there was none.
  public var aside: String?
  public var language: Language
}

/// A copy of the store that was made and looked through.
public struct BackupReport: Sendable, Codable {
  public var path: String
  public var items: Int
  /// Bytes.
  public var size: Int
  /// The older copies that were removed.
  public var removed: [String]
}

extension OfficeContext {
  /// Copies the store into a folder while it is at work, checks the copy as `verify` does, and keeps
  /// only the newest ones.
  ///
  /// - Parameters:
  ///   - folder: nil: `backups` beside the store.
  ///   - keep: how many copies stay, the new one among them.
  public func backup(to folder: String?, keep: Int) throws(OfficeError) -> BackupReport {
    let folder = folder ?? (store.path as NSString).deletingLastPathComponent + "/backups"
    try OfficeSetup.makeFolder(folder)
    let stamp = surroundings.now().ISO8601Format().replacingOccurrences(of: ":", with: "")
    let path = folder + "/minqing-\(stamp).sqlite3"
    guard !FileManager.default.fileExists(atPath: path) else {
      throw OfficeError(.cannotWrite, "\(path) is there already; wait a second, or remove it")
    }
    try OfficeError.wrap { try store.copy(to: path) }
    let items = try check(path)
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    return BackupReport(
      path: path, items: items, size: size, removed: try rotate(folder, keep: keep))
  }

  /// Removes the oldest copies: their names tell when they were made.
  private func rotate(_ folder: String, keep: Int) throws(OfficeError) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let copies = names.filter { $0.hasPrefix("minqing-") && $0.hasSuffix(".sqlite3") }.sorted()
    let old = copies.dropLast(max(1, keep)).map { folder + "/" + $0 }
    for path in old {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw OfficeError(.cannotWrite, "\(path) cannot be removed; check the folder's permissions")
      }
    }
    return old
  }

  /// How many items a copy holds; refused where it is not sound or not this office's.
  private func check(_ path: String) throws(OfficeError) -> Int {
    try Self.check(path, store.office, timeZone)
  }

  private static func check(
    _ path: String, _ office: OfficeIdentity, _ zone: TimeZone
  ) throws(OfficeError) -> Int {
    let (findings, items) = try OfficeError.wrap {
      let copy = try OfficeStore(reading: path, office: office, timeZone: zone)
      return (try copy.verify(), try copy.count())
    }
    guard let first = findings.first else { return items }
    throw OfficeError(
      .badData, "\(path) is not sound (\(first.check): \(first.message)); take another copy")
  }

  /// Checks a copy as `verify` does, and puts it in place of the store unless it is only to be checked.
  ///
  /// It reads the configuration alone, so that a damaged store does not stand in the way.
  /// - Throws: `locked` while a run is at work.
  public static func restore(
    _ path: String, _ configFolder: String, _ surroundings: Surroundings, checkingOnly: Bool
  ) throws(OfficeError) -> RestoreReport {
    let configuration = try OfficeConfiguration.load(configFolder)
    let office = configuration.main.office
    let items = try check(
      path, office.identity, configuration.main.timeZone)
    var report = RestoreReport(items: items, language: configuration.main.language)
    guard !checkingOnly else { return report }
    let target = configuration.resolve(configuration.main.store)
    try OfficeSetup.makeFolder((target as NSString).deletingLastPathComponent)
    let lock = try RunLock(
      path: target + ".lock", holder: "restore, process \(surroundings.process)")
    let stamp = surroundings.now().ISO8601Format().replacingOccurrences(of: ":", with: "")
    let aside = target + ".before-\(stamp)"
    let isThere = FileManager.default.fileExists(atPath: target)
    try withExtendedLifetime(lock) { () throws(OfficeError) in
      try OfficeError.wrap { try OfficeStore.replace(target, with: path, aside: aside) }
    }
    if isThere { report.aside = aside }
    return report
  }
}
