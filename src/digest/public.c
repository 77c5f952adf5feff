/* The digest as the public header has it: made of its options, given results, rendered. */
#include "digest/outline.h"

#include "render/shared.h"
#include "wrap/utf8.h"

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
    if (used.title && !ng_utf8_valid(ng_span_cstr(used.title))) {
        return fail(error, NUTGRAF_INVALID_ARGUMENT, "the digest's title is not valid UTF-8");
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

nutgraf_status nutgraf_digest_add(nutgraf_digest *digest, const nutgraf_result *result, nutgraf_error *error)
{
    if (!digest || !result) return fail(error, NUTGRAF_INVALID_ARGUMENT, "no digest or no result");
    if (!result->article && !result->headline.length && !ng_lead(result).length) return NUTGRAF_OK;
    return ng_digest_take(digest, result) ? NUTGRAF_OK : fail(error, NUTGRAF_NO_MEMORY, "out of memory");
}

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
