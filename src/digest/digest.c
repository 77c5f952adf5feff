/* Reports are copied in and found to be part of a story. A report costs the time of its own text and one look into the index of
 * sketches. */
#include "digest/digest.h"

#include "render/shared.h"

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

bool ng_digest_take(nutgraf_digest *digest, const nutgraf_result *result)
{
    if (digest->held >= digest->most && !ng_digest_prune(digest)) return false;
    uint32_t number = find_story(digest, result);
    ng_report *report = copy_report(digest, result);
    if (!report || !prepare(digest, result, number, report)) {
        if (report) ng_release(&digest->allocator, report->body);
        ng_release(&digest->allocator, report);
        return false;
    }
    place_report(digest, number, report);
    return true;
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
