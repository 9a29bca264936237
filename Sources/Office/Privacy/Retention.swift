internal import Foundation
public import Store

extension OfficeContext {
  /// What is older than the configuration keeps it; it goes with the next run.
  public func retentionPlan() throws(OfficeError) -> Erasure {
    try OfficeError.wrap { try store.expired(limits(surroundings.now())) }
  }

  /// Erases now what is older than the configuration keeps it.
  public func retain() throws(OfficeError) -> Erasure { try expire(surroundings.now()) }

  func expire(_ now: Date) throws(OfficeError) -> Erasure {
    try OfficeError.wrap { try store.expire(limits(now), actor: actor, at: now) }
  }

  private func limits(_ now: Date) -> RetentionLimits {
    let retention = configuration.main.retention
    return RetentionLimits(
      payloads: now - retention.payloadAge, rejects: now - retention.rejects,
      contacts: now - retention.contacts, texts: retention.texts.map { now - $0 })
  }
}
