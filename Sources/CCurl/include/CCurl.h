#ifndef MINQING_CCURL_H
#define MINQING_CCURL_H
#include <curl/curl.h>

// CURLOPT_PROTOCOLS_STR came with 7.85.
#if LIBCURL_VERSION_NUM < 0x075500
#error "minqing needs libcurl 7.85 or newer (apt install libcurl4-openssl-dev, brew install curl)"
#endif

// Swift cannot call variadic C functions, so there is one inline function per kind of argument.

static inline CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_number(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

/// For the callbacks that take bytes: CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
static inline CURLcode ccurl_set_sink(CURL *easy, CURLoption option, curl_write_callback value) {
  return curl_easy_setopt(easy, option, value);
}

/// For the callback that gives what is sent: CURLOPT_READFUNCTION.
static inline CURLcode ccurl_set_reader(CURL *easy, curl_read_callback value) {
  return curl_easy_setopt(easy, CURLOPT_READFUNCTION, value);
}

static inline CURLcode ccurl_set_open_socket(CURL *easy, curl_opensocket_callback value) {
  return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLcode ccurl_set_before_request(CURL *easy, curl_prereq_callback value) {
  return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, value);
}

/// Lets a name that is still being resolved be given up without waiting for the resolver's thread,
/// where libcurl can (7.87): otherwise one slow name server would hold up every other transfer.
static inline CURLcode ccurl_leave_resolver(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)easy;
  return CURLE_OK;
#endif
}

static inline CURLcode ccurl_get_text(CURL *easy, CURLINFO info, const char **value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_number(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_size(CURL *easy, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_pointer(CURL *easy, CURLINFO info, void **value) {
  return curl_easy_getinfo(easy, info, value);
}

/// The list is the caller's, to be freed with curl_slist_free_all.
static inline CURLcode ccurl_get_list(CURL *easy, CURLINFO info, struct curl_slist **value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_socket(CURL *easy, curl_socket_t *value) {
  return curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, value);
}

static inline CURLMcode ccurl_multi_set_number(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// The values of macros that Swift cannot read.
static inline long ccurl_auth_bearer(void) { return (long)CURLAUTH_BEARER; }
static inline long ccurl_auth_digest(void) { return (long)CURLAUTH_DIGEST; }

/// How the transfer of a CURLMSG_DONE message ended.
static inline CURLcode ccurl_result(const CURLMsg *message) { return message->data.result; }

/// Copies the bytes of an internet address in network order; gives their number: 4, 16, or 0 for
/// an address of another family.
int ccurl_address(const struct curl_sockaddr *address, unsigned char bytes[16]);

/// Keeps SIGPIPE from the calling thread: with CURLOPT_NOSIGNAL libcurl leaves that to the caller.
void ccurl_block_sigpipe(void);

#endif
