import Foundation
import Testing

@Suite("a store in trouble")
struct FullDiskTests {
  /// Mounting needs root; containers often forbid it even then.
  private static func mount(_ folder: String) -> Bool {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let mount = Process()
    mount.executableURL = URL(fileURLWithPath: "/bin/mount")
    mount.arguments = ["-t", "tmpfs", "-o", "size=600k", "tmpfs", folder]
    mount.standardError = FileHandle.nullDevice
    guard (try? mount.run()) != nil else { return false }
    mount.waitUntilExit()
    return mount.terminationStatus == 0
  }

  private static func unmount(_ folder: String) {
    let unmount = Process()
    unmount.executableURL = URL(fileURLWithPath: "/bin/umount")
    unmount.arguments = [folder]
    try? unmount.run()
    unmount.waitUntilExit()
  }

  private static let canMount: Bool = {
    let folder = NSTemporaryDirectory() + "minqing-mount-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    guard mount(folder) else { return false }
    unmount(folder)
    return true
  }()

  @Test(
    "on a full disk an import ends with 73, and what was committed is whole",
    .enabled(if: canMount, "needs root and the right to mount a tmpfs"))
  func fullDisk() throws {
    let bench = try Workbench()
    let small = bench.folder + "/var"
    try #require(Self.mount(small))
    defer { Self.unmount(small) }
    try bench.write(messages(20_000), "all.ndjson")
    let outcome = try bench.minqing("import", "all.ndjson")
    #expect(outcome.code == 73, "\(outcome.output)")
    #expect(outcome.errors.contains("var/minqing.sqlite3 cannot be written"))
    #expect(outcome.errors.contains("free space on the disk"))
    let verified = try bench.minqing("verify")
    #expect(verified.code == 0 || verified.code == 73, "\(verified.output)\(verified.errors)")
    let copy = try Workbench()
    for name in try FileManager.default.contentsOfDirectory(atPath: small) {
      try copy.write(
        Array(Data(contentsOf: URL(fileURLWithPath: small + "/" + name))), "var/" + name)
    }
    #expect(try copy.minqing("verify").code == 0, "with room again, the store is whole")
    let again = try copy.minqing("import", bench.folder + "/all.ndjson")
    #expect(again.code == 0, "\(again.errors)")
    #expect(try copy.stats()["total"] as? Int == 20_000)
  }

  @Test("a store of a newer version is refused with the mend, and left alone")
  func newerVersion() throws {
    let bench = try Workbench()
    try bench.minqing("run")
    let path = bench.folder + "/var/minqing.sqlite3"
    // The user version is a big-endian number at offset 60 of an SQLite file.
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.seek(toOffset: 60)
    try handle.write(contentsOf: [0, 0, 3, 231])
    try handle.close()
    let outcome = try bench.minqing("run")
    #expect(outcome.code == 78)
    #expect(outcome.errors.contains("has version 999, this program knows up to"))
    #expect(outcome.errors.contains("install the version that wrote it"))
  }
}
