#ifndef MINQING_CDEFAULTS_H
#define MINQING_CDEFAULTS_H
#include <stddef.h>

/// A file of the default configuration, embedded when the program was built, so that the installed
/// binary needs nothing beside it.
struct minqing_default {
  const char *_Nonnull path;  ///< Relative to the config folder, `/` between folders.
  const unsigned char *_Nonnull bytes;
  size_t size;
};

/// The number of default files.
size_t minqing_default_count(void);

/// The default file at an index below the count.
struct minqing_default minqing_default_at(size_t index);

#endif
