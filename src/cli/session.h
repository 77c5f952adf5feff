/* A session: the handles and the output of one call of the command, and what came of its inputs. */
#ifndef NG_CLI_SESSION_H
#define NG_CLI_SESSION_H

#include "cli/input.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/progress.h"

typedef struct cli_session {
    cli_options *options;
    nutgraf_model *model;
    nutgraf_context *context;
    nutgraf_vocabulary *vocabulary;
    nutgraf_topics *topics;
    nutgraf_abbreviations *abbreviations;
    nutgraf_stopwords *stopwords;
    nutgraf_denied *denied;
    nutgraf_digest *digest; /* NULL: each result is written by itself */
    size_t results;    /* written so far */
    size_t skip;       /* records that an earlier run wrote, still to be passed over (--resume) */
    cli_progress progress;
    cli_progress_state state;
    bool batch;        /* records, headlines or several files: failures are counted and the work goes on */
    bool no_article;   /* the single input held none */
    bool trouble;      /* a message was printed; exit 2 */
    cli_output output; /* last, and opening it is all that it needs: sixteen pages that one article would clear for nothing */
} cli_session;

/* Opens the model and the desk's own files as the options say. False after a message; close in any case. */
bool cli_session_open(cli_session *session, cli_options *options);
void cli_session_close(cli_session *session);

/* Whether the options hold for output in [format]: --resume only when a record is a line, --fields and --passthrough only for
 * JSON. False after a message. */
bool cli_session_accepts(cli_session *session, const char *format, bool one_line);

/* Writes the result of an article. False when going on is pointless. */
bool cli_session_write(cli_session *session, const nutgraf_result *result, const char *format);

/* Writes the digest of all results. False after a message, or when the output failed. */
bool cli_session_write_digest(cli_session *session);

/* Adds a result to the digest. False after a message. */
bool cli_session_collect(cli_session *session, const nutgraf_result *result);

/* Reports an article that failed: a failure record where the format is JSON, else a message. */
bool cli_session_fail(cli_session *session, const char *format, const nutgraf_error *failure, const char *file);

/* Reads one file, whatever is in it. False when going on is pointless. */
bool cli_read_file(cli_session *session, const char *path);

/* One article, the whole of [input]. */
bool cli_read_article(cli_session *session, cli_input_file *input);

/* A record, or a headline, on each line of [input]. */
bool cli_read_records(cli_session *session, cli_input_file *input);
bool cli_read_headlines(cli_session *session, cli_input_file *input);

/* A feed, the whole of [input]: each item is a record. */
bool cli_read_feed(cli_session *session, cli_input_file *input);

#endif
