/* Labels by weighted words (see topic.h for the lexicon and the formula).
 *
 * Input: the headline's and the sentences' tokens; output: the labels, best first. Each distinct word is looked
 * up once, by the hash that lex made; phrases only where a word opens one. Cost O(words + rows found).
 * After the usual multinomial text classifier. Where a learned model stands beside the lexicon (bag.h, classify.h), its log-odds
 * are added: it knows the words that nobody listed, and the lexicon the labels that have no examples.
 */
#include "topic/topic.h"

#include "model/model.h"
#include "topic/affix.h"
#include "topic/bag.h"
#include "topic/classify.h"
#include "topic/narrower.h"

/* What lexicon look-up knows of a distinct word of the text. */
typedef struct word_entry {
    uint32_t row;   /* NG_NO_ID when the lexicon does not have it */
    uint32_t reach; /* words of the longest phrase that it opens; 0 for none */
} word_entry;

typedef struct counter {
    const ng_tokens *tokens;
    const ng_topic_reading *reading;
    const ng_lexicon *lexicon;
    ng_facts *const *facts; /* of the words, about this lexicon; or NULL */
    word_entry *words; /* [reading.word_end + 1]; the last is of no word */
    uint64_t *met;     /* a bit for each row: it has occurrences */
    double *seen;      /* [rows]: weighted occurrences of those */
    uint32_t *found;   /* rows with occurrences, in order of appearance */
    size_t found_count;
    uint32_t *openers; /* tokens that open phrases, of one run after the other */
    double title;      /* what an occurrence in the headline counts */
} counter;

static uint32_t find_row(const ng_lexicon *lexicon, ng_span word, uint64_t hash)
{
    const ng_row *row = ng_table_find(&lexicon->table, word, hash);
    return row ? (uint32_t)(row - lexicon->table.rows) : NG_NO_ID;
}

/* "missiles" and "pope's" by their shorter forms; false when nothing can be taken off. */
static bool shorten(ng_span *word)
{
    if (ng_span_ends(*word, NG_SPAN("'s")) && word->len > 3) word->len -= 2;
    else if (ng_span_ends(*word, NG_SPAN("s")) && word->len > 3) word->len -= 1;
    else return false;
    return true;
}

static word_entry look_up(const ng_lexicon *lexicon, const ng_word *word)
{
    word_entry entry = {.row = find_row(lexicon, word->folded, word->hash)};
    ng_span shorter = word->folded;
    if (entry.row == NG_NO_ID && shorten(&shorter)) entry.row = find_row(lexicon, shorter, ng_hash(shorter));
    if (entry.row == NG_NO_ID) entry.row = ng_topic_affix_row(lexicon, word->folded);
    entry.reach = (uint32_t)ng_openers_reach(&lexicon->openers, lexicon->table.text, word->folded, word->hash);
    return entry;
}

/* The same as [look_up], by what an earlier article found out about the word, if one did. */
static word_entry recall(const ng_lexicon *lexicon, const ng_word *word, ng_facts *facts)
{
    if (facts && (facts->known & NG_FACTS_LEXICON)) return (word_entry){facts->lexicon_row, facts->lexicon_reach};
    word_entry entry = look_up(lexicon, word);
    if (!facts) return entry;
    facts->lexicon_row = entry.row;
    facts->lexicon_reach = (uint8_t)entry.reach;
    facts->known |= NG_FACTS_LEXICON;
    return entry;
}

/* What look-ups of a word will ask the table for: the word itself and its shorter form. */
static size_t list_asked(const ng_word *word, ng_word *out)
{
    ng_span shorter = word->folded;
    out[0] = *word;
    if (!shorten(&shorter)) return 1;
    out[1] = (ng_word){.folded = shorter, .hash = ng_hash(shorter)};
    return 2;
}

/* Asks for the rows of the words from [word] on that are not known yet, as many as are asked for at once. Returns the first word
 * that was not asked for. */
static size_t expect(const counter *c, size_t word)
{
    ng_word asked[NG_TABLE_WARM];
    size_t count = 0;
    for (; word < c->reading->word_end && count + 2 <= NG_TABLE_WARM; word++) {
        const ng_facts *facts = c->facts ? c->facts[word] : NULL;
        if (!facts || !(facts->known & NG_FACTS_LEXICON)) count += list_asked(&c->tokens->words[word], asked + count);
    }
    ng_table_warm(&c->lexicon->table, asked, count);
    return word;
}

static void look_up_words(counter *c)
{
    size_t expected = 0;
    for (size_t i = 0; i < c->reading->word_end; i++) {
        if (i == expected) expected = expect(c, i);
        c->words[i] = recall(c->lexicon, &c->tokens->words[i], c->facts ? c->facts[i] : NULL);
    }
    c->words[c->reading->word_end] = (word_entry){NG_NO_ID, 0};
}

/* The row of the [words] tokens from [at] as one phrase, the last word also in its shorter form. */
static uint32_t phrase_row(const counter *c, size_t at, size_t words)
{
    enum { LONGEST = 128 };
    char buffer[LONGEST];
    size_t len = 0;
    for (size_t i = 0; i < words; i++) {
        ng_span folded = c->tokens->words[c->tokens->items[at + i].word].folded;
        if (folded.len + 1 > LONGEST - len) return NG_NO_ID;
        if (i) buffer[len++] = ' ';
        memcpy(buffer + len, folded.ptr, folded.len);
        len += folded.len;
    }
    ng_span phrase = {buffer, len};
    uint32_t row = find_row(c->lexicon, phrase, ng_hash(phrase));
    if (row == NG_NO_ID && shorten(&phrase)) row = find_row(c->lexicon, phrase, ng_hash(phrase));
    return row;
}

/* Whether a phrase may begin with the words [at] and [at] + 1, the second also without what a phrase's last word may lose. */
static bool may_begin(const counter *c, size_t at)
{
    const ng_token *items = c->tokens->items;
    uint64_t first = c->tokens->words[items[at].word].hash;
    const ng_word *second = &c->tokens->words[items[at + 1].word];
    if (ng_table_may_begin(&c->lexicon->table, first, second->hash)) return true;
    ng_span shorter = second->folded;
    if (shorter.len == 0 || shorter.ptr[shorter.len - 1] != 's') return false;
    shorter.len -= ng_span_ends(shorter, NG_SPAN("'s")) ? 2 : 1;
    return ng_table_may_begin(&c->lexicon->table, first, ng_hash(shorter));
}

static void count_row(counter *c, uint32_t row, double weight)
{
    if (c->lexicon->first[row] == c->lexicon->first[row + 1]) return; /* "@" and "=" rows say nothing of the text */
    uint64_t bit = UINT64_C(1) << row % 64;
    if (!(c->met[row / 64] & bit)) {
        c->met[row / 64] |= bit;
        c->seen[row] = 0;
        c->found[c->found_count++] = row;
    }
    c->seen[row] += weight;
}

/* Whether a row says something of the labels themselves, not only of their parts. */
static bool speaks(const ng_lexicon *lexicon, uint32_t row)
{
    uint32_t at = lexicon->first[row], end = lexicon->first[row + 1];
    while (at < end && lexicon->weights[at].label >= NG_LEXICON_LABELS) at++;
    return at < end;
}

/* The longest phrase from [at] on, or NG_NO_ID; *words becomes how many tokens it takes. A longer one that speaks for narrower
 * labels alone is counted by the way: what it says does not change what its words say of the labels. */
static uint32_t find_phrase(counter *c, size_t at, size_t end, size_t reach, double weight, size_t *words)
{
    size_t run = 1;
    while (run < reach && at + run < end && ng_token_is_word(&c->tokens->items[at + run])) run++;
    if (run < 2 || !may_begin(c, at)) return NG_NO_ID;
    for (bool counted = false; run > 1; run--) {
        uint32_t row = phrase_row(c, at, run);
        if (row == NG_NO_ID) continue;
        if (speaks(c->lexicon, row)) {
            *words = run;
            return row;
        }
        if (!counted) count_row(c, row, weight);
        counted = true;
    }
    return NG_NO_ID;
}

/* Lists the tokens of a run that may open a phrase. */
static size_t list_openers(const counter *c, const ng_topic_run *run)
{
    size_t count = 0;
    for (size_t at = run->from; at < run->to; at++) {
        const ng_token *token = &c->tokens->items[at];
        c->openers[count] = (uint32_t)at;
        count += c->words[ng_token_word_or(token, (uint32_t)c->reading->word_end)].reach > 0;
    }
    return count;
}

/* Counts the phrases of a run, and takes their words from those that are counted one by one. */
static void count_phrases(counter *c, const ng_topic_run *run)
{
    double weight = run->title ? c->title : 1;
    size_t count = weight > 0 ? list_openers(c, run) : 0, next = run->from;
    for (size_t i = 0; i < count; i++) {
        size_t at = c->openers[i], words;
        const ng_token *token = &c->tokens->items[at];
        uint32_t row = at < next ? NG_NO_ID : find_phrase(c, at, run->to, c->words[token->word].reach, weight, &words);
        if (row == NG_NO_ID) continue;
        count_row(c, row, weight);
        next = at + words;
        for (; at < next; at++) {
            ng_topic_count *counted = &c->reading->counts[c->tokens->items[at].word];
            counted->text -= !run->title;
            counted->title -= run->title;
        }
    }
}

static void count_words(counter *c)
{
    for (size_t i = 0; i < c->reading->word_end; i++) {
        const ng_topic_count *count = &c->reading->counts[i];
        double weight = count->title * c->title + count->text;
        if (c->words[i].row != NG_NO_ID && weight > 0) count_row(c, c->words[i].row, weight);
    }
}

/* What the words found say. */
typedef struct evidence {
    double odds[NG_LEXICON_LABELS];   /* log-odds of each label, up to a common constant */
    bool direct[NG_LEXICON_LABELS];   /* it had a word of its own */
    double *narrower;                 /* [lexicon->narrower_count]: for the narrower labels, to be divided by [length] */
    double length;                    /* of the vector of all counts */
} evidence;

/* Adds what a row says that counts so much; returns whether it says something of the labels. */
static bool weigh_row(const ng_lexicon *lexicon, uint32_t row, double count, evidence *e)
{
    bool spoke = false;
    for (uint32_t at = lexicon->first[row]; at < lexicon->first[row + 1]; at++) {
        const ng_lexicon_weight *weight = &lexicon->weights[at];
        double value = count * weight->weight / 100.0;
        if (weight->label >= NG_LEXICON_LABELS) {
            e->narrower[weight->label - NG_LEXICON_LABELS] += value;
            continue;
        }
        spoke = true;
        e->odds[weight->label] += value;
        if (value > 0) e->direct[weight->label] = true;
    }
    return spoke;
}

static void weigh(const counter *c, evidence *e)
{
    const ng_lexicon *lexicon = c->lexicon;
    double length = lexicon->settings[NG_LEXICON_DOUBT] / 100.0, parts = 0;
    for (size_t i = 0; i < c->found_count; i++) {
        uint32_t row = c->found[i];
        double count = c->seen[row] > 1 ? 1 + ng_log(c->seen[row]) : c->seen[row];
        if (weigh_row(lexicon, row, count, e)) length += count * count;
        else parts += count * count;
    }
    /* Without a word and without a doubt there is nothing to scale. */
    double scale = length > 0 ? lexicon->settings[NG_LEXICON_SCALE] / 100.0 / ng_sqrt(length) : 0;
    for (size_t k = 0; k < lexicon->label_count; k++) e->odds[k] = e->odds[k] * scale + lexicon->labels[k].bias / 100.0;
    e->length = ng_sqrt(length + parts);
}

/* The best label that is still open, the first of equal ones; [count] when none is. */
static size_t best_open(const double *share, const bool *open, size_t count)
{
    size_t best = count;
    for (size_t k = 0; k < count; k++) {
        if (open[k] && (best == count || share[k] > share[best])) best = k;
    }
    return best;
}

enum { LEAST_POWER = 700 }; /* what ng_exp takes */

/* The largest share of the others. */
static double rival_of(const double *share, size_t count, size_t label)
{
    double most = 0;
    for (size_t k = 0; k < count; k++) most = k != label && share[k] > most ? share[k] : most;
    return most;
}

/* How sure a label is. */
static ng_score confidence_of(const ng_lexicon *lexicon, const double *shares, size_t label)
{
    double share = shares[label];
    if (lexicon->settings[NG_LEXICON_PAIR] && share > 0) share /= share + rival_of(shares, lexicon->label_count, label);
    int32_t curve = lexicon->settings[NG_LEXICON_CURVE], ceiling = lexicon->settings[NG_LEXICON_CEILING];
    double power = share > 0 ? ng_log(share) * curve / 100.0 : -2.0 * LEAST_POWER;
    if (curve != 100) share = power < -LEAST_POWER ? 0 : ng_exp(power);
    return ng_score_from(share * ceiling / 100.0);
}

/* The best labels of a lexicon that are sure enough, best first; ties in its order. */
static ng_status choose(const ng_lexicon *lexicon, evidence *e, const ng_topic_options *options, ng_arena *arena, ng_topics *out,
                        ng_error *error)
{
    const double *share = e->odds;

    ng_score threshold = options->threshold;
    if (threshold == NG_TOPIC_DEFAULT) threshold = ng_score_from(lexicon->settings[NG_LEXICON_THRESHOLD] / 100.0);
    size_t most = options->limit < lexicon->label_count ? options->limit : lexicon->label_count;
    ng_topic *topics = ng_arena_array(arena, most, sizeof *topics);
    if (!topics) return ng_fail_memory(error);
    out->items = topics;
    while (out->count < most) {
        size_t best = best_open(share, e->direct, lexicon->label_count);
        if (best == lexicon->label_count || confidence_of(lexicon, share, best) < threshold) break;
        e->direct[best] = false;
        const ng_lexicon_label *label = &lexicon->labels[best];
        ng_topic *topic = &topics[out->count++];
        *topic = (ng_topic){.name = label->name, .uri = label->uri, .confidence = confidence_of(lexicon, share, best)};
        ng_status status = ng_topic_narrow(lexicon, best, e->narrower, e->length, arena, topic, error);
        if (status != NG_OK) return status;
    }
    return NG_OK;
}

static bool knows_a_word(const ng_classifier *model, const ng_topic_bag *bag)
{
    for (size_t i = 0; i < bag->count; i++) {
        if (bag->items[i].word.ptr && ng_classifier_find(model, bag->items[i].hash)) return true;
    }
    return false;
}

/* Adds what the trained model beside the lexicon says; *known tells whether it knows a word of the text: n-grams alone are
 * guesses. */
static ng_status add_model(const ng_lexicon *lexicon, const ng_topic_bag *bag, ng_arena *arena, double *odds, bool *known,
                           ng_error *error)
{
    const ng_classifier *model = lexicon->model;
    int64_t *sums = ng_arena_array(arena, model->label_count, sizeof *sums);
    double *learned = ng_arena_array(arena, model->label_count, sizeof *learned);
    if (!sums || !learned) return ng_fail_memory(error);
    *known = knows_a_word(model, bag) && ng_topic_score(model, bag, false, sums, learned);
    double factor = lexicon->settings[NG_LEXICON_MODEL] / 100.0;
    for (size_t k = 0; *known && k < model->label_count; k++) odds[lexicon->model_labels[k]] += learned[k] * factor;
    return NG_OK;
}

ng_status ng_topic_label(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                         const ng_lexicon *lexicon, const ng_topic_options *options, ng_arena *arena, ng_topics *out,
                         ng_error *error)
{
    *out = (ng_topics){.items = NULL};
    if (lexicon->label_count == 0 || options->limit == 0) return NG_OK;
    ng_topic_reading reading;
    ng_topic_bag bag;
    bool known = false;
    ng_status status = ng_topic_read(tokens, meta, sentences, arena, &reading, error);
    if (status == NG_OK && lexicon->model) status = ng_topic_collect(tokens, &reading, lexicon->model, arena, &bag, error);
    if (status != NG_OK) return status;
    counter c = {.tokens = tokens, .reading = &reading, .lexicon = lexicon};
    c.title = lexicon->settings[NG_LEXICON_TITLE] / 100.0;
    const ng_language *of = tokens->facts_language;
    if (of && lexicon == &of->topics) c.facts = tokens->facts;
    c.words = ng_arena_array(arena, reading.word_end + 1, sizeof *c.words);
    c.openers = ng_arena_array(arena, reading.longest_run + 1, sizeof *c.openers);
    c.met = ng_arena_zeros(arena, lexicon->table.count / 64 + 1, sizeof *c.met);
    c.seen = ng_arena_array(arena, lexicon->table.count, sizeof *c.seen);
    c.found = ng_arena_array(arena, lexicon->table.count, sizeof *c.found);
    evidence e = {.narrower = ng_arena_zeros(arena, lexicon->narrower_count, sizeof *e.narrower)};
    if (!c.words || !c.openers || !c.met || !c.seen || !c.found || !e.narrower) return ng_fail_memory(error);
    look_up_words(&c);
    /* The model's bag is made by now: phrases take their words out of the counts. */
    for (size_t i = 0; i < reading.run_count; i++) count_phrases(&c, &reading.runs[i]);
    count_words(&c);
    weigh(&c, &e);
    if (lexicon->model) status = add_model(lexicon, &bag, arena, e.odds, &known, error);
    if (status != NG_OK) return status;
    for (size_t k = 0; known && k < lexicon->label_count; k++) e.direct[k] = true;
    ng_topic_softmax(e.odds, lexicon->label_count);
    return choose(lexicon, &e, options, arena, out, error);
}

/* The least confidence that answer number [at] needs. With a threshold of 0 there is always a first one; of a model that gives
 * any number of labels those behind it still have to be as sure as the model asks, or every text would get every label. */
static ng_score least_confidence(const ng_classifier *model, const ng_topic_options *options, size_t at)
{
    if (options->threshold == NG_TOPIC_DEFAULT || (options->threshold == 0 && model->several && at > 0)) return model->threshold;
    return options->threshold;
}

ng_status ng_topic_classified(const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                              const ng_classifier *model, const ng_topic_options *options, ng_arena *arena, ng_topics *out,
                              ng_error *error)
{
    ng_topic_reading reading;
    ng_topic_bag bag;
    size_t labels = model->label_count, most = options->limit < labels ? options->limit : labels;
    *out = (ng_topics){.items = NULL};
    if (most == 0) return NG_OK;
    ng_status status = ng_topic_read(tokens, meta, sentences, arena, &reading, error);
    if (status == NG_OK) status = ng_topic_collect(tokens, &reading, model, arena, &bag, error);
    if (status != NG_OK) return status;
    int64_t *sums = ng_arena_array(arena, labels, sizeof *sums);
    double *shares = ng_arena_array(arena, labels, sizeof *shares);
    bool *open = ng_arena_array(arena, labels, sizeof *open);
    ng_topic *topics = ng_arena_array(arena, most, sizeof *topics);
    if (!sums || !shares || !open || !topics) return ng_fail_memory(error);
    if (!ng_topic_classify(model, &bag, false, sums, shares)) return NG_OK;
    memset(open, true, labels * sizeof *open);
    out->items = topics;
    while (out->count < most) {
        size_t best = best_open(shares, open, labels);
        ng_score share = ng_score_from(shares[best]);
        if (share < least_confidence(model, options, out->count)) break;
        open[best] = false;
        topics[out->count++] = (ng_topic){.name = model->labels[best].name, .uri = model->labels[best].uri, .confidence = share};
    }
    return NG_OK;
}
