internal import Digests
internal import Feedback
public import Foundation
internal import Store

/// What became of a frozen digest.
public struct DigestVerification: Sendable, Codable {
  /// Which span and reader: `2026-11-22/natural-resources`.
  public var digest: String
  public var madeAt: Date
  /// Its files that are not, byte for byte, what the frozen input gives.
  public var altered: [String]
  /// Items of the span that came in, or into it, afterwards.
  public var late: [String]
  /// Items that have a newer version.
  public var changed: [String]
  /// Items that are counted elsewhere by now.
  public var gone: [String]
  /// Figures that are others now.
  public var figures: [MovedFigure]

  enum CodingKeys: String, CodingKey {
    case digest, altered, late, changed, gone, figures
    case madeAt = "made_at"
  }
}

/// A figure that is another one now.
public struct MovedFigure: Sendable, Codable {
  /// Its name in the digest's JSON: `total`, or `topics/transport`.
  public var name: String
  public var then: Int
  public var now: Int
}

extension OfficeContext {
  /// Renders frozen digests again and compares them with their files, and what they were counted from with
  /// a new query. Nothing is written.
  ///
  /// - Throws: `usage` where no such digest was frozen.
  public func verifyDigests(_ request: DigestRequest) throws(OfficeError) -> [DigestVerification] {
    let now = surroundings.now()
    let day = request.day ?? lastFinished(request.period, now)
    let label = request.period.label(around: day)
    let basis = try digestBasis(request.period, around: day)
    let templates = try configuration.digestTemplates()
    var found: [DigestVerification] = []
    for reader in try readers(request.readers) {
      let row = try OfficeError.wrap {
        try store.frozenDigest(request.period, label: label, reader: reader.code)
      }
      guard let row else { continue }
      let frozen = try wrapDigest { try FrozenDigest(json: row.input) }
      let voices = try voices(of: reader, basis, listing: false)
      let changes = frozen.changes(to: try digest(basis, voices, at: now))
      found.append(
        DigestVerification(
          digest: label + "/" + reader.code, madeAt: row.madeAt,
          altered: try altered(frozen.input, reader, templates), late: changes.late,
          changed: changes.changed, gone: changes.gone,
          figures: changes.figures.map {
            MovedFigure(name: $0.name, then: $0.then, now: $0.now)
          }))
    }
    guard !found.isEmpty else {
      throw OfficeError(
        .usage, "no such digest of \(label) was made; `minqing digest --date \(day)` makes one")
    }
    return found
  }

  /// The files of a digest that are there and are not what its input gives. A PDF bears the moment of its
  /// making and is not the same twice: it is not compared.
  private func altered(
    _ input: DigestInput, _ reader: DigestReader, _ templates: DigestTemplates
  ) throws(OfficeError) -> [String] {
    var altered: [String] = []
    for format in DigestFormat.allCases where format != .pdf {
      let name = DigestFolder.digest(input.label, reader, format)
      let isSame = try isSame(digestFolder.path + "/" + name) { path throws(OfficeError) in
        try write(input, reader, format, templates, to: path)
      }
      if isSame == false { altered.append(name) }
    }
    return altered
  }

  /// Whether a file is, byte for byte, what is written anew; nil where it is not there.
  func isSame(
    _ path: String, _ write: (_ path: String) throws(OfficeError) -> Void
  ) throws(OfficeError) -> Bool? {
    guard let file = FileManager.default.contents(atPath: path) else { return nil }
    let again = NSTemporaryDirectory() + "minqing-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: again) }
    try write(again)
    return FileManager.default.contents(atPath: again) == file
  }
}
