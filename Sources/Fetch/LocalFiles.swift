internal import Foundation

/// Files that a `file:` URL stands for: one file, the files of a folder, or those of a pattern.
public enum LocalFiles {
  /// The path of a `file:` URL, from a folder on where it is not absolute. `file:a/b`, `file:/a/b` and
  /// `file:///a/b` are understood, and percent escapes where the path holds any.
  public static func path(of url: String, relativeTo folder: String) -> String {
    var path = Substring(url.dropFirst("file:".count))
    if path.hasPrefix("///") { path = path.dropFirst(2) }
    let plain = path.removingPercentEncoding ?? String(path)
    return URL(fileURLWithPath: plain, relativeTo: URL(fileURLWithPath: folder, isDirectory: true))
      .standardizedFileURL.path
  }

  /// The files, by name; hidden ones, links and folders inside are left out.
  public static func expand(_ path: String) throws(FetchError) -> [String] {
    var status = stat()
    if stat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFDIR: return try files(in: path)
      case S_IFREG: return [path]
      default: throw FetchError.unreadable(path: path)
      }
    }
    guard path.contains(where: "*?[".contains) else { throw FetchError.noFile(path: path) }
    return matches(path)
  }

  private static func files(in folder: String) throws(FetchError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw FetchError.unreadable(path: folder)
    }
    return names.filter { !$0.hasPrefix(".") }.sorted().map { folder + "/" + $0 }.filter(isFile)
  }

  private static func matches(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, GLOB_MARK, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { String(cString: $0) }
    }
    .filter(isFile)
  }

  /// A file itself: what is put into a folder may neither lead out of it nor be something that is waited
  /// for.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
