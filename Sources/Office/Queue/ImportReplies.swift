internal import Casework
internal import Feedback
internal import Fetch
internal import Formats
internal import Normalize
internal import Oversight
internal import Store

private import struct Foundation.Date

/// What became of a file of replies.
public struct RepliesReport: Sendable, Codable {
  public var outcome = MoveOutcome()
  /// The numbers of items whose answer stood there already.
  public var unchanged: [String] = []
  /// How many rows hold no answer, as in a table that was exported to be filled in.
  public var unanswered = 0
}

extension OfficeContext {
  /// Records the answers of a table (CSV, XLSX or any other format) by work-order number: the number, the
  /// answer and, where it is given, when it was given; columns are found by name.
  ///
  /// Each row is a move by itself: one that is refused does not stop the others, and a file taken in
  /// again changes nothing.
  /// - Throws: `badData` where the file cannot be read, holds no rows, or has no column of numbers
  ///   or of answers.
  public func importReplies(
    _ path: String, format name: String?
  ) throws(OfficeError) -> RepliesReport {
    let delivery = try Delivery.file(path)
    let named = try OfficeError.format(name)
    var report = RepliesReport()
    var isEmpty = true
    do {
      let plans = FieldPlans()
      var reader = try delivery.reader(
        format: try named ?? delivery.guessedFormat(), options: FormatOptions())
      while let outcome = try reader.next() {
        isEmpty = false
        switch outcome {
        case .reject(let reject): report.refuse(text(reject.place), reject.reason)
        case .record(let record):
          let fields = RecordFields(
            record, mapping: FieldMapping(), timeZone: timeZone, plans: plans)
          try checkColumns(fields, record, path)
          try take(fields, at: record.place, &report)
        }
      }
    } catch let error as OfficeError {
      throw error
    } catch {
      throw OfficeError(.badData, "\(path): \(error)")
    }
    guard !isEmpty else {
      throw OfficeError(
        .badData,
        language == .chinese
          ? "\(path)：没有数据行；请确认文件是否选对"
          : "\(path) holds no rows; check that it is the right file")
    }
    return report
  }

  private func checkColumns(
    _ fields: RecordFields, _ record: RawRecord, _ path: String
  ) throws(OfficeError) {
    for (field, what) in [(ItemField.externalID, "工单编号"), (.reply, "答复内容")]
    where fields.columns(field).isEmpty {
      let seen = record.fields.entries.prefix(12).map { $0.name.prefix(20) }
        .joined(separator: language == .chinese ? "、" : ", ")
      throw OfficeError(
        .badData,
        language == .chinese
          ? "\(path)：没有“\(what)”这样的列（\(field.key)）；读到的列是：\(seen)。请改列名"
          : "\(path) has no column such as \(what) (\(field.key)), only \(seen); name one so")
    }
  }

  private func take(
    _ fields: RecordFields, at place: RecordPlace, _ report: inout RepliesReport
  ) throws(OfficeError) {
    let number: String?
    let answer: (text: String, at: Date?)?
    do {
      number = try fields.text(.externalID)
      let moment = try answeredAt(fields)
      answer = try fields.text(.reply).map { ($0, moment) }
    } catch {
      return report.refuse(text(place), "\(error)")
    }
    guard let answer else {
      report.unanswered += 1
      return
    }
    guard let number else {
      return report.refuse(
        text(place),
        language == .chinese
          ? "没有工单编号；请补上" : "no \(ItemField.externalID.key); give the item's number")
    }
    guard let detail = try OfficeError.wrap({ try store.item(number) }) else {
      return report.refuse(text(place), OfficeError.unknownItem(number, language).message)
    }
    guard try !isAnswered(detail, with: answer.text) else {
      return report.unchanged.append(detail.row.number.description)
    }
    let outcome = try move([number], .reply(text: answer.text, at: answer.at))
    report.outcome.moved += outcome.moved
    for refused in outcome.refused {
      report.refuse(text(place) + ", " + refused.number, refused.reason)
    }
  }

  /// When a row says that it was answered; nil where it does not say. Of a month without a day nobody knows
  /// which day is meant.
  private func answeredAt(_ fields: RecordFields) throws(OfficeError) -> Date? {
    let text = try? fields.text(.replyAt)
    guard !isMonthAlone(text ?? "") else { throw OfficeError(.badData, noMoment) }
    do {
      return try fields.date(.replyAt)
    } catch {
      throw OfficeError(.badData, noMoment)
    }
  }

  private var noMoment: String {
    language == .chinese
      ? "答复时间读不出是哪一天；请写成 2026-11-22 09:05 或 2026-11-22"
      : "when it was answered cannot be read; write it as 2026-11-22 09:05 or 2026-11-22"
  }

  /// Where a row stands, as whoever opens the table finds it.
  private func text(_ place: RecordPlace) -> String {
    guard language == .chinese, let line = place.line else { return "\(place)" }
    return (place.sheet.map { "工作表“\($0)”" } ?? "") + "第\(line)行"
  }

  /// Whether an answer stands that says the same; what was said before an item was reopened does not.
  private func isAnswered(_ detail: ItemDetail, with text: String) throws(OfficeError) -> Bool {
    let (file, remarks) = try OfficeError.wrap {
      (try store.caseFile(detail.row.publicID), try store.remarks(of: detail.row.id))
    }
    guard file?.answeredAt != nil else { return false }
    let masked = Redactor().masked(text)
    let answers = detail.events.filter { $0.kind == "case.reply" }.compactMap { remarks[$0.id] }
    return answers.contains(masked) || detail.item.reply?.text == masked
  }
}

extension RepliesReport {
  fileprivate mutating func refuse(_ place: String, _ reason: String) {
    outcome.refused.append(RefusedItem(number: place, reason: reason))
  }
}
