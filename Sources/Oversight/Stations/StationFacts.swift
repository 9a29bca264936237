public import Feedback

/// What stations and their deputies did, and what became of what they took down.
public struct StationFacts: Sendable {
  public var deputies: [StationDeputy]
  public var activities: [StationActivity]
  public var evidence: [StationEvidence]
  public var voices: [StationVoice]

  /// Facts of any number of stations.
  public init(
    deputies: [StationDeputy] = [], activities: [StationActivity] = [],
    evidence: [StationEvidence] = [], voices: [StationVoice] = []
  ) {
    (self.deputies, self.activities) = (deputies, activities)
    (self.evidence, self.voices) = (evidence, voices)
  }
}
