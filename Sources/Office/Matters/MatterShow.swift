internal import Feedback
internal import Group
internal import Store

/// A matter with its voices.
public struct MatterDetail: Sendable, Codable {
  public var matter: MatterSummary
  /// In the order in which they were spoken.
  public var voices: [MatterVoice]
}

/// A voice of a matter; its subject is masked.
public struct MatterVoice: Sendable, Codable {
  public var number: String
  public var day: String
  public var subject: String
  public var source: String
  public var state: String
  /// `own`; `again`: the same person; `channel`: the same message through another channel; `copy`: the
  /// same message from somebody else.
  public var relation: String
  /// Whether a person put it into this matter.
  public var decided: Bool
}

extension OfficeContext {
  /// One matter with its voices; a matter that went into another is that one.
  public func matterShow(_ reference: String) throws(OfficeError) -> MatterDetail {
    let row = try matterRow(reference)
    let thermometer = try OfficeError.wrap { try self.thermometer() }
    guard let summary = summary(of: row, thermometer) else { throw .unknownMatter(reference) }
    let sketches = try OfficeError.wrap { try store.sketches(ofMatter: row.id) }
    let relations = relations(
      of: row.items, Dictionary(uniqueKeysWithValues: sketches.map { ($0.item, $0.sketch) }))
    return MatterDetail(
      matter: summary,
      voices: zip(row.items, relations).map { item, relation in
        MatterVoice(
          number: item.number.description, day: item.day.description, subject: item.subject,
          source: item.source, state: item.state, relation: relation.rawValue,
          decided: item.isDecided)
      })
  }

  func matterRow(_ reference: String) throws(OfficeError) -> MatterRow {
    guard let number = MatterID.number(reference),
      let row = try OfficeError.wrap({ try store.matter(number) })
    else { throw .unknownMatter(reference) }
    return row
  }

  private func relations(of items: [MatterItem], _ sketches: [Int64: [UInt8]]) -> [Relation] {
    Relation.all(
      of: items.compactMap { item in
        sketches[item.id].flatMap(Sketch.init(bytes:)).map { sketch in
          RelatedVoice(
            sketch: sketch, person: item.speaker,
            channel: item.source + "\u{1F}" + (item.channel ?? ""))
        }
      }, configuration.matters)
  }
}

extension OfficeError {
  static func unknownMatter(_ reference: String) -> OfficeError {
    OfficeError(.usage, "no matter \(reference); give an id such as M-12, see matters list")
  }
}
