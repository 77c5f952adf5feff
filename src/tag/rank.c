/* Ranks candidates by what tells an editor's tag from any other phrase: how often, how early, how rare, and of what shape.
 *
 * Problem: order the phrases of an article so that the first are those that an editor would write.
 * Input:  an article's parts.
 * Output: its candidates, and a number for each.
 * Cost:   O(tokens log tokens) for the candidates, O(words of the candidate) for its features.
 * Source: a logistic model on counts, place and shape, one for each style, learned by nutgraf-train tags. PositionRank's place
 * of words is the place of their first use, which costs nothing; logarithms are straight lines between powers of two (words.h).
 */
#include "tag/rank.h"

#include "base/ascii.h"

enum {
    ACRONYM_LENGTH = 6,
    COMMON_SHARE = 4, /* log2: a word is common when more than one document in 16 holds it */
    KEYNESS_UNIT = 10, /* of the table, in a log-odd */
    UNKNOWN_RARITY = 8 /* of every word in a language without a table: about that of a content word of news */
};

typedef struct word_features {
    double most_rare, least_rare, most_frequent, least_frequent, place, keyness;
} word_features;

static const ng_tag_word *word_of(const ng_ranker *ranker, uint32_t unit)
{
    return &ranker->words->items[ranker->tokens->items[ranker->units->items[unit].token].word];
}

static int32_t as_feature(double value)
{
    return (int32_t)(value * NG_LAYERS_ONE + 0.5);
}

/* ------------------------------------------------------------ the article */

/* The share of names among the words that may stand in a phrase, held where news begins. */
static double name_density(const ng_tag_units *units)
{
    static const double NEWS = 0.3;
    size_t names = 0, all = 0;
    for (size_t i = 0; i < units->count; i++) {
        names += units->items[i].class == NG_CLASS_NAME;
        all += units->items[i].class >= NG_CLASS_PARTICIPLE;
    }
    double share = all ? (double)names / (double)all : 0;
    return share < NEWS ? share / NEWS : 1;
}

static bool has_headline(const ng_tag_words *words)
{
    bool result = false;
    for (size_t i = 0; i < words->segment_count && !result; i++) result = words->segments[i].title;
    return result;
}

/* Reporting verbs, days and quotation marks stand in news and hardly in papers. */
static void count_marks_of_news(ng_ranker *ranker)
{
    static const double WORDS = 20; /* about those of a sentence */
    double report = 0, calendar = 0, quotes = 0, words = 1;
    for (uint32_t i = 0; i < ranker->units->count; i++) {
        const ng_token *token = &ranker->tokens->items[ranker->units->items[i].token];
        if (!ng_token_is_word(token)) {
            quotes += token->word == '"' || token->word == 0x201C || token->word == 0x201D || token->word == 0xAB
                      || token->word == 0xBB;
            continue;
        }
        uint8_t kind = ranker->words->items[token->word].kind;
        report += kind == NG_KIND_BLOCKER;
        calendar += kind == NG_KIND_CALENDAR || kind == NG_KIND_MONTH;
        words++;
    }
    ranker->text[NG_TEXT_REPORT] = as_feature(WORDS * report / words);
    ranker->text[NG_TEXT_CALENDAR] = as_feature(WORDS * calendar / words);
    ranker->text[NG_TEXT_QUOTES] = as_feature(WORDS * quotes / words);
}

/* What the weights of keyphrases are mixed by. */
static void look_at_text(ng_ranker *ranker)
{
    ranker->text[NG_TEXT_DENSITY] = as_feature(ranker->density);
    ranker->text[NG_TEXT_HEADLINE] = as_feature(has_headline(ranker->words));
    ranker->text[NG_TEXT_LENGTH] = as_feature(ranker->length);
    ranker->text[NG_TEXT_UNCOUNTED] = as_feature(!ranker->counted);
    count_marks_of_news(ranker);
}

/* Readers mark a surname and a name before a noun where they stand; an editor means one tag by them. */
static bool join_names(const ng_tokens *tokens, const ng_tag_words *words, const ng_tag_units *units, const ng_terms *terms,
                       const ng_language *language, ng_arena *arena, ng_candidates *candidates)
{
    return ng_tag_surnames_join(tokens, words, units, terms, language, arena, candidates)
        && ng_tag_initials_join(tokens, units, arena, candidates)
        && ng_tag_modifiers_join(tokens, words, units, terms, arena, candidates);
}

bool ng_tag_ranker_make(const ng_lines *lines, const ng_tokens *tokens, const ng_meta *meta, const ng_sentences *sentences,
                        const ng_terms *terms, const ng_language *language, ng_tag_style style, ng_arena *arena,
                        ng_ranker *out)
{
    ng_tag_words *words = ng_arena_array(arena, 1, sizeof *words);
    ng_tag_units *units = ng_arena_array(arena, 1, sizeof *units);
    ng_candidates *candidates = ng_arena_array(arena, 1, sizeof *candidates);
    ng_tag_strings strings;
    bool made = words && units && candidates && ng_tag_words_make(tokens, meta, sentences, terms, language, style, arena, words)
             && ng_tag_units_make(lines, tokens, words, language, style, arena, units)
             && ng_tag_spellings_join(tokens, words, units, arena)
             && ng_tag_unspaced(lines, tokens, words, units, terms, arena, &strings)
             && ng_tag_candidates_make(tokens, words, units, &strings, terms, language, style, arena, candidates)
             && (style == NG_TAG_PHRASES || join_names(tokens, words, units, terms, language, arena, candidates));
    if (!made) return false;
    *out = (ng_ranker){.lines = lines, .tokens = tokens, .terms = terms, .language = language, .words = words,
                       .units = units, .candidates = candidates, .style = style, .root = 1};
    out->features = style == NG_TAG_NAMES ? NG_TAG_FEATURE_COUNT : NG_F_PHRASES_COUNT;
    out->counted = ng_language_table(language, NG_TABLE_FREQUENCIES)->count > 0;
    out->density = name_density(units);
    out->length = ng_tag_log2(1 + (double)candidates->words);
    if (style == NG_TAG_PHRASES) look_at_text(out);
    while (out->root * out->root < (double)words->segment_count) out->root += 1;
    return true;
}

/* ------------------------------------------------------------ features */

/* What joins the words of a name stands small in it. */
static double keyness_of_shown(const ng_ranker *ranker, ng_span shown)
{
    double sum = 0, words = 0;
    while (shown.len) {
        ng_span word = ng_span_cut(&shown, ' ');
        if (word.len == 0 || !ng_ascii_is_upper(word.ptr[0])) continue;
        sum += ng_tag_keyness(ranker->language, word);
        words++;
    }
    return words > 0 ? sum / (KEYNESS_UNIT * words) : 0;
}

/* What is known of the name that is shown counts where that is another one: "US" is no pronoun, and "Russian" is as rare as all
 * that means Russia. */
static void look_at_shown(const ng_ranker *ranker, const ng_candidate *candidate, word_features *out)
{
    if (candidate->shown.len == 0) return;
    out->keyness = keyness_of_shown(ranker, candidate->shown);
    double rarity = candidate->place ? ng_tag_place_rarity(ranker->language, candidate->shown) : 0;
    if (rarity > 0) out->most_rare = out->least_rare = rarity;
}

static word_features look_at_words(const ng_ranker *ranker, const ng_candidate *candidate)
{
    word_features result = {0, 1e9, 0, 1e9, 0, 0};
    double words = 0;
    for (uint32_t i = candidate->first; i < candidate->first + candidate->length; i++) {
        uint32_t stem = ranker->units->stems[i];
        bool joins = ranker->style == NG_TAG_NAMES && ranker->units->items[i].class == NG_CLASS_STOP;
        if (stem == NG_NO_ID || joins) continue;
        double rarity = ranker->counted ? word_of(ranker, i)->rarity : UNKNOWN_RARITY;
        double count = ranker->candidates->stem_count[stem];
        uint32_t first = ranker->candidates->stem_first[stem];
        if (rarity > result.most_rare) result.most_rare = rarity;
        if (rarity < result.least_rare) result.least_rare = rarity;
        if (count > result.most_frequent) result.most_frequent = count;
        if (count < result.least_frequent) result.least_frequent = count;
        result.place += 1 / (1 + ng_tag_log2(1 + (double)(first == NG_NO_ID ? ranker->candidates->words : first)));
        result.keyness += word_of(ranker, i)->keyness;
        words++;
    }
    if (words > 0) {
        result.place /= words;
        result.keyness /= KEYNESS_UNIT * words;
    }
    look_at_shown(ranker, candidate, &result);
    return result;
}

/* What becomes of a candidate's features: they are listed, or weighed as they come. Most of them say yes or no, and what a yes
 * weighs in the text at hand is known before. */
typedef struct sink {
    double *listed; /* [NG_F_PHRASES_COUNT], zeros at first; NULL: they are weighed */
    ng_tag_weights *weights;
    double density;
    int64_t sum;
} sink;

static inline int64_t weigh(const sink *to, int64_t weight, int64_t dense, double value)
{
    int64_t sum = weight * as_feature(value);
    return to->weights->again ? sum + dense * as_feature(value * to->density) : sum;
}

static inline void put(sink *to, ng_tag_feature feature, double value)
{
    const ng_tag_weights *w = to->weights;
    if (to->listed) to->listed[feature] = value;
    else to->sum += weigh(to, w->of[feature], w->dense[feature], value);
}

/* Puts a feature that is the same in most candidates: what it weighed in the last one is kept. */
static inline void put_common(sink *to, ng_tag_feature feature, double value)
{
    if (to->listed) {
        to->listed[feature] = value;
        return;
    }
    ng_tag_weighed *last = &to->weights->last[feature];
    if (last->value != value) {
        last->value = value;
        last->sum = weigh(to, to->weights->of[feature], to->weights->dense[feature], value);
    }
    to->sum += last->sum;
}

/* Puts two features that are the same when there is one word only, as in most candidates: sums are whole numbers, so that weights
 * can be added first. */
static inline void put_both(sink *to, ng_tag_feature most, double most_value, ng_tag_feature least, double least_value)
{
    const ng_tag_weights *w = to->weights;
    if (to->listed || most_value != least_value) {
        put(to, most, most_value);
        put(to, least, least_value);
    } else {
        to->sum += weigh(to, w->of[most] + w->of[least], w->dense[most] + w->dense[least], most_value);
    }
}

static inline void put_bit(sink *to, ng_tag_feature feature, bool is)
{
    if (to->listed) to->listed[feature] = is;
    else to->sum += to->weights->yes[feature][is];
}

static inline void shape_features(const ng_ranker *ranker, const ng_candidate *candidate, sink *to)
{
    uint32_t last = candidate->first + candidate->length - 1;
    const ng_token *token = &ranker->tokens->items[ranker->units->items[candidate->first].token];
    const ng_unit *head = &ranker->units->items[candidate->first];
    unsigned more = candidate->words < 4 ? candidate->words : 4;
    bool acronym = candidate->length == 1 && (token->flags & NG_TOKEN_UPPER) && ng_token_length(token) <= ACRONYM_LENGTH;
    if (more > 0) put_bit(to, NG_F_ONE + more - 1, true);
    put_bit(to, NG_F_ACRONYM, acronym);
    put_bit(to, NG_F_PERSON, candidate->persons > 0);
    put_bit(to, NG_F_GENERIC_HEAD, word_of(ranker, last)->kind == NG_KIND_GENERIC && !candidate->place);
    put_bit(to, NG_F_PLACE, candidate->place);
    put_bit(to, NG_F_SHORT_FORMS, candidate->short_forms > 0);
    put_bit(to, NG_F_PARTICIPLE, head->class == NG_CLASS_PARTICIPLE);
    put_bit(to, NG_F_ADJECTIVE, head->class == NG_CLASS_ADJECTIVE);
    put_bit(to, NG_F_HYPHEN, (token->flags & NG_TOKEN_JOINED) != 0);
}

/* [count] is the logarithm. */
static inline void name_features(const ng_ranker *ranker, const ng_candidate *candidate, double count, sink *to)
{
    double name = (double)candidate->names / candidate->count;
    bool several = candidate->words >= 2, begins = ranker->units->items[candidate->first].class == NG_CLASS_NAME;
    put_bit(to, NG_F_MIXED, several && name <= 0.5 && begins);
    if (candidate->names == 0) return;
    put(to, NG_F_NAME, name);
    put(to, NG_F_NAME_COUNT, name * count);
    if (candidate->titles > 0) put(to, NG_F_NAME_TITLE, name);
    put_bit(to, NG_F_LONG_NAME, several && name > 0.5);
}

/* Where a candidate stands first. */
static void first_features(const ng_ranker *ranker, uint32_t segment, sink *to)
{
    put(to, NG_F_EARLY, 1 / (1 + (double)segment));
    put(to, NG_F_LOG_FIRST, ng_tag_log2(1 + (double)segment));
    put(to, NG_F_LATE, segment / (double)ranker->words->segment_count);
}

static inline void place_features(const ng_ranker *ranker, const ng_candidate *candidate, sink *to)
{
    put_common(to, NG_F_SPREAD, candidate->segments / ranker->root);
    put_bit(to, NG_F_TITLE, candidate->titles > 0);
    if (candidate->last_segment == candidate->first_segment) return;
    put(to, NG_F_EXTENT, (candidate->last_segment - candidate->first_segment) / (double)ranker->words->segment_count);
}

static bool ends_in_ing(const ng_ranker *ranker, uint32_t unit)
{
    return ng_span_ends(ranker->tokens->words[ranker->tokens->items[ranker->units->items[unit].token].word].folded,
                        NG_SPAN("ing"));
}

/* What one word is. */
static void single_features(const ng_ranker *ranker, const ng_candidate *candidate, sink *to)
{
    const ng_tag_word *word = word_of(ranker, candidate->first);
    uint8_t class = ranker->units->items[candidate->first].class;
    put_bit(to, NG_F_ONE_VERB, class == NG_CLASS_VERB);
    put_bit(to, NG_F_ONE_ADVERB, class == NG_CLASS_ADVERB);
    put_bit(to, NG_F_ONE_PARTICIPLE, class == NG_CLASS_PARTICIPLE);
    put_bit(to, NG_F_ONE_ADJECTIVE, class == NG_CLASS_ADJECTIVE);
    put_bit(to, NG_F_ONE_GENERIC, word->kind == NG_KIND_GENERIC);
    put_bit(to, NG_F_ONE_VAGUE, word->kind == NG_KIND_BLOCKER);
    put(to, NG_F_ONE_OFTEN_VERB, word->verb / 100.0);
}

/* What the first and the last of several words are, and those between. */
static void edge_features(const ng_ranker *ranker, const ng_candidate *candidate, sink *to)
{
    uint32_t last = candidate->first + candidate->length - 1;
    uint8_t head = ranker->units->items[candidate->first].class, tail = ranker->units->items[last].class;
    unsigned verbs = 0;
    bool connector = false;
    put_bit(to, NG_F_HEAD_VERB, head == NG_CLASS_VERB);
    put_bit(to, NG_F_HEAD_ADVERB, head == NG_CLASS_ADVERB);
    put_bit(to, NG_F_HEAD_NUMBER, head == NG_CLASS_NUMBER);
    put_bit(to, NG_F_TAIL_VERB, tail == NG_CLASS_VERB);
    put_bit(to, NG_F_TAIL_PARTICIPLE, tail == NG_CLASS_PARTICIPLE);
    put_bit(to, NG_F_TAIL_ADJECTIVE, tail == NG_CLASS_ADJECTIVE);
    put_bit(to, NG_F_TAIL_NUMBER, tail == NG_CLASS_NUMBER);
    for (uint32_t i = candidate->first + 1; i < last; i++) {
        uint8_t class = ranker->units->items[i].class;
        verbs += class >= NG_CLASS_NUMBER && class < NG_CLASS_ADJECTIVE;
        connector = connector || class == NG_CLASS_STOP;
    }
    put(to, NG_F_INNER_VERB, verbs);
    put_bit(to, NG_F_CONNECTOR, connector);
    put(to, NG_F_HEAD_OFTEN_VERB, word_of(ranker, candidate->first)->verb / 100.0);
    put(to, NG_F_TAIL_OFTEN_VERB, word_of(ranker, last)->verb / 100.0);
    put_bit(to, NG_F_TAIL_ING, tail == NG_CLASS_PARTICIPLE && ends_in_ing(ranker, last));
}

/* What only the style phrases looks at. Classes are those of the first place. */
static void phrase_features(const ng_ranker *ranker, const ng_candidate *candidate, sink *to)
{
    uint32_t last = candidate->first + candidate->length - 1;
    if (candidate->length == 1) single_features(ranker, candidate, to);
    else edge_features(ranker, candidate, to);
    put_bit(to, NG_F_FIVE, candidate->words >= 5);
    put(to, NG_F_BEGINS, (double)candidate->begins / candidate->count);
    put(to, NG_F_ENDS, (double)candidate->alone / candidate->count);
    bool participle = ranker->units->items[candidate->first].class == NG_CLASS_PARTICIPLE;
    put_bit(to, NG_F_HEAD_ING, participle && ends_in_ing(ranker, candidate->first));
    put(to, NG_F_MARK_BEFORE, (double)candidate->marks_before / candidate->count);
    put(to, NG_F_MARK_BEHIND, (double)candidate->marks_behind / candidate->count);
    put(to, NG_F_JOINER_BEFORE, (double)candidate->joiners_before / candidate->count);
    put(to, NG_F_JOINER_BEHIND, (double)candidate->joiners_behind / candidate->count);
    put(to, NG_F_HEAD_RARE, ranker->counted ? word_of(ranker, candidate->first)->rarity : UNKNOWN_RARITY);
    put(to, NG_F_TAIL_RARE, ranker->counted ? word_of(ranker, last)->rarity : UNKNOWN_RARITY);
}

/* What is the same for all candidates. */
static void text_features(const ng_ranker *ranker, sink *to)
{
    put(to, NG_F_DENSITY, ranker->density);
    put(to, NG_F_LENGTH, ranker->length);
    put_bit(to, NG_F_UNCOUNTED, !ranker->counted);
}

/* The features of the style but for those of the text, those of the first place, and those that are others times the density;
 * what is not put is 0. */
static void measure(const ng_ranker *ranker, const ng_candidate *candidate, sink *out)
{
    sink here = *out, *to = &here; /* in registers: nothing that is called sees it */
    word_features words = look_at_words(ranker, candidate);
    double count = ng_tag_log2(1 + (double)candidate->count), whole = (double)candidate->wholes / candidate->count;
    shape_features(ranker, candidate, to);
    name_features(ranker, candidate, count, to);
    place_features(ranker, candidate, to);
    put_common(to, NG_F_COUNT, count);
    put(to, NG_F_RARITY_COUNT, count * words.most_rare);
    put_both(to, NG_F_MOST_RARE, words.most_rare, NG_F_LEAST_RARE, words.least_rare);
    put_both(to, NG_F_MOST_FREQUENT, ng_tag_log2(1 + words.most_frequent),
             NG_F_LEAST_FREQUENT, ng_tag_log2(1 + words.least_frequent));
    put_common(to, NG_F_WHOLE, whole);
    put_common(to, NG_F_WHOLE_COUNT, ng_tag_log2(1 + (double)candidate->wholes));
    if (candidate->length == 1) put_common(to, NG_F_INSIDE, 1 - whole);
    put_bit(to, NG_F_COMMON, candidate->length == 1 && words.most_rare < COMMON_SHARE);
    put_bit(to, NG_F_MODIFIER, candidate->alone == 0 && !candidate->place);
    put(to, NG_F_WORD_PLACE, words.place);
    put(to, NG_F_KEYNESS, words.keyness);
    if (candidate->wholes > 0) put_common(to, NG_F_LENGTH_WHOLE, ranker->length * whole);
    if (candidate->words == 1) put_common(to, NG_F_LENGTH_ONE, ranker->length);
    put_bit(to, NG_F_UNCOUNTED_ONE, candidate->words == 1 && !ranker->counted);
    *out = here;
    if (ranker->style == NG_TAG_PHRASES) phrase_features(ranker, candidate, out);
}

static size_t plain_count(const ng_ranker *ranker)
{
    return ranker->style == NG_TAG_NAMES ? NG_F_PLAIN_COUNT : NG_F_PHRASES_COUNT;
}

void ng_tag_features(const ng_ranker *ranker, const ng_candidate *candidate, int32_t *features)
{
    double f[NG_F_PHRASES_COUNT] = {0};
    size_t plain = plain_count(ranker);
    sink to = {.listed = f};
    text_features(ranker, &to);
    first_features(ranker, candidate->first_segment, &to);
    measure(ranker, candidate, &to);
    for (size_t i = 0; i < plain; i++) features[i] = as_feature(f[i]);
    for (size_t i = plain; i < ranker->features; i++) features[i] = as_feature(f[i - plain] * ranker->density);
}

/* ------------------------------------------------------------ scores */

static int32_t as_weight(int64_t value)
{
    const int64_t most = NG_LAYERS_MAX_WEIGHT;
    return (int32_t)(value > most ? most : value < -most ? -most : value);
}

void ng_tag_likeness(const int32_t *weights, const int32_t *text, double *likeness)
{
    double sum = 0;
    weights += NG_TEXT_KINDS;
    for (size_t kind = 0; kind < NG_TEXT_KINDS; kind++, weights += NG_TEXT_COUNT + 1) {
        int64_t odds = ng_layers_sum(weights, text, NG_TEXT_COUNT) + (int64_t)weights[NG_TEXT_COUNT] * NG_LAYERS_ONE;
        likeness[kind] = 1 / (1 + ng_exp(-(double)ng_layers_score(odds) / NG_LAYERS_ONE));
        sum += likeness[kind];
    }
    for (size_t kind = 0; kind < NG_TEXT_KINDS; kind++) likeness[kind] = sum > 0 ? likeness[kind] / sum : 0;
}

/* Returns how many keyphrases are expected. */
static double mix_kinds(const ng_ranker *ranker, const int32_t *model, int32_t *out)
{
    double expected = 0;
    double likeness[NG_TEXT_KINDS];
    ng_tag_likeness(model, ranker->text, likeness);
    const int32_t *all = model + NG_TEXT_WEIGHTS;
    for (size_t i = 0; i < NG_F_PHRASES_COUNT; i++) {
        int64_t sum = (int64_t)all[i] * NG_LAYERS_ONE;
        for (size_t kind = 0; kind < NG_TEXT_KINDS; kind++)
            sum += (int64_t)all[(kind + 1) * NG_F_PHRASES_COUNT + i] * as_feature(likeness[kind]);
        out[i] = as_weight(sum / NG_LAYERS_ONE);
    }
    out[NG_F_PHRASES_COUNT] = model[NG_PHRASE_FEATURE_COUNT];
    for (size_t kind = 0; kind < NG_TEXT_KINDS; kind++) expected += likeness[kind] * model[kind] / NG_LAYERS_ONE;
    return expected;
}

/* Where all is news, what is there twice counts twice. */
void ng_tag_weights_make(const ng_ranker *ranker, const ng_layers *model, ng_tag_weights *out)
{
    int32_t mixed[NG_F_PHRASES_COUNT + 1];
    size_t count = plain_count(ranker);
    *out = (ng_tag_weights){.again = ranker->density < 1, .segment = NG_NO_ID};
    if (model->own == 0) return;
    if (ranker->style == NG_TAG_PHRASES) out->expected = mix_kinds(ranker, model->first, mixed);
    const int32_t *weights = ranker->style == NG_TAG_PHRASES ? mixed : model->first;
    out->bias = (int64_t)weights[ranker->features] * NG_LAYERS_ONE;
    for (size_t i = 0; i < count; i++) out->of[i] = weights[i];
    for (size_t i = count; i < ranker->features; i++) {
        if (out->again) out->dense[i - count] = weights[i];
        else out->of[i - count] += weights[i];
    }
    out->again = ranker->features > count && out->again;
    int64_t density = as_feature(ranker->density);
    for (size_t i = 0; i < count; i++) out->yes[i][true] = out->of[i] * NG_LAYERS_ONE + out->dense[i] * density;
    sink to = {.weights = out, .density = ranker->density, .sum = out->bias};
    text_features(ranker, &to);
    out->bias = to.sum;
}

/* All numbers are whole and within 2^55 together (model/layers.h), so that no order of adding changes the sum. */
int64_t ng_tag_weigh(const ng_ranker *ranker, ng_tag_weights *weights, const ng_candidate *candidate)
{
    sink to = {.weights = weights, .density = ranker->density};
    if (weights->segment != candidate->first_segment) {
        first_features(ranker, candidate->first_segment, &to);
        weights->segment = candidate->first_segment;
        weights->of_segment = to.sum;
    }
    to.sum = weights->bias + weights->of_segment;
    measure(ranker, candidate, &to);
    return to.sum;
}

ng_score ng_tag_squash(int64_t sum)
{
    return ng_score_from(1 / (1 + ng_exp(-(double)ng_layers_score(sum) / NG_LAYERS_ONE)));
}

/* A list of n keywords with scores that add up to S, of an article with G tags, is expected to reach an F1 of 2 S / (n + G); one
 * more raises that when its score is at least half of it (Lipton et al. 2014, "Optimal thresholding of classifiers to maximize
 * F1"). */
size_t ng_tag_count_worth(const ng_keywords *keywords, size_t expected)
{
    size_t count = 0;
    uint64_t sum = 0;
    if (expected == 0) return keywords->count;
    while (count < keywords->count && (uint64_t)keywords->items[count].score * (count + expected) >= sum)
        sum += (uint64_t)keywords->items[count++].score;
    return count;
}
