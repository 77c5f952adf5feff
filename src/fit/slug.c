/* The slug of a headline. Apostrophes vanish ("don't" gives "dont"), everything else that is no letter, mark or digit parts
 * words. Letters without an ASCII base stay as they are: UTF-8 is legal in an address (RFC 3987). */
#include "fit/fit.h"
#include "wrap/utf8.h"

static bool in_slug(ng_char_class class)
{
    return class >= NG_CHAR_UPPER && class <= NG_CHAR_DIGIT;
}

ng_status ng_fit_slug(ng_span headline, ng_strbuf *scratch, ng_arena *arena, ng_span *out, ng_error *error)
{
    if (!ng_utf8_fold_base(headline, scratch)) return ng_fail_memory(error);
    ng_span text = ng_strbuf_span(scratch);
    char *slug = ng_arena_alloc(arena, text.len + 1);
    if (!slug) return ng_fail_memory(error);
    size_t length = 0;
    bool gap = false;
    for (size_t at = 0, n; at < text.len; at += n) {
        uint32_t c = 0xfffd;
        n = ng_utf8_decode(text.ptr + at, text.len - at, &c);
        if (n == 0) n = 1;
        if (c == '\'') continue;
        if (!in_slug(ng_utf8_class(c))) {
            gap = true;
            continue;
        }
        if (gap && length) slug[length++] = '-';
        gap = false;
        memcpy(slug + length, text.ptr + at, n);
        length += n;
    }
    *out = ng_span_make(slug, length);
    return NG_OK;
}
