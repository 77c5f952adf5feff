/* nutgraf-train: makes the models that nutgraf runs by. The first word says which. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "nutgraf.h"
#include "train/headlines.h"
#include "train/html.h"
#include "train/languages.h"
#include "train/message.h"
#include "train/pages.h"
#include "train/rank.h"
#include "train/sentences.h"
#include "train/tags.h"
#include "train/topics.h"

enum { OPTION_BITS = 256, OPTION_SEED, OPTION_SIZE, OPTION_SINGLE, OPTION_ANSWERS, OPTION_PHRASES, OPTION_WORDS, OPTION_VERSION };

/* What can be trained, by the first word of the command line. */
static const struct kind {
    const char *name;
    int (*train)(const ng_train_settings *settings);
    double cost; /* when none is said */
} KINDS[] = {
    {"sentences", ng_train_sentences, 0.3},
    {"languages", ng_train_languages, 0.3},
    {"pages", ng_train_pages, 0.3},
    {"headlines", ng_train_headlines, 0.3},
    {"html", ng_train_html, 0.3},
    {"rank", ng_train_rank, 0.3},
    {"tags", ng_train_tags, 0.3},
    {"topics", ng_train_topics, 0.5},
};

enum { KIND_COUNT = sizeof KINDS / sizeof KINDS[0] };

/* The options: getopt_long's table and --help are made from these rows. */
static const struct row {
    int code; /* its letter, where it has one */
    const char *name;
    const char *argument;
    const char *help;
} OPTIONS[] = {
    {'o', "output", "FILE", "where the model goes; without it there is only the report"},
    {'m', "model", "FILE", "measure this model; learn nothing"},
    {'t', "test", "FILE", "measure with this file, learn nothing from it; may be given several times"},
    {'k', "folds", "N", "blocks of 40 sentences, of 10 texts of a language, sites or texts go into N folds, 2 to 20 (default 5)"},
    {'C', "cost", "F",
     "sentences, pages, headlines, topics: how much an error weighs against large weights, up to 1000000 "
     "(default 0.3; topics 0.5)"},
    {OPTION_BITS, "bits", "N", "sentences: the model has 2^N weights, 8 to 20 (default 14)"},
    {OPTION_SEED, "seed", "N", "order in which examples are visited, how sites are dealt, what is drawn (default 1)"},
    {OPTION_SIZE, "size", "N", "topics: the model has at most N kilobytes, 4 to 65536 (default 4096)"},
    {OPTION_SINGLE, "single", NULL, "topics: an article that lists several labels is to get one of them, whichever"},
    {OPTION_PHRASES, "phrases", NULL, "tags: the files list keyphrases, for nutgraf --keyword-style phrases"},
    {OPTION_WORDS, "words", "FILE", "tags --phrases: where the table of words goes; with --model it is measured with"},
    {OPTION_ANSWERS, "answers", "FILE", "topics: what is said of each article by the model that did not see it, as a table"},
    {'v', "verbose", NULL, "say what is being done, terminal or not"},
    {'h', "help", NULL, "this text"},
    {OPTION_VERSION, "version", NULL, "the version"},
};

enum { OPTION_COUNT = sizeof OPTIONS / sizeof OPTIONS[0] };

static const char HEAD[] =
    "Usage: nutgraf-train sentences [OPTIONS] FILE...\n"
    "       nutgraf-train languages [OPTIONS] FILE...\n"
    "       nutgraf-train pages [OPTIONS] FILE...\n"
    "       nutgraf-train headlines [OPTIONS] FILE...\n"
    "       nutgraf-train html [OPTIONS] FILE...\n"
    "       nutgraf-train rank [OPTIONS] FILE...\n"
    "       nutgraf-train tags [OPTIONS] FILE...\n"
    "       nutgraf-train topics [OPTIONS] FILE...\n"
    "\n"
    "sentences: learns where sentences end. Each line of a FILE is a JSON object: \"text\", \"lang\", \"ends\" (the ends of its\n"
    "sentences, in code points) and, when there are any, \"par\" (those of them that are paragraph ends). Prints what the\n"
    "splitter finds in sentences that the model did not see, file by file, and how often each rule is right.\n"
    "languages: learns to tell languages apart. Each line of a FILE is a JSON object: \"text\", \"lang\" and, for texts that\n"
    "say the same in several languages, \"part\", a name for it: they stay in one fold. Prints how many of the texts that the\n"
    "model did not see are known, language by language, and what the others are taken for.\n"
    "pages: learns which lines of a page are article. Each line of a FILE is a JSON object: \"lines\", \"gold\" (1 or 0 for\n"
    "each line) and, when there are any, \"ignore\" (numbers of lines that are neither) and \"site\" (its pages share a fold).\n"
    "Prints how well pages are judged that the model did not see.\n"
    "headlines: learns which line above the article is its headline, from the same files with a \"title\" in each line.\n"
    "Prints how often the headline of a page that the model did not see is found, of those pages in which the title is a\n"
    "line.\n"
    "html: the same as pages for HTML, by its markup together with its text. Each line of a FILE is one of pages with\n"
    "\"html\", the page itself, beside its text in \"lines\": these are found again in it by their words.\n"
    "rank: learns which sentences make a summary. Each line of a FILE is a JSON object: \"text\", \"summary\" (an array of its\n"
    "sentences) and, when known, \"lang\". Texts whose summary is one sentence teach the choice of one, the others that of\n"
    "several and, with less weight, that of one. Prints ROUGE-1 and ROUGE-2 of the first sentences and of the ranker in\n"
    "texts that it did not see.\n"
    "tags: learns which phrases of an article are tags. Each line of a FILE is a JSON object: \"text\", \"keys\" (an array of\n"
    "the tags that people gave) and, when known, \"title\" and \"lang\". Prints F1 of the first 5, 10 and 15 keywords in\n"
    "articles that the model did not see, and how many of the tags are candidates at all.\n"
    "topics: learns a desk's own labels, for nutgraf --topic-model. Each line of a FILE is a JSON object: \"title\" and\n"
    "\"text\", one of which may be missing, and \"label\" or \"labels\", a string or an array of strings. Prints, for articles\n"
    "that the model did not see, whole and by their headlines alone, how often the first label is right, how far its\n"
    "confidence is from that, and what labels are taken for. Optional: \"weight\", \"source\" (what comes from one source\n"
    "shares a fold), \"judge\": false.\n"
    "\n";

static const char FOOT[] =
    "\n"
    "Exit status: 0 done; 2 usage, unreadable or bad input, out of memory, or the model could not be written.\n";

/* False when standard output takes no more. */
static bool print_help(void)
{
    fputs(HEAD, stdout);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct row *row = &OPTIONS[i];
        if (row->code < OPTION_BITS) printf("  -%c, ", row->code);
        else fputs("      ", stdout);
        int width = printf("--%s%s%s", row->name, row->argument ? " " : "", row->argument ? row->argument : "");
        printf("%*s%s\n", 17 - width, "", row->help);
    }
    return fputs(FOOT, stdout) >= 0;
}

static int usage(const char *what, const char *value)
{
    ng_train_message("%s '%s'; see nutgraf-train --help", what, value);
    return 2;
}

/* A whole number from [least] to [most]. */
static bool read_number(const char *text, unsigned long long least, unsigned long long most, unsigned long long *out)
{
    char *end;
    if (*text < '0' || *text > '9') return false;
    errno = 0;
    *out = strtoull(text, &end, 10);
    return *end == '\0' && errno == 0 && *out >= least && *out <= most;
}

static bool read_cost(const char *text, double *out)
{
    char *end;
    if (text[strspn(text, "0123456789.e-")]) return false; /* blanks, "0x10" and "inf" are numbers for strtod */
    *out = strtod(text, &end);
    return end != text && *end == '\0' && *out > 0 && *out <= 1e6;
}

/* False when the value of option [code] is none. */
static bool set(ng_train_settings *s, int code, char *value)
{
    unsigned long long number = 0;
    bool fine = true;
    switch (code) {
    case 'o': s->output = value; break;
    case 'm': s->model = value; break;
    case 't': s->tests[s->test_count++] = value; break;
    case 'v': s->progress = true; break;
    case 'C': fine = read_cost(value, &s->cost); break;
    case 'k': fine = read_number(value, 2, 20, &number); s->folds = (uint32_t)number; break;
    case OPTION_SIZE: fine = read_number(value, 4, 65536, &number); s->size = (size_t)number << 10; break;
    case OPTION_SINGLE: s->single = true; break;
    case OPTION_PHRASES: s->phrases = true; break;
    case OPTION_WORDS: s->words = value; break;
    case OPTION_ANSWERS: s->answers = value; break;
    case OPTION_BITS: fine = read_number(value, 8, 20, &number); s->bits = (uint32_t)number; break;
    default: fine = read_number(value, 0, UINT64_MAX, &number); s->seed = number; break;
    }
    return fine;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat first, second;
    if (strcmp(a, b) == 0) return true;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* A file that would be written over what is read, or written twice; NULL when there is none. */
static const char *find_clash(const ng_train_settings *s)
{
    const char *const written[] = {s->output, s->answers, s->model ? NULL : s->words};
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
        if (!written[i]) continue;
        if (s->model && is_same_file(written[i], s->model)) return written[i];
        for (size_t k = 0; k < i; k++) {
            if (written[k] && is_same_file(written[i], written[k])) return written[i];
        }
        for (size_t k = 0; k < ng_train_file_count(s); k++) {
            if (is_same_file(written[i], ng_train_path(s, k))) return written[i];
        }
    }
    return NULL;
}

static void fill_table(struct option *table, char *letters)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct row *row = &OPTIONS[i];
        *table++ = (struct option){row->name, row->argument ? required_argument : no_argument, NULL, row->code};
        if (row->code >= OPTION_BITS) continue;
        *letters++ = (char)row->code;
        if (row->argument) *letters++ = ':';
    }
    *table = (struct option){NULL, 0, NULL, 0};
    *letters = '\0';
}

/* What getopt_long has just refused: among letters that stand together it is one of them. */
static int refuse(char **argv)
{
    const char letter[] = {'-', (char)optopt, '\0'};
    bool is_letter = optopt > 0 && optopt < OPTION_BITS;
    return usage("no such option, or one without an argument:", is_letter ? letter : argv[optind - 1]);
}

static int run(int argc, char **argv, ng_train_settings *s, int (*train)(const ng_train_settings *))
{
    struct option table[OPTION_COUNT + 1];
    char letters[2 * OPTION_COUNT + 2];
    letters[0] = ':'; /* messages are ours: getopt's would begin with the kind of training */
    fill_table(table, letters + 1);
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, letters, table, NULL)) != -1;) {
        if (code == ':') return usage("an argument is wanted behind", argv[optind - 1]);
        if (code == '?') return refuse(argv);
        if (code == 'h') return print_help() ? 0 : 2;
        if (code == OPTION_VERSION) return puts("nutgraf-train " NUTGRAF_VERSION) < 0 ? 2 : 0;
        if (!set(s, code, optarg)) return usage("not a value of this option:", optarg);
    }
    s->files = argv + optind;
    s->file_count = (size_t)(argc - optind);
    if (s->model && s->output) return usage("nothing is learned with --model, so there is no", "--output");
    if (s->file_count == 0 && !(s->model && s->test_count > 0)) return usage("no file to learn", "from");
    const char *clash = find_clash(s);
    if (clash) return usage("another file of this run would be written over:", clash);
    return train(s);
}

/* What was printed must have arrived. */
static int finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return status;
    perror("nutgraf-train: standard output");
    return 2;
}

/* What a word of the command line names, or NULL. */
static const struct kind *find_kind(const char *name)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (strcmp(KINDS[i].name, name) == 0) return &KINDS[i];
    }
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return usage("say what to train:", "sentences', 'languages', 'pages', 'headlines', 'html', 'rank', 'tags' or 'topics");
    bool first_is_option = argv[1][0] == '-';
    const struct kind *kind = first_is_option ? &KINDS[0] : find_kind(argv[1]);
    if (!kind) return usage("no such model:", argv[1]);
    ng_train_settings settings = {.folds = 5, .bits = 14, .cost = kind->cost, .seed = 1, .size = (size_t)4096 << 10};
    settings.progress = isatty(STDERR_FILENO);
    settings.tests = calloc((size_t)argc, sizeof *settings.tests);
    if (!settings.tests) {
        ng_train_message("out of memory");
        return 2;
    }
    int skip = first_is_option ? 0 : 1;
    int status = finish(run(argc - skip, argv + skip, &settings, kind->train));
    free(settings.tests);
    return status;
}
