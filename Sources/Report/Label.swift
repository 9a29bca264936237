/// The fixed texts; a template names them as `label.summary`.
public enum Label: String, Sendable, CaseIterable {
  // Headings
  case summary, figures, trend, counts, newItems, review, intake, method
  // Tables
  case topic, kind, place, source, department
  case messages, share, change, noData, weekOf
  case noTopic, noDepartment, notStated
  case rejects, failingSources, failingSince
  // Items
  case noSubject, needsReview, submitted
  // Charts
  case chart
  // Between a name and its value
  case colon
  // How it was made
  case office, period, timeAndDays, taxonomy, software, madeAt
  case figuresRule, figuresRuleText, maskingRule, maskingRuleText
}
