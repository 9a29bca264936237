internal import Dispatch
internal import Synchronization

/// Does the same work for each of some values, on all cores at once.
///
/// - Returns: the results in the order of the values.
/// - Throws: the error of the first value, in their order, for which it fails.
func sideBySide<Value: Sendable, Output: Sendable>(
  _ values: [Value], _ work: @Sendable (Value) throws(OfficeError) -> Output
) throws(OfficeError) -> [Output] {
  let outcomes = Mutex([Result<Output, OfficeError>?](repeating: nil, count: values.count))
  DispatchQueue.concurrentPerform(iterations: values.count) { index in
    let outcome: Result<Output, OfficeError>
    do throws(OfficeError) {
      outcome = .success(try work(values[index]))
    } catch {
      outcome = .failure(error)
    }
    outcomes.withLock { $0[index] = outcome }
  }
  var outputs: [Output] = []
  for outcome in outcomes.withLock({ $0 }) {
    if let outcome { outputs.append(try outcome.get()) }
  }
  return outputs
}
