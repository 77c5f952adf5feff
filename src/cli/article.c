/* One article: the whole of a file or of standard input, one result, and warnings in plain words. */
#include "cli/message.h"
#include "cli/portion.h"
#include "cli/session.h"

#include <string.h>

static const char *input_name(const cli_input_file *input)
{
    return strcmp(input->name, "-") == 0 ? "standard input" : input->name;
}

/* What a warning of the record means to somebody at a terminal. */
static const char *plain_words(const char *warning)
{
    static const char *const words[][2] = {
        {"no_article", "no article text"},
        {"replaced_bytes", "undecodable bytes became U+FFFD"},
        {"truncated", "a paywall cut the article off"},
        {"bad_language", "a malformed language code was ignored"},
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(warning, words[i][0]) == 0) return words[i][1];
    }
    return warning;
}

/* What is missing is named by its code; nothing is known of "und". [name] is that of the input among several, else empty. */
static void print_warning(const nutgraf_result *result, const char *name, const char *warning)
{
    const char *code = result->language.ptr ? result->language.ptr : "und", *parting = *name ? ": " : "";
    if (strcmp(warning, "no_language_data") != 0) {
        cli_message("%s%s%s", name, parting, plain_words(warning));
    } else if (strcmp(code, "und") == 0) {
        cli_message("%s%sthe language is not known: the first sentences stand for a summary", name, parting);
    } else {
        cli_message("%s%sno data for the language '%s': the first sentences stand for a summary", name, parting, code);
    }
}

static void print_warnings(const cli_session *session, const cli_input_file *input, const nutgraf_result *result)
{
    for (size_t i = 0; i < result->warning_count; i++) {
        /* said in records alone: it is no news to somebody who reads that language every day */
        if (strcmp(result->warnings[i], "no_topics") == 0) continue;
        print_warning(result, session->batch ? input_name(input) : "", result->warnings[i]);
    }
}

static void print_findings(const cli_input_file *input, const nutgraf_result *result)
{
    cli_message("%s: language %s, %zu words, %zu parts of the page removed", input_name(input),
            result->language.ptr ? result->language.ptr : "und", result->word_count, result->removed_count);
}

/* A page without an article has nothing to show as text, unless a title was handed in to be tagged. */
static bool is_worth_writing(const cli_session *session, const nutgraf_result *result, const char *format)
{
    return cli_is_json(format) || result->article || session->options->run.title;
}

static bool write_article(cli_session *session, const cli_input_file *input, const nutgraf_result *result)
{
    const char *format = session->options->format ? session->options->format : "text";
    if (!result->article && !session->batch) session->no_article = true;
    print_warnings(session, input, result);
    if (session->options->verbose) print_findings(input, result);
    return !is_worth_writing(session, result, format) || cli_session_write(session, result, format);
}

/* An article that could not be read: one of several is a failed record, the only one is trouble. */
static bool fail(cli_session *session, const cli_input_file *input, const nutgraf_error *error)
{
    const char *format = session->options->format ? session->options->format : "text";
    if (session->batch) return cli_session_fail(session, format, error, input->name);
    cli_message("%s: %s", input_name(input), error->message);
    session->trouble = true;
    return false;
}

bool cli_read_article(cli_session *session, cli_input_file *input)
{
    nutgraf_error error;
    nutgraf_result *result;
    if (!cli_session_accepts(session, session->options->format ? session->options->format : "text", false)) return false;
    if (session->skip) {
        session->skip--;
        return true;
    }
    session->state.records++;
    if (!cli_input_read_all(input)) {
        session->trouble = true;
        return session->batch;
    }
    if (nutgraf_run(&result, session->context, session->model, &session->options->run, input->data + input->from,
                    input->to - input->from, &error)
        != NUTGRAF_OK) {
        return fail(session, input, &error);
    }
    bool good = write_article(session, input, result);
    nutgraf_result_free(result);
    return good;
}
