#include "cli/help.h"

#include "cli/options.h"

#include <string.h>

enum { HELP_COLUMN = 34 }; /* where the explanations begin: most options are shorter, 80 columns stay readable */

static const cli_example examples[] = {
    {"Three sentences and tags of an article", "nutgraf article.txt"},
    {"A description of at most 160 characters, and the other elements for a page's head", "nutgraf --to meta article.html"},
    {"A batch of records, one sentence each, tags from the newsroom's list",
     "nutgraf -n 1 --tags tags.txt <feed.jsonl >tagged.jsonl"},
};

static const char *const exit_statuses[] = {
    "Done.",
    "There is no article text in the (single) input.",
    "Usage, input or output, model or tag file: nothing or not all was done.",
    "A batch was finished, and some of its records failed.",
};

const char cli_short_help[] = "usage: nutgraf [OPTIONS] [FILE|-]...\n"
                              "Reads an article on standard input and writes a summary with tags.\n"
                              "       nutgraf article.txt\n"
                              "       nutgraf --help\n";

const cli_example *cli_example_at(size_t index)
{
    return index < sizeof examples / sizeof examples[0] ? &examples[index] : NULL;
}

const char *cli_exit_status(size_t status)
{
    return status < sizeof exit_statuses / sizeof exit_statuses[0] ? exit_statuses[status] : NULL;
}

typedef struct page {
    nutgraf_write write;
    void *user;
    size_t column; /* characters on the line */
    int result;
} page;

static void put(page *p, const char *text)
{
    size_t length = strlen(text);
    p->result = p->write(p->user, text, length);
    p->column += length;
}

static void put_line_end(page *p)
{
    put(p, "\n");
    p->column = 0;
}

static void put_option(page *p, const cli_option *option)
{
    char letter[] = {'-', option->letter, ',', ' ', '\0'};
    put(p, "  ");
    put(p, option->letter ? letter : "    ");
    put(p, "--");
    put(p, option->name);
    if (option->argument) {
        put(p, " ");
        put(p, option->argument);
    }
    if (p->column > HELP_COLUMN - 2) put_line_end(p);
    while (p->column < HELP_COLUMN) put(p, " ");
    put(p, option->help);
    put_line_end(p);
}

static void put_options(page *p)
{
    const char *group = "";
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(i)) != NULL; i++) {
        if (strcmp(group, option->group) != 0) {
            group = option->group;
            put_line_end(p);
            put(p, group);
            put(p, ":");
            put_line_end(p);
        }
        put_option(p, option);
    }
}

static void put_examples(page *p)
{
    const cli_example *example;
    put(p, "\nExamples:\n");
    for (size_t i = 0; (example = cli_example_at(i)) != NULL; i++) {
        put(p, "  # ");
        put(p, example->what);
        put(p, "\n  ");
        put(p, example->command);
        put(p, "\n");
    }
}

static void put_exit_statuses(page *p)
{
    put(p, "\nExit status:\n");
    for (size_t i = 0; cli_exit_status(i); i++) {
        char digit[] = {' ', ' ', (char)('0' + i), ' ', ' ', '\0'};
        put(p, digit);
        put(p, cli_exit_status(i));
        put(p, "\n");
    }
}

int cli_help(nutgraf_write write, void *user)
{
    page p = {.write = write, .user = user};
    put(&p, "usage: nutgraf [OPTIONS] [FILE|-]...\n\n"
            "Summarizes and tags articles, word for word; several files give one result each.\n");
    put_examples(&p);
    p.column = 0;
    put_options(&p);
    put_exit_statuses(&p);
    return p.result;
}
