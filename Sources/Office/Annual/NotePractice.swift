public import Feedback
internal import Foundation
internal import Normalize
internal import Settings
public import Store

/// Whom a note of good practice is about.
public typealias PracticeSubject = Store.PracticeSubject

/// A note as a list shows it.
public struct PracticeNoteView: Sendable, Encodable {
  /// `N-3`.
  public var id: String
  /// `station` or `department`.
  public var kind: String
  public var subject: String
  public var name: String
  public var day: Day
  /// Masked.
  public var text: String
  public var by: String
}

extension OfficeContext {
  /// Keeps what somebody noted about how a station or a department works; the text is masked.
  ///
  /// - Parameter day: when it was; nil: today.
  public func notePractice(
    _ subject: PracticeSubject, _ text: String, on day: Day? = nil
  ) throws(OfficeError) -> PracticeNoteView {
    let subject = try known(subject), day = day ?? today
    let text = Redactor().masked(text.trimmingCharacters(in: .whitespacesAndNewlines))
    guard !text.isEmpty else {
      throw OfficeError(.usage, "the note is empty; say what they did")
    }
    guard day <= today else {
      throw OfficeError(.usage, "\(day) has not come yet; name a day up to \(today)")
    }
    let id = try OfficeError.wrap {
      try store.note(subject, text, on: day, actor: actor, at: surroundings.now())
    }
    return view(
      PracticeNote(
        id: id, subject: subject, day: day, text: text, actor: actor, at: surroundings.now()))
  }

  /// The notes of a year, or all, in the order of their days.
  public func practiceNotes(year: Int? = nil) throws(OfficeError) -> [PracticeNoteView] {
    let everyDay = Day(number: Int(Int32.min))...Day(number: Int(Int32.max))
    let notes = try OfficeError.wrap { try store.notes(everyDay) }
    return notes.filter { year == nil || $0.day.parts.year == year }.map(view)
  }

  /// Takes a note back: its text is erased.
  public func removePracticeNote(_ reference: String) throws(OfficeError) {
    guard let id = NumberedID.number(reference, "N") else {
      throw OfficeError(
        .usage, "no note \(reference); give an id such as N-3, see `minqing annual note list`")
    }
    try OfficeError.wrap { try store.removeNote(id, actor: actor, at: surroundings.now()) }
  }

  /// The subject by its id, where a station's or a department's name is given too.
  private func known(_ subject: PracticeSubject) throws(OfficeError) -> PracticeSubject {
    switch subject {
    case .station(let reference): return .station(try knownStation(reference).id)
    case .department(let reference):
      let known = configuration.departments.ids
      let id = known.first { configuration.departments.allNames(of: $0).contains(reference) }
      guard let id else {
        throw OfficeError(
          .usage, "no department \(reference); \(mend(for: reference, among: known))")
      }
      return .department(id)
    }
  }

  private func view(_ note: PracticeNote) -> PracticeNoteView {
    PracticeNoteView(
      id: "N-\(note.id)", kind: note.subject.kind, subject: note.subject.id,
      name: name(note.subject.kind == "station" ? .station : .department, note.subject.id),
      day: note.day, text: note.text, by: note.actor.name)
  }
}
