/// A deputy, and the liaison station where he or she is enrolled.
public struct StationDeputy: Sendable, Equatable {
  public var id: String
  public var name: String
  public var level: DeputyLevel
  /// 代表小组.
  public var team: String?
  /// nil: enrolled nowhere.
  public var station: String?
  /// The days of the enrolment; nil: without an end.
  public var from: Day?
  public var until: Day?

  /// A deputy.
  public init(
    id: String, name: String, level: DeputyLevel, team: String? = nil, station: String? = nil,
    from: Day? = nil, until: Day? = nil
  ) {
    (self.id, self.name, self.level, self.team) = (id, name, level, team)
    (self.station, self.from, self.until) = (station, from, until)
  }

  /// Whether the enrolment touches any of some days.
  public func isEnrolled(in days: ClosedRange<Day>) -> Bool {
    (from.map { $0 <= days.upperBound } ?? true) && (until.map { days.lowerBound <= $0 } ?? true)
  }
}

/// The five levels of congresses (五级人大代表).
public enum DeputyLevel: String, Sendable, CaseIterable, Codable {
  case national, province, city, county, township
}

/// What a station did on a day.
public struct StationActivity: Sendable, Equatable {
  /// What makes it the same when it is imported again.
  public var identity: String
  public var station: String
  public var day: Day
  public var kind: ActivityKind
  public var setting: ActivitySetting
  public var title: String?
  /// Ids of the deputies who were there.
  public var deputies: Set<String>
  /// How many people were heard, and how many items they raised, as the register says.
  public var heard: Int
  public var raised: Int
  /// When the register was filled in; nil: not yet.
  public var registered: Day?

  /// An activity.
  public init(
    identity: String, station: String, day: Day, kind: ActivityKind = .regular,
    setting: ActivitySetting = .inside, title: String? = nil, deputies: Set<String> = [],
    heard: Int = 0, raised: Int = 0, registered: Day? = nil
  ) {
    (self.identity, self.station, self.day, self.kind) = (identity, station, day, kind)
    (self.setting, self.title, self.deputies) = (setting, title, deputies)
    (self.heard, self.raised, self.registered) = (heard, raised, registered)
  }

  /// Whether people could come: a regular activity in the station.
  public var isOpening: Bool { kind == .regular && setting == .inside }
}

/// 常规活动 or 主题活动.
public enum ActivityKind: String, Sendable, CaseIterable, Codable {
  case regular, theme
}

/// 站内 or 站外.
public enum ActivitySetting: String, Sendable, CaseIterable, Codable {
  case inside, outside
}

/// Whether a station met a requirement of the checklist on a day.
public struct StationEvidence: Sendable, Equatable {
  public var station: String
  public var requirement: String
  public var day: Day
  public var holds: Bool
  /// What shows it.
  public var evidence: String?

  /// A finding.
  public init(
    station: String, requirement: String, day: Day, holds: Bool, evidence: String? = nil
  ) {
    (self.station, self.requirement, self.day) = (station, requirement, day)
    (self.holds, self.evidence) = (holds, evidence)
  }
}

/// What became of an item that came through a station.
public struct StationVoice: Sendable, Equatable {
  public var station: String
  public var received: Day
  public var answered: Day?
  /// When the resident was first reached and told, at or after the answer.
  public var echoed: Day?
  /// The last call-back by the end of the days that were asked for.
  public var calledBack: Day?
  public var isResolved: Bool

  /// An item's way.
  public init(
    station: String, received: Day, answered: Day? = nil, echoed: Day? = nil,
    calledBack: Day? = nil, isResolved: Bool = false
  ) {
    (self.station, self.received, self.answered) = (station, received, answered)
    (self.echoed, self.calledBack, self.isResolved) = (echoed, calledBack, isResolved)
  }
}
