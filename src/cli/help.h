/* What the command says about itself: --help, and the parts that the man page shares with it. */
#ifndef NG_CLI_HELP_H
#define NG_CLI_HELP_H

#include "nutgraf.h"

typedef struct cli_example {
    const char *what;
    const char *command;
} cli_example;

/* By index; NULL behind the last one. */
const cli_example *cli_example_at(size_t index);

/* The exit statuses by number; NULL behind the last one. */
const char *cli_exit_status(size_t status);

/* The whole help. Returns what [write] returns last. */
int cli_help(nutgraf_write write, void *user);

/* The few lines for somebody who typed "nutgraf" and waits. */
extern const char cli_short_help[];

#endif
