/* nutgraf: the command. It reads options and files, calls the library, prints, and says by its exit status what came of it. */
#include "cli/detect.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/message.h"
#include "cli/model.h"
#include "cli/session.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { LEAST_WIDTH = 20 }; /* columns: in less, a terminal breaks as well as we do */

/* A closed descriptor 0, 1 or 2 would be given to the next file that is opened, and messages or results would go into it.
 * Each is filled so that using it still fails. */
static bool fill_descriptors(void)
{
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
        if (fcntl(i, F_GETFD) != -1) continue;
        if (open("/dev/null", i == STDOUT_FILENO ? O_RDONLY : O_WRONLY) < 0) return false;
    }
    return true;
}

/* glibc raises what it takes for a large block, which goes back to the system when it is freed, to the largest that ever was
 * freed: behind a book's tables everything would stay. An article has no such block that it does not keep for the next one. */
static void give_large_blocks_back(void)
{
#ifdef __GLIBC__
    (void)mallopt(M_MMAP_THRESHOLD, 1 << 17);
    (void)mallopt(M_TRIM_THRESHOLD, 1 << 17);
#endif
}

/* That nobody reads a pipe, or that a file may not grow any more (ulimit -f), is reported by write(2) and not by a signal. */
static void ignore_failed_writes(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_IGN;
    (void)sigaction(SIGPIPE, &action, NULL);
    (void)sigaction(SIGXFSZ, &action, NULL);
}

bool cli_read_file(cli_session *session, const char *path)
{
    cli_input_file input;
    cli_input kind = session->options->input;
    bool good = cli_input_open(&input, path, session->options->run.max_bytes)
             && cli_output_spares(&session->output, input.descriptor, path);
    if (good && kind == INPUT_AUTO) {
        good = cli_input_peek(&input, CLI_DETECT_SIZE);
        if (good) kind = cli_detect(input.data + input.from, input.to - input.from);
    }
    if (!good) {
        session->trouble = true;
    } else if (kind == INPUT_JSONL) {
        good = cli_read_records(session, &input);
    } else if (kind == INPUT_HEADLINES) {
        good = cli_read_headlines(session, &input);
    } else if (kind >= INPUT_RSS) {
        good = cli_read_feed(session, &input);
    } else {
        session->options->run.input = kind == INPUT_HTML       ? NUTGRAF_INPUT_HTML
                                      : kind == INPUT_MARKDOWN ? NUTGRAF_INPUT_MARKDOWN
                                                               : NUTGRAF_INPUT_TEXT;
        good = cli_read_article(session, &input);
    }
    cli_input_close(&input);
    return good;
}

static int exit_status(const cli_session *session)
{
    if (session->trouble) return EXIT_TROUBLE;
    if (session->state.failed) return EXIT_SOME_FAILED;
    return session->no_article ? EXIT_NO_ARTICLE : EXIT_DONE;
}

/* Every file is tried, as cat does: one that is missing is named and leaves the others alone. */
static void read_files(cli_session *session)
{
    const cli_options *options = session->options;
    session->batch = options->file_count > 1;
    if (options->file_count == 0) (void)cli_read_file(session, "-");
    for (int i = 0; i < options->file_count; i++) {
        (void)cli_read_file(session, options->files[i]);
        if (session->output.closed || session->output.error || cli_interrupt_signal()) return;
    }
}

/* A file of -o with more lines than the input has records is no output of an earlier run of it. */
static void check_resumed(cli_session *session)
{
    if (session->trouble || !session->skip || cli_interrupt_signal()) return;
    cli_message("'%s' has %zu lines more than the input has records", session->options->output_file, session->skip);
    session->trouble = true;
}

/* The size of what is still to be read behind a path: 0 when it is no file, and so not known. */
static size_t size_of(const char *path)
{
    struct stat about;
    bool standard = strcmp(path, "-") == 0;
    if ((standard ? fstat(STDIN_FILENO, &about) : stat(path, &about)) != 0 || !S_ISREG(about.st_mode)) return 0;
    off_t at = standard ? lseek(STDIN_FILENO, 0, SEEK_CUR) : 0;
    return at >= 0 && about.st_size > at ? (size_t)(about.st_size - at) : 0;
}

static void begin_progress(cli_session *session)
{
    const cli_options *options = session->options;
    bool watched = isatty(STDERR_FILENO) && (options->output_file || !isatty(STDOUT_FILENO));
    bool shown = options->progress == PROGRESS_ALWAYS || (options->progress == PROGRESS_AUTO && watched);
    size_t total = options->file_count ? 0 : size_of("-");
    for (int i = 0; i < options->file_count; i++) total += size_of(options->files[i]);
    cli_progress_begin(&session->progress, shown, total);
}

/* What is shown on a terminal is set off and broken at blanks; what goes into a pipe or a file is plain. */
static void settle_terminal(cli_options *options)
{
    bool terminal = !options->output_file && isatty(STDOUT_FILENO);
    const char *no_color = getenv("NO_COLOR"), *kind = getenv("TERM"); /* https://no-color.org */
    bool wanted = !(no_color && *no_color) && !(kind && strcmp(kind, "dumb") == 0);
    struct winsize size;
    options->render.color = options->color == COLOR_ALWAYS || (options->color == COLOR_AUTO && terminal && wanted);
    bool known = terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    if (known && size.ws_col >= LEAST_WIDTH) options->render.width = size.ws_col;
}

static int run(cli_options *options)
{
    settle_terminal(options);

    cli_session session;
    if (cli_session_open(&session, options)) {
        begin_progress(&session);
        read_files(&session);
        check_resumed(&session);
        if (session.digest && !cli_interrupt_signal()) (void)cli_session_write_digest(&session);
        cli_progress_hide(&session.progress);
        if (options->verbose && session.batch) cli_progress_total(&session.progress, &session.state);
    }
    bool complete = !session.trouble && !cli_interrupt_signal();
    if (session.output.descriptor >= 0 && !cli_output_close(&session.output, complete)) session.trouble = true;
    cli_session_close(&session);
    cli_interrupt_die();
    return session.output.closed && !session.trouble ? EXIT_DONE : exit_status(&session);
}

/* ---------------------------------------------------------------- what is printed instead of running */

static void put(cli_output *output, const char *text)
{
    (void)cli_output_write(output, text, strlen(text));
}

static void put_column(cli_output *output, const char *text)
{
    put(output, "\t");
    put(output, text);
}

/* A number of entries; "-" for none. */
static void put_count(cli_output *output, size_t count)
{
    char digits[24];
    (void)snprintf(digits, sizeof digits, "%zu", count);
    put_column(output, count ? digits : "-");
}

/* A line for each language, in columns parted by tabs; what they count stands in nutgraf.h. */
static void put_languages(cli_output *output, const nutgraf_model *model)
{
    nutgraf_language l;
    put(output, "code\tname\tsplit\tstop words\tstems\ttags\ttopics\n");
    for (size_t i = 0; nutgraf_language_at(model, i, &l, sizeof l); i++) {
        put(output, l.code);
        put_column(output, l.name);
        put_count(output, l.abbreviations);
        put_count(output, l.stop_words);
        put_column(output, l.stemmer ? l.stemmer : "-");
        put_count(output, l.tag_words);
        put_count(output, l.topics);
        put(output, "\n");
    }
}

static void put_topic(cli_output *output, nutgraf_text name, nutgraf_text uri)
{
    (void)cli_output_write(output, name.ptr, name.length);
    put(output, "\t");
    (void)cli_output_write(output, uri.ptr, uri.length);
}

/* Name and address, of a narrower concept also the topic that it belongs to. */
static void put_topics(cli_output *output, const nutgraf_model *model, const char *language)
{
    nutgraf_text name, part, uri = {NULL, 0};
    if (!language || strcmp(language, "auto") == 0) language = "en";
    for (size_t i = 0; (name = nutgraf_model_topic(model, language, i, &uri)).ptr != NULL; i++) {
        put_topic(output, name, uri);
        put(output, "\n");
        for (size_t k = 0; (part = nutgraf_model_narrower(model, language, i, k, &uri)).ptr != NULL; k++) {
            put_topic(output, part, uri);
            put(output, "\t");
            (void)cli_output_write(output, name.ptr, name.length);
            put(output, "\n");
        }
    }
}

static void put_version(cli_output *output, const nutgraf_model *model)
{
    put(output, "nutgraf ");
    put(output, nutgraf_version());
    put(output, "\nmodel sha256:");
    put(output, nutgraf_model_digest(model));
    put(output, "\n");
}

static void put_scorers(cli_output *output)
{
    put(output, "rank\tlearned from TextRank, position and the sentence itself (default)\n"
                "textrank\tTextRank (Mihalcea & Tarau 2004) alone\n"
                "lexrank\tLexRank (Erkan & Radev 2004) alone\n"
                "lead\tthe first sentences\n");
}

static void put_presets(cli_output *output)
{
    static const char *const counts[] = {"", "grapheme", "codepoint", "utf16", "byte", "x"};
    nutgraf_preset p;
    for (size_t i = 0; nutgraf_preset_at(i, &p, sizeof p); i++) {
        put(output, p.name);
        put_count(output, p.length);
        put_column(output, p.unit == NUTGRAF_WORDS ? "word" : counts[p.count]);
        put_column(output, p.about);
        put(output, "\n");
    }
}

static int print(const cli_options *options)
{
    static cli_output output;
    nutgraf_model *model;
    if (!cli_output_open(&output, options->output_file)) return EXIT_TROUBLE;
    bool good = cli_model_open(&model, options->model_folder, &output);
    if (good) {
        switch (options->action) {
        case ACTION_LIST_LANGUAGES: put_languages(&output, model); break;
        case ACTION_LIST_TOPICS: put_topics(&output, model, options->run.language); break;
        case ACTION_LIST_PRESETS: put_presets(&output); break;
        case ACTION_LIST_SCORERS: put_scorers(&output); break;
        case ACTION_VERSION: put_version(&output, model); break;
        default: (void)cli_help(cli_output_write, &output); break;
        }
    }
    good = cli_output_close(&output, good) && good;
    nutgraf_model_close(model);
    return good ? EXIT_DONE : EXIT_TROUBLE;
}

int main(int argc, char **argv)
{
    cli_options options;
    if (!fill_descriptors()) return EXIT_TROUBLE;
    ignore_failed_writes();
    give_large_blocks_back();
    if (!cli_options_parse(&options, argc, argv)) return EXIT_TROUBLE;
    if (options.action != ACTION_RUN) return print(&options);
    if (options.file_count == 0 && isatty(STDIN_FILENO)) {
        fputs(cli_short_help, stderr);
        return EXIT_TROUBLE;
    }
    return run(&options);
}
