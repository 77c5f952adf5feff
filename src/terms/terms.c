/* Stems by distinct word, then the sentences' terms as one array of numbers (compressed rows), sorted within a row so that
 * two sentences are compared by merging. */
#include "terms/terms.h"

#include <stdlib.h>

#include "terms/endings.h"
#include "terms/hints.h"
#include "terms/pairs.h"
#include "terms/speakers.h"

typedef struct maker {
    const ng_tokens *tokens;
    ng_arena *arena;
    uint32_t *stem_of;
    uint32_t *term_of; /* of a content word its stem, of a stop word NG_NO_ID, and so behind the last word: of a mark */
    const uint8_t *endings;
    ng_facts *const *facts; /* of the words; or NULL */
    char stem[NG_FACTS_WORD + NG_FACTS_STEM]; /* the last one that was put together */
    ng_interner stems;
    ng_pairs pairs;
} maker;

enum { BOOK_WORDS = 8192 /* distinct: so many make a large part of the cache of stems, and are the words of no article */ };

/* ptr NULL: out of memory. */
static ng_span stem_word(const ng_tokens *tokens, uint32_t word, const uint8_t *endings, ng_stemmer *stemmer)
{
    const ng_word *w = &tokens->words[word];
    size_t ending = endings ? endings[word] : 0;
    ng_span bare = ng_span_make(w->folded.ptr, w->folded.len - ending);
    if (tokens->word_count > BOOK_WORDS) return ng_stem_once(stemmer, bare);
    return ng_stem(stemmer, bare, ending ? ng_hash(bare) : w->hash);
}

/* What an earlier article found out about the stem of [word], put together in [buffer] unless it is a beginning of the word. */
static ng_span recall_stem(const ng_facts *facts, ng_span word, char *buffer)
{
    size_t length = facts->stem_kept;
    if (!facts->stem_added[0]) return ng_span_make(word.ptr, length);
    memcpy(buffer, facts->word, NG_FACTS_WORD); /* which is the word: so many bytes are copied without a call */
    for (size_t i = 0; i < NG_FACTS_STEM && facts->stem_added[i]; i++) buffer[length++] = facts->stem_added[i];
    return ng_span_make(buffer, length);
}

static void keep_stem(ng_facts *facts, ng_span word, ng_span stem)
{
    size_t kept = 0;
    while (kept < word.len && kept < stem.len && word.ptr[kept] == stem.ptr[kept]) kept++;
    if (stem.len - kept > NG_FACTS_STEM) return;
    facts->stem_kept = (uint8_t)kept;
    memset(facts->stem_added, 0, sizeof facts->stem_added);
    memcpy(facts->stem_added, stem.ptr + kept, stem.len - kept);
    facts->known |= NG_FACTS_STEMMED;
}

static bool is_stemmed(ng_facts *const *facts, size_t word)
{
    return facts && facts[word] && (facts[word]->known & NG_FACTS_STEMMED);
}

enum { AHEAD = 8 /* words: in about the time of so many the memory of one is there */ };

/* Says which words the stemmer will be asked for. */
static void expect_stem(const maker *m, size_t word, ng_stemmer *stemmer)
{
    const ng_word *words = m->tokens->words;
    size_t soon = word + AHEAD, later = soon + AHEAD;
    if (later >= m->tokens->word_count) return;
    if (!is_stemmed(m->facts, soon)) ng_stem_expect_soon(stemmer, words[soon].hash);
    if (!is_stemmed(m->facts, later)) ng_stem_expect(stemmer, words[later].hash);
}

/* The stem of a word: a beginning of it, or a piece of memory that is good until the next call. */
static ng_span find_stem(maker *m, uint32_t word, ng_stemmer *stemmer)
{
    ng_span folded = m->tokens->words[word].folded;
    if (is_stemmed(m->facts, word)) return recall_stem(m->facts[word], folded, m->stem);
    ng_span stem = stem_word(m->tokens, word, m->endings, stemmer);
    if (m->facts && m->facts[word] && stem.ptr) keep_stem(m->facts[word], folded, stem);
    return stem;
}

/* The stem of each word. One that is a beginning of its word lies there; any other one lives only until the next call, so a new
 * one is copied. */
static bool stem_words(maker *m, const ng_language *language, ng_stemmer *stemmer)
{
    size_t count = m->tokens->word_count;
    const ng_word *words = m->tokens->words;
    m->stem_of = ng_arena_array(m->arena, count, sizeof *m->stem_of);
    m->term_of = ng_arena_array(m->arena, count + 1, sizeof *m->term_of);
    /* Whether a word has an ending is a matter of the other words of its text. */
    m->facts = m->endings || m->tokens->facts_language != language ? NULL : m->tokens->facts;
    if (!m->stem_of || !m->term_of || !ng_interner_init(&m->stems, m->arena, count)) return false;
    for (size_t i = 0; i < count; i++) {
        expect_stem(m, i, stemmer);
        ng_span stem = find_stem(m, (uint32_t)i, stemmer);
        bool added;
        if (!stem.ptr) return false;
        bool lies_in_word = stem.ptr == words[i].folded.ptr, whole = lies_in_word && stem.len == words[i].folded.len;
        uint32_t id = ng_interner_add(&m->stems, stem, whole ? words[i].hash : ng_hash(stem), &added);
        if (id == NG_NO_ID) return false;
        if (added && !lies_in_word && !(m->stems.entries[id].key = ng_arena_copy(m->arena, stem)).ptr) return false;
        m->stem_of[i] = id;
        m->term_of[i] = ng_choose32(words[i].flags & NG_WORD_STOP, NG_NO_ID, id);
    }
    m->term_of[count] = NG_NO_ID;
    return true;
}

static bool is_content(const ng_tokens *tokens, const ng_token *token)
{
    return ng_token_is_word(token) && !(tokens->words[token->word].flags & NG_WORD_STOP);
}

static int compare_ids(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Sorts a sentence's terms, which are distinct. There are a dozen of them: how many are smaller is counted for each, several at
 * once and without a branch, where inserting them guesses wrong seven times. */
static void sort_ids(uint32_t *ids, size_t n)
{
    enum { FEW = 32 };
    uint32_t sorted[FEW];
    if (n > FEW) {
        qsort(ids, n, sizeof *ids, compare_ids);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t smaller = 0;
        for (size_t k = 0; k < n; k++) smaller += ids[k] < ids[i];
        sorted[smaller] = ids[i];
    }
    memcpy(ids, sorted, n * sizeof *ids);
}

/* A term that the row has already is written too, where the next one will stand: whether it is new has no branch. */
static size_t add_term(uint32_t term, uint32_t mark, uint32_t *seen, uint32_t *row, size_t n)
{
    bool new = seen[term] != mark;
    seen[term] = mark;
    row[n] = term;
    return n + new;
}

/* Appends the distinct terms of tokens [from, to), some of which are of a script without spaces, to [row], ascending. [seen]
 * holds, for each term, the last row that had it. */
static size_t fill_unspaced_row(const maker *m, size_t from, size_t to, uint32_t mark, uint32_t *seen, uint32_t *row)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        const ng_token *token = &m->tokens->items[i];
        if (ng_token_unspaced(token)) {
            uint32_t pair = i + 1 < to ? m->pairs.of_token[i] : NG_NO_ID;
            if (pair != NG_NO_ID) n = add_term((uint32_t)m->stems.count + pair, mark, seen, row, n);
            if (!m->pairs.alone[i]) continue;
        } else if (!is_content(m->tokens, token)) {
            continue;
        }
        n = add_term(m->stem_of[token->word], mark, seen, row, n);
    }
    sort_ids(row, n);
    return n;
}

/* The same of a text with spaces between its words, whose [count] content stems stand at [content]. */
static size_t fill_row(const uint32_t *content, size_t count, uint32_t mark, uint32_t *seen, uint32_t *row)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) n = add_term(content[i], mark, seen, row, n);
    sort_ids(row, n);
    return n;
}

/* Appends the stems of the content words among tokens [from, to) to [all], in their order. There is room for each token: a stop
 * word is written where the next word will stand. */
static size_t list_content(const maker *m, size_t from, size_t to, uint32_t *all)
{
    size_t n = 0;
    uint32_t none = (uint32_t)m->tokens->word_count;
    for (size_t i = from; i < to; i++) {
        const ng_token *token = &m->tokens->items[i];
        uint32_t term = m->term_of[ng_token_word_or(token, none)];
        all[n] = term;
        n += (term != NG_NO_ID) & !ng_token_unspaced(token);
    }
    return n;
}

/* The distinct terms of tokens [from, to) behind one another in [row]; [content] gets the stems of the content words. */
static size_t take_terms(const maker *m, size_t from, size_t to, uint32_t mark, uint32_t *seen, uint32_t *content, size_t *listed,
                         uint32_t *row)
{
    *listed = list_content(m, from, to, content);
    if (m->tokens->unspaced) return fill_unspaced_row(m, from, to, mark, seen, row);
    return fill_row(content, *listed, mark, seen, row);
}

/* The share of the words of tokens [from, to) that stand in quotation marks. A quotation that goes on behind the sentence ends
 * with it. [mark] is the first one of the text that stands at [from] or behind it: words are what stands between the marks. */
static ng_score quoted_share(const ng_tokens *tokens, const ng_mark *mark, size_t from, size_t to)
{
    size_t words = to - from, inside = 0, last = from;
    bool open = false;
    for (; mark->token < to; mark++) {
        words--;
        if (open) inside += mark->token - last;
        last = mark->token + 1;
        if (ng_token_is_quote(&tokens->items[mark->token])) open = !open;
    }
    if (open) inside += to - last;
    return words ? (ng_score)(inside * NG_SCORE_ONE / words) : 0;
}

/* The first mark at token [from] or behind it, sought from [near] on. */
static const ng_mark *mark_at(const ng_tokens *tokens, const ng_mark *near, size_t from)
{
    while (near > tokens->marks && near[-1].token >= from) near--;
    while (near->token < from) near++;
    return near;
}

static ng_span *list_stems(const maker *m)
{
    ng_span *stems = ng_arena_array(m->arena, m->stems.count + m->pairs.count, sizeof *stems);
    for (uint32_t i = 0; stems && i < m->stems.count; i++) stems[i] = m->stems.entries[i].key;
    for (uint32_t i = 0; stems && i < m->pairs.count; i++) stems[m->stems.count + i] = m->pairs.texts[i];
    return stems;
}

static void count_documents(const uint32_t *items, size_t count, uint32_t *document_frequency)
{
    for (size_t i = 0; i < count; i++) document_frequency[items[i]]++;
}

ng_status ng_terms_make(const ng_lines *lines, const ng_tokens *tokens, const ng_sentences *sentences, const ng_meta *meta,
                        const ng_language *language, ng_stemmer *stemmer, ng_arena *arena, ng_terms *out, ng_error *error)
{
    maker m = {.tokens = tokens, .arena = arena};
    *out = (ng_terms){.stem_of = NULL};
    bool made = ng_terms_endings(tokens, language, arena, &m.endings) && stem_words(&m, language, stemmer)
             && ng_terms_pairs(lines, tokens, arena, &m.pairs);
    if (!made) return ng_fail_memory(error);
    size_t count = m.stems.count + m.pairs.count;
    uint32_t *seen = ng_arena_zeros(arena, count, sizeof *seen);
    uint32_t *document_frequency = ng_arena_zeros(arena, count, sizeof *document_frequency);
    uint32_t *first = ng_arena_array(arena, sentences->count + 1, sizeof *first);
    uint32_t *items = ng_arena_array(arena, tokens->count + tokens->unspaced, sizeof *items);
    uint32_t *content = ng_arena_array(arena, tokens->count, sizeof *content);
    uint32_t *content_first = ng_arena_array(arena, sentences->count + 1, sizeof *content_first);
    ng_score *quoted = ng_arena_array(arena, sentences->count, sizeof *quoted);
    ng_span *stems = list_stems(&m);
    if (!seen || !document_frequency || !first || !items || !stems) return ng_fail_memory(error);
    if (!content || !content_first || !quoted || !ng_terms_speakers(lines, tokens, sentences, arena, out))
        return ng_fail_memory(error);
    if (!ng_terms_hints(tokens, sentences, language, arena, out)) return ng_fail_memory(error);
    size_t n = 0, all = 0, listed;
    const ng_mark *mark = tokens->marks;
    for (size_t i = 0; i < sentences->count; i++) {
        const ng_sentence *s = &sentences->items[i];
        first[i] = (uint32_t)n;
        content_first[i] = (uint32_t)all;
        uint32_t from = out->speech ? out->speech[i] : s->first_token;
        n += take_terms(&m, from, s->end_token, (uint32_t)i + 1, seen, content + all, &listed, items + n);
        all += listed;
        mark = mark_at(tokens, mark, s->first_token);
        quoted[i] = quoted_share(tokens, mark, s->first_token, s->end_token);
    }
    content_first[sentences->count] = (uint32_t)all;
    first[sentences->count] = (uint32_t)n;
    count_documents(items, n, document_frequency);
    if (meta->headline_line != NG_NO_ID) {
        size_t from = tokens->line_first[meta->headline_line], to = tokens->line_first[meta->headline_line + 1];
        uint32_t *title = ng_arena_array(arena, 2 * (to - from), sizeof *title); /* of a character: itself and a pair */
        uint32_t *words = ng_arena_array(arena, to - from, sizeof *words);
        if (!title || !words) return ng_fail_memory(error);
        out->title = (ng_term_list){title, take_terms(&m, from, to, (uint32_t)sentences->count + 1, seen, words, &listed, title)};
    }
    out->stem_of = m.stem_of;
    out->stems = stems;
    out->stem_count = count;
    out->endings = m.endings;
    out->first = first;
    out->items = items;
    out->content = content;
    out->content_first = content_first;
    out->document_frequency = document_frequency;
    out->quoted = quoted;
    out->stem_ids = m.stems;
    out->pair_ids = m.pairs.ids;
    return NG_OK;
}

void ng_terms_give_back(ng_terms *terms, ng_arena *arena)
{
    const void *tables[] = {terms->first, terms->items, terms->content, terms->content_first, terms->quoted, terms->leans};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) ng_arena_give_back(arena, tables[i]);
    ng_interner_give_back(&terms->stem_ids);
    if (terms->pair_ids.arena) ng_interner_give_back(&terms->pair_ids);
    terms->first = terms->items = terms->content = terms->content_first = NULL;
    terms->quoted = NULL;
    terms->leans = NULL;
}

/* The number of the article's stem that word [word] has, or NG_NO_ID; false when out of memory. */
static bool find_number(const ng_terms *terms, const ng_tokens *tokens, uint32_t word, const uint8_t *endings,
                        ng_stemmer *stemmer, uint32_t *out)
{
    ng_span stem = stem_word(tokens, word, endings, stemmer);
    if (stem.ptr) *out = ng_interner_find(&terms->stem_ids, stem, ng_hash(stem));
    return stem.ptr != NULL;
}

/* The same for the pair that the token at [at] makes with the next one. */
static uint32_t find_pair(const ng_terms *terms, const ng_pairs *pairs, size_t at)
{
    if (pairs->count == 0 || pairs->of_token[at] == NG_NO_ID || terms->pair_ids.count == 0) return NG_NO_ID;
    ng_span text = pairs->texts[pairs->of_token[at]];
    uint32_t pair = ng_interner_find(&terms->pair_ids, text, ng_hash(text));
    return pair == NG_NO_ID ? NG_NO_ID : (uint32_t)terms->stem_ids.count + pair;
}

ng_status ng_terms_find(const ng_terms *terms, const ng_lines *lines, const ng_tokens *tokens, const ng_language *language,
                        ng_stemmer *stemmer, ng_arena *arena, ng_term_list *out, ng_error *error)
{
    const uint8_t *endings;
    ng_pairs pairs;
    size_t n = 0;
    uint32_t *items = ng_arena_array(arena, tokens->count + tokens->unspaced, sizeof *items);
    *out = (ng_term_list){items, 0};
    if (!items || !ng_terms_endings(tokens, language, arena, &endings) || !ng_terms_pairs(lines, tokens, arena, &pairs)) {
        return ng_fail_memory(error);
    }
    for (size_t i = 0; i < tokens->count; i++) {
        const ng_token *token = &tokens->items[i];
        uint32_t stem = NG_NO_ID, pair = find_pair(terms, &pairs, i);
        if (pair != NG_NO_ID) items[n++] = pair;
        bool is_term = ng_token_unspaced(token) ? pairs.alone[i] : is_content(tokens, token);
        if (is_term && !find_number(terms, tokens, token->word, endings, stemmer, &stem)) return ng_fail_memory(error);
        if (stem != NG_NO_ID) items[n++] = stem;
    }
    qsort(items, n, sizeof *items, compare_ids);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || items[i] != items[i - 1]) items[out->count++] = items[i];
    }
    return NG_OK;
}
