/* The digest as the public header has it: reports are copied in, found to be part of a story, and rendered. A report costs the
 * time of its own text and one look into the index of sketches. */
#include "digest/digest.h"

#include "render/parts.h"

static const double default_similarity = 0.3; /* 2,225 articles of one broadcaster: above it versions of one story, below follow-ups */

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
    if (!(used.similarity >= 0 && used.similarity <= 1)) return fail(error, NUTGRAF_INVALID_ARGUMENT, "a similarity outside of 0..1");
    if (allocator && allocator->allocate && allocator->release) {
        memory = (ng_allocator){allocator->allocate, allocator->release, allocator->user};
    }
    nutgraf_digest *digest = ng_allocate(&memory, sizeof *digest);
    if (!digest) return fail(error, NUTGRAF_NO_MEMORY, "out of memory");
    *digest = (nutgraf_digest){.options = used, .allocator = memory};
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
    for (size_t i = 0; i < digest->report_count; i++) {
        ng_release(&memory, digest->reports[i].head);
        ng_release(&memory, digest->reports[i].body);
    }
    ng_release(&memory, digest->reports);
    ng_release(&memory, digest->stories);
    ng_release(&memory, digest->title);
    ng_near_free(&digest->near);
    ng_release(&memory, digest);
}

/* ---------------------------------------------------------------- reports */

/* The array where there is room for one more; NULL when out of memory, and the array is then as it was. */
static void *with_room(const nutgraf_digest *digest, void *items, size_t count, size_t *capacity, size_t size)
{
    size_t wanted, bytes;
    if (count < *capacity) return items;
    if (!ng_size_mul(count ? count : 8, 2, &wanted) || !ng_size_mul(wanted, size, &bytes) || wanted >= NG_NO_REPORT) return NULL;
    void *larger = ng_allocate(&digest->allocator, bytes);
    if (!larger) return NULL;
    if (count) memcpy(larger, items, count * size);
    ng_release(&digest->allocator, items);
    *capacity = wanted;
    return larger;
}

/* Room for one report and one story more. */
static bool make_room(nutgraf_digest *d)
{
    ng_report *reports = with_room(d, d->reports, d->report_count, &d->report_capacity, sizeof *reports);
    if (!reports) return false;
    d->reports = reports;
    ng_story *stories = with_room(d, d->stories, d->story_count, &d->story_capacity, sizeof *stories);
    if (!stories) return false;
    d->stories = stories;
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

static bool copy_head(const nutgraf_digest *digest, const nutgraf_result *result, ng_report *report)
{
    nutgraf_text address = ng_address(result);
    char *at = ng_allocate(&digest->allocator, result->headline.length + address.length + result->source.length
                                                   + result->date_published.length);
    if (!at) return false;
    report->head = at;
    report->headline = put(&at, result->headline);
    report->address = put(&at, address);
    report->source = put(&at, result->source);
    report->date = put(&at, result->date_published);
    report->words = result->word_count;
    report->truncated = result->truncated != 0;
    return true;
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

/* The story of the report that is most like [result], or a new one, which *fresh says. */
static uint32_t find_story(const nutgraf_digest *digest, const nutgraf_result *result, bool *fresh)
{
    uint32_t like = 0;
    double share = digest->options.similarity * NG_NEAR_SIZE;
    size_t least = share > 1 ? (size_t)share + ((double)(size_t)share < share) : 1;
    bool comparable = result->sketch && result->sketch_size == NG_NEAR_SIZE;
    *fresh = !comparable || !ng_near_find(&digest->near, result->sketch, least, &like);
    return *fresh ? (uint32_t)digest->story_count : digest->reports[like].story;
}

static void release_report(const nutgraf_digest *digest, ng_report *report)
{
    ng_release(&digest->allocator, report->head);
    ng_release(&digest->allocator, report->body);
}

/* Takes the report into its story; nothing can fail any more. */
static void link_report(nutgraf_digest *digest, const ng_report *report, bool fresh)
{
    uint32_t number = (uint32_t)digest->report_count++;
    ng_story *story = &digest->stories[report->story];
    digest->reports[number] = *report;
    if (fresh) {
        *story = (ng_story){number, number, number, 1};
        digest->story_count++;
        return;
    }
    digest->reports[story->last].next = number;
    story->last = number;
    story->count++;
    if (!report->body) return;
    ng_report *before = &digest->reports[story->best];
    ng_release(&digest->allocator, before->body);
    before->body = NULL;
    story->best = number;
}

nutgraf_status nutgraf_digest_add(nutgraf_digest *digest, const nutgraf_result *result, nutgraf_error *error)
{
    ng_report report = {.next = NG_NO_REPORT};
    bool fresh;
    if (!digest || !result) return fail(error, NUTGRAF_INVALID_ARGUMENT, "no digest or no result");
    if (!result->article && !result->headline.length && !ng_lead(result).length) return NUTGRAF_OK;
    report.story = find_story(digest, result, &fresh);
    bool good = copy_head(digest, result, &report);
    if (good && (fresh || is_better(&report, &digest->reports[digest->stories[report.story].best]))) {
        good = copy_body(digest, result, &report);
    }
    good = good && make_room(digest)
        && (!result->sketch || result->sketch_size != NG_NEAR_SIZE
            || ng_near_add(&digest->near, result->sketch, (uint32_t)digest->report_count));
    if (!good) {
        release_report(digest, &report);
        return fail(error, NUTGRAF_NO_MEMORY, "out of memory");
    }
    link_report(digest, &report, fresh);
    return NUTGRAF_OK;
}

size_t nutgraf_digest_reports(const nutgraf_digest *digest)
{
    return digest->report_count;
}

size_t nutgraf_digest_stories(const nutgraf_digest *digest)
{
    return digest->story_count;
}

/* ---------------------------------------------------------------- rendering */

static const struct {
    const char *name;
    void (*render)(const ng_edition *edition, ng_strbuf *out);
} formats[] = {{"text", ng_digest_text}, {"md", ng_digest_md}, {"html", ng_digest_html}};

nutgraf_status nutgraf_digest_render(nutgraf_digest *digest, const char *format, nutgraf_write write, void *user,
                                     nutgraf_error *error)
{
    ng_edition edition;
    ng_strbuf out;
    size_t at = 0, count = sizeof formats / sizeof formats[0];
    nutgraf_status status = NUTGRAF_OK;
    if (!digest || !write) return fail(error, NUTGRAF_INVALID_ARGUMENT, "no digest or no write callback");
    while (at < count && !ng_span_equal(ng_span_cstr(formats[at].name), ng_span_cstr(format))) at++;
    if (at == count) return fail(error, NUTGRAF_INVALID_ARGUMENT, "a digest is text, md or html");
    ng_strbuf_init(&out, digest->allocator);
    if (ng_edition_make(&edition, digest)) formats[at].render(&edition, &out);
    else out.failed = true;
    ng_edition_free(&edition);
    if (out.failed) status = fail(error, NUTGRAF_NO_MEMORY, "out of memory");
    else if (out.len && write(user, out.ptr, out.len) != 0) status = fail(error, NUTGRAF_IO, "the output could not be written");
    ng_strbuf_free(&out);
    return status;
}
