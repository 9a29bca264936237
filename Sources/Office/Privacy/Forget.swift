internal import Digests
internal import Feedback
public import Foundation
internal import Normalize
public import Store

/// Whose data to erase.
public struct ForgetRequest: Sendable {
  /// Work-order numbers, public ids or the sources' own ids.
  public var items: [String]
  /// Phones and addresses of mail: all items of theirs.
  public var contacts: [String]

  /// A request by items, contacts or both.
  public init(items: [String], contacts: [String]) {
    (self.items, self.contacts) = (items, contacts)
  }
}

/// What erasing would mean, before it is done.
public struct ForgetPlan: Sendable, Encodable {
  /// The work-order numbers of the items.
  public var items: [String]
  /// The frozen digests and dossiers that count or quote them, such as `2026-11-22/all`.
  public var digests: [String]

  let found: [ErasableItem]
  let contacts: [String]

  enum CodingKeys: String, CodingKey { case items, digests }

  init(_ found: [ErasableItem], contacts: [String], digests: [String]) {
    (self.found, self.contacts, self.digests) = (found, contacts, digests)
    items = found.map(\.number.description)
  }
}

/// What was erased, and where something may be left.
public struct ForgetReport: Sendable, Codable, RecordedReport {
  public var run: Int64
  public var finishedAt: Date
  public var items: [String]
  public var erased: Erasure
  /// Files of digests and dossiers that were written anew without the texts, or taken away where that could
  /// not be.
  public var rewritten: [String]
  /// Files of their folders that still hold one of the texts.
  public var left: [String]
  /// False where the file was not written anew, or others read it meanwhile: what was let go may still be
  /// in it, overwritten for the most part, or in the log beside it.
  public var isCompacted: Bool

  var hasFailures: Bool { false }

  enum CodingKeys: String, CodingKey {
    case run, items, erased, rewritten, left
    case finishedAt = "finished_at"
    case isCompacted = "compacted"
  }
}

extension OfficeContext {
  /// What erasing would mean; nothing is changed.
  ///
  /// - Throws: `usage` where an item is not known, `configuration` where contacts are given and there is no
  ///   key by which they could be found.
  public func forgetPlan(_ request: ForgetRequest) throws(OfficeError) -> ForgetPlan {
    var ids: [String] = []
    for reference in request.items {
      guard let item = try OfficeError.wrap({ try store.item(reference) }) else {
        throw .unknownItem(reference, language)
      }
      ids.append(item.row.publicID)
    }
    let contact = Contact(texts: request.contacts)
    guard contact.keys.count == request.contacts.count else {
      throw OfficeError(
        .badData, "a line is neither a phone nor an address of mail; give one a line")
    }
    if !request.contacts.isEmpty {
      let secrecy = try secrecy()
      guard secrecy.keys != nil else { throw .noKey }
      ids += try OfficeError.wrap {
        try store.items(ofContact: secrecy.person.tokens(of: contact))
      }
    }
    var seen: Set<String> = []
    let found = try OfficeError.wrap {
      try ids.filter { seen.insert($0).inserted }.compactMap(store.erasable)
    }
    let plan = ForgetPlan(found, contacts: contact.keys, digests: [])
    let digests = try frozenDigests(mentioning: plan.forgotten(language))
    let dossiers = try frozenDossiers(mentioning: plan.forgotten(language))
    return ForgetPlan(
      found, contacts: contact.keys,
      digests: digests.map { "\($0.row.label)/\($0.row.reader)" } + dossiers.map(\.name))
  }

  /// Erases what a plan names: texts, contacts, remarks, bytes, quotations in digests, words in the index.
  /// Figures and the history stay. Done twice, it does again what a kill left undone.
  ///
  /// - Parameter compacting: writes the store's file anew, so that nothing lingers in it.
  public func forget(
    _ plan: ForgetPlan, compacting: Bool
  ) async throws(OfficeError) -> ForgetReport {
    try await recorded("forget") { run, now throws(OfficeError) in
      let forgotten = plan.forgotten(self.language)
      let digests = try self.frozenDigests(mentioning: forgotten)
      // Quotations first: once the texts are gone, nothing would tell which these are.
      for digest in digests { try self.freezeAgain(digest, without: forgotten) }
      let dossiers = try self.frozenDossiers(mentioning: forgotten)
      for dossier in dossiers { try self.freezeAgain(dossier, without: forgotten) }
      let erased = try OfficeError.wrap {
        try self.store.erase(
          plan.found.map(\.id), traces: plan.contacts, kind: .itemForgotten, actor: self.actor,
          at: now)
      }
      _ = try self.indexStored()
      let rewritten =
        try self.rewrite(digests, without: forgotten) + self.rewrite(dossiers, without: forgotten)
        + self.rewriteProjects(without: forgotten)
      let isCompacted = compacting ? try OfficeError.wrap { try self.store.compact() } : false
      return ForgetReport(
        run: run, finishedAt: now, items: plan.items, erased: erased, rewritten: rewritten,
        left: self.filesHolding(plan), isCompacted: isCompacted)
    }
  }
}

/// A frozen digest with what it says.
private struct QuotingDigest {
  var row: FrozenDigestRow
  var frozen: FrozenDigest
}

extension OfficeContext {
  private func frozenDigests(
    mentioning forgotten: ForgottenItems
  ) throws(OfficeError) -> [QuotingDigest] {
    var found: [QuotingDigest] = []
    for period in Period.allCases {
      for entry in try OfficeError.wrap({ try store.digestEntries(period) }) {
        let row = try OfficeError.wrap {
          try store.frozenDigest(period, label: entry.label, reader: entry.reader)
        }
        guard let row else { continue }
        let frozen = try wrapDigest { try FrozenDigest(json: row.input) }
        if frozen.mentions(forgotten) { found.append(QuotingDigest(row: row, frozen: frozen)) }
      }
    }
    return found
  }

  private func freezeAgain(
    _ digest: QuotingDigest, without forgotten: ForgottenItems
  ) throws(OfficeError) {
    var (row, frozen) = (digest.row, digest.frozen)
    frozen.input = frozen.input.without(forgotten)
    row.input = try wrapDigest { try frozen.json() }
    try OfficeError.wrap {
      try store.freeze([row], mails: [], actor: actor, at: surroundings.now())
    }
  }

  /// Writes the files of digests anew, those that are there; their paths.
  private func rewrite(
    _ digests: [QuotingDigest], without forgotten: ForgottenItems
  ) throws(OfficeError) -> [String] {
    let templates = try configuration.digestTemplates()
    var paths: [String] = [], bases: [String: DigestBasis] = [:]
    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
    for digest in digests {
      let reader = DigestReader(code: digest.row.reader)
      let input = digest.frozen.input.without(forgotten)
      for format in DigestFormat.allCases {
        let path = digestFolder.path + "/" + DigestFolder.digest(digest.row.label, reader, format)
        guard exists(path) else { continue }
        do throws(OfficeError) {
          try write(input, reader, format, templates, to: path)
        } catch {
          // Without its converter a PDF cannot be written anew; with the texts in it, it cannot stay.
          guard format == .pdf else { throw error }
          try? FileManager.default.removeItem(atPath: path)
        }
        paths.append(path)
      }
      let list = digest.row.label + "/" + DigestFolder.list(reader)
      if exists(digestFolder.path + "/" + list) {
        // Read once for all readers of a span: the label names it.
        let label = digest.row.label
        if bases[label] == nil {
          bases[label] = try digestBasis(digest.row.period, around: digest.row.firstDay)
        }
        guard let basis = bases[label] else { continue }
        let voices = try voices(of: reader, basis, listing: true)
        paths.append(try writeList(input, voices, templates))
      }
    }
    return paths
  }

  /// The text files of the folders of digests and dossiers that hold the beginning of one of the texts:
  /// previews, and what people put there.
  private func filesHolding(_ plan: ForgetPlan) -> [String] {
    let traces = plan.found.flatMap { [$0.subject, String($0.body.prefix(24))] }
      .filter { $0.count >= 6 }.map { Data($0.utf8) }
    let folders = [
      digestFolder.path, configuration.resolve(configuration.appraisals.folder), projectsFolder,
    ]
    let paths = Set(folders).flatMap { folder in
      (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
        .map { folder + "/" + $0 }
    }
    return paths.filter { path in
      guard !path.hasSuffix(".xlsx"), let bytes = FileManager.default.contents(atPath: path) else {
        return false
      }
      return traces.contains { bytes.range(of: $0) != nil }
    }.sorted()
  }
}

extension ForgetPlan {
  fileprivate func forgotten(_ language: Language) -> ForgottenItems {
    var others: [String: Set<String>] = [:]
    for item in found {
      guard let matter = item.matter else { continue }
      let own = Set(found.filter { $0.matter == matter }.map(\.subject))
      others[MatterID.text(matter)] = item.others.subtracting(own)
    }
    return ForgottenItems(
      numbers: Set(items), subjects: Set(found.map(\.subject)), others: others,
      marker: ForgottenText.of(language))
  }
}
