/* The command line: what getopt_long finds is looked up in the option table (options.c) and taken over, then what was said is
 * settled, as options have a say in each other, and what does not go together is refused. */
#include "cli/options.h"

#include "cli/cores.h"
#include "cli/message.h"

#include <getopt.h>
#include <string.h>

/* What getopt_long wants, made from the table. A long option returns its row behind all characters. */
enum { FIRST_ROW = 256 };

static void fill_getopt(struct option *longs, char *shorts)
{
    *shorts++ = ':'; /* messages are ours: a missing argument comes back as ':' */
    int count = 0;
    for (const cli_option *row; (row = cli_option_at((size_t)count)); count++) {
        longs[count] = (struct option){row->name, row->argument ? required_argument : no_argument, NULL, FIRST_ROW + count};
        if (!row->letter) continue;
        *shorts++ = row->letter;
        if (row->argument) *shorts++ = ':';
    }
    *shorts = '\0';
    longs[count] = (struct option){NULL, 0, NULL, 0};
}

static const cli_option *find_row(int code)
{
    const cli_option *row;
    for (int i = 0; (row = cli_option_at((size_t)i)); i++) {
        if (code == FIRST_ROW + i || (row->letter && code == row->letter)) return row;
    }
    return NULL;
}

/* [code] is ':' for a missing argument, '?' for anything else that getopt_long did not like. */
static bool refuse(int code, char **argv)
{
    const cli_option *row = find_row(optopt);
    if (code == ':' && row) {
        cli_message("--%s wants an argument: %s", row->name, row->argument);
    } else if (row) {
        cli_message("--%s takes no argument", row->name);
    } else if (optopt) {
        cli_message("unknown option '-%c'", optopt);
    } else {
        cli_message("unknown option '%s'", argv[optind - 1]);
    }
    cli_message("try 'nutgraf --help'");
    return false;
}

/* The lengths exclude each other: two of them are a mistake, and guessing which one was meant would hide it. */
static bool is_second_length(cli_options *options, const cli_option *row)
{
    if (strcmp(row->group, CLI_LENGTH_GROUP) != 0) return false;
    if (!options->length_name) options->length_name = row->name;
    if (strcmp(options->length_name, row->name) == 0) return false;
    cli_message("--%s and --%s exclude each other", options->length_name, row->name);
    return true;
}

static bool take_value(cli_options *options, const cli_option *row, const char *value)
{
    if (is_second_length(options, row)) return false;
    if (row->set(options, value)) return true;
    cli_message("--%s wants %s, not '%s'", row->name, row->argument, value);
    return false;
}

static void set_defaults(cli_options *options)
{
    *options = (cli_options){.action = ACTION_RUN, .jobs = cli_cores()};
    nutgraf_options_init(&options->run, sizeof options->run);
    nutgraf_render_options_init(&options->render, sizeof options->render);
    nutgraf_digest_options_init(&options->newsletter, sizeof options->newsletter);
}

/* The formats that are made for a place with a budget of its own have a description without being asked. */
static void settle_fit(cli_options *options)
{
    static const char *const places[][2] = {
        {"blurb", "excerpt"}, {"meta", "seo"}, {"yaml", "seo"}, {"toml", "seo"}, {"jsonld", "seo"}, {"ninjs", "seo"}};
    nutgraf_options *run = &options->run;
    if (!options->format || run->fit) return;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (strcmp(options->format, places[i][0]) == 0) run->fit = places[i][1];
    }
    if (strcmp(options->format, "blurb") == 0 && run->unit == NUTGRAF_CHARACTERS) run->fit_length = run->length;
}

enum { DIGEST_TAGS = 4 }; /* below a paragraph: more would be longer than what they tag */

/* A digest shows a paragraph and a few tags of each article, and its title is above all of them. */
static void settle_digest(cli_options *options)
{
    nutgraf_options *run = &options->run;
    if (!options->digest) return;
    if (!options->format) options->format = "text";
    if (!run->fit) run->fit = "excerpt";
    if (run->unit == NUTGRAF_CHARACTERS) run->fit_length = run->length;
    if (!options->keywords_given) run->keywords = DIGEST_TAGS;
    run->stages |= NUTGRAF_SKETCH;
    options->newsletter.title = run->title;
    run->title = NULL;
}

static bool complain(const char *message)
{
    cli_message("%s", message);
    return false;
}

static bool is_digest_format(const char *format)
{
    return strcmp(format, "text") == 0 || strcmp(format, "md") == 0 || strcmp(format, "html") == 0;
}

/* Whether the options go together. */
static bool is_complete(const cli_options *options)
{
    bool part_of_digest = options->newsletter.by_topic || options->newsletter.stories;
    if (options->resume && !options->output_file) return complain("--resume needs -o FILE");
    if (part_of_digest && !options->digest) return complain("--by-topic and --stories need --digest");
    if (!options->digest) return true;
    if (!is_digest_format(options->format)) return complain("a digest is text, md or html (-t)");
    if (options->resume || options->run.clean_only || options->run.all_sentences || options->render.explain) {
        return complain("--resume, --clean-only, --all and --explain do not go with --digest");
    }
    return true;
}

/* The page that shows why shows all there was. */
static int is_page(const cli_options *options)
{
    return options->render.explain && options->format && strcmp(options->format, "html") == 0;
}

bool cli_options_parse(cli_options *options, int argc, char **argv)
{
    struct option longs[CLI_OPTION_ROOM + 1];
    char shorts[2 * CLI_OPTION_ROOM + 2];
    set_defaults(options);
    fill_getopt(longs, shorts);
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        const cli_option *row = code == ':' || code == '?' ? NULL : find_row(code);
        if (!row) return refuse(code, argv);
        if (!take_value(options, row, optarg)) return false;
    }
    settle_fit(options);
    settle_digest(options);
    options->run.explain = is_page(options);
    options->files = argv + optind;
    options->file_count = argc - optind;
    return is_complete(options);
}
