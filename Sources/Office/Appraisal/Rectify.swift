public import Feedback
internal import Foundation
internal import Normalize
internal import Oversight
internal import Settings
public import Store
internal import TextIndex

/// Where a rectification stands.
public typealias RectificationState = Store.RectificationState
/// What is done with a rectification.
public typealias RectificationMove = Store.RectificationMove

/// What was agreed at an appraisal (整改事项), as somebody gives it.
public struct RectifyRequest: Sendable {
  public var plan: String
  public var text: String
  /// nil: the department appraised.
  public var department: String?
  /// nil: the last day of the plan's phase of appraisal, or today.
  public var agreed: Day?
  public var due: Day?
  public var topics: [String]
  public var places: [String]
  public var words: [String]
  /// Such as `M-12`.
  public var matters: [String]

  /// What was agreed; how voices about it are found may be left out.
  public init(
    plan: String, text: String, department: String? = nil, agreed: Day? = nil, due: Day? = nil,
    topics: [String] = [], places: [String] = [], words: [String] = [], matters: [String] = []
  ) {
    (self.plan, self.text, self.department) = (plan, text, department)
    (self.agreed, self.due, self.topics, self.places) = (agreed, due, topics, places)
    (self.words, self.matters) = (words, matters)
  }
}

extension OfficeContext {
  /// Adds something that was agreed; what is written is masked.
  public func addRectification(
    _ request: RectifyRequest
  ) throws(OfficeError) -> RectificationView {
    let agreement = try agreement(request)
    let taken = try OfficeError.wrap {
      try store.addMissing([agreement], actor: actor, at: surroundings.now())
    }
    let row = taken[0]
    guard !row.wasThere else {
      throw OfficeError(.badData, "it is there already, as R-\(row.id)")
    }
    return try showRectification("R-\(row.id)")
  }

  /// Gives evidence, accepts or reopens; what is written is masked and kept.
  ///
  /// - Parameter day: when it was; nil: today.
  public func moveRectification(
    _ reference: String, _ move: RectificationMove, text: String, on day: Day? = nil
  ) throws(OfficeError) -> RectificationView {
    let row = try rectification(reference)
    let text = Redactor().masked(text.trimmingCharacters(in: .whitespacesAndNewlines))
    guard !text.isEmpty else {
      throw OfficeError(.usage, "the note is empty; say what was seen or decided")
    }
    let day = day ?? today
    guard day <= today else { throw Self.yetToCome(day, today) }
    let last = row.notes.map(\.day).max() ?? row.agreement.agreed
    guard day >= last else {
      let before = row.notes.isEmpty ? "it was agreed" : "the note before it was written"
      throw OfficeError(.usage, "\(day) is before \(last), when \(before)")
    }
    guard move.from.contains(row.state) else { throw Self.refused(row, move) }
    try OfficeError.wrap {
      try store.move(
        rectification: row.id, move, text: text, on: day, actor: actor, at: surroundings.now())
    }
    return try showRectification(reference)
  }

  private static func yetToCome(_ day: Day, _ today: Day) -> OfficeError {
    OfficeError(.usage, "\(day) has not come yet; name a day up to \(today)")
  }

  private static func refused(_ row: Rectification, _ move: RectificationMove) -> OfficeError {
    let mend =
      switch (move, row.state) {
      case (_, .withdrawn): "it was withdrawn; add it anew, where it holds after all"
      case (.close, .accepted): "it is accepted already"
      case (.close, _): "give evidence first: `minqing rectify evidence R-\(row.id) --note ...`"
      case (.evidence, _): "it is accepted; reopen it first, where it is not done after all"
      case (.reopen, _): "only what was accepted can be reopened"
      case (.withdraw, _): "it cannot be withdrawn"
      }
    return OfficeError(.badData, "R-\(row.id) is \(row.state.rawValue): \(mend)")
  }

  func rectification(_ reference: String) throws(OfficeError) -> Rectification {
    guard let id = NumberedID.number(reference, "R"),
      let row = try OfficeError.wrap({ try store.rectification(id) })
    else {
      throw OfficeError(
        .usage, "no rectification \(reference); give an id such as R-3, see `minqing rectify list`")
    }
    return row
  }

  /// A request, checked: everything that it names is known.
  func agreement(_ request: RectifyRequest) throws(OfficeError) -> NewRectification {
    let plan = try appraisalPlan(request.plan)
    let text = Redactor().masked(request.text.trimmingCharacters(in: .whitespacesAndNewlines))
    guard !text.isEmpty else { throw OfficeError(.usage, "the text is empty; say what was agreed") }
    if let agreed = request.agreed, agreed > today { throw Self.yetToCome(agreed, today) }
    let agreed =
      request.agreed ?? min(plan.days(of: .appraise)?.upperBound ?? today, today)
    if let due = request.due, due < agreed {
      throw OfficeError(.usage, "the deadline \(due) is before \(agreed), when it was agreed")
    }
    return NewRectification(
      plan: plan.id, subject: plan.object.subject, text: text,
      department: try department(request.department, plan), agreed: agreed, due: request.due,
      links: try links(request))
  }

  private func department(
    _ id: String?, _ plan: AppraisalPlan
  ) throws(OfficeError) -> String {
    let own = plan.object.departments
    guard let id else {
      if own.count == 1 { return own[0] }
      throw OfficeError(
        .usage,
        "\(plan.id) is about several departments; say whose it is, by --department: "
          + own.joined(separator: ", "))
    }
    return try knownID(.department, id)
  }

  private func links(_ request: RectifyRequest) throws(OfficeError) -> VoiceLinks {
    var links = VoiceLinks()
    links.topics = try request.topics.map { text throws(OfficeError) in try knownID(.topic, text) }
    links.places = try request.places.map { text throws(OfficeError) in try knownID(.place, text) }
    for word in request.words {
      do { _ = try SearchQuery(word) } catch { throw OfficeError(.usage, "\(word): \(error)") }
    }
    links.words = request.words.map(Redactor().masked)
    for reference in request.matters { links.matters.append(try matterRow(reference).id) }
    return links
  }
}
