internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation

extension Delivery {
  /// A file named on the command line; `-` and pipes are read whole.
  static func file(_ path: String) throws(OfficeError) -> Delivery {
    let isInput = path == "-"
    var status = stat()
    guard isInput || stat(path, &status) == 0 else {
      throw OfficeError(.badData, "no file at \(path); check the path")
    }
    switch isInput ? S_IFIFO : status.st_mode & S_IFMT {
    case S_IFREG: return Delivery(place: path, content: .file(path: path))
    case S_IFDIR: throw OfficeError(.badData, "\(path) is a folder; name its files")
    default:
      let handle =
        isInput ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
      guard let data = try? handle?.readToEnd() ?? Data() else {
        throw OfficeError(.badData, "\(path) cannot be read; check its permissions")
      }
      return Delivery(place: path, content: .bytes(Array(data)))
    }
  }

  /// The bytes, from the beginning.
  func bytes() throws(FormatError) -> any ByteSource {
    switch content {
    case .file(let path): try FileBytes(path: path)
    case .bytes(let bytes): MemoryBytes(bytes)
    }
  }

  /// A reader of the records.
  func reader(
    format: Format, options: FormatOptions, over bytes: (any ByteSource)? = nil
  ) throws(FormatError) -> any RecordReader {
    var options = options
    options.charset = options.charset ?? charset
    options.baseURL = place.contains("://") ? place : nil
    guard let bytes else { return try format.reader(over: try self.bytes(), options: options) }
    return try format.reader(over: bytes, options: options)
  }

  /// The format by name, content type and content.
  func guessedFormat() throws(FormatError) -> Format {
    var source = try bytes()
    let head = try source.next() ?? []
    let format = Format.guess(
      fileName: place, contentType: contentType, head: Array(head.prefix(4_096)))
    guard let format else {
      throw FormatError(
        .option, "the format cannot be told from name and content",
        mend: "name it: \(Format.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return format
  }
}
