#ifndef MINQING_CZIP_H
#define MINQING_CZIP_H
#include <zip.h>
#endif
