/* The command's options: one table feeds the parser, --help and the man page. */
#ifndef NG_CLI_OPTIONS_H
#define NG_CLI_OPTIONS_H

#include "nutgraf.h"

#include <stdbool.h>
#include <stdio.h>

/* Exit statuses. */
enum {
    EXIT_DONE = 0,
    EXIT_NO_ARTICLE = 1,    /* single input without article text */
    EXIT_TROUBLE = 2,       /* usage, I/O, model or vocabulary */
    EXIT_SOME_FAILED = 3    /* a batch was finished, some records failed */
};

typedef enum cli_input {
    INPUT_AUTO,
    INPUT_TEXT,
    INPUT_JSONL,
    INPUT_HEADLINES,
    INPUT_HTML,
    INPUT_MARKDOWN,
    INPUT_RSS,
    INPUT_ATOM,
    INPUT_JSONFEED
} cli_input;

typedef enum cli_progress_mode {
    PROGRESS_AUTO, /* when standard error is a terminal and standard output is none */
    PROGRESS_NEVER,
    PROGRESS_ALWAYS
} cli_progress_mode;
typedef enum cli_color {
    COLOR_AUTO,
    COLOR_NEVER,
    COLOR_ALWAYS
} cli_color;

typedef enum cli_action {
    ACTION_RUN,
    ACTION_HELP,
    ACTION_VERSION,
    ACTION_LIST_LANGUAGES,
    ACTION_LIST_SCORERS,
    ACTION_LIST_TOPICS,
    ACTION_LIST_PRESETS
} cli_action;

typedef struct cli_options {
    nutgraf_options run;
    nutgraf_render_options render;
    cli_action action;
    cli_input input;
    const char *format;      /* NULL: as the input asks for */
    const char *length_name; /* the length option that was given, for the message when there is a second one */
    const char *tags_file;
    const char *topic_file;
    const char *abbreviation_file;
    const char *stopword_file;
    const char *denied_file;
    const char *model_folder;
    const char *output_file;
    bool resume;
    bool digest;             /* one newsletter of all articles instead of a result for each */
    nutgraf_digest_options newsletter;
    bool keywords_given;
    size_t jobs;             /* threads; at least 1 */
    cli_progress_mode progress;
    cli_color color;
    bool verbose;
    char *const *files;
    int file_count;
} cli_options;

typedef struct cli_option {
    char letter;          /* 0: none */
    const char *name;     /* long name */
    const char *argument; /* its placeholder; NULL when it takes none */
    const char *group;
    const char *help;     /* one line */
    /* Takes the value over (NULL when there is none); false when it is not good. */
    bool (*set)(cli_options *options, const char *value);
} cli_option;

enum { CLI_OPTION_ROOM = 128 }; /* more than there are */

#define CLI_LENGTH_GROUP "Length (one of these)"

/* By index; NULL behind the last one. */
const cli_option *cli_option_at(size_t index);

/* Reads the command line. False after a message on stderr. */
bool cli_options_parse(cli_options *options, int argc, char **argv);

#endif
