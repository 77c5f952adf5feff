/* The address sanitizer sees the borders of a chunk, not those of the pieces in it. In its builds a gap lies behind each piece and what
 * is not handed out is shut (NG_SHUT), so that a piece written past its end is found. In other builds all of this is nothing. */
#ifndef NG_BASE_GUARD_H
#define NG_BASE_GUARD_H

#ifdef __SANITIZE_ADDRESS__
#define NG_GUARDED 1
#elif defined __has_feature
#define NG_GUARDED __has_feature(address_sanitizer)
#else
#define NG_GUARDED 0
#endif

#if NG_GUARDED
#include <sanitizer/asan_interface.h>
#define NG_SHUT(from, size) __asan_poison_memory_region((from), (size))
#define NG_OPEN(from, size) __asan_unpoison_memory_region((from), (size))
#else
#define NG_SHUT(from, size) ((void)(from), (void)(size))
#define NG_OPEN(from, size) ((void)(from), (void)(size))
#endif

#endif
