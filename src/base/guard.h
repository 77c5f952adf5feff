/* The address sanitizer sees the borders of a chunk, not those of the pieces in it. In its builds a gap lies behind each piece
 * and what is not handed out is shut, so that a piece written past its end is found. In other builds all of this is nothing. */
#ifndef NG_BASE_GUARD_H
#define NG_BASE_GUARD_H

#include <stddef.h>

#ifdef __SANITIZE_ADDRESS__
#define NG_GUARDED 1
#elif defined __has_feature
#define NG_GUARDED __has_feature(address_sanitizer)
#else
#define NG_GUARDED 0
#endif

#if NG_GUARDED
/* Of the sanitizer, whose header is none of C11. */
void __asan_poison_memory_region(const volatile void *from, size_t size);
void __asan_unpoison_memory_region(const volatile void *from, size_t size);
int __asan_address_is_poisoned(const volatile void *at);
#endif

static inline void ng_guard_shut(const void *from, size_t size)
{
#if NG_GUARDED
    __asan_poison_memory_region(from, size);
#else
    (void)from, (void)size;
#endif
}

static inline void ng_guard_open(const void *from, size_t size)
{
#if NG_GUARDED
    __asan_unpoison_memory_region(from, size);
#else
    (void)from, (void)size;
#endif
}

#endif
