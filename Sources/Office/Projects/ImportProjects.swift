internal import Feedback
internal import Foundation
internal import Normalize
internal import Oversight
internal import Store
internal import TextIndex

/// What became of tables of projects.
public struct ProjectImport: Sendable, Codable {
  public var year: Int
  /// Projects, also those of which only milestones are others now.
  public var new: Int
  public var changed: Int
  public var unchanged: Int
  /// Rows that are no records, such as totals, and what looks odd.
  public var notes: [String]
}

extension OfficeContext {
  /// Takes the list of a year's livelihood projects and their milestones in: CSV, workbooks or any other
  /// format, together.
  ///
  /// Everything is checked before anything is written. The same tables again change nothing.
  /// - Throws: `badData` with every fault, `file:line`, where there is one.
  public func importProjects(
    _ files: [String], year: Int
  ) throws(OfficeError) -> ProjectImport {
    guard ProjectID.years.contains(year) else {
      throw OfficeError(.usage, "no list is of the year \(year); give one such as 2026")
    }
    let (records, notes) = try tableRecords(files)
    let knowledge = try knowledge(ofYear: year)
    return try OfficeError.wrap {
      let contents = try ProjectTable.read(records, knowledge)
      let counts = try store.take(
        contents.projects, plans: contents.plans, year: year, actor: actor,
        at: surroundings.now())
      return ProjectImport(
        year: year, new: counts.new, changed: counts.changed, unchanged: counts.unchanged,
        notes: notes + contents.projects.compactMap(Self.oddity))
    }
  }

  private func knowledge(ofYear year: Int) throws(OfficeError) -> ProjectKnowledge {
    let (dates, zone) = (DateReader(timeZone: timeZone), timeZone)
    let stored = try OfficeError.wrap { try store.projects(year: year) }
    let tallies = try OfficeError.wrap { try store.tallies() }
    return ProjectKnowledge(
      year: year, today: today,
      departments: KnownNames(try knownNames(.department)),
      places: KnownNames(try knownNames(.place)), topics: KnownNames(try knownNames(.topic)),
      numbers: Set(stored.map(\.project.id.number)),
      flaw: { word in
        do { _ = try SearchQuery(word) } catch { return "\(error)" }
        return nil
      },
      counted: { tallies.counted($0, names: $1) }
    ) { value in
      dates.date(value).map { Day($0, in: zone) }
    }
  }

  /// What looks odd in a project that is taken in all the same: rules of votes differ.
  private static func oddity(_ project: LivelihoodProject) -> String? {
    guard project.stage == .adopted, let vote = project.vote, let members = vote.members,
      vote.votesFor * 2 <= members
    else { return nil }
    return "\(project.id) was adopted with \(vote.votesFor) votes of \(members) members, no more "
      + "than half: is that right?"
  }
}

extension [KeptTally] {
  /// What a tally that still counts says of an object of one of the names: its first grade is for it.
  fileprivate func counted(_ reference: String, names: [String]) -> CountedVote {
    guard let id = NumberedID.number(reference, "T"), let kept = first(where: { $0.id == id })
    else {
      return .none("no tally \(reference) that counts; `minqing ballot list` shows them")
    }
    let object = kept.tally.objects.first { names.contains($0.object) }
    guard let object, let votes = object.votes.first?.votes else {
      return .none("T-\(id) holds no votes on \"\(names.first ?? "")\"; correct the name")
    }
    let vote = ProjectVote(votesFor: votes, valid: object.valid, members: kept.tally.members)
    return .vote(vote, kept.tally.held)
  }
}
