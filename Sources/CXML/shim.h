#ifndef MINQING_CXML_H
#define MINQING_CXML_H
// Debian's libxml2 pulls in ICU's headers, which clash with Foundation's own in debug builds.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#endif
