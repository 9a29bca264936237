#include "CCurl.h"

#include <netinet/in.h>
#include <signal.h>
#include <string.h>

int ccurl_address(const struct curl_sockaddr *address, unsigned char bytes[16]) {
  const void *raw = &address->addr;
  if (address->family == AF_INET) {
    memcpy(bytes, &((const struct sockaddr_in *)raw)->sin_addr, 4);
    return 4;
  }
  if (address->family == AF_INET6) {
    memcpy(bytes, &((const struct sockaddr_in6 *)raw)->sin6_addr, 16);
    return 16;
  }
  return 0;
}

void ccurl_block_sigpipe(void) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, NULL);
}
