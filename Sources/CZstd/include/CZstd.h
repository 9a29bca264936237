#ifndef MINQING_CZSTD_H
#define MINQING_CZSTD_H
#include <zstd.h>
#endif
