/* See options.h. */
#include "run/options.h"

#include "fit/presets.h"
#include "model/model.h"
#include "parts/choice.h"
#include "rank/rank.h"
#include "read/read.h"
#include "run/handles.h"
#include "wrap/utf8.h"

_Static_assert((int)NUTGRAF_RATIO == (int)NG_LENGTH_RATIO, "length units agree");
_Static_assert((int)NUTGRAF_COUNT_X == (int)NG_COUNT_X + 1, "the default stands before the counts");
_Static_assert((int)NUTGRAF_SCORER_LEXRANK == (int)NG_SCORER_LEXRANK, "scorers agree");

void nutgraf_options_init(nutgraf_options *options, size_t size)
{
    nutgraf_options defaults = {
        .size = sizeof defaults,
        .stages = NUTGRAF_ALL_STAGES,
        .unit = NUTGRAF_SENTENCES,
        .length = 3,
        .lead_weight = 1,
        .keywords = 8,
        .topics = 2,
        .topic_threshold = NUTGRAF_THRESHOLD_DEFAULT,
        .max_bytes = (size_t)64 << 20,
        .redundancy = 1,
    };
    if (size > sizeof defaults) {
        memset(options, 0, size);
        size = sizeof defaults;
    }
    memcpy(options, &defaults, size);
    options->size = size;
}

void ng_run_options(nutgraf_options *to, const nutgraf_options *from)
{
    nutgraf_options_init(to, sizeof *to);
    if (!from) return;
    memcpy(to, from, from->size < sizeof *to ? from->size : sizeof *to);
    to->size = sizeof *to;
}

/* What is given out again, or shown as what was asked for. */
static ng_status check_texts(const nutgraf_options *o, ng_error *error)
{
    const char *const texts[][2] = {{"url", o->url}, {"query", o->query}, {"must", o->must}, {"ellipsis", o->ellipsis}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (!texts[i][1] || ng_utf8_valid(ng_span_cstr(texts[i][1]))) continue;
        return ng_fail(error, NG_INVALID_ARGUMENT, 0, "option '%s' is not valid UTF-8", texts[i][0]);
    }
    return NG_OK;
}

ng_status ng_run_check(const nutgraf_options *o, ng_error *error)
{
    const char *bad = NULL;
    if (o->unit > NUTGRAF_RATIO || o->length == 0 || (o->unit == NUTGRAF_RATIO && o->length > NG_SCORE_ONE)) bad = "length";
    if (o->scorer > NUTGRAF_SCORER_LEXRANK) bad = "scorer";
    if (!(o->lead_weight >= 0 && o->lead_weight <= 10)) bad = "lead_weight";
    if (!(o->redundancy >= 0 && o->redundancy <= 1)) bad = "redundancy";
    if (o->topic_threshold != NUTGRAF_THRESHOLD_DEFAULT && !(o->topic_threshold >= 0 && o->topic_threshold <= 1)) {
        bad = "topic_threshold";
    }
    if (o->offset_unit > NUTGRAF_OFFSET_UTF16) bad = "offset_unit";
    if (o->input > NUTGRAF_INPUT_MARKDOWN) bad = "input";
    if (o->fit && !ng_preset_find(o->fit)) bad = "fit";
    if (o->count_by > NUTGRAF_COUNT_X) bad = "count_by";
    if (o->max_bytes == 0 || o->max_bytes > NG_READ_LIMIT) bad = "max_bytes";
    return bad ? ng_fail(error, NG_INVALID_ARGUMENT, 0, "option '%s' is out of its range", bad) : check_texts(o, error);
}

nutgraf_status nutgraf_options_check(const nutgraf_options *options, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    nutgraf_options set;
    ng_run_options(&set, options);
    return ng_run_report(error, &failure, ng_run_check(&set, &failure));
}

ng_status ng_run_language(ng_span code, char *out, ng_error *error)
{
    out[0] = '\0';
    if (code.len == 0 || ng_span_equal(code, NG_SPAN("auto"))) return NG_OK;
    if (ng_language_fold(code, out)) return NG_OK;
    out[0] = '\0';
    int shown = (int)ng_span_head(code, 40).len;
    return ng_fail(error, NG_BAD_LANGUAGE, 0, "'%.*s' is no language code", shown, code.ptr);
}

nutgraf_status nutgraf_language_check(const char *code, nutgraf_error *error)
{
    ng_error failure = {NG_OK, 0, ""};
    char folded[NG_LANGUAGE_SIZE];
    return ng_run_report(error, &failure, ng_run_language(ng_span_cstr(code), folded, &failure));
}
