/* Finds the entries of a newsroom's tag file in one pass over the tokens.
 *
 * Problem: thousands of aliases, whole words only, the longest wins, "Trump Tower" is not "Trump" (A27, A37).
 * Input:  tokens, headline, sentences, the vocabulary.
 * Output: entries that match, best first.
 * Cost:   one look-up for each token; where aliases begin, as many as the longest of them has tokens.
 * Source: FlashText (Singh 2017).
 */
#include "tag/match.h"

enum { BUFFER = 256 }; /* bytes of the longest alias that can match; a longer one is no tag */

typedef struct tally {
    uint32_t count;
    uint32_t first;  /* how many matches came before its first */
    bool title;
} tally;

typedef struct matcher {
    const ng_lines *lines;
    const ng_tokens *tokens;
    const ng_vocabulary *vocabulary;
    tally *tallies; /* one for each entry */
    uint32_t found;
} matcher;

static void count_match(matcher *m, uint32_t entry, bool title)
{
    tally *tally_here = &m->tallies[entry];
    if (tally_here->count++ == 0) tally_here->first = m->found++;
    tally_here->title = tally_here->title || title;
}

/* Appends a token in folded form; false when it does not fit. */
static bool append(const matcher *m, const ng_token *token, char *buffer, size_t *length)
{
    ng_span text = ng_token_text(m->lines->text, token);
    if (ng_token_is_word(token)) text = m->tokens->words[token->word].folded;
    else if (token->word == 0x2019 || token->word == 0x02BC) text = NG_SPAN("'");
    bool blank = *length && !(token->flags & NG_TOKEN_GLUED);
    if (*length + text.len + blank > BUFFER) return false;
    if (blank) buffer[(*length)++] = ' ';
    memcpy(buffer + *length, text.ptr, text.len);
    *length += text.len;
    return true;
}

static uint32_t find(const matcher *m, uint32_t first, const ng_token *last, const char *buffer, size_t length)
{
    uint32_t start = m->tokens->items[first].start;
    ng_span folded = ng_span_make(buffer, length);
    ng_span exact = ng_span_slice(m->lines->text, start, ng_token_end(last));
    uint32_t entry = ng_vocabulary_find(m->vocabulary, folded, exact);
    if (entry != NG_NO_ID || !ng_span_ends(folded, NG_SPAN("'s"))) return entry;
    size_t ending = exact.len && (unsigned char)exact.ptr[exact.len - 2] < 0x80 ? 2 : 4;
    if (exact.len < ending) return entry;
    folded.len -= 2;
    exact.len -= ending;
    return ng_vocabulary_find(m->vocabulary, folded, exact);
}

/* The longest alias that begins at token [first]: its entry, and *next behind it. */
static uint32_t longest_at(const matcher *m, uint32_t first, uint32_t end, size_t longest, uint32_t *next)
{
    enum { ENDING = 2 }; /* "'s" */
    char buffer[BUFFER];
    size_t length = 0;
    uint32_t entry = NG_NO_ID;
    for (uint32_t i = first; i < end && append(m, &m->tokens->items[i], buffer, &length) && length <= longest + ENDING; i++) {
        uint32_t here = find(m, first, &m->tokens->items[i], buffer, length);
        if (here == NG_NO_ID) continue;
        entry = here;
        *next = i + 1;
    }
    return entry;
}

static void match_tokens(matcher *m, uint32_t first, uint32_t end, bool title)
{
    for (uint32_t i = first; i < end;) {
        const ng_token *token = &m->tokens->items[i];
        ng_span word = ng_token_is_word(token) ? m->tokens->words[token->word].folded : ng_token_text(m->lines->text, token);
        size_t longest = ng_vocabulary_longest(m->vocabulary, word);
        uint32_t next = i + 1, entry = longest ? longest_at(m, i, end, longest, &next) : NG_NO_ID;
        if (entry != NG_NO_ID && entry != NG_VOCABULARY_NEVER) count_match(m, entry, title);
        i = next;
    }
}

static ng_status match_patterns(matcher *m, ng_regex_scratch *scratch, ng_span text, bool title)
{
    size_t count;
    const ng_vocabulary_pattern *patterns = ng_vocabulary_patterns(m->vocabulary, &count);
    for (size_t i = 0; i < count; i++) {
        bool found;
        ng_regex_match match;
        ng_status status = ng_regex_search(patterns[i].regex, scratch, text, 0, &found, &match);
        if (status != NG_OK) return status;
        if (found) count_match(m, patterns[i].entry, title);
    }
    return NG_OK;
}

static ng_status match_all_patterns(matcher *m, const ng_meta *meta, const ng_sentences *sentences, ng_arena *arena)
{
    size_t count;
    ng_vocabulary_patterns(m->vocabulary, &count);
    if (count == 0) return NG_OK;
    ng_regex_scratch *scratch = ng_regex_scratch_new(&arena->allocator);
    if (!scratch) return NG_NO_MEMORY;
    ng_status status = meta->headline.len ? match_patterns(m, scratch, meta->headline, true) : NG_OK;
    for (size_t i = 0; i < sentences->count && status == NG_OK; i++) {
        ng_span text = ng_span_slice(m->lines->text, sentences->items[i].start, sentences->items[i].end);
        status = match_patterns(m, scratch, text, false);
    }
    ng_regex_scratch_free(scratch);
    return status;
}

static bool is_before(const tally *a, const tally *b)
{
    if (a->title != b->title) return a->title;
    if (a->count != b->count) return a->count > b->count;
    return a->first < b->first;
}

/* Bottom-up merge sort: stable, no recursion. */
static bool sort(uint32_t *entries, size_t count, const tally *tallies, ng_arena *arena)
{
    uint32_t *other = ng_arena_array(arena, count, sizeof *other);
    if (!other) return false;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t low = 0; low < count; low += 2 * width) {
            size_t middle = low + width < count ? low + width : count, high = low + 2 * width < count ? low + 2 * width : count;
            size_t a = low, b = middle;
            for (size_t i = low; i < high; i++) {
                bool right = a == middle || (b < high && is_before(&tallies[entries[b]], &tallies[entries[a]]));
                other[i] = right ? entries[b++] : entries[a++];
            }
        }
        memcpy(entries, other, count * sizeof *entries);
    }
    return true;
}

ng_status ng_tag_match(const ng_lines *lines, const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                       const ng_vocabulary *vocabulary, ng_arena *arena, ng_matches *out, ng_error *error)
{
    size_t entries = ng_vocabulary_count(vocabulary), count = 0;
    matcher m = {.lines = lines, .tokens = tokens, .vocabulary = vocabulary};
    m.tallies = ng_arena_zeros(arena, entries, sizeof *m.tallies);
    if (!m.tallies) return ng_fail_memory(error);
    uint32_t headline = meta->headline_line;
    if (headline != NG_NO_ID) match_tokens(&m, tokens->line_first[headline], tokens->line_first[headline + 1], true);
    for (size_t i = 0; i < sentences->count; i++)
        if (sentences->items[i].line != headline)
            match_tokens(&m, sentences->items[i].first_token, sentences->items[i].end_token, false);
    if (match_all_patterns(&m, meta, sentences, arena) != NG_OK) return ng_fail_memory(error);
    uint32_t *list = ng_arena_array(arena, m.found, sizeof *list);
    if (!list) return ng_fail_memory(error);
    for (uint32_t i = 0; i < entries; i++)
        if (m.tallies[i].count) list[count++] = i;
    if (!sort(list, count, m.tallies, arena)) return ng_fail_memory(error);
    *out = (ng_matches){list, count};
    return NG_OK;
}
