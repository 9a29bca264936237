/// The fixed texts; a template names them as `label.summary`.
public enum Label: String, Sendable, CaseIterable {
  // Headings
  case summary, figures, trend, counts, newItems, review, intake, method
  case topicTrends, heat, late, matters, deadlines
  // Tables
  case topic, kind, place, source, department
  case messages, share, change, noData, weekOf
  case noTopic, noDepartment, notStated
  case rejects, failingSources, failingSince
  case total, day, week, month, latest, mean
  case then, now, name, number, subject, receivedAt
  // Items
  case noSubject, needsReview, submitted, urgent, spokeForIt, notOver
  // Matters
  case people, heatOfMatter, newMatter, firstHeard, lastHeard
  // Deadlines
  case due, overdue, answeredInTime, answeredLate, dueOn
  // Charts
  case chart, smallCharts, heatNote, lateNote, mattersNote, deadlinesNote
  // Mail
  case attached
  // The folder of digests
  case index, byDay, byWeek, byMonth, byDepartment, byPlace, findDay, wholeOffice, listOfItems
  case listNote, showAll, toDigest, toIndex, noDigests, digest, otherPages
  // Between a name and its value
  case colon
  // How it was made
  case office, period, timeAndDays, taxonomy, software, madeAt
  case figuresRule, figuresRuleText, maskingRule, maskingRuleText
  case model, wordsAlone, configuration
}
