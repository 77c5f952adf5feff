#include "train/tag_gold.h"

#include "base/hash.h"
#include "wrap/utf8.h"

static bool in_word(ng_span text, size_t at, size_t *length)
{
    uint32_t c = 0;
    if (at >= text.len) return false;
    *length = ng_utf8_decode(text.ptr + at, text.len - at, &c);
    if (*length == 0) *length = 1;
    ng_char_class class = ng_utf8_class(c);
    return class >= NG_CHAR_UPPER && class <= NG_CHAR_DIGIT;
}

static bool is_letter(ng_span text, size_t at)
{
    return at < text.len && text.ptr[at] >= 'a' && text.ptr[at] <= 'z';
}

/* The dots of "u.s." stand between two letters of which the second stands alone. */
static bool is_inner_dot(ng_span text, size_t at)
{
    size_t length;
    return text.ptr[at] == '.' && at > 0 && is_letter(text, at - 1) && is_letter(text, at + 1) && !in_word(text, at + 2, &length);
}

/* The bytes of "'s" at [at] when a word ends there, of an apostrophe alone otherwise. */
static size_t apostrophe(ng_span text, size_t at)
{
    size_t length;
    if (text.ptr[at] != '\'') return 0;
    return at + 1 < text.len && text.ptr[at + 1] == 's' && !in_word(text, at + 2, &length) ? 2 : 1;
}

/* The next word of the folded [text] from *at on, in [word]; empty at the end. */
static ng_span next_word(ng_span text, size_t *at, char *word, size_t room)
{
    size_t used = 0, length = 0;
    while (*at < text.len) {
        size_t skipped = apostrophe(text, *at);
        if (skipped) {
            *at += skipped;
        } else if (is_inner_dot(text, *at)) {
            ++*at;
        } else if (in_word(text, *at, &length)) {
            if (used + length <= room) memcpy(word + used, text.ptr + *at, length);
            used += used + length <= room ? length : 0;
            *at += length;
        } else {
            *at += length;
            if (used) break;
        }
    }
    return ng_span_make(word, used);
}

bool ng_tag_gold_key(ng_span tag, ng_stemmer *stemmer, ng_strbuf *scratch, uint64_t *out)
{
    enum { ROOM = 256 };
    char buffer[ROOM];
    size_t at = 0;
    *out = 0;
    if (!ng_utf8_fold(tag, scratch)) return false;
    for (ng_span word; (word = next_word(ng_strbuf_span(scratch), &at, buffer, ROOM)).len;) {
        ng_span stem = ng_stem(stemmer, word, ng_hash(word));
        if (!stem.ptr) return false;
        *out = ng_hash_mix(*out * 31 + ng_hash(stem));
    }
    return true;
}

bool ng_tag_gold_has(const uint64_t *keys, size_t count, uint64_t key)
{
    for (size_t i = 0; i < count; i++) {
        if (keys[i] == key) return true;
    }
    return false;
}

void ng_tag_gold_add(uint64_t *keys, size_t *count, uint64_t key)
{
    if (key != 0 && !ng_tag_gold_has(keys, *count, key)) keys[(*count)++] = key;
}

double ng_tag_gold_f1(const uint64_t *gold, size_t gold_count, const uint64_t *found, size_t found_count, size_t depth)
{
    size_t hits = 0, looked = found_count < depth ? found_count : depth;
    for (size_t i = 0; i < looked; i++) hits += ng_tag_gold_has(gold, gold_count, found[i]);
    return hits ? 2.0 * (double)hits / (double)(looked + gold_count) : 0;
}
