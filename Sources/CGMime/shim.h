#ifndef MINQING_CGMIME_H
#define MINQING_CGMIME_H
#include <gmime/gmime.h>

// Swift sees no macros, and GObject's casts and type checks are macros.

static inline int cgmime_is_part(GMimeObject *object) { return GMIME_IS_PART(object); }

static inline GMimePart *cgmime_part(GMimeObject *object) { return GMIME_PART(object); }

static inline int cgmime_is_multipart(GMimeObject *object) { return GMIME_IS_MULTIPART(object); }

static inline GMimeMultipart *cgmime_multipart(GMimeObject *object) {
  return GMIME_MULTIPART(object);
}

// The parser sets it where it met the line that ends a multipart.
static inline int cgmime_is_ended(GMimeMultipart *multipart) {
  return multipart->write_end_boundary;
}

// The message in a message/rfc822 part; NULL for other parts.
static inline GMimeMessage *cgmime_inner_message(GMimeObject *object) {
  return GMIME_IS_MESSAGE_PART(object)
             ? g_mime_message_part_get_message(GMIME_MESSAGE_PART(object))
             : NULL;
}

static inline GMimeObject *cgmime_message_object(GMimeMessage *message) {
  return GMIME_OBJECT(message);
}

// The address of a mailbox; NULL for a group.
static inline const char *cgmime_mailbox(InternetAddress *address) {
  return INTERNET_ADDRESS_IS_MAILBOX(address)
             ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))
             : NULL;
}

// The members of a group; NULL for a mailbox.
static inline InternetAddressList *cgmime_members(InternetAddress *address) {
  return INTERNET_ADDRESS_IS_GROUP(address)
             ? internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address))
             : NULL;
}

// What was written to a stream in memory.
static inline GByteArray *cgmime_bytes(GMimeStream *stream) {
  return g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
}
#endif
