/* A hint to the machine that memory is about to be read: it changes no result, and where it is not known it does nothing.
 * Worth its line where a place is known some time before it is needed and nothing else hides the wait. Call it from a function
 * that does other work as well: gcc takes one that only fetches for a function that does nothing. */
#ifndef NG_BASE_PREFETCH_H
#define NG_BASE_PREFETCH_H

static inline void ng_prefetch(const void *place)
{
#ifdef __GNUC__
    __builtin_prefetch(place);
#else
    (void)place;
#endif
}

#endif
