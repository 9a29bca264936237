public import Feedback

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// Why a classifier cannot be made of a configuration.
public struct ClassifyError: Error, Equatable, CustomStringConvertible {
  /// What is wrong and the mend, in one lowercase line.
  public var description: String
}

/// Says what messages are about, by the words of the configuration.
///
/// A class, as the cores share it: to copy its many tables, each core would count references to all of them
/// in the same memory.
public final class Classifier: Sendable {
  let taxonomy: Taxonomy
  let places: Places
  let index: WordIndex
  let lead: DepartmentRule
  let answering: AnsweringDepartments
  let stated: StatedTopics
  /// The trained model that joins the words; nil where there is none.
  let model: JoinedModel?

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
    if let topic = departments.reportsAbout.first(where: { !topics.contains($0) }) {
      throw ClassifyError(
        description:
          "departments.yaml: reports_about names the topic \(topic), which topics.yaml does "
          + "not have; correct one of them")
    }
    self.taxonomy = taxonomy
    self.places = places
    index = WordIndex(taxonomy, places)
    lead = DepartmentRule(departments, places, timeZone)
    answering = AnsweringDepartments(lead, taxonomy)
    stated = StatedTopics(taxonomy)
    model = nil
  }

  private init(_ words: Classifier, _ model: JoinedModel) {
    (taxonomy, places, index) = (words.taxonomy, words.places, words.index)
    (lead, answering, stated) = (words.lead, words.answering, words.stated)
    self.model = model
  }

  /// The version of the words, which tags are marked with.
  public var version: String { taxonomy.version }

  /// The ids of the first-level topics, in the order of the file.
  public var topics: [String] { taxonomy.topics.map(\.id) }

  /// What a topic is called; the id itself where it is not known.
  public func topicName(_ id: String, _ language: Language) -> String {
    taxonomy.topicNames(language)[id] ?? id
  }

  /// What topics are found by, which tags are marked with too.
  public var method: String {
    model.map { "model:" + $0.model.facts.version } ?? "lexicon"
  }

  /// The same classifier with a trained model beside the words.
  ///
  /// - Throws: where the model was trained on topics that the taxonomy does not have.
  public func using(_ model: TopicModel) throws(ModelError) -> Classifier {
    Classifier(self, try JoinedModel(model, taxonomy))
  }

  /// The department that leads where an item is about these topics, best first, at a place; nil where
  /// none answers for it.
  ///
  /// - Parameters:
  ///   - kind: what is asked for: a report may be kept apart from whom it is about.
  ///   - stated: what the source says.
  ///   - moment: when it said so: names of departments hold for a time.
  public func department(
    of kind: RequestKind, stated: String?, on moment: Date?, _ topics: [TopicTag], place: String?
  ) -> String? {
    lead.department(of: kind, stated: stated, on: moment, topics, place)
  }

  /// A worker with memory of its own, for many messages one after another on one core.
  ///
  /// - Parameters:
  ///   - allTopics: whether every first-level topic is named, however little speaks for it.
  ///   - withEvidence: whether the words that spoke for a topic are named.
  public func session(allTopics: Bool = false, withEvidence: Bool = true) -> Session {
    Session(self, allTopics: allTopics, withEvidence: withEvidence)
  }

  /// What one message is about.
  public func classify(_ item: FeedbackItem) -> Classification {
    var session = session()
    return session.classify(item)
  }
}
