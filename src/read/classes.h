/* What the words of class and id attributes speak of. */
#ifndef NG_READ_CLASSES_H
#define NG_READ_CLASSES_H

#include "base/span.h"

/* Bits 1 << ng_class for the words of [value]. O(length). */
uint32_t ng_read_classes(ng_span value);

#endif
