#ifndef MINQING_CXLSXWRITER_H
#define MINQING_CXLSXWRITER_H
#include <xlsxwriter.h>
#endif
