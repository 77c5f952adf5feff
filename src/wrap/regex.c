/* The only file that includes PCRE2.
 *
 * Problem: a pattern may come from a user's tag file, and the text from anywhere; neither may cost more than it is worth.
 * Every match therefore runs under three limits, and constructs whose cost no limit catches are refused when compiled:
 * lookbehind (on a run of dots it is quadratic with no limit firing) and \C (it may cut a character in two).
 * All memory comes from the caller's allocator. Interpreted, not JIT-compiled: the lines are short, and compiling to machine
 * code would cost more than one article's matches. Cost of a search: at most MATCH_LIMIT steps.
 */
#include "wrap/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* An honest pattern needs some hundred steps on a short line; a hundred times that ends in about a millisecond. */
enum {
    MATCH_LIMIT = 20000,
    DEPTH_LIMIT = 1000,
    HEAP_LIMIT_KIB = 512
};

struct ng_regex {
    const ng_allocator *allocator;
    pcre2_code *code;
};

typedef struct kept_regex {
    const char *pattern;
    ng_regex *regex;
} kept_regex;

struct ng_regex_scratch {
    ng_allocator allocator;
    kept_regex *kept;
    size_t kept_count, kept_room;
    pcre2_match_data *data;
    pcre2_match_context *context;
};

static void *give(size_t size, void *user)
{
    return ng_allocate(user, size);
}

static void take_back(void *memory, void *user)
{
    ng_release(user, memory);
}

/* PCRE2 passes the address on and only ever hands it back to the two functions above, which do not write to it. */
static pcre2_general_context *general_context(const ng_allocator *allocator)
{
    union {
        const ng_allocator *in;
        void *out;
    } address = {.in = allocator};
    return pcre2_general_context_create(give, take_back, address.out);
}

/* Where a lookbehind, a verb "(*...", a comment "(?#..." or a quotation "\Q..." begins, or SIZE_MAX. Escaped characters and
 * classes hide them, as in PCRE2; comments and quotations are refused because a '[' in them would hide what follows. */
static size_t find_refused(ng_span pattern)
{
    bool in_class = false;
    for (size_t i = 0; i + 1 < pattern.len; i++) {
        char c = pattern.ptr[i], next = pattern.ptr[i + 1];
        if (c == '\\' && next == 'Q') return i;
        else if (c == '\\') i++;
        else if (in_class) in_class = c != ']';
        else if (c == '[') in_class = true;
        else if (c == '(' && next == '*') return i;
        else if (c == '(' && next == '?' && i + 2 < pattern.len && pattern.ptr[i + 2] == '#') return i;
        else if (c == '(' && next == '?' && i + 3 < pattern.len && pattern.ptr[i + 2] == '<'
                 && memchr("=!*", pattern.ptr[i + 3], 3))
            return i;
    }
    return SIZE_MAX;
}

static ng_status explain(ng_error *error, int code, size_t offset)
{
    PCRE2_UCHAR message[128];
    if (code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAP_FAILED) return ng_fail_memory(error);
    if (pcre2_get_error_message(code, message, sizeof message) < 0) message[0] = '\0';
    return ng_fail(error, NG_INVALID_ARGUMENT, offset, "bad pattern: %s", (const char *)message);
}

static pcre2_code *compile(ng_span pattern, bool caseless, const ng_allocator *allocator, int *code, size_t *offset)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | (caseless ? PCRE2_CASELESS : 0);
    pcre2_general_context *general = general_context(allocator);
    pcre2_compile_context *context = general ? pcre2_compile_context_create(general) : NULL;
    pcre2_code *result = NULL;
    *code = PCRE2_ERROR_NOMEMORY;
    *offset = 0;
    if (context) result = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, options, code, offset, context);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(general);
    return result;
}

ng_status ng_regex_compile(ng_regex **out, ng_span pattern, bool caseless, const ng_allocator *allocator, ng_error *error)
{
    *out = NULL;
    size_t offset = find_refused(pattern);
    if (offset != SIZE_MAX)
        return ng_fail(error, NG_INVALID_ARGUMENT, offset, "bad pattern: lookbehind, verbs, comments and \\Q are not allowed");
    int code;
    ng_span text = pattern.len ? pattern : NG_SPAN("");
    ng_regex *regex = ng_allocate(allocator, sizeof *regex);
    if (!regex) return ng_fail_memory(error);
    *regex = (ng_regex){allocator, compile(text, caseless, allocator, &code, &offset)};
    if (!regex->code) {
        ng_release(allocator, regex);
        return explain(error, code, offset);
    }
    *out = regex;
    return NG_OK;
}

void ng_regex_free(ng_regex *regex)
{
    if (!regex) return;
    pcre2_code_free(regex->code);
    ng_release(regex->allocator, regex);
}

static pcre2_match_context *limited_context(pcre2_general_context *general)
{
    pcre2_match_context *context = pcre2_match_context_create(general);
    if (!context) return NULL;
    pcre2_set_match_limit(context, MATCH_LIMIT);
    pcre2_set_depth_limit(context, DEPTH_LIMIT);
    pcre2_set_heap_limit(context, HEAP_LIMIT_KIB);
    return context;
}

ng_regex_scratch *ng_regex_scratch_new(const ng_allocator *allocator)
{
    ng_regex_scratch *scratch = ng_allocate(allocator, sizeof *scratch);
    if (!scratch) return NULL;
    *scratch = (ng_regex_scratch){.allocator = *allocator};
    pcre2_general_context *general = general_context(&scratch->allocator);
    if (general) {
        scratch->data = pcre2_match_data_create(NG_REGEX_GROUPS, general);
        scratch->context = limited_context(general);
    }
    pcre2_general_context_free(general);
    if (scratch->data && scratch->context) return scratch;
    ng_regex_scratch_free(scratch);
    return NULL;
}

void ng_regex_scratch_free(ng_regex_scratch *scratch)
{
    if (!scratch) return;
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->context);
    for (size_t i = 0; i < scratch->kept_count; i++) ng_regex_free(scratch->kept[i].regex);
    ng_allocator allocator = scratch->allocator;
    if (scratch->kept) ng_release(&allocator, scratch->kept);
    ng_release(&allocator, scratch);
}

static bool grow_kept(ng_regex_scratch *scratch)
{
    size_t room = scratch->kept_room ? 2 * scratch->kept_room : 16;
    kept_regex *more = ng_allocate(&scratch->allocator, room * sizeof *more);
    if (!more) return false;
    if (scratch->kept) {
        memcpy(more, scratch->kept, scratch->kept_count * sizeof *more);
        ng_release(&scratch->allocator, scratch->kept);
    }
    scratch->kept = more;
    scratch->kept_room = room;
    return true;
}

ng_status ng_regex_keep(ng_regex_scratch *scratch, ng_span pattern, const ng_regex **out, ng_error *error)
{
    for (size_t i = 0; i < scratch->kept_count; i++) {
        *out = scratch->kept[i].regex;
        if (scratch->kept[i].pattern == pattern.ptr) return NG_OK;
    }
    *out = NULL;
    if (scratch->kept_count == scratch->kept_room && !grow_kept(scratch)) return ng_fail_memory(error);
    kept_regex *added = &scratch->kept[scratch->kept_count];
    ng_status status = ng_regex_compile(&added->regex, pattern, true, &scratch->allocator, error);
    if (status != NG_OK) return status;
    added->pattern = pattern.ptr;
    scratch->kept_count++;
    *out = added->regex;
    return NG_OK;
}

/* [count] is what pcre2_match returned: one more than the highest group that took part, 0 when there are more groups than
 * room. Slots behind it hold whatever was there before. */
static void copy_groups(pcre2_match_data *data, size_t count, ng_regex_match *match)
{
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(data);
    for (size_t i = 0; i < NG_REGEX_GROUPS; i++) {
        bool took_part = (count == 0 || i < count) && at[2 * i] != PCRE2_UNSET;
        match->start[i] = took_part ? at[2 * i] : SIZE_MAX;
        match->end[i] = took_part ? at[2 * i + 1] : SIZE_MAX;
    }
}

ng_status ng_regex_search(const ng_regex *regex, ng_regex_scratch *scratch, ng_span text, size_t from, bool *found,
                          ng_regex_match *match)
{
    *found = false;
    ng_span subject = text.len ? text : NG_SPAN("");
    int count = pcre2_match(regex->code, (PCRE2_SPTR)subject.ptr, subject.len, from, PCRE2_NO_UTF_CHECK, scratch->data,
                            scratch->context);
    if (count == PCRE2_ERROR_NOMEMORY) return NG_NO_MEMORY;
    if (count < 0) return NG_OK;
    *found = true;
    copy_groups(scratch->data, (size_t)count, match);
    return NG_OK;
}
