internal import Feedback
internal import Store

public import struct Foundation.Date

/// All that is known of one item; texts are masked.
public struct QueueDetail: Sendable, Codable {
  public var item: QueueItem
  public var body: String
  public var author: String?
  public var url: String?
  public var channel: String?
  public var statedPlace: String?
  public var statedDepartment: String?
  public var status: String?
  /// The liaison station that took it down: its id where it is known, and what people call it or what the
  /// source wrote; the deputy likewise.
  public var station: String?
  public var stationName: String?
  public var deputy: String?
  public var deputyName: String?
  public var reply: String?
  public var replyAt: Date?
  /// When it was first answered, by its source or by a move.
  public var answeredAt: Date?
  /// Since when the source gives it no more.
  public var goneAt: Date?
  public var votesFor: Int?
  public var votesAgainst: Int?
  /// How many pieces of personal data were masked.
  public var masked: Int
  public var version: Int
  public var topics: [QueueTopic]
  /// How the topics were found: `lexicon`, or `model:` with its version; nil where none was.
  public var method: String?
  public var taxonomyVersion: String
  public var assisting: [String]
  public var isConfidential: Bool
  /// How the deadline was counted, in the office's language; nil where none is.
  public var deadline: String?
  public var callbacks: [QueueCallback]
  /// The number of the item that stands for this one.
  public var mergedInto: String?
  /// The numbers of the items that this one stands for.
  public var merged: [String]
  public var history: [QueueEvent]
  /// How the resident can be reached; only where it was asked for with a reason.
  public var contact: QueueContact?
  /// Whether its texts were erased.
  public var isForgotten: Bool

  enum CodingKeys: String, CodingKey {
    case item, body, author, url, channel, status, reply, masked, version, topics, method, history
    case assisting, deadline, callbacks, merged, contact, station, deputy
    case isForgotten = "forgotten"
    case stationName = "station_name"
    case deputyName = "deputy_name"
    case isConfidential = "confidential"
    case mergedInto = "merged_into"
    case statedPlace = "stated_place"
    case statedDepartment = "stated_department"
    case replyAt = "reply_at"
    case answeredAt = "answered_at"
    case goneAt = "gone_at"
    case votesFor = "votes_for"
    case votesAgainst = "votes_against"
    case taxonomyVersion = "taxonomy_version"
  }
}

/// A topic said of an item, with the words that spoke for it.
public struct QueueTopic: Sendable, Codable {
  public var id: String
  public var name: String
  public var second: String?
  public var secondName: String?
  public var score: Double
  /// Strongest first.
  public var words: [String]

  enum CodingKeys: String, CodingKey {
    case id, name, second, score, words
    case secondName = "second_name"
  }
}

/// An event of an item's history; it never holds what a resident wrote.
public struct QueueEvent: Sendable, Codable {
  public var at: Date
  public var actor: String
  public var kind: String
  /// What was written with it: a reason, an answer or a note, masked.
  public var text: String?
  /// Ids, codes and numbers that say more: to whom it was assigned, by how much it was extended.
  public var facts: [String: String]
}

/// What a resident said when called back.
public struct QueueCallback: Sendable, Codable {
  public var at: Date
  public var contacted: Bool
  public var resolved: String?
  public var satisfied: String?
}

extension OfficeContext {
  /// The item that a person means by its number, its public id or the source's own id.
  ///
  /// - Throws: `usage` where it is confidential: that is shown for a reason only.
  public func queueShow(_ reference: String) throws(OfficeError) -> QueueDetail {
    let detail = try queueDetail(of: reference)
    guard !detail.isConfidential else {
      throw .confidential(detail.item.number, language)
    }
    return detail
  }

  func queueDetail(of reference: String) throws(OfficeError) -> QueueDetail {
    guard let detail = try OfficeError.wrap({ try store.item(reference) }) else {
      throw .unknownItem(reference, language)
    }
    return try queueDetail(detail)
  }

  func queueDetail(_ detail: ItemDetail) throws(OfficeError) -> QueueDetail {
    let item = detail.item, id = detail.row.id, now = surroundings.now()
    let (file, remarks, merged, deputy) = try OfficeError.wrap {
      (
        try store.caseFile(detail.row.publicID), try store.remarks(of: id),
        try store.merged(into: id),
        try detail.row.deputy.flatMap { try store.deputyNames()[$0] }
      )
    }
    let mergedInto = try file?.mergedInto.flatMap { id throws(OfficeError) in
      try OfficeError.wrap { try store.caseFile(row: id)?.number.description }
    }
    return QueueDetail(
      item: queueItem(detail.row, at: now, soon: configuration.dueSoon(after: now)),
      body: item.body, author: item.author, url: item.url,
      channel: item.channel, statedPlace: item.place, statedDepartment: item.department,
      status: item.status, station: detail.row.station,
      stationName: detail.row.station.map { name(.station, $0) } ?? item.station,
      deputy: detail.row.deputy, deputyName: deputy ?? item.deputy, reply: item.reply?.text,
      replyAt: item.reply?.at, answeredAt: file?.answeredAt,
      goneAt: detail.row.goneAt,
      votesFor: item.votesFor, votesAgainst: item.votesAgainst,
      masked: item.masked.values.reduce(0, +), version: detail.row.version,
      topics: detail.tags.map(queueTopic), method: detail.method,
      taxonomyVersion: detail.taxonomyVersion,
      assisting: file?.assisting ?? [], isConfidential: detail.row.isConfidential,
      deadline: file.flatMap(deadlineText),
      callbacks: (file?.callbacks ?? []).map {
        QueueCallback(
          at: $0.at, contacted: $0.contacted, resolved: $0.resolved, satisfied: $0.satisfied)
      },
      mergedInto: mergedInto, merged: merged.map(\.description),
      history: detail.events.map {
        QueueEvent(
          at: $0.at, actor: $0.actor.name, kind: $0.kind, text: remarks[$0.id],
          facts: $0.facts)
      }, isForgotten: detail.row.isForgotten)
  }

  private func queueTopic(_ tag: TopicTag) -> QueueTopic {
    QueueTopic(
      id: tag.id, name: name(.topic, tag.id), second: tag.second,
      secondName: tag.second.map { name(.topic, $0) }, score: tag.score,
      words: tag.evidence.map(\.word))
  }
}
