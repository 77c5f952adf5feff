/* The facts about words that the tagger stands on.
 *
 * Problem: a capital marks a name only where a small letter was possible. It says nothing at the start of a sentence, behind
 * an opening quotation mark, or in a headline that capitalises every word.
 * Input:  tokens, sentences, the headline's line, and the tables of frequencies and of words with a part of their own.
 * Output: for each distinct word its facts (words.h); the article's own use of capitals comes before the table's.
 * Cost:   one look-up in two tables for each distinct word, one pass over the tokens.
 * Source: the capital evidence is that of truecasing (Lita et al. 2003) reduced to counts; the classes of plain words come
 * from verb contexts counted in free text (models/make/frequencies.py) and from endings.
 */
#include "tag/words.h"

#include "base/ascii.h"

enum {
    LEAST_HEADING_WORDS = 4, /* a line of fewer words is never taken for a headline: "Angela Merkel spoke" */
    VERB_SHARE = 55,         /* per cent of verb contexts from which a word is a verb */
    PURE_VERB_SHARE = 85,    /* from which its form with an s is a verb too */
    ACRONYM_LENGTH = 6       /* a longer word in capitals is shouting */
};

/* More capitals than this share of the words make a heading. */
static const double HEADING_SHARE = 0.6;

/* The same for what ends in a full stop, as headings do not: "Italian Prime Minister Ann Lee met US President Bo Ray." */
static const double SENTENCE_SHARE = 0.85;

typedef struct ending {
    unsigned char length;
    char text[7];
} ending;

static const ending ADJECTIVE_ENDINGS[] = {{2, "al"}, {3, "ous"}, {3, "ive"}, {3, "ful"}, {4, "less"}, {2, "ic"}, {4, "able"},
    {4, "ible"}, {3, "ary"}};

/* Endings of words that are hardly ever names: they decide only where the article itself does not. */
static const ending COMMON_ENDINGS[] = {{3, "ing"}, {2, "ed"}, {2, "ly"}, {4, "tion"}, {5, "tions"}, {4, "ness"}, {4, "ment"},
    {5, "ments"}, {4, "able"}, {3, "ive"}, {3, "ous"}, {3, "ful"}, {4, "less"}, {4, "ists"}, {3, "ers"}};

/* What is left of "we'll", "they're", "don't" behind the apostrophe. */
static const ending CLITICS[] = {{2, "'m"}, {3, "'re"}, {3, "'ve"}, {3, "'ll"}, {2, "'d"}, {3, "n't"}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Looks at the last byte before it compares: it differs from most of the endings'. */
static bool ends_in(ng_span word, const ending *endings, size_t count)
{
    char last = word.len ? word.ptr[word.len - 1] : '\0';
    for (size_t i = 0; i < count; i++) {
        size_t length = endings[i].length;
        if (endings[i].text[length - 1] != last || word.len <= length) continue;
        if (memcmp(word.ptr + word.len - length, endings[i].text, length) == 0) return true;
    }
    return false;
}

/* Whether [word] ends as verbs do, in a language that lists such endings. */
static bool is_verb_form(const ng_language *language, ng_span word)
{
    enum { SYLLABLE = 3, LONGEST = 4 };
    const ng_table *particles = ng_language_table(language, NG_TABLE_PARTICLES);
    for (size_t n = SYLLABLE; particles->count && n <= LONGEST * SYLLABLE && n <= word.len; n += SYLLABLE) {
        const ng_row *row = ng_table_get(particles, ng_span_slice(word, word.len - n, word.len));
        if (row && row->value == NG_PARTICLE_VERB) return true;
    }
    return false;
}

/* Words that end a name's phrase, such as "image" and "reported", may stand in a keyphrase. */
static bool is_blocked(const ng_tag_word *word, ng_tag_style style)
{
    return word->stop || (word->kind == NG_KIND_BLOCKER && style == NG_TAG_NAMES);
}

static uint8_t plain_class(const ng_tag_word *word, ng_span folded, unsigned verb, ng_tag_style style)
{
    if (word->kind == NG_KIND_CALENDAR || word->kind == NG_KIND_MONTH) return NG_CLASS_CALENDAR;
    if (is_blocked(word, style) || folded.len < 2) return NG_CLASS_STOP;
    if (ends_in(folded, CLITICS, COUNT(CLITICS))) return NG_CLASS_STOP;
    if (word->kind == NG_KIND_NOUN) return NG_CLASS_NOUN;
    if (word->kind == NG_KIND_ADJECTIVE) return NG_CLASS_ADJECTIVE;
    if (ng_span_ends(folded, NG_SPAN("ly"))) return NG_CLASS_ADVERB;
    if (ng_span_ends(folded, NG_SPAN("ing")) || ng_span_ends(folded, NG_SPAN("ed"))) return NG_CLASS_PARTICIPLE;
    if (word->known && verb >= VERB_SHARE) return NG_CLASS_VERB;
    if (ends_in(folded, ADJECTIVE_ENDINGS, COUNT(ADJECTIVE_ENDINGS))) return NG_CLASS_ADJECTIVE;
    return NG_CLASS_NOUN;
}

static double documents_of(const ng_language *language)
{
    const ng_row *row = ng_table_get(ng_language_table(language, NG_TABLE_FREQUENCIES), NG_SPAN("@documents"));
    return row && row->value > 0 ? row->value : 1;
}

/* The row of "sell" for "sells", of "freelancer" for "freelancers", or NULL. */
static const ng_row *find_without_s(const ng_table *table, ng_span base)
{
    if (base.len < 4 || base.ptr[base.len - 1] != 's' || base.ptr[base.len - 2] == 's') return NULL;
    return ng_table_get(table, ng_span_slice(base, 0, base.len - 1));
}

static int8_t keyness_of(const ng_table *table, ng_span base, uint64_t hash)
{
    const ng_row *row = ng_table_find(table, base, hash);
    if (!row) row = find_without_s(table, base);
    return (int8_t)(row ? row->value - NG_KEYNESS_NONE : 0);
}

/* What the table of frequencies says beside the documents that hold a word, in per cent. */
static unsigned small_share(const ng_row *row)
{
    return row->numbers[0];
}

static unsigned verb_share(const ng_row *row)
{
    return row->numbers[1];
}

/* Whether the part behind the last hyphen is a common word; taken for one where no table tells. */
static bool has_common_tail(ng_span folded, const ng_table *frequencies)
{
    enum { COMMON = 50 }; /* per cent of small initials */
    if (!memchr(folded.ptr, '-', folded.len)) return false;
    size_t at = folded.len;
    while (folded.ptr[at - 1] != '-') at--;
    const ng_row *row = ng_table_get(frequencies, ng_span_slice(folded, at, folded.len));
    return frequencies->count == 0 || (row && small_share(row) >= COMMON);
}

static void describe(ng_tag_word *word, const ng_word *source, const ng_language *language, ng_tag_style style, double documents)
{
    ng_span base = source->folded;
    uint64_t hash = source->hash;
    unsigned small = 50, verb = 0;
    word->possessive = base.len > 2 && ng_span_ends(base, NG_SPAN("'s"));
    if (word->possessive) {
        base.len -= 2;
        hash = ng_hash(base);
    }
    word->stop = source->flags & NG_WORD_STOP;
    const ng_table *frequencies = ng_language_table(language, NG_TABLE_FREQUENCIES);
    const ng_row *row = ng_table_find(frequencies, base, hash);
    const ng_row *stripped = find_without_s(frequencies, base);
    if (!row) row = stripped;
    word->known = row != NULL;
    if (row) {
        small = small_share(row);
        verb = verb_share(row);
    }
    /* "sells" hardly ever stands behind "to" or "they": it is a verb when "sell" is nothing else. */
    if (stripped && verb_share(stripped) >= PURE_VERB_SHARE) verb = verb_share(stripped);
    word->small = (uint8_t)(small > 100 ? 100 : small);
    word->rarity = (float)ng_tag_log2((documents + 1) / (row && row->value > 0 ? row->value + 0.5 : 1));
    row = ng_table_find(ng_language_table(language, NG_TABLE_GENERIC), base, hash);
    word->kind = (uint8_t)(row ? row->value + 1 : NG_KIND_NONE);
    if (word->kind == NG_KIND_DEED && style == NG_TAG_PHRASES) word->kind = NG_KIND_GENERIC; /* verbs may stand in those anyway */
    word->common_tail = has_common_tail(base, frequencies);
    word->demonym = language->small_demonyms && ng_table_find(ng_language_table(language, NG_TABLE_PLACES), base, hash);
    word->verb = (uint8_t)(verb > 100 ? 100 : verb);
    word->plain = plain_class(word, base, verb, style);
    if (word->plain >= NG_CLASS_PARTICIPLE && is_verb_form(language, base)) word->plain = NG_CLASS_VERB;
    /* Headlines are full of verbs that say nothing of their story: "finds", "slams". */
    bool may_say = word->plain >= NG_CLASS_PARTICIPLE;
    word->keyness = may_say ? keyness_of(ng_language_table(language, NG_TABLE_KEYNESS), base, hash) : 0;
}

/* What is kept of a word from article to article: the end of its struct, from the rarity on. */
enum { KEPT_FROM = offsetof(ng_tag_word, rarity), KEPT = sizeof(ng_tag_word) - KEPT_FROM };

_Static_assert((int)KEPT <= (int)NG_FACTS_TAG, "facts have room for it");

enum { ASKED = 2, BATCH = NG_TABLE_WARM / ASKED }; /* look-ups in the table of frequencies for a word; words described together */

/* Words that no earlier article found anything out about. Their rows are asked for together before the first is described: three
 * places in memory for each look-up, one after the other, and seldom in a cache. */
typedef struct describer {
    const ng_tokens *tokens;
    const ng_language *language;
    ng_facts *const *facts; /* or NULL */
    ng_tag_word *items;
    ng_tag_style style;
    double documents;
    uint32_t waiting[BATCH];
    size_t count;
} describer;

static uint8_t known_bit(ng_tag_style style)
{
    return style == NG_TAG_NAMES ? NG_FACTS_TAG_NAMES : NG_FACTS_TAG_PHRASES;
}

/* The word itself and its form without an s. */
static size_t list_asked(const ng_word *word, ng_word *out)
{
    ng_span base = word->folded;
    out[0] = *word;
    if (base.len < 2 || base.ptr[base.len - 1] != 's') return 1;
    base.len -= ng_span_ends(base, NG_SPAN("'s")) ? 2 : 1;
    out[1] = (ng_word){.folded = base, .hash = ng_hash(base)};
    return ASKED;
}

static void describe_waiting(describer *d)
{
    ng_word asked[NG_TABLE_WARM];
    size_t count = 0;
    for (size_t i = 0; i < d->count; i++) count += list_asked(&d->tokens->words[d->waiting[i]], asked + count);
    ng_table_warm(ng_language_table(d->language, NG_TABLE_FREQUENCIES), asked, count);
    ng_table_warm(ng_language_table(d->language, NG_TABLE_KEYNESS), asked, count);
    for (size_t i = 0; i < d->count; i++) {
        uint32_t at = d->waiting[i];
        ng_facts *facts = d->facts ? d->facts[at] : NULL;
        describe(&d->items[at], &d->tokens->words[at], d->language, d->style, d->documents);
        if (!facts) continue;
        memcpy(facts->tag, (const char *)&d->items[at] + KEPT_FROM, KEPT);
        facts->known = (uint8_t)((facts->known & ~(NG_FACTS_TAG_NAMES | NG_FACTS_TAG_PHRASES)) | known_bit(d->style));
    }
    d->count = 0;
}

/* What an earlier article found out about the word, if one did; else it waits. A newsroom's own stop words may differ from those
 * of that one. */
static void recall(describer *d, uint32_t at)
{
    const ng_facts *facts = d->facts ? d->facts[at] : NULL;
    if (facts && (facts->known & known_bit(d->style))) {
        memcpy((char *)&d->items[at] + KEPT_FROM, facts->tag, KEPT);
        if (d->items[at].stop == ((d->tokens->words[at].flags & NG_WORD_STOP) != 0)) return;
    }
    d->waiting[d->count++] = at;
    if (d->count == BATCH) describe_waiting(d);
}

static ng_span without_possessive(ng_span folded)
{
    return ng_span_slice(folded, 0, folded.len - 2);
}

/* Joins the evidence of "trump's" and "trump". [possessives] are the words of the first kind. */
static bool link_possessives(ng_tag_word *items, const ng_tokens *tokens, const uint32_t *possessives, size_t count,
                             ng_arena *arena)
{
    ng_interner bases;
    bool added;
    if (count == 0) return true;
    uint32_t *owner = ng_arena_array(arena, count, sizeof *owner);
    if (!owner || !ng_interner_init(&bases, arena, count)) return false;
    for (size_t i = 0; i < count; i++) {
        ng_span base = without_possessive(tokens->words[possessives[i]].folded);
        uint32_t id = ng_interner_add(&bases, base, ng_hash(base), &added);
        if (id == NG_NO_ID) return false;
        if (added) owner[id] = possessives[i];
        items[possessives[i]].bare = id; /* for now */
    }
    for (uint32_t i = 0; i < tokens->word_count; i++) {
        if (!ng_interner_may_hold(&bases, tokens->words[i].hash)) continue;
        uint32_t id = ng_interner_find(&bases, tokens->words[i].folded, tokens->words[i].hash);
        if (id != NG_NO_ID && !items[i].possessive) owner[id] = i;
    }
    for (size_t i = 0; i < count; i++) items[possessives[i]].bare = owner[items[possessives[i]].bare];
    return true;
}

static bool ends_in_full_stop(const ng_tokens *tokens, const ng_tag_segment *segment)
{
    return segment->end > segment->first && ng_token_is_mark(&tokens->items[segment->end - 1], '.');
}

static ng_tag_segment make_segment(const ng_tokens *tokens, uint32_t first, uint32_t end, bool title)
{
    ng_tag_segment segment = {.first = first, .end = end, .title = title};
    size_t words = 0, capitals = 0, shouted = 0;
    for (uint32_t i = first; i < end; i++) {
        const ng_token *token = &tokens->items[i];
        if (token->kind != NG_TOKEN_WORD) continue;
        words++;
        capitals += (token->flags & NG_TOKEN_CAPITAL) != 0;
        shouted += (token->flags & NG_TOKEN_UPPER) != 0;
    }
    if (words < LEAST_HEADING_WORDS) return segment;
    double share = ends_in_full_stop(tokens, &segment) ? SENTENCE_SHARE : HEADING_SHARE;
    segment.heading = (double)capitals > share * (double)words;
    segment.shout = (double)shouted > HEADING_SHARE * (double)words;
    return segment;
}

/* The headline first, unless its line is one of the sentences; then each sentence. */
static bool make_segments(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences, ng_arena *arena,
                          ng_tag_words *out)
{
    ng_tag_segment *segments = ng_arena_array(arena, sentences->count + 1, sizeof *segments);
    if (!segments) return false;
    size_t count = 0;
    uint32_t headline = meta->headline_line;
    bool apart = headline != NG_NO_ID;
    for (size_t i = 0; apart && i < sentences->count; i++) apart = sentences->items[i].line != headline;
    if (apart) {
        uint32_t first = tokens->line_first[headline], end = tokens->line_first[headline + 1];
        while (first < end && tokens->items[first].start < meta->headline_start) first++;
        segments[count] = make_segment(tokens, first, end, true);
        segments[count++].apart = true;
    }
    for (size_t i = 0; i < sentences->count; i++) {
        const ng_sentence *sentence = &sentences->items[i];
        segments[count++] = make_segment(tokens, sentence->first_token, sentence->end_token, sentence->line == headline);
    }
    out->segments = segments;
    out->segment_count = count;
    return true;
}

/* Counts capitals where they say something. */
static void count_capitals(const ng_tokens *tokens, const ng_tag_segment *segment, ng_tag_word *items)
{
    bool start = true;
    if (segment->heading) return;
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const ng_token *token = &tokens->items[i];
        if (token->kind >= NG_TOKEN_PUNCTUATION) start = start || !(token->word == ',' || token->word == '-');
        if (token->kind != NG_TOKEN_WORD) continue;
        if (!start) {
            ng_tag_word *word = &items[items[token->word].bare];
            word->inner++;
            word->capital += (token->flags & NG_TOKEN_CAPITAL) != 0;
        }
        start = false;
    }
}

/* A headline has "Obama Vetoes Bill" where the text says that he "vetoed" it: what other forms of a word tell counts where the
 * word itself stands only where a capital says nothing. */
static bool count_stems(ng_tag_word *items, size_t count, size_t stem_count, ng_arena *arena)
{
    typedef struct evidence {
        uint32_t inner, capital;
    } evidence;
    evidence *of = ng_arena_zeros(arena, stem_count, sizeof *of);
    if (!of) return false;
    for (size_t i = 0; i < count; i++) {
        of[items[i].stem].inner += items[i].inner;
        of[items[i].stem].capital += items[i].capital;
    }
    for (size_t i = 0; i < count; i++)
        items[i].small_stem = of[items[i].stem].capital * 2 < of[items[i].stem].inner;
    return true;
}

bool ng_tag_words_make(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences, const ng_terms *terms,
                       const ng_language *language, ng_tag_style style, ng_arena *arena, ng_tag_words *out)
{
    ng_tag_word *items = ng_arena_zeros(arena, tokens->word_count, sizeof *items);
    if (!items || !make_segments(tokens, meta, sentences, arena, out)) return false;
    describer d = {.tokens = tokens, .language = language, .items = items, .style = style, .documents = documents_of(language)};
    if (tokens->facts_language == language) d.facts = tokens->facts;
    for (uint32_t i = 0; i < tokens->word_count; i++) recall(&d, i);
    describe_waiting(&d);
    uint32_t *possessives = ng_arena_array(arena, tokens->word_count, sizeof *possessives);
    size_t possessive_count = 0;
    if (!possessives) return false;
    for (uint32_t i = 0; i < tokens->word_count; i++) {
        items[i].stem = terms->stem_of[i];
        items[i].bare = i;
        items[i].ending = terms->endings ? terms->endings[i] : 0;
        possessives[possessive_count] = i;
        possessive_count += items[i].possessive;
    }
    if (!link_possessives(items, tokens, possessives, possessive_count, arena)) return false;
    ng_arena_give_back(arena, possessives);
    for (size_t i = 0; i < out->segment_count; i++) count_capitals(tokens, &out->segments[i], items);
    out->items = items;
    return count_stems(items, tokens->word_count, terms->stem_count, arena);
}

bool ng_tag_word_is_proper(const ng_tag_words *words, const ng_tokens *tokens, const ng_token *token, bool shout)
{
    const ng_tag_word *word = &words->items[token->word], *bare = &words->items[word->bare];
    if (bare->inner) return bare->capital * 2 >= bare->inner;
    if ((token->flags & NG_TOKEN_UPPER) && ng_token_length(token) <= ACRONYM_LENGTH && !shout) return true;
    if (bare->small_stem) return false;
    if (word->known) return word->small < 50;
    return !ends_in(tokens->words[token->word].folded, COMMON_ENDINGS, COUNT(COMMON_ENDINGS));
}

enum { LONGEST_SHOWN = 64 }; /* bytes of a name that is looked up */

/* [name] with small letters, behind [prefix] if that is no '\0'; empty when it is too long. */
static ng_span fold_shown(ng_span name, char prefix, char out[LONGEST_SHOWN])
{
    size_t length = 0;
    if (name.len >= LONGEST_SHOWN) return ng_span_make(out, 0);
    if (prefix) out[length++] = prefix;
    for (size_t i = 0; i < name.len; i++) out[length++] = ng_ascii_lower(name.ptr[i]);
    return ng_span_make(out, length);
}

int ng_tag_keyness(const ng_language *language, ng_span word)
{
    char folded[LONGEST_SHOWN];
    ng_span key = fold_shown(word, '\0', folded);
    return keyness_of(ng_language_table(language, NG_TABLE_KEYNESS), key, ng_hash(key));
}

double ng_tag_place_rarity(const ng_language *language, ng_span place)
{
    char folded[LONGEST_SHOWN];
    const ng_table *frequencies = ng_language_table(language, NG_TABLE_FREQUENCIES);
    const ng_row *all = ng_table_get(frequencies, NG_SPAN("@articles"));
    if (!all) return 0;
    const ng_row *row = ng_table_get(frequencies, fold_shown(place, '@', folded));
    return ng_tag_log2((all->value + 1.0) / ((row ? row->value : 0) + 0.5));
}
