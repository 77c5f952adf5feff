/* What tests of tokens share: a model, a text and its tokens. */
#ifndef TEST_LEXING_H
#define TEST_LEXING_H

#include "lex/lex.h"
#include "read/read.h"

static ng_model *model;
static ng_arena arena;
static ng_strbuf scratch;
static ng_lines lines;
static ng_tokens tokens;

static int open_all(void **state)
{
    (void)state;
    ng_error error;
    ng_arena_init(&arena, ng_allocator_default());
    ng_strbuf_init(&scratch, ng_allocator_default());
    return ng_model_open(&model, ng_allocator_default(), &error) == NG_OK ? 0 : 1;
}

static int close_all(void **state)
{
    (void)state;
    ng_model_close(model);
    ng_strbuf_free(&scratch);
    ng_arena_free(&arena);
    return 0;
}

static void lex_as(const char *text, const char *language)
{
    ng_error error;
    assert_int_equal(ng_read(NG_SPAN(""), ng_span_cstr(text), NG_WRAP_KEEP, &arena, &lines, &error), NG_OK);
    assert_int_equal(ng_lex(&lines, model, language, &scratch, &arena, &tokens, &error), NG_OK);
}

#endif
