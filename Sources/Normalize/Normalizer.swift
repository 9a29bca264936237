public import Feedback

public import struct Foundation.TimeZone

/// Makes items of the records of one source: fields found, texts plain, dates read, personal data
/// masked, hashes taken.
///
/// A value that may be used from many tasks at once; it learns the shapes of records as it goes.
public struct Normalizer: Sendable {
  private let source: String
  private let channel: String?
  private let topics: [String: String]
  private let mapping: FieldMapping
  private let plans: FieldPlans
  private let dates: DateReader
  private let person: PersonKey?
  private let redactor = Redactor()
  /// For texts that name no resident.
  private let numbersAlone = Redactor(withNames: false)

  /// A normalizer for a source: its id, its fields, the zone of its wall times, and 受理渠道 of items
  /// that do not name one. `topics` says which of our topics the source's own words mean; `plans` are
  /// those of sources that are read together. With `person` people are told apart by hashes of that key.
  public init(
    source: String, mapping: FieldMapping, timeZone: TimeZone, channel: String?,
    topics: [String: String] = [:], plans: FieldPlans = FieldPlans(),
    person: PersonKey? = nil
  ) {
    self.source = source
    self.channel = channel
    self.topics = topics
    self.person = person
    (self.mapping, self.plans) = (mapping, plans)
    dates = DateReader(timeZone: timeZone)
  }

  /// The item that a record says; an error where it has no text, a date of submission that cannot be
  /// read, or a text of more than 10 MB.
  ///
  /// Where one of subject and body is missing, the other stands for it. An external id in which a
  /// telephone or identity card number is found becomes its hash, so that it stays the same id.
  public func item(from record: RawRecord) throws(NormalizeError) -> FeedbackItem {
    let plan = plans.plan(for: record.fields, by: mapping)
    let reader = FieldReader(record.fields, plan, dates)
    var item = try read(reader)
    item.fingerprint = Fingerprint.identity(of: item)
    item.contentHash = Fingerprint.content(of: item)
    tell(who: &item, reader)
    mask(&item, contact: try reader.text(.contact))
    if person?.isSealed == true, !item.masked.isEmpty { seal(&item) }
    complete(&item)
    return item
  }

  private func read(_ reader: FieldReader) throws(NormalizeError) -> FeedbackItem {
    let subject = try reader.prose(.subject), body = try reader.prose(.body)
    guard subject != nil || body != nil else {
      throw .noText(columns: reader.columns([.subject, .body]))
    }
    var item = FeedbackItem(source: source, subject: subject ?? "", body: body ?? "")
    item.externalID = try reader.text(.externalID)
    item.author = try reader.prose(.author)
    item.url = try reader.text(.url)
    item.channel = try reader.text(.channel) ?? channel
    item.kind = try reader.text(.kind).flatMap(KindWords.kind)
    item.topic = try reader.text(.topic).map { topics[$0] ?? $0 }
    item.place = try reader.prose(.place)
    item.department = try reader.prose(.department)
    item.status = try reader.text(.status)
    item.station = try reader.prose(.station)
    item.deputy = try reader.prose(.deputy)
    item.isConfidential = try reader.flag(.confidential)
    item.submittedAt = try reader.requiredDate(.submittedAt)
    item.updatedAt = reader.date(.updatedAt)
    item.reply = try reader.prose(.reply).map { Reply(text: $0, at: reader.date(.replyAt)) }
    item.votesFor = reader.number(.votesFor).flatMap { Int(exactly: $0.rounded()) }
    item.votesAgainst = reader.number(.votesAgainst).flatMap { Int(exactly: $0.rounded()) }
    item.coordinates = coordinates(reader)
    return item
  }

  /// Sets who spoke and how they can be reached.
  private func tell(who item: inout FeedbackItem, _ reader: FieldReader) {
    let contact = Contact(
      name: item.author, texts: reader.texts(.contact), address: reader.texts(.address).first)
    item.contact = contact.isEmpty ? nil : contact
    guard let person else { return }
    item.person = person.person(item.contact, author: item.author, source: source)
    if person.isSealed { item.contactTokens = item.contact.map(person.tokens) ?? [] }
  }

  /// Keys the hashes of an item that holds personal data: beside its masked text a plain hash would give
  /// away the digits to who tries them all.
  private func seal(_ item: inout FeedbackItem) {
    guard let person else { return }
    item.plain = PlainIdentity(
      externalID: item.externalID, fingerprint: item.fingerprint, contentHash: item.contentHash)
    item.fingerprint = person.token("fingerprint", item.fingerprint)
    item.contentHash = person.token("content", item.contentHash)
    if item.isExternalIDHashed, let id = item.externalID {
      item.externalID = Fingerprint.hexadecimal(person.token("id", id.utf8))
    }
  }

  private func coordinates(_ reader: FieldReader) -> Coordinates? {
    guard let latitude = reader.number(.latitude), let longitude = reader.number(.longitude) else {
      return nil
    }
    return Coordinates(latitude: latitude, longitude: longitude)
  }

  /// Masks the texts; a contact is counted and goes no further.
  private func mask(_ item: inout FeedbackItem, contact: String?) {
    var counts = contact.map(redactor.counts) ?? [:]
    func mask(_ text: inout String) { text = redactor.masked(text, counting: &counts) }
    func mask(_ text: inout String?, _ redactor: Redactor) {
      text = text.map { redactor.masked($0, counting: &counts) }
    }
    mask(&item.subject)
    mask(&item.body)
    item.author = item.author.map { redactor.maskedName($0, counting: &counts) }
    mask(&item.place, redactor)
    mask(&item.url, numbersAlone)
    mask(&item.channel, numbersAlone)
    mask(&item.topic, numbersAlone)
    mask(&item.department, numbersAlone)
    mask(&item.status, numbersAlone)
    mask(&item.station, numbersAlone)
    mask(&item.deputy, numbersAlone)
    item.reply = item.reply.map { reply in
      Reply(text: redactor.masked(reply.text, counting: &counts), at: reply.at)
    }
    item.externalID = item.externalID.map { id in
      let found = numbersAlone.counts(in: id)
      item.isExternalIDHashed = found[.phone] != nil || found[.identityCard] != nil
      return item.isExternalIDHashed ? Fingerprint.hexadecimal(id) : id
    }
    item.masked = counts
  }

  /// Lets one of subject and body stand for the other, after masking: a cut may not hide a number
  /// from it.
  private func complete(_ item: inout FeedbackItem) {
    if item.body.isEmpty {
      item.body = item.subject
      item.subject = ""
    }
    if item.subject.isEmpty { item.subject = Headline.of(item.body) }
  }
}
