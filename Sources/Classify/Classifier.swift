public import Feedback

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// Why a classifier cannot be made of a configuration.
public struct ClassifyError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and the mend, in one lowercase line.
  public var description: String
}

/// Says what messages are about, by the words of the configuration.
public struct Classifier: Sendable {
  let taxonomy: Taxonomy
  let places: Places
  let index: WordIndex
  let lead: DepartmentRule
  let stated: StatedTopics

  /// A classifier; its parts must name only topics and places that there are. Departments' names change
  /// at midnight in the time zone.
  public init(
    taxonomy: Taxonomy, departments: Departments, places: Places, timeZone: TimeZone
  ) throws(ClassifyError) {
    let topics = Set(taxonomy.ids), known = Set(places.ids)
    for department in departments.departments {
      if let topic = department.topics.first(where: { !topics.contains($0) }) {
        throw ClassifyError(
          description: "departments.yaml: \(department.id) answers for the topic \(topic), which "
            + "topics.yaml does not have; correct one of them")
      }
      if let place = department.places.first(where: { !known.contains($0) }) {
        throw ClassifyError(
          description: "departments.yaml: \(department.id) is limited to the place \(place), which "
            + "places.yaml does not have; correct one of them")
      }
    }
    self.taxonomy = taxonomy
    self.places = places
    index = WordIndex(taxonomy, places)
    lead = DepartmentRule(departments, places, timeZone)
    stated = StatedTopics(taxonomy)
  }

  /// The version of the words, which tags are marked with.
  public var version: String { taxonomy.version }

  /// The department that leads where an item is about these topics, best first, at a place; nil where
  /// none answers for it.
  ///
  /// - Parameters:
  ///   - stated: what the source says.
  ///   - moment: when it said so: names of departments hold for a time.
  public func department(
    stated: String?, on moment: Date?, _ topics: [TopicTag], place: String?
  ) -> String? {
    lead.department(stated: stated, on: moment, topics, place)
  }

  /// A worker with memory of its own, for many messages one after another on one core.
  public func session() -> Session { Session(self) }

  /// What one message is about.
  public func classify(_ item: FeedbackItem) -> Classification {
    var session = session()
    return session.classify(item)
  }
}
