/* The option table and the functions that take a value over.
 *
 * Each row names an option, says what it does and how its value is read; the parser (parse.c), --help and the man page are
 * made from the rows, so that none of them can forget one. Numbers are read here and not by strtod: no locale, no
 * white space, no "0x", no infinity. An option that this version does not have is an error.
 */
#include "cli/options.h"

#include "cli/message.h"

#include <string.h>

#define INPUT "Input"
#define LENGTH CLI_LENGTH_GROUP
#define FIT "Description for a place"
#define CHOICE "Choice of sentences"
#define TAGS "Tags and topics"
#define OUTPUT "Output"
#define DIGEST "Digest"
#define RUN "Run"

enum {
    MILLION = 1000000,
    SHORT = 1,                   /* sentences of --length short, medium, long */
    MEDIUM = 3,
    LONG = 6
};

static const size_t largest_count = 1000000000;       /* of sentences, words, characters, keywords: more than any text has */
static const size_t largest_input = (size_t)1 << 30;  /* what the library addresses */
static const int largest_lead_weight = 10;
static const size_t most_jobs = 1024;                 /* threads: more than any machine has cores for */

/* ---------------------------------------------------------------- values */

static bool parse_size(const char *value, size_t least, size_t most, size_t *out)
{
    size_t number = 0;
    if (!*value) return false;
    for (const char *p = value; *p; p++) {
        if (*p < '0' || *p > '9') return false;
        number = number * 10 + (size_t)(*p - '0');
        if (number > most) return false;
    }
    *out = number;
    return number >= least;
}

/* "0.45", ".45", "1", "1." as millionths; digits beyond the sixth decimal are checked and dropped. */
static bool parse_millionths(const char *value, size_t most, size_t *out)
{
    size_t number = 0, unit = MILLION, digits = 0;
    bool point = false;
    for (const char *p = value; *p; p++) {
        if (*p == '.' && !point) {
            point = true;
            continue;
        }
        if (*p < '0' || *p > '9') return false;
        if (point) unit /= 10;
        number = (point ? number : number * 10) + (size_t)(*p - '0') * unit;
        if (number > most) return false;
        digits++;
    }
    *out = number;
    return digits > 0;
}

/* The place of [value] in a list that NULL ends; -1 when it is not there. */
static int find_name(const char *value, const char *const *names)
{
    for (int i = 0; names[i]; i++) {
        if (strcmp(value, names[i]) == 0) return i;
    }
    return -1;
}

static bool set_from(cli_options *o, const char *value)
{
    static const char *const names[] = {"auto", "text", "jsonl", "headlines", "html", "md", "rss", "atom", "jsonfeed", NULL};
    int at = find_name(value, names);
    if (at >= 0) o->input = (cli_input)at;
    return at >= 0;
}

static bool set_title(cli_options *o, const char *value)
{
    o->run.title = value;
    return true;
}

static bool set_url(cli_options *o, const char *value)
{
    o->run.url = value;
    return true;
}

static bool set_language(cli_options *o, const char *value)
{
    o->run.language = value;
    return *value && nutgraf_language_check(value, NULL) == NUTGRAF_OK;
}

static bool set_no_clean(cli_options *o, const char *value)
{
    (void)value;
    o->run.keep_all = 1;
    return true;
}

static bool set_abbreviations(cli_options *o, const char *value)
{
    o->abbreviation_file = value;
    return true;
}

static bool set_stopwords(cli_options *o, const char *value)
{
    o->stopword_file = value;
    return true;
}

static bool set_no_split_rules(cli_options *o, const char *value)
{
    (void)value;
    o->run.no_split_rules = 1;
    return true;
}

static bool set_clean_only(cli_options *o, const char *value)
{
    (void)value;
    o->run.clean_only = 1;
    return true;
}

static bool set_sentences(cli_options *o, const char *value)
{
    o->run.unit = NUTGRAF_SENTENCES;
    return parse_size(value, 1, largest_count, &o->run.length);
}

static bool set_words(cli_options *o, const char *value)
{
    o->run.unit = NUTGRAF_WORDS;
    return parse_size(value, 1, largest_count, &o->run.length);
}

static bool set_chars(cli_options *o, const char *value)
{
    o->run.unit = NUTGRAF_CHARACTERS;
    return parse_size(value, 1, largest_count, &o->run.length);
}

static bool set_ratio(cli_options *o, const char *value)
{
    o->run.unit = NUTGRAF_RATIO;
    return parse_millionths(value, MILLION, &o->run.length) && o->run.length > 0;
}

static bool set_length(cli_options *o, const char *value)
{
    static const char *const names[] = {"short", "medium", "long", NULL};
    static const size_t lengths[] = {SHORT, MEDIUM, LONG};
    int at = find_name(value, names);
    o->run.unit = NUTGRAF_SENTENCES;
    if (at >= 0) o->run.length = lengths[at];
    return at >= 0;
}

static bool set_fit(cli_options *o, const char *value)
{
    nutgraf_preset preset;
    o->run.fit = value;
    for (size_t i = 0; nutgraf_preset_at(i, &preset, sizeof preset); i++) {
        if (strcmp(value, preset.name) == 0) return true;
    }
    return false;
}

static bool set_count_by(cli_options *o, const char *value)
{
    static const char *const names[] = {"grapheme", "codepoint", "utf16", "byte", "x", NULL};
    int at = find_name(value, names);
    o->run.count_by = (nutgraf_count)(at + 1);
    return at >= 0;
}

static bool set_ellipsis(cli_options *o, const char *value)
{
    o->run.ellipsis = strcmp(value, "none") == 0 ? "" : value;
    return true;
}

static bool set_keep_existing(cli_options *o, const char *value)
{
    (void)value;
    o->run.keep_existing = 1;
    return true;
}

static bool set_scorer(cli_options *o, const char *value)
{
    static const char *const names[] = {"rank", "textrank", "lead", "lexrank", NULL};
    int at = find_name(value, names);
    if (at >= 0) o->run.scorer = (nutgraf_scorer)at;
    return at >= 0;
}

static bool set_order(cli_options *o, const char *value)
{
    static const char *const names[] = {"document", "rank", NULL};
    int at = find_name(value, names);
    o->run.by_rank = at;
    return at >= 0;
}

static bool set_lead_weight(cli_options *o, const char *value)
{
    size_t weight = 0;
    if (!parse_millionths(value, (size_t)largest_lead_weight * MILLION, &weight)) return false;
    o->run.lead_weight = (double)weight / MILLION;
    return true;
}

static bool set_redundancy(cli_options *o, const char *value)
{
    size_t redundancy = 0;
    if (!parse_millionths(value, MILLION, &redundancy)) return false;
    o->run.redundancy = (double)redundancy / MILLION;
    return true;
}

static bool set_query(cli_options *o, const char *value)
{
    o->run.query = value;
    return true;
}

static bool set_must(cli_options *o, const char *value)
{
    o->run.must = value;
    return true;
}

static bool set_keywords(cli_options *o, const char *value)
{
    o->keywords_given = true;
    return parse_size(value, 0, largest_count, &o->run.keywords);
}

static bool set_keyword_style(cli_options *o, const char *value)
{
    static const char *const names[] = {"names", "phrases", NULL};
    int at = find_name(value, names);
    o->run.phrases = at;
    return at >= 0;
}

static bool set_tags(cli_options *o, const char *value)
{
    o->tags_file = value;
    return true;
}

static bool set_only_listed(cli_options *o, const char *value)
{
    (void)value;
    o->run.only_listed = 1;
    return true;
}

static bool set_deny(cli_options *o, const char *value)
{
    o->denied_file = value;
    return true;
}

static bool set_topics(cli_options *o, const char *value)
{
    return parse_size(value, 0, largest_count, &o->run.topics);
}

static bool set_topic_threshold(cli_options *o, const char *value)
{
    size_t threshold = 0;
    if (!parse_millionths(value, MILLION, &threshold)) return false;
    o->run.topic_threshold = (double)threshold / MILLION;
    return true;
}

static bool set_topic_model(cli_options *o, const char *value)
{
    o->topic_file = value;
    return true;
}

static bool set_to(cli_options *o, const char *value)
{
    for (size_t i = 0; (o->format = nutgraf_format(i)) != NULL; i++) {
        if (strcmp(value, o->format) == 0) return true;
    }
    return false;
}

static bool set_all(cli_options *o, const char *value)
{
    (void)value;
    o->run.all_sentences = 1;
    return true;
}

static bool set_explain(cli_options *o, const char *value)
{
    (void)value;
    o->render.explain = 1;
    return true;
}

static bool set_offset_unit(cli_options *o, const char *value)
{
    static const char *const names[] = {"byte", "codepoint", "utf16", NULL};
    int at = find_name(value, names);
    if (at >= 0) o->run.offset_unit = (nutgraf_offset_unit)at;
    return at >= 0;
}

/* "-" is standard output, as it is standard input among the files. */
static bool set_output(cli_options *o, const char *value)
{
    o->output_file = strcmp(value, "-") == 0 ? NULL : value;
    return true;
}

/* Names of members, parted by commas. */
static bool set_fields(cli_options *o, const char *value)
{
    for (const char *at = value;; at++) {
        size_t length = strcspn(at, ","), i = 0;
        const char *field;
        while ((field = nutgraf_field(i)) != NULL && (strlen(field) != length || strncmp(field, at, length) != 0)) i++;
        if (!field) {
            cli_message("a record has no member '%.*s'", (int)length, at);
            return false;
        }
        at += length;
        if (!*at) break;
    }
    o->render.fields = value;
    return true;
}

static bool set_passthrough(cli_options *o, const char *value)
{
    (void)value;
    o->run.passthrough = 1;
    return true;
}

static bool set_digest(cli_options *o, const char *value)
{
    (void)value;
    o->digest = true;
    return true;
}

static bool set_by_topic(cli_options *o, const char *value)
{
    (void)value;
    o->newsletter.by_topic = 1;
    return true;
}

static bool set_stories(cli_options *o, const char *value)
{
    return parse_size(value, 1, largest_count, &o->newsletter.stories);
}

static bool set_resume(cli_options *o, const char *value)
{
    (void)value;
    o->resume = true;
    return true;
}

static bool set_jobs(cli_options *o, const char *value)
{
    return parse_size(value, 1, most_jobs, &o->jobs);
}

static bool set_progress(cli_options *o, const char *value)
{
    static const char *const names[] = {"auto", "never", "always", NULL};
    int found = find_name(value, names);
    if (found >= 0) o->progress = (cli_progress_mode)found;
    return found >= 0;
}

static bool set_color(cli_options *o, const char *value)
{
    static const char *const names[] = {"auto", "never", "always", NULL};
    int at = find_name(value, names);
    if (at >= 0) o->color = (cli_color)at;
    return at >= 0;
}

static bool set_max_bytes(cli_options *o, const char *value)
{
    return parse_size(value, 1, largest_input, &o->run.max_bytes);
}

static bool set_models(cli_options *o, const char *value)
{
    o->model_folder = value;
    return true;
}

static bool set_verbose(cli_options *o, const char *value)
{
    (void)value;
    o->verbose = true;
    return true;
}

/* The first of these wins: "--version --help" prints the version. */
static bool set_action(cli_options *o, cli_action action)
{
    if (o->action == ACTION_RUN) o->action = action;
    return true;
}

static bool set_list_languages(cli_options *o, const char *value)
{
    (void)value;
    return set_action(o, ACTION_LIST_LANGUAGES);
}

static bool set_list_scorers(cli_options *o, const char *value)
{
    (void)value;
    return set_action(o, ACTION_LIST_SCORERS);
}

static bool set_list_presets(cli_options *o, const char *value)
{
    (void)value;
    return set_action(o, ACTION_LIST_PRESETS);
}

static bool set_list_topics(cli_options *o, const char *value)
{
    (void)value;
    return set_action(o, ACTION_LIST_TOPICS);
}

static bool set_version(cli_options *o, const char *value)
{
    (void)value;
    return set_action(o, ACTION_VERSION);
}

static bool set_help(cli_options *o, const char *value)
{
    (void)value;
    return set_action(o, ACTION_HELP);
}

/* ---------------------------------------------------------------- the table */

static const cli_option table[] = {
    {'f', "from", "auto|text|html|md|jsonl|headlines|rss|atom|jsonfeed", INPUT,
     "what the input is: an article, a web page, a record or a headline a line, a feed", set_from},
    {0, "title", "TITLE", INPUT, "the article's headline, when the text does not hold it", set_title},
    {0, "url", "URL", INPUT, "the article's address: goes into the output", set_url},
    {0, "language", "CODE|auto", INPUT, "the article's language (en, eng, en-GB; default auto)", set_language},
    {0, "no-clean", NULL, INPUT, "every line is article: nothing is taken for page or menu", set_no_clean},
    {0, "abbreviations", "FILE", INPUT, "the newsroom's own abbreviations, one a line: Cllr. title", set_abbreviations},
    {0, "no-split-rules", NULL, INPUT, "sentence ends by the learned model alone, to measure what the rules do",
     set_no_split_rules},
    {0, "clean-only", NULL, INPUT, "write the cleaned article instead of a summary", set_clean_only},
    {'n', "sentences", "N", LENGTH, "exactly N sentences, or all there are (default 3)", set_sentences},
    {'w', "words", "N", LENGTH, "whole sentences of at most N words together", set_words},
    {'c', "chars", "N", LENGTH, "whole sentences of at most N characters together; of a blurb's paragraph", set_chars},
    {'r', "ratio", "R", LENGTH, "at most this share of the article's words, 0 < R <= 1; one sentence at least", set_ratio},
    {0, "length", "short|medium|long", LENGTH, "1, 3 or 6 sentences", set_length},
    {0, "fit", "PRESET", FIT, "make a description for push, preheader, seo, x, bluesky, excerpt, wp, og or headline", set_fit},
    {0, "count-by", "grapheme|codepoint|utf16|byte|x", FIT, "what a character is, for --fit and --chars", set_count_by},
    {0, "ellipsis", "STR|none", FIT, "what stands behind a cut and counts (default …)", set_ellipsis},
    {0, "keep-existing", NULL, FIT, "the description or dek that the input brings is it, when within the budget",
     set_keep_existing},
    {'s', "scorer", "rank|textrank|lexrank|lead", CHOICE, "how sentences are ranked (default rank; see --list-scorers)",
     set_scorer},
    {0, "order", "document|rank", CHOICE, "order of the summary's sentences (default document)", set_order},
    {0, "redundancy", "F", CHOICE,
     "how strongly sentences that say the same again are avoided, 0 to 1 (default 1); 0: equal ones alone", set_redundancy},
    {'q', "query", "STR", CHOICE, "sentences with these words first", set_query},
    {0, "must", "STR", CHOICE, "a sentence with these words is in the summary", set_must},
    {0, "lead-weight", "F", CHOICE, "how much an early place counts, 0 to 10 (default 1)", set_lead_weight},
    {'k', "keywords", "N", TAGS, "at most N keywords and N tags (default 8)", set_keywords},
    {0, "keyword-style", "names|phrases", TAGS, "names as a newsroom tags them, or phrases of the text (default names)",
     set_keyword_style},
    {0, "tags", "FILE", TAGS, "the newsroom's tag file: Canonical; alias; alias [| uri=... | type=... | case]", set_tags},
    {0, "only-listed", NULL, TAGS, "tags from the tag file only", set_only_listed},
    {0, "deny", "FILE", TAGS, "what is never a keyword or tag, one a line", set_deny},
    {0, "topics", "N", TAGS, "at most N topics (default 2)", set_topics},
    {0, "topic-threshold", "F", TAGS, "least confidence of a topic, 0 to 1; 0 always answers", set_topic_threshold},
    {0, "topic-model", "FILE", TAGS, "the desk's own topics instead of the built-in ones", set_topic_model},
    {0, "stopwords", "FILE", TAGS,
     "words that say nothing here, one a line, besides the language's; -word takes one out, -* all of them", set_stopwords},
    {'t', "to", "text|json|jsonl|blurb|md|html|yaml|toml|jsonld|ninjs|meta|tsv", OUTPUT,
     "output format (default text; jsonl when the input is)", set_to},
    {0, "all", NULL, OUTPUT, "show every sentence, chosen or not", set_all},
    {0, "explain", NULL, OUTPUT, "show what each score is made of", set_explain},
    {0, "offset-unit", "byte|codepoint|utf16", OUTPUT, "unit of the offsets in JSON (default byte)", set_offset_unit},
    {'o', "output", "FILE", OUTPUT, "write to FILE instead of standard output", set_output},
    {0, "fields", "NAME,NAME", OUTPUT, "only these members of the JSON record, in its own order", set_fields},
    {0, "passthrough", NULL, OUTPUT, "keep the other members of an input record but \"error\", as they were written",
     set_passthrough},
    {0, "resume", NULL, OUTPUT, "go on with the FILE of -o where an earlier run of the same batch stopped", set_resume},
    {0, "digest", NULL, DIGEST, "one newsletter of all articles, each story once (text, md or html); --title is its title",
     set_digest},
    {0, "by-topic", NULL, DIGEST, "stories of a digest stand under their topics", set_by_topic},
    {0, "stories", "N", DIGEST, "the first N stories of a digest only", set_stories},
    {'j', "jobs", "N", RUN, "threads of a batch, 1 to 1024 (default: as many as cores); never changes the output", set_jobs},
    {0, "progress", "auto|never|always", RUN, "show on standard error how far a batch is (auto: on a terminal)", set_progress},
    {0, "models", "DIR", RUN, "files of DIR (en/topics.txt, stopwords/en.txt) instead of the built-in ones of those names",
     set_models},
    {0, "max-bytes", "N", RUN, "refuse an article or a line longer than N bytes (default 67108864, at most 1073741824)",
     set_max_bytes},
    {0, "color", "auto|never|always", RUN, "set headline and labels off (default auto: on a terminal, without NO_COLOR)",
     set_color},
    {'v', "verbose", NULL, RUN, "say on standard error what was read and found", set_verbose},
    {0, "list-languages", NULL, RUN, "languages, and what there is for each", set_list_languages},
    {0, "list-scorers", NULL, RUN, "scorers", set_list_scorers},
    {0, "list-presets", NULL, RUN, "presets of --fit and their budgets", set_list_presets},
    {0, "list-topics", NULL, RUN, "topics with their addresses, and of narrower ones the broader", set_list_topics},
    {0, "version", NULL, RUN, "version and model", set_version},
    {'h', "help", NULL, RUN, "this text", set_help},
};

enum { OPTION_COUNT = sizeof table / sizeof table[0] };
_Static_assert((int)OPTION_COUNT <= (int)CLI_OPTION_ROOM, "the parser has room for every option");

const cli_option *cli_option_at(size_t index)
{
    return index < OPTION_COUNT ? &table[index] : NULL;
}
