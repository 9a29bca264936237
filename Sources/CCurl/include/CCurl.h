#ifndef MINQING_CCURL_H
#define MINQING_CCURL_H
#include <curl/curl.h>
#endif
