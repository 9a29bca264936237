internal import Feedback

/// Picks the department that leads: the one that the source states, else the one that answers for the
/// topic at the place.
struct DepartmentRule: Sendable {
  private let departments: [DepartmentEntry]
  private let parents: [String: String]

  init(_ departments: Departments, _ places: Places) {
    self.departments = departments.departments
    parents = places.all.reduce(into: [:]) { parents, place in
      parents[place.id] = place.parent.map { places.all[$0].id }
    }
  }

  /// The department's id; nil where none answers.
  func department(stated: String?, _ tags: [TopicTag], _ place: String?) -> String? {
    stated.flatMap(named) ?? tags.lazy.compactMap { answering(for: $0, place) }.first
  }

  /// The department with the longest name that stands in what the source wrote.
  private func named(_ text: String) -> String? {
    let found = departments.flatMap { department in
      ([department.name.chinese, department.name.english] + department.aliases)
        .filter { !$0.isEmpty && text.contains($0) }.map { (department.id, $0.utf8.count) }
    }
    return found.max { $0.1 < $1.1 }?.0
  }

  private func answering(for tag: TopicTag, _ place: String?) -> String? {
    let topics = [tag.second, tag.id].compactMap { $0 }
    return topics.lazy.compactMap { topic in answering(for: topic, place) }.first
  }

  /// One that is limited to the place comes before one that is not limited.
  private func answering(for topic: String, _ place: String?) -> String? {
    let able = departments.filter { $0.topics.contains(topic) }
    let near = able.first { !$0.places.isEmpty && holds($0.places, place) }
    return (near ?? able.first { $0.places.isEmpty })?.id
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
