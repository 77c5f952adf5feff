/* The digest as the public header has it: reports are copied in, found to be part of a story, and rendered. A report costs the
 * time of its own text and one look into the index of sketches. */
#include "digest/shape.h"

#include "render/parts.h"

/* Of 2,225 articles of one broadcaster: above it versions of one story, below follow-ups. */
static const double default_similarity = 0.3;

static nutgraf_status fail(nutgraf_error *error, nutgraf_status code, const char *message)
{
    if (error) {
        ng_span text = ng_span_cstr(message);
        *error = (nutgraf_error){.code = code};
        memcpy(error->message, text.ptr, text.len + 1);
    }
    return code;
}

void nutgraf_digest_options_init(nutgraf_digest_options *options, size_t size)
{
    nutgraf_digest_options defaults = {.size = size, .similarity = default_similarity};
    if (size > sizeof defaults) memset(options, 0, size);
    memcpy(options, &defaults, size < sizeof defaults ? size : sizeof defaults);
}

static bool copy_title(nutgraf_digest *digest, const char *title)
{
    if (!title) return true;
    size_t size = strlen(title) + 1;
    digest->title = ng_allocate(&digest->allocator, size);
    if (digest->title) memcpy(digest->title, title, size);
    return digest->title != NULL;
}

nutgraf_status nutgraf_digest_new(nutgraf_digest **out, const nutgraf_digest_options *options,
                                  const nutgraf_allocator *allocator, nutgraf_error *error)
{
    nutgraf_digest_options used;
    ng_allocator memory = ng_allocator_default();
    *out = NULL;
    nutgraf_digest_options_init(&used, sizeof used);
    if (options) memcpy(&used, options, options->size < sizeof used ? options->size : sizeof used);
    if (!(used.similarity >= 0 && used.similarity <= 1)) {
        return fail(error, NUTGRAF_INVALID_ARGUMENT, "a similarity outside of 0..1");
    }
    if (allocator && allocator->allocate && allocator->release) {
        memory = (ng_allocator){allocator->allocate, allocator->release, allocator->user};
    }
    nutgraf_digest *digest = ng_allocate(&memory, sizeof *digest);
    if (!digest) return fail(error, NUTGRAF_NO_MEMORY, "out of memory");
    *digest = (nutgraf_digest){.options = used, .allocator = memory, .most = NG_MOST_REPORTS};
    if (used.stories > NG_MOST_REPORTS / 2) digest->most = used.stories < SIZE_MAX / 2 ? 2 * used.stories : SIZE_MAX;
    ng_near_init(&digest->near, memory);
    if (!copy_title(digest, used.title)) {
        nutgraf_digest_free(digest);
        return fail(error, NUTGRAF_NO_MEMORY, "out of memory");
    }
    *out = digest;
    return NUTGRAF_OK;
}

void nutgraf_digest_free(nutgraf_digest *digest)
{
    if (!digest) return;
    ng_allocator memory = digest->allocator;
    for (size_t i = 0; i < digest->story_count; i++) ng_story_free(digest, &digest->stories[i]);
    ng_release(&memory, digest->stories);
    ng_release(&memory, digest->title);
    ng_near_free(&digest->near);
    ng_release(&memory, digest);
}

/* ---------------------------------------------------------------- reports */

/* Room for one story more. */
static bool make_room(nutgraf_digest *d)
{
    size_t wanted, bytes;
    if (d->story_count < d->story_capacity) return true;
    if (!ng_size_mul(d->story_count ? d->story_count : 8, 2, &wanted) || wanted >= NG_NO_OWNER) return false;
    if (!ng_size_mul(wanted, sizeof *d->stories, &bytes)) return false;
    ng_story *larger = ng_allocate(&d->allocator, bytes);
    if (!larger) return false;
    if (d->story_count) memcpy(larger, d->stories, d->story_count * sizeof *larger);
    ng_release(&d->allocator, d->stories);
    d->stories = larger;
    d->story_capacity = wanted;
    return true;
}

/* Copies [text] to *at and moves it behind. */
static nutgraf_text put(char **at, nutgraf_text text)
{
    nutgraf_text copy = {text.length ? *at : NULL, text.length};
    if (text.length) memcpy(*at, text.ptr, text.length);
    *at += text.length;
    return copy;
}

static ng_report *copy_report(const nutgraf_digest *digest, const nutgraf_result *result)
{
    nutgraf_text address = ng_address(result);
    size_t text = result->headline.length + address.length + result->source.length + result->date_published.length;
    ng_report *report = ng_allocate(&digest->allocator, sizeof *report + text);
    if (!report) return NULL;
    char *at = (char *)(report + 1);
    *report = (ng_report){.words = result->word_count, .truncated = result->truncated != 0};
    report->headline = put(&at, result->headline);
    report->address = put(&at, address);
    report->source = put(&at, result->source);
    report->date = put(&at, result->date_published);
    return report;
}

static bool copy_body(const nutgraf_digest *digest, const nutgraf_result *result, ng_report *report)
{
    nutgraf_text lead = ng_lead(result), topic = {NULL, 0};
    if (result->subject_count) topic = result->subjects[0].name;
    size_t size = sizeof(ng_report_body) + result->tag_count * sizeof(nutgraf_text) + lead.length + topic.length
                + result->language.length;
    for (size_t i = 0; i < result->tag_count; i++) size += result->tags[i].name.length;
    ng_report_body *body = ng_allocate(&digest->allocator, size);
    if (!body) return false;
    char *at = (char *)(body->tags + result->tag_count);
    *body = (ng_report_body){.blurb = put(&at, lead), .tag_count = result->tag_count};
    body->topic = put(&at, topic);
    body->language = put(&at, result->language);
    for (size_t i = 0; i < result->tag_count; i++) body->tags[i] = put(&at, result->tags[i].name);
    report->body = body;
    return true;
}

/* Whether [a] is to be shown rather than [b], which came before it. */
static bool is_better(const ng_report *a, const ng_report *b)
{
    if (a->truncated != b->truncated) return b->truncated;
    if ((a->address.length > 0) != (b->address.length > 0)) return a->address.length > 0;
    return a->words > b->words;
}

static bool has_sketch(const nutgraf_result *result)
{
    return result->sketch && result->sketch_size == NG_NEAR_SIZE;
}

/* The story of the report that is most like [result], or the number of a new one. */
static uint32_t find_story(const nutgraf_digest *digest, const nutgraf_result *result)
{
    uint32_t number = 0;
    double share = digest->options.similarity * NG_NEAR_SIZE;
    size_t least = share > 1 ? (size_t)share + ((double)(size_t)share < share) : 1;
    bool found = has_sketch(result) && ng_near_find(&digest->near, result->sketch, least, &number);
    return found ? number : (uint32_t)digest->story_count;
}

static void count_day(nutgraf_digest *digest, nutgraf_text date)
{
    if (date.length < NG_DAY) return;
    if (!*digest->from || memcmp(date.ptr, digest->from, NG_DAY) < 0) memcpy(digest->from, date.ptr, NG_DAY);
    if (!*digest->to || memcmp(date.ptr, digest->to, NG_DAY) > 0) memcpy(digest->to, date.ptr, NG_DAY);
}

/* Appends it to those that are listed. */
static void list_report(nutgraf_digest *digest, ng_story *story, ng_report *report)
{
    if (story->last) story->last->next = report;
    else story->first = report;
    story->last = report;
    story->listed++;
    digest->held++;
}

/* The one before is of the list or goes. */
static void replace_best(const nutgraf_digest *digest, ng_story *story, ng_report *report)
{
    ng_report *before = story->best;
    story->best = report;
    if (!before) return;
    ng_release(&digest->allocator, before->body);
    before->body = NULL;
    if (!before->listed) ng_release(&digest->allocator, before);
}

static bool is_member(const nutgraf_digest *digest, uint32_t number)
{
    return number < digest->story_count;
}

/* Makes all that [report] needs before anything is changed. */
static bool prepare(nutgraf_digest *digest, const nutgraf_result *result, uint32_t number, ng_report *report)
{
    const ng_story *story = is_member(digest, number) ? &digest->stories[number] : NULL;
    report->listed = !story || story->listed <= NG_MOST_OTHERS;
    if ((!story || is_better(report, story->best)) && !copy_body(digest, result, report)) return false;
    if (!story && !make_room(digest)) return false;
    return !report->listed || !has_sketch(result) || ng_near_add(&digest->near, result->sketch, number);
}

/* Takes the report into its story, or only counts it; nothing can fail any more. */
static void place_report(nutgraf_digest *digest, uint32_t number, ng_report *report)
{
    ng_story *story = &digest->stories[number];
    if (!is_member(digest, number)) {
        *story = (ng_story){.count = 0};
        digest->story_count++;
    }
    story->count++;
    digest->report_count++;
    count_day(digest, report->date);
    if (report->listed) list_report(digest, story, report);
    if (report->body) replace_best(digest, story, report);
    else if (!report->listed) ng_release(&digest->allocator, report);
}

nutgraf_status nutgraf_digest_add(nutgraf_digest *digest, const nutgraf_result *result, nutgraf_error *error)
{
    if (!digest || !result) return fail(error, NUTGRAF_INVALID_ARGUMENT, "no digest or no result");
    if (!result->article && !result->headline.length && !ng_lead(result).length) return NUTGRAF_OK;
    if (digest->held >= digest->most && !ng_digest_prune(digest)) return fail(error, NUTGRAF_NO_MEMORY, "out of memory");
    uint32_t number = find_story(digest, result);
    ng_report *report = copy_report(digest, result);
    if (!report || !prepare(digest, result, number, report)) {
        if (report) ng_release(&digest->allocator, report->body);
        ng_release(&digest->allocator, report);
        return fail(error, NUTGRAF_NO_MEMORY, "out of memory");
    }
    place_report(digest, number, report);
    return NUTGRAF_OK;
}

size_t nutgraf_digest_reports(const nutgraf_digest *digest)
{
    return digest->report_count;
}

size_t nutgraf_digest_stories(const nutgraf_digest *digest)
{
    return digest->story_count + digest->left_out;
}

size_t nutgraf_digest_left_out(const nutgraf_digest *digest)
{
    return digest->left_out;
}

/* ---------------------------------------------------------------- rendering */

nutgraf_status nutgraf_digest_render(nutgraf_digest *digest, const char *format, nutgraf_write write, void *user,
                                     nutgraf_error *error)
{
    static const ng_digest_format *const formats[] = {&ng_digest_text, &ng_digest_md, &ng_digest_html};
    ng_edition edition;
    size_t at = 0, count = sizeof formats / sizeof formats[0];
    bool refused = false;
    if (!digest || !write) return fail(error, NUTGRAF_INVALID_ARGUMENT, "no digest or no write callback");
    while (at < count && !ng_span_equal(ng_span_cstr(formats[at]->name), ng_span_cstr(format))) at++;
    if (at == count) return fail(error, NUTGRAF_INVALID_ARGUMENT, "a digest is text, md or html");
    bool good = ng_edition_make(&edition, digest) && ng_digest_write(&edition, formats[at], write, user, &refused);
    ng_edition_free(&edition);
    if (refused) return fail(error, NUTGRAF_IO, "the output could not be written");
    return good ? NUTGRAF_OK : fail(error, NUTGRAF_NO_MEMORY, "out of memory");
}
