/// Why a model cannot be trained or used.
public enum ModelError: Error, Equatable, CustomStringConvertible {
  case unreadable
  /// The file is no model at all.
  case foreign
  /// The file was made by a newer program; its version.
  case newer(Int)
  /// The file is cut off or was changed.
  case damaged(String)
  /// The model names topics that the taxonomy does not have.
  case unknownTopics([String])
  case tooFewTopics(Int)
  case tooFewMessages(String, Int)

  /// What is wrong and the mend, in one lowercase line.
  public var description: String {
    switch self {
    case .unreadable: "cannot be read; check the path and its permissions"
    case .foreign: "is no model of minqing; name a file that `minqing train` wrote"
    case .newer(let version):
      "is of version \(version), which this program does not know; update minqing, or train anew"
    case .damaged(let what):
      "is damaged: \(what); copy it again from where it was made, or train anew"
    case .unknownTopics(let ids):
      "was trained on topics that topics.yaml does not have: \(ids.joined(separator: ", ")); add them "
        + "there, or train anew"
    case .tooFewTopics(let count):
      "the messages have \(count == 1 ? "one topic" : "no topics"); a model needs two or more"
    case .tooFewMessages(let topic, let count):
      "only \(count) messages have the topic \(topic); label at least \(TopicTrainer.leastMessages), or "
        + "leave those out"
    }
  }
}
