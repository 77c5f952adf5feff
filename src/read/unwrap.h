/* Finding hard-wrapped paragraphs and joining their lines. */
#ifndef NG_READ_UNWRAP_H
#define NG_READ_UNWRAP_H

#include "parts/lines.h"

/* Joins lines of [text] in place: the '\n' between them becomes a space. Returns how many lines are left. O(bytes). */
size_t ng_read_unwrap(char *text, ng_line *lines, size_t count);

#endif
