extension EnglishCatalogue {
  func callAsFunction(_ label: Label) -> String {
    switch label {
    case .summary: "Summary"
    case .figures: "Main figures"
    case .trend: "Received by day"
    case .counts: "Counts"
    case .newItems: "New messages"
    case .review: "Needs review"
    case .intake: "Intake"
    case .method: "How this digest was made"

    case .topic: "Topic"
    case .kind: "Kind"
    case .place: "Place"
    case .source: "Source"
    case .department: "Department"
    case .messages: "Messages"
    case .share: "Share"
    case .change: "Change"
    case .noData: "no data"
    case .weekOf: "Week of"
    case .noTopic: "No topic"
    case .noDepartment: "Undecided"
    case .notStated: "Not stated"
    case .rejects: "Records that could not be taken in"
    case .failingSources: "Sources that could not be read"
    case .failingSince: "since"

    case .noSubject: "(no subject)"
    case .needsReview: "Needs review"
    case .submitted: "submitted"

    case .chart: "Bar chart of messages by day; the figures are in the table"

    case .colon: ": "

    case .office: "Published by"
    case .period: "Period"
    case .timeAndDays: "Time and days"
    case .taxonomy: "Taxonomy version"
    case .software: "Software version"
    case .madeAt: "Made at"
    case .figuresRule: "Figures"
    case .figuresRuleText:
      "All are counted message by message and can be traced to them; a rate without a denominator is “no data”"
    case .maskingRule: "Personal data"
    case .maskingRuleText: "Telephone, identity and similar numbers in messages are masked"
    }
  }
}
