/* libstemmer behind three functions. It keeps its state in the stemmer, which is why each run owns one. */
#include "wrap/stem.h"

#include <limits.h>
#include <libstemmer.h>

ng_stemmer *ng_stemmer_open(const char *algorithm)
{
    return (ng_stemmer *)(void *)sb_stemmer_new(algorithm, "UTF_8");
}

void ng_stemmer_close(ng_stemmer *stemmer)
{
    if (stemmer) sb_stemmer_delete((struct sb_stemmer *)(void *)stemmer);
}

/* Words beyond this are no words of a language: they are their own stem, and the length fits libstemmer's int. */
enum { LONGEST_WORD = 255 };

ng_span ng_stem(ng_stemmer *stemmer, ng_span word)
{
    if (!stemmer || word.len == 0 || word.len > LONGEST_WORD) return word;
    struct sb_stemmer *snowball = (struct sb_stemmer *)(void *)stemmer;
    const sb_symbol *stem = sb_stemmer_stem(snowball, (const sb_symbol *)word.ptr, (int)word.len);
    if (!stem) return (ng_span){NULL, 0};
    int length = sb_stemmer_length(snowball);
    return (ng_span){(const char *)stem, length > 0 ? (size_t)length : 0};
}
