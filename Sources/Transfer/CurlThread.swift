internal import CCurl
internal import Foundation
internal import Synchronization

/// A thread that owns a libcurl multi handle, and the inbox by which others speak to it.
final class CurlThread<Command: Sendable>: Sendable {
  /// Gives what has come into the inbox, and whether more may come.
  typealias Take = () -> (commands: [Command], isOpen: Bool)

  private struct Inbox {
    var commands: [Command] = []
    var lastID: UInt64 = 0
    var isOpen = true
  }

  private let inbox = Mutex(Inbox())
  private let ended = DispatchSemaphore(value: 0)
  // Safe: only the thread uses it, except for curl_multi_wakeup, which any thread may call.
  private nonisolated(unsafe) let multi: UnsafeMutableRawPointer

  /// Starts the thread with its work; nil where libcurl cannot start.
  init?(
    _ name: String, _ work: @escaping @Sendable (UnsafeMutableRawPointer, @escaping Take) -> Void
  ) {
    guard CurlLibrary.isReady, let multi = curl_multi_init() else { return nil }
    self.multi = multi
    Thread.detachNewThread { [self] in
      Thread.current.name = name
      ccurl_block_sigpipe()
      work(self.multi, take)
      curl_multi_cleanup(self.multi)
      ended.signal()
    }
  }

  /// A number that no other command of the thread has.
  func newID() -> UInt64 {
    inbox.withLock {
      $0.lastID += 1
      return $0.lastID
    }
  }

  /// False where the inbox is closed. Wakes the thread under the lock, so that the multi handle is
  /// never gone by then.
  @discardableResult
  func post(_ command: Command) -> Bool {
    inbox.withLock {
      guard $0.isOpen else { return false }
      $0.commands.append(command)
      if $0.commands.count == 1 { curl_multi_wakeup(multi) }
      return true
    }
  }

  /// Lets nothing more into the inbox; more calls do no harm.
  func close() {
    inbox.withLock {
      if $0.isOpen { curl_multi_wakeup(multi) }
      $0.isOpen = false
    }
  }

  /// Waits until the thread has ended.
  func wait() {
    ended.wait()
    ended.signal()
  }

  private func take() -> (commands: [Command], isOpen: Bool) {
    inbox.withLock { inbox in
      defer { inbox.commands = [] }
      return (inbox.commands, inbox.isOpen)
    }
  }
}

/// libcurl itself.
private enum CurlLibrary {
  /// Once per process, as libcurl demands.
  static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
