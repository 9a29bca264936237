#ifndef MINQING_CXML_H
#define MINQING_CXML_H
// Debian's libxml2 pulls in ICU's headers, which clash with Foundation's own in debug builds.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

// `xmlFree` is a global variable, which Swift may not read.
static inline void xmlFreeText(xmlChar *text) { xmlFree(text); }
#endif
