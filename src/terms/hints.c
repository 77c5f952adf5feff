#include "terms/hints.h"

#include "model/phrases.h"

/* Words from the beginning of a sentence among which "also" and the like are looked for: "The company also said ...". */
enum { NEAR_BEGINNING = 4 };

/* Tokens that a bracket may hold whose last one says where in a picture something is: "(far left)". */
enum { SHORT_BRACKET = 4 };

/* Tokens from the beginning among which a caption says what the one with a name does: "Jane Smith (left) poses with ...". */
enum { CAPTION_SUBJECT = 14 };

/* Words of a label before its colon: "Damage:", "Refit your phone:". */
enum { LONGEST_LABEL = 3 };

/* What a word of models/LANG/captions.txt needs around it to speak of a picture: nothing but marks; a bracket or the sentence to
 * begin; a name before it. */
enum { CAPTION_ALONE = 1, CAPTION_BEGINS, CAPTION_VERB };

/* Where a phrase of models/LANG/courtesies.txt must stand to speak of its sentence: at the beginning; anywhere. */
enum { COURTESY_BEGINS = 1, COURTESY_ANYWHERE };

/* Words that say something in a talk; fewer are an answer, a name or a courtesy: "I'm Ann Lee.", "My pleasure.", "It will." */
enum { LEAST_SAID = 5 };

/* What a word says of its sentence, in bits: it names a day; without it the sentence would say something else; what it is in
 * models/LANG/captions.txt and in models/LANG/references.txt, a number from 1 on each, 0 for none. */
enum {
    SAYS_DAY = 1,
    SAYS_DENIAL = 2,
    CAPTION_SHIFT = 2,
    CAPTION_OTHER = 4, /* any other number of a file */
    REFERENCE_SHIFT = 5,
    SAYS_COURTESY = 128 /* a phrase of models/LANG/courtesies.txt may begin with it */
};

typedef enum reference { REFERENCE_NONE, REFERENCE_PERSON, REFERENCE_NEAR, REFERENCE_OTHER } reference;

typedef struct reader {
    const ng_tokens *tokens;
    const ng_table *references;
    const ng_table *captions;
    const ng_table *days;
    const ng_table *cuts;
    ng_phrases courtesies;
    const uint8_t *says; /* [tokens->word_count + 1]: the last is of a mark */
} reader;

/* ---------------------------------------------------------------- words */

static const ng_row *find(const ng_table *table, const ng_word *word)
{
    return ng_table_may_hold(table, (uint16_t)word->hash) ? ng_table_find(table, word->folded, word->hash) : NULL;
}

static reference reference_of(const ng_row *row)
{
    if (!row) return REFERENCE_NONE;
    if (row->value == NG_REFERENCE_PERSON) return REFERENCE_PERSON;
    return row->value == NG_REFERENCE_NEAR ? REFERENCE_NEAR : REFERENCE_OTHER;
}

static unsigned caption_of(const ng_row *row)
{
    if (!row) return 0;
    return row->value >= CAPTION_ALONE && row->value <= CAPTION_VERB ? (unsigned)row->value : CAPTION_OTHER;
}

static uint8_t look_up(const reader *r, const ng_word *word)
{
    const ng_row *cut = find(r->cuts, word);
    unsigned bits = find(r->days, word) ? SAYS_DAY : 0;
    if (cut && cut->value & NG_CUT_WORD_KEEP) bits |= SAYS_DENIAL;
    if (find(r->courtesies.table, word)) bits |= SAYS_COURTESY;
    bits |= caption_of(find(r->captions, word)) << CAPTION_SHIFT;
    bits |= (unsigned)reference_of(find(r->references, word)) << REFERENCE_SHIFT;
    return (uint8_t)bits;
}

/* The same by what an earlier article found out about the word, if one did. */
static uint8_t recall(const reader *r, const ng_word *word, ng_facts *facts)
{
    if (facts && (facts->known & NG_FACTS_HINTS)) return facts->hints;
    uint8_t bits = look_up(r, word);
    if (!facts) return bits;
    facts->hints = bits;
    facts->known |= NG_FACTS_HINTS;
    return bits;
}

/* Each distinct word is asked for once. False when out of memory. */
static bool ask_words(reader *r, const ng_language *language, ng_arena *arena)
{
    const ng_tokens *tokens = r->tokens;
    uint8_t *says = ng_arena_array(arena, tokens->word_count + 1, sizeof *says);
    ng_facts *const *facts = tokens->facts_language == language ? tokens->facts : NULL;
    for (size_t i = 0; says && i < tokens->word_count; i++) says[i] = recall(r, &tokens->words[i], facts ? facts[i] : NULL);
    if (says) says[tokens->word_count] = 0;
    r->says = says;
    return says != NULL;
}

/* The bits of a token; none of a mark. */
static unsigned says(const reader *r, uint32_t token)
{
    return r->says[ng_token_word_or(&r->tokens->items[token], (uint32_t)r->tokens->word_count)];
}

static reference reference_at(const reader *r, uint32_t token)
{
    return (reference)(says(r, token) >> REFERENCE_SHIFT & 3U);
}

static unsigned caption_at(const reader *r, uint32_t token)
{
    return says(r, token) >> CAPTION_SHIFT & 7U;
}

/* ---------------------------------------------------------------- leaning */

/* Whether the sentence begins with a small letter where there are capitals. */
static bool begins_small(const ng_tokens *tokens, const ng_sentence *s)
{
    const ng_token *first = &tokens->items[s->first_token];
    return s->first_token < s->end_token && first->kind == NG_TOKEN_WORD
           && !(first->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UNSPACED));
}

/* Whether sentence [i] is the rest of one that was parted: "he said." Who writes without capitals begins them all like that. */
static bool goes_on(const ng_tokens *tokens, const ng_sentences *sentences, size_t i)
{
    return i > 0 && begins_small(tokens, &sentences->items[i]) && !begins_small(tokens, &sentences->items[i - 1]);
}

/* That of the word that the sentence begins with, alone or before an apostrophe: "He's". */
static reference first_reference(const reader *r, const ng_sentence *s)
{
    reference whole = reference_at(r, s->first_token);
    if (whole != REFERENCE_NONE) return whole;
    ng_span word = r->tokens->words[r->tokens->items[s->first_token].word].folded;
    const char *apostrophe = memchr(word.ptr, '\'', word.len);
    if (!apostrophe) return REFERENCE_NONE;
    return reference_of(ng_table_get(r->references, ng_span_make(word.ptr, (size_t)(apostrophe - word.ptr))));
}

/* Whether one of the words behind the first says that something was told before: "The company also said ...". */
static bool adds_to_what_was_said(const reader *r, const ng_sentence *s)
{
    for (uint32_t k = s->first_token + 1; k < s->end_token && k < s->first_token + NEAR_BEGINNING; k++) {
        if (reference_at(r, k) == REFERENCE_NEAR) return true;
    }
    return false;
}

/* "This week", "il y a": the first word alone may point back. */
static bool begins_with_pair(const reader *r, const ng_sentence *s)
{
    ng_phrases references = {.table = r->references, .tokens = r->tokens};
    int32_t kind;
    return ng_phrases_match(&references, s->first_token, s->end_token, &kind) == 2 && kind == NG_REFERENCE_NONE;
}

/* Behind a quotation mark a word may point to the speaker, and what it means is said in the quotation. */
static ng_leaning leans_back(const reader *r, const ng_sentence *s)
{
    if (s->first_token == s->end_token || !ng_token_is_word(&r->tokens->items[s->first_token])) return NG_LEANS_NOT;
    reference first = first_reference(r, s);
    if (first != REFERENCE_NONE && begins_with_pair(r, s)) return NG_LEANS_NOT;
    if (first != REFERENCE_NONE) return first == REFERENCE_PERSON ? NG_LEANS : NG_LEANS_LIGHTLY;
    return adds_to_what_was_said(r, s) ? NG_LEANS_LIGHTLY : NG_LEANS_NOT;
}

/* ---------------------------------------------------------------- captions */

static bool is_one_of(const reader *r, const ng_sentence *s, uint32_t token, const char *marks)
{
    if (token >= s->end_token) return true; /* the end parts as well as a mark */
    const ng_token *t = &r->tokens->items[token];
    return !ng_token_is_word(t) && t->word > 0 && t->word < 0x80 && strchr(marks, (int)t->word) != NULL;
}

/* "(left)", "(pictured last year)", ", right, ": behind the mark at [at]. */
static bool places_behind(const reader *r, const ng_sentence *s, uint32_t at)
{
    unsigned caption = at + 1 < s->end_token ? caption_at(r, at + 1) : 0;
    if (!caption || caption == CAPTION_VERB) return false;
    bool bracket = ng_token_is_mark(&r->tokens->items[at], '(');
    return is_one_of(r, s, at + 2, bracket ? "),;:" : ",.;)") || (bracket && caption == CAPTION_BEGINS);
}

/* "(far left)": before the closing bracket at [at]. */
static bool places_before(const reader *r, const ng_sentence *s, uint32_t at)
{
    unsigned caption = at > s->first_token ? caption_at(r, at - 1) : 0;
    if (!caption || caption == CAPTION_VERB) return false;
    for (uint32_t k = at - 1; k > s->first_token && k + SHORT_BRACKET >= at; k--) {
        if (ng_token_is_mark(&r->tokens->items[k - 1], '(')) return true;
    }
    return false;
}

/* "Pictured: ...", "Above: ...". */
static bool begins_as_caption(const reader *r, const ng_sentence *s)
{
    unsigned caption = s->first_token < s->end_token ? caption_at(r, s->first_token) : 0;
    if (caption != CAPTION_ALONE) return caption == CAPTION_BEGINS;
    return s->first_token + 1 < s->end_token && ng_token_is_mark(&r->tokens->items[s->first_token + 1], ':');
}

static bool is_name(const reader *r, uint32_t token)
{
    const ng_token *t = &r->tokens->items[token];
    return t->kind == NG_TOKEN_WORD && (t->flags & NG_TOKEN_CAPITAL) && !(r->tokens->words[t->word].flags & NG_WORD_STOP);
}

/* "Damage: Davis said ...", as newspapers put a label in front of a caption. What begins the article is behind its place:
 * "DELHI: The ...". ROUGE-1 by folds of the texts to learn from moves by .06 (CNN/DM) at most. */
static bool has_label(const reader *r, const ng_sentence *s)
{
    const ng_token *tokens = r->tokens->items;
    uint32_t colon = s->first_token;
    if (colon == 0 || colon >= s->end_token || !is_name(r, colon)) return false;
    while (colon < s->end_token && colon < s->first_token + LONGEST_LABEL && ng_token_is_word(&tokens[colon])) colon++;
    if (colon + 1 >= s->end_token || !ng_token_is_mark(&tokens[colon], ':')) return false;
    return ng_token_is_word(&tokens[colon + 1]) && (tokens[colon + 1].flags & NG_TOKEN_CAPITAL);
}

/* What happened is told in the past, a picture shows what someone does. */
static bool shows_someone(const reader *r, const ng_sentence *s)
{
    if (s->first_token == s->end_token || !is_name(r, s->first_token)) return false;
    for (uint32_t k = s->first_token + 1; k < s->end_token && k < s->first_token + CAPTION_SUBJECT; k++) {
        bool has_subject = is_name(r, k - 1) || ng_token_is_mark(&r->tokens->items[k - 1], ')');
        if (has_subject && caption_at(r, k) == CAPTION_VERB) return true;
    }
    return false;
}

static bool places_at(const reader *r, const ng_sentence *s, const ng_mark *mark)
{
    if (mark->character == ')') return places_before(r, s, mark->token);
    return (mark->character == '(' || mark->character == ',') && places_behind(r, s, mark->token);
}

/* ---------------------------------------------------------------- quotations */

/* Whether a quotation is open behind the mark at [at], when one was [open] before it. A mark with a word on one
 * side only tells by itself, whatever was left open before; of others ("« mot »,") each is the counterpart of the last. */
static bool is_open_behind(const ng_tokens *tokens, uint32_t at, bool open)
{
    const ng_token *mark = &tokens->items[at];
    bool before = mark->flags & NG_TOKEN_GLUED;
    bool after = at + 1 < tokens->count && (mark[1].flags & NG_TOKEN_GLUED) && ng_token_is_word(&mark[1]);
    return before == after ? !open : after;
}

/* Whether a quotation begins in the sentence, whose first mark is [mark], and goes on behind it, or ends in it and began before
 * it. [*open]: whether one is open where the sentence begins, and then where it ends. */
static bool tears_quotation(const ng_tokens *tokens, const ng_sentence *s, const ng_mark *mark, bool *open)
{
    bool torn = false, begun = false;
    for (; mark->token < s->end_token; mark++) {
        if (!ng_token_is_quote(&tokens->items[mark->token])) continue;
        bool opens = is_open_behind(tokens, mark->token, *open);
        torn = torn || (*open && !opens && !begun);
        *open = begun = opens;
    }
    return torn || begun;
}

/* ---------------------------------------------------------------- courtesies */

/* "Welcome back to ...", "... wherever you get your podcasts": of the words that say something, those that may begin one. */
static bool is_courtesy(const reader *r, const ng_sentence *s)
{
    for (uint32_t k = s->first_token; k < s->end_token; k++) {
        int32_t kind;
        if (!(says(r, k) & SAYS_COURTESY)) continue;
        if (ng_phrases_match(&r->courtesies, k, s->end_token, &kind) == 0) continue;
        if (kind == COURTESY_ANYWHERE || k == s->first_token) return true;
    }
    return false;
}

static bool is_short(const ng_tokens *tokens, const ng_sentence *s)
{
    uint32_t words = 0;
    for (uint32_t k = s->first_token; k < s->end_token && words < LEAST_SAID; k++) words += ng_token_is_word(&tokens->items[k]);
    return words < LEAST_SAID;
}

/* ---------------------------------------------------------------- all sentences */

/* The sentence without the name of who speaks, which is no part of what is said. */
static ng_sentence without_speaker(const ng_terms *terms, const ng_sentences *sentences, size_t i)
{
    ng_sentence s = sentences->items[i];
    if (terms->speech) s.first_token = terms->speech[i];
    return s;
}

static unsigned what_sentence_says(const reader *r, const ng_sentence *s)
{
    unsigned bits = 0;
    for (uint32_t k = s->first_token; k < s->end_token; k++) bits |= says(r, k);
    return bits;
}

bool ng_terms_hints(const ng_tokens *tokens, const ng_sentences *sentences, const ng_language *language, ng_arena *arena,
                    ng_terms *out)
{
    reader r = {.tokens = tokens,
                .references = ng_language_table(language, NG_TABLE_REFERENCES),
                .captions = ng_language_table(language, NG_TABLE_CAPTIONS),
                .days = ng_language_table(language, NG_TABLE_DAYS),
                .cuts = ng_language_table(language, NG_TABLE_CUTS),
                .courtesies = {.table = ng_language_table(language, NG_TABLE_COURTESIES), .tokens = tokens}};
    uint8_t *leans = ng_arena_zeros(arena, sentences->count, sizeof *leans);
    bool *captions = ng_arena_zeros(arena, sentences->count, sizeof *captions);
    bool *courtesies = ng_arena_array(arena, sentences->count, sizeof *courtesies);
    bool *torn = ng_arena_array(arena, sentences->count, sizeof *torn);
    bool *days = ng_arena_array(arena, sentences->count, sizeof *days);
    bool *limits = ng_arena_array(arena, sentences->count, sizeof *limits);
    const ng_mark *mark = tokens->marks;
    bool quoted = false; /* a quotation is open */
    if (!leans || !captions || !courtesies || !torn || !days || !limits || !ask_words(&r, language, arena)) return false;
    for (size_t i = 0; i < sentences->count; i++) {
        const ng_sentence said = without_speaker(out, sentences, i), *s = &said;
        if (i == 0 || s->line != sentences->items[i - 1].line) quoted = false;
        leans[i] = (uint8_t)(goes_on(tokens, sentences, i) ? NG_LEANS : leans_back(&r, s));
        if (quoted && leans[i] == NG_LEANS_NOT) leans[i] = NG_LEANS_LIGHTLY;
        captions[i] = begins_as_caption(&r, s) || has_label(&r, s) || shows_someone(&r, s);
        unsigned bits = what_sentence_says(&r, s);
        courtesies[i] = ((bits & SAYS_COURTESY) && is_courtesy(&r, s)) || (out->speech && is_short(tokens, s));
        days[i] = bits & SAYS_DAY;
        limits[i] = bits & SAYS_DENIAL;
        while (mark->token < s->first_token) mark++;
        torn[i] = tears_quotation(tokens, s, mark, &quoted);
        for (; mark->token < s->end_token; mark++) captions[i] = captions[i] || places_at(&r, s, mark);
    }
    out->leans = leans;
    out->captions = captions;
    out->torn = torn;
    out->courtesies = courtesies;
    out->days = days;
    out->limits = limits;
    return true;
}
