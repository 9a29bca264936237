internal import Feedback
internal import Foundation

/// Picks the department that leads: the one that the source states, else the one that answers for the
/// topic at the place.
struct DepartmentRule: Sendable {
  /// Every name and alias with its department's id, the longest first.
  private let names: [(alias: DepartmentAlias, id: String)]
  /// The departments that answer for a topic, in the order of the file.
  private let answering: [String: [DepartmentEntry]]
  private let reportsAbout: [String]
  private let parents: [String: String]
  private let zone: TimeZone

  init(_ departments: Departments, _ places: Places, _ zone: TimeZone) {
    self.zone = zone
    names = departments.departments
      .flatMap { department in
        let names = [department.name.chinese, department.name.english]
        return (names.map(DepartmentAlias.init) + department.aliases)
          .filter { !$0.name.isEmpty }.map { (alias: $0, id: department.id) }
      }
      .sorted { $0.alias.name.utf8.count > $1.alias.name.utf8.count }
    answering = departments.departments.reduce(into: [:]) { answering, department in
      for topic in department.topics { answering[topic, default: []].append(department) }
    }
    reportsAbout = departments.reportsAbout
    parents = places.all.reduce(into: [:]) { parents, place in
      parents[place.id] = place.parent.map { places.all[$0].id }
    }
  }

  /// The department's id; nil where none answers. The moment decides which names were in use.
  ///
  /// A report of a topic that is kept apart goes to who answers for that: the department that the source
  /// states may be the one it is about.
  func department(
    of kind: RequestKind, stated: String?, on moment: Date?, _ tags: [TopicTag], _ place: String?
  ) -> String? {
    if let apart = apart(kind, tags) { return answering(for: apart, place) }
    return stated.flatMap { named($0, moment) }
      ?? tags.lazy.compactMap { answering(for: $0, place) }.first
  }

  /// What a report is kept apart for; nil where it is not.
  private func apart(_ kind: RequestKind, _ tags: [TopicTag]) -> TopicTag? {
    kind == .report ? tags.first { reportsAbout.contains($0.id) } : nil
  }

  /// The department with the longest name that stands in what the source wrote.
  private func named(_ text: String, _ moment: Date?) -> String? {
    let day = moment.map { Day($0, in: zone) }
    return names.first { $0.alias.holds(on: day) && text.contains($0.alias.name) }?.id
  }

  private func answering(for tag: TopicTag, _ place: String?) -> String? {
    let topics = [tag.second, tag.id].compactMap { $0 }
    return topics.lazy.compactMap { topic in answering(for: topic, place) }.first
  }

  /// One that is limited to the place comes before one that is not limited.
  private func answering(for topic: String, _ place: String?) -> String? {
    guard let able = answering[topic] else { return nil }
    let near = able.indices.first { !able[$0].places.isEmpty && holds(able[$0].places, place) }
    return (near ?? able.indices.first { able[$0].places.isEmpty }).map { able[$0].id }
  }

  private func holds(_ places: [String], _ place: String?) -> Bool {
    var place = place
    while let current = place {
      if places.contains(current) { return true }
      place = parents[current]
    }
    return false
  }
}
