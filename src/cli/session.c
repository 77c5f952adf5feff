#include "cli/session.h"

#include "cli/message.h"
#include "cli/model.h"
#include "cli/portion.h"

#include <string.h>

static const size_t largest_table = (size_t)64 << 20; /* bytes of such a file: a hundred times the largest seen */

static bool complain(cli_session *session, const char *message)
{
    cli_message("%s", message);
    session->trouble = true;
    return false;
}

/* Reads the table at [path] and hands it to [open_table], which makes the handle. */
static bool load_table(cli_session *session, const char *path,
                       nutgraf_status (*open_table)(cli_session *, const char *, size_t, const char *, nutgraf_error *))
{
    cli_input_file input;
    nutgraf_error error;
    bool good = cli_input_open(&input, path, largest_table) && cli_output_spares(&session->output, input.descriptor, path)
             && cli_input_read_all(&input);
    if (!good) {
        session->trouble = true;
    } else if (input.to > largest_table) {
        good = complain(session, "a tag, topic, abbreviation, stop word or deny file of more than 64 MiB");
    } else if (open_table(session, input.data, input.to, path, &error) != NUTGRAF_OK) {
        good = complain(session, error.message);
    }
    cli_input_close(&input);
    return good;
}

static nutgraf_status open_vocabulary(cli_session *session, const char *data, size_t length, const char *path,
                                      nutgraf_error *error)
{
    return nutgraf_vocabulary_open(&session->vocabulary, data, length, path, NULL, error);
}

static nutgraf_status open_topics(cli_session *session, const char *data, size_t length, const char *path,
                                  nutgraf_error *error)
{
    return nutgraf_topics_open(&session->topics, data, length, path, NULL, error);
}

static nutgraf_status open_abbreviations(cli_session *session, const char *data, size_t length, const char *path,
                                         nutgraf_error *error)
{
    return nutgraf_abbreviations_open(&session->abbreviations, data, length, path, NULL, error);
}

static nutgraf_status open_stopwords(cli_session *session, const char *data, size_t length, const char *path,
                                     nutgraf_error *error)
{
    return nutgraf_stopwords_open(&session->stopwords, data, length, path, NULL, error);
}

static nutgraf_status open_denied(cli_session *session, const char *data, size_t length, const char *path, nutgraf_error *error)
{
    return nutgraf_denied_open(&session->denied, data, length, path, NULL, error);
}

static bool open_output(cli_session *session)
{
    const cli_options *options = session->options;
    if (options->resume) return cli_output_resume(&session->output, options->output_file, &session->skip);
    return cli_output_open(&session->output, options->output_file);
}

bool cli_session_open(cli_session *session, cli_options *options)
{
    nutgraf_error error;
    memset(session, 0, offsetof(cli_session, output));
    session->options = options;
    if (!open_output(session)) {
        session->trouble = true;
        return false;
    }
    if (!cli_model_open(&session->model, options->model_folder, &session->output)) {
        session->trouble = true;
        return false;
    }
    if (nutgraf_options_check(&options->run, &error) != NUTGRAF_OK) return complain(session, error.message);
    if (nutgraf_context_new(&session->context, NULL, &error) != NUTGRAF_OK) return complain(session, error.message);
    if (options->tags_file && !load_table(session, options->tags_file, open_vocabulary)) return false;
    if (options->topic_file && !load_table(session, options->topic_file, open_topics)) return false;
    if (options->abbreviation_file && !load_table(session, options->abbreviation_file, open_abbreviations)) return false;
    if (options->stopword_file && !load_table(session, options->stopword_file, open_stopwords)) return false;
    if (options->denied_file && !load_table(session, options->denied_file, open_denied)) return false;
    if (options->digest && nutgraf_digest_new(&session->digest, &options->newsletter, NULL, &error) != NUTGRAF_OK) {
        return complain(session, error.message);
    }
    options->run.vocabulary = session->vocabulary;
    options->run.topic_lexicon = session->topics;
    options->run.abbreviations = session->abbreviations;
    options->run.stopwords = session->stopwords;
    options->run.denied = session->denied;
    return true;
}

void cli_session_close(cli_session *session)
{
    nutgraf_digest_free(session->digest);
    nutgraf_denied_close(session->denied);
    nutgraf_stopwords_close(session->stopwords);
    nutgraf_abbreviations_close(session->abbreviations);
    nutgraf_topics_close(session->topics);
    nutgraf_vocabulary_close(session->vocabulary);
    nutgraf_context_free(session->context);
    nutgraf_model_close(session->model);
}

bool cli_session_accepts(cli_session *session, const char *format, bool one_line)
{
    const cli_options *options = session->options;
    bool lines = strcmp(format, "jsonl") == 0, json = cli_is_json(format);
    if (options->resume && !lines && !one_line) {
        return complain(session, "--resume needs output with a line for each record (-t jsonl)");
    }
    if ((options->render.fields || options->run.passthrough) && !json) {
        return complain(session, "--fields and --passthrough need JSON output (-t json or jsonl)");
    }
    if (options->run.explain && session->batch) {
        return complain(session, "-t html --explain makes a page of one article, not of several");
    }
    return true;
}

bool cli_session_collect(cli_session *session, const nutgraf_result *result)
{
    nutgraf_error error;
    return nutgraf_digest_add(session->digest, result, &error) == NUTGRAF_OK || complain(session, error.message);
}

bool cli_session_write_digest(cli_session *session)
{
    nutgraf_error error;
    size_t left_out = nutgraf_digest_left_out(session->digest);
    if (!nutgraf_digest_reports(session->digest)) return true;
    if (left_out) {
        cli_message("too many articles for one digest: the last %zu stories are left out (--stories N holds more)",
                left_out);
    }
    nutgraf_status status =
        nutgraf_digest_render(session->digest, session->options->format, cli_output_write, &session->output, &error);
    if (status == NUTGRAF_OK) return true;
    return status == NUTGRAF_IO ? false : complain(session, error.message);
}

bool cli_session_write(cli_session *session, const nutgraf_result *result, const char *format)
{
    nutgraf_error error;
    if (session->digest) return cli_session_collect(session, result);
    ng_span parting = cli_parting(format, false);
    if (session->results++ && cli_output_write(&session->output, parting.ptr, parting.len) != 0) return false;
    nutgraf_status status =
        nutgraf_render(result, format, &session->options->render, cli_output_write, &session->output, &error);
    if (status == NUTGRAF_OK) return true;
    return status == NUTGRAF_IO ? false : complain(session, error.message); /* what failed is said when the output closes */
}

bool cli_session_fail(cli_session *session, const char *format, const nutgraf_error *failure, const char *file)
{
    nutgraf_error error;
    nutgraf_text no_id = {NULL, 0};
    session->state.failed++;
    if (!cli_is_json(format)) {
        cli_message("%s, line 1: %s", strcmp(file, "-") == 0 ? "standard input" : file, failure->message);
        return true;
    }
    nutgraf_status status = nutgraf_render_failure(no_id, nutgraf_status_name(failure->code), failure->message, 1,
                                                   cli_output_write, &session->output, &error);
    if (status == NUTGRAF_OK) return true;
    return status == NUTGRAF_IO ? false : complain(session, error.message);
}
