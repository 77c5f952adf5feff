/* split: the sentences of the article.
 *
 * Problem: rank, tag and fit need sentences that are exact slices of the text. Input: tokens of the kept lines. Output: runs
 * of tokens that cover each line from its first to its last token, so that nothing but white space lies between two sentences
 * of a line. Cost: O(tokens); looking for a closing bracket is bounded (BRACKET_TOKENS). Source: rules of rules.c for what is
 * nearly certain, a linear model over the evidence of evidence.c for the rest (Gillick 2009); over tokens rather than
 * characters, because the lexer has already decided what a dot inside a word or a number is.
 */
#include "split/split.h"

#include "base/prefetch.h"
#include "split/clauses.h"
#include "split/evidence.h"
#include "split/glued.h"
#include "split/items.h"
#include "split/rules.h"
#include "split/words.h"

enum {
    UNMARKED_RULE = 21,
    /* S21: log-odds, in 1/256, that a beginning without a mark must have. At 0 the treebanks gain most (macro F1 96.39 by folds;
     * 96.27 at 256, 96.02 at 512), but 2,225 news articles get 100 fragments of titles ("Doctor | Who"), at 256 about ten. */
    UNMARKED_LEAD = 256,
    BRACKET_TOKENS = 64 /* S19: a bracket that closes no nearer is no hint, and bounds the search */
};

typedef struct splitter {
    ng_sentences *out;
    ng_sentence *items;
    size_t capacity;
    ng_arena *arena;
    uint32_t line;
    size_t line_sentences; /* made of this line so far */
    const ng_tokens *tokens;
    const ng_mark *mark; /* of tokens->marks: none before it is ahead */
    ng_word_known *known;
    bool learned;     /* there is a model, or a judge who wants to see */
    bool casual_read; /* when the model is first asked */
    unsigned casual;
    bool habit_read; /* when the first site without a space is met */
    bool loses_spaces;
} splitter;

static bool room(splitter *s)
{
    if (s->out->count < s->capacity) return true;
    size_t capacity = s->capacity ? s->capacity * 2 : 32;
    ng_sentence *items = ng_arena_grow(s->arena, s->items, s->out->count, capacity, sizeof *items);
    if (!items) return false;
    s->items = items;
    s->capacity = capacity;
    return true;
}

/* Ends the open sentence before token [end]. One without any word joins the sentence before it on its line (S01). */
static bool close_sentence(splitter *s, ng_split_line *line, size_t end)
{
    if (end == line->start) return true;
    const ng_token *last = &line->tokens[end - 1];
    if (line->word_count == 0 && s->line_sentences > 0) {
        ng_sentence *before = &s->items[s->out->count - 1];
        before->end = ng_token_end(last);
        before->end_token = (uint32_t)end;
        line->start = end;
        return true;
    }
    if (!room(s)) return false;
    s->items[s->out->count++] = (ng_sentence){.start = line->tokens[line->start].start,
                                              .end = ng_token_end(last),
                                              .first_token = (uint32_t)line->start,
                                              .end_token = (uint32_t)end,
                                              .line = s->line,
                                              .words = (uint32_t)line->word_count};
    s->out->words += line->word_count;
    s->line_sentences++;
    line->start = end;
    line->word_count = 0;
    line->round = line->curly = line->angle = 0;
    return true;
}

/* Keeps count of the brackets and paired quotes that are open, and of where the last quotation began. */
static void count_pairs(ng_split_line *line, size_t at)
{
    switch (line->tokens[at].word) {
    case '(': line->round++; break;
    case ')': line->round--; break;
    case 0x201C: /* “ */
    case 0x201E: /* „ */ line->curly++, line->opened = at; break;
    case 0x201D: /* ” */ line->curly--; break;
    case 0x00AB: /* « */ line->angle++, line->opened = at; break;
    case 0x00BB: /* » */ line->angle--; break;
    case 0x300C: /* 「 */
    case 0x300E: /* 『 */ line->opened = at; break;
    case '"': line->opened = line->quotes % 2 == 0 ? at : line->opened; break;
    default: break;
    }
}

/* Counts tokens [at, end) into the open sentence. */
static void pass(ng_split_line *line, size_t at, size_t end)
{
    for (; at < end; at++) {
        const ng_token *token = &line->tokens[at];
        if (ng_token_is_word(token)) {
            line->word_count += ng_token_counts(token);
            continue;
        }
        count_pairs(line, at);
        /* A straight quote behind a number when none is open is the sign of inches. */
        bool inches = line->quotes % 2 == 0 && ng_site_glued(line, at) && at > line->first
                      && line->tokens[at - 1].kind == NG_TOKEN_NUMBER;
        if (ng_token_is_mark(token, '"') && !inches) line->quotes += token->run;
    }
}

/* S19. The token behind a bracket that opens at [at] inside a sentence and closes soon; [at] when there is none. A bracket that
 * begins a sentence holds sentences of its own; one of a script without spaces never does. A terminator that stands last in
 * the bracket is left to the rules: "She won (her first title.) The crowd". */
static size_t bracket_end(const ng_split_line *line, size_t at)
{
    uint32_t open = line->tokens[at].word, close = ng_mark_partner(&line->tokens[at]);
    bool unspaced = open == 0x201C && at + 1 < line->end && (line->tokens[at + 1].flags & NG_TOKEN_UNCASED);
    if (unspaced) close = 0x201D; /* “ in Chinese */
    bool holds_sentences = line->word_count == 0 && open < 0x80;
    if (close == 0 || holds_sentences) return at;
    size_t depth = 0, end = line->end - at > BRACKET_TOKENS ? at + BRACKET_TOKENS : line->end;
    for (size_t i = at; i < end; i++) {
        const ng_token *token = &line->tokens[i];
        if (ng_token_is_mark(token, open)) depth += token->run;
        if (!ng_token_is_mark(token, close)) continue;
        bool terminated = i > at + 2 && ng_site_terminator(line, i - 1);
        if (depth <= token->run) return terminated ? i - 1 : i + 1;
        depth -= token->run;
    }
    return at;
}

static bool loses_spaces(splitter *s)
{
    if (!s->habit_read) s->loses_spaces = ng_glued_habit(s->tokens);
    s->habit_read = true;
    return s->loses_spaces;
}

/* What rules and model say, or the judge in their place. */
static bool decide(splitter *s, ng_split_line *line, const ng_site *site)
{
    const ng_split_means *means = line->means;
    if (site->end == line->end) return true;
    if (site->next == line->end) return false; /* only marks follow, or another terminator that will be asked */
    /* Rules and model will ask for these one after the other; fetched together they cost one wait. */
    const ng_token *before = &line->tokens[site->mark - 1], *next = &line->tokens[site->next];
    ng_prefetch(&line->words[next->word]);
    if (ng_token_is_word(before)) ng_prefetch(&line->words[before->word]);
    ng_prefetch(line->text.ptr + before->start);
    if (!site->gap) line->loses_spaces = loses_spaces(s);
    ng_verdict verdict = ng_rules_verdict(line, site);
    bool asked = s->learned && (means->judge || means->without_rules || !verdict.firm);
    if (!asked) return verdict.ends;
    if (!s->casual_read) {
        s->casual = ng_evidence_casual(s->tokens);
        s->casual_read = true;
    }
    line->casual = s->casual;
    ng_evidence evidence;
    ng_evidence_collect(line, site, &evidence);
    if (means->judge) {
        const ng_token *last = &line->tokens[site->end - 1];
        ng_split_question question = {ng_token_end(last), verdict.rule, verdict.ends, verdict.firm, evidence.features,
                                      evidence.count, evidence.blind};
        return means->judge->ends(means->judge->user, &question);
    }
    uint32_t buckets[NG_EVIDENCE_MAX];
    for (size_t i = 0; i < evidence.count; i++) buckets[i] = ng_linear_bucket(evidence.features[i], means->model->mask);
    return ng_linear_score(means->model, 0, buckets, evidence.count) > ng_split_least_score(means->model, verdict.rule);
}

int32_t ng_split_least_score(const ng_linear *model, unsigned rule)
{
    return rule == UNMARKED_RULE ? (int32_t)(((int64_t)UNMARKED_LEAD << (NG_LINEAR_SCALE_BITS - 8)) / model->scale) : 0;
}

/* S21. The next word from [at] on that may begin a sentence without a mark before it; line->end when there is none. "The Harbour
 * Plan The council met": nothing ended the first, but "The" begins sentences and hardly ever a name. Called with rising [at], so
 * that all calls cost O(tokens). */
static size_t next_beginning(const ng_split_line *line, size_t at)
{
    for (; at < line->end; at++) {
        const ng_token *token = &line->tokens[at];
        if ((token->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_GLUED)) != NG_TOKEN_CAPITAL) continue;
        if (at > line->first && ng_token_is_mark(token - 1, '.')) continue; /* the site of the full stop asks about it */
        if (ng_split_is_starter(line, at)) break;
    }
    return at;
}

/* S21. Ends the sentence before the word at [at], which may begin one, if it does. */
static bool end_unmarked(splitter *s, ng_split_line *line, size_t at)
{
    ng_site site = {.mark = at, .end = at, .next = at, .gap = true}; /* no mark stands there */
    bool asked = line->word_count > 0 && at != line->asked;
    return !asked || !decide(s, line, &site) || close_sentence(s, line, at);
}

/* Counts the words of [at, end) into the open sentence up to the first mark that matters; returns where it stands, or [end]. The
 * words are not looked at. Called with rising [at], so that all calls cost O(marks). */
static size_t pass_words(splitter *s, ng_split_line *line, size_t at, size_t end)
{
    const ng_mark *mark = s->mark;
    size_t idle = 0;
    while (mark->token < at) mark++;
    for (; mark->token < end && !ng_mark_matters(mark->character); mark++) idle++;
    s->mark = mark;
    size_t stop = mark->token < end ? mark->token : end;
    line->word_count += stop - at - idle;
    return stop;
}

/* The same where words are not parted by spaces: some of the tokens count as none, and a sentence may begin at one. */
static bool pass_unspaced(splitter *s, ng_split_line *line, size_t *at, size_t end)
{
    for (; *at < end && ng_token_is_word(&line->tokens[*at]); ++*at) {
        if (ng_clause_begins(line, *at) && !close_sentence(s, line, *at)) return false;
        line->word_count += ng_token_counts(&line->tokens[*at]);
    }
    return true;
}

/* The quotation that opened last is open at [at], which closes one. All calls cost O(tokens): each ends at the mark of the one
 * before. */
static bool is_quotation_open(const ng_split_line *line, size_t at)
{
    while (at > line->opened + 1 && !ng_token_is_mark(&line->tokens[at - 1], 0x201D)) at--;
    return at == line->opened + 1;
}

/* S22. A heading or quotation that lost its line: `It was "hard work"The mayor agreed.` Whether the mark at [at], not yet
 * counted, closes a quotation of several words before a capitalised one, with no space on either side. What opened it must look
 * so, and nothing else have closed it: `"Rain" and the sequel to"Snow"` is out of step when a quote is missing before, and in
 * `“Rain” and the sequel to”Snow”` one closes that was to open. */
static bool parts_glued(const ng_split_line *line, size_t at)
{
    const ng_token *mark = &line->tokens[at], *next = &mark[1];
    bool straight = ng_token_is_mark(mark, '"') && mark->run == 1 && line->quotes % 2 == 1;
    if (!straight && !ng_token_is_mark(mark, 0x201D)) return false;
    bool several = line->opened + 2 < at; /* "Mc"Everything is one word */
    bool opened = several && ng_site_glued(line, line->opened + 1);
    bool glued = opened && ng_site_glued(line, at) && ng_site_glued(line, at + 1) && ng_token_is_word(&mark[-1]);
    bool capitalised = next->kind == NG_TOKEN_WORD && (next->flags & (NG_TOKEN_CAPITAL | NG_TOKEN_UPPER)) == NG_TOKEN_CAPITAL;
    return glued && capitalised && !ng_split_is_letter(line, next, true) && (straight || is_quotation_open(line, at));
}

static bool split_line(splitter *s, ng_split_line *line)
{
    ng_items list = {0};
    size_t at = line->first;
    while (at < line->end) {
        bool item = !line->means->without_rules && (at == line->first || list.next);
        size_t behind = item ? ng_items_marker(&list, line, at) : at;
        if (behind > at) {
            if (!close_sentence(s, line, at)) return false;
            pass(line, at, behind);
            at = behind;
            continue;
        }
        if (s->learned && line->beginning < at) line->beginning = next_beginning(line, at);
        if (at == line->beginning) {
            if (!end_unmarked(s, line, at)) return false;
            line->beginning = next_beginning(line, at + 1);
        }
        size_t end = list.next ? at + 1 : line->beginning, mark = at;
        if (!line->particles) mark = pass_words(s, line, at, end);
        else if (!pass_unspaced(s, line, &mark, end)) return false;
        if (mark > at) {
            at = mark;
            continue;
        }
        if (at >= line->inside) line->inside = bracket_end(line, at);
        if (at == line->first || !ng_site_terminator(line, at)) {
            bool parts = !line->means->without_rules && line->word_count > 0 && parts_glued(line, at);
            pass(line, at, at + 1);
            at++;
            if (parts && !close_sentence(s, line, at)) return false;
            continue;
        }
        ng_site site = ng_site_find(line, at);
        pass(line, at, site.end); /* its closers count as evidence */
        bool ends = line->word_count > 0 && decide(s, line, &site);
        at = site.end;
        line->asked = site.next;
        if (ends && !close_sentence(s, line, at)) return false;
    }
    return close_sentence(s, line, line->end);
}

ng_status ng_split(const ng_lines *lines, const ng_tokens *tokens, const ng_kept *kept, const ng_split_means *means,
                   ng_arena *arena, ng_sentences *out, ng_error *error)
{
    *out = (ng_sentences){0};
    bool learned = means->judge || (means->model && means->model->label_count > 0);
    splitter s = {.out = out, .arena = arena, .tokens = tokens, .mark = tokens->marks, .learned = learned};
    s.known = ng_arena_zeros(arena, tokens->word_count + 1, sizeof *s.known);
    if (!s.known) return ng_fail_memory(error);
    uint64_t code = ng_hash(ng_span_cstr(tokens->language));
    for (size_t i = 0; i < lines->count; i++) {
        if (!kept->lines[i].keep) continue;
        size_t first = tokens->line_first[i], end = tokens->line_first[i + 1];
        while (first < end && tokens->items[first].start < kept->lines[i].body) first++;
        ng_split_line line = {.text = lines->text,
                              .tokens = tokens->items,
                              .words = tokens->words,
                              .particles = tokens->particles,
                              .means = means,
                              .known = s.known,
                              .language = code,
                              .first = first,
                              .end = end,
                              .opened = end,
                              .beginning = s.learned ? first : end,
                              .start = first};
        s.line = (uint32_t)i;
        s.line_sentences = 0;
        if (!split_line(&s, &line)) return ng_fail_memory(error);
    }
    out->items = s.items;
    return NG_OK;
}
