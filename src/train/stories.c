#include "train/stories.h"

#include <stdlib.h>
#include <string.h>

#include "lex/lex.h"
#include "read/read.h"
#include "train/lines.h"
#include "wrap/json.h"

enum { FIRST_STORIES = 256 };

/* ---------------------------------------------------------------- reading */

static const char *read_story(ng_stories *t, ng_span line, ng_story *out)
{
    ng_json_object object;
    ng_arena *arena = &t->kept;
    const ng_span *items;
    size_t count;
    if (ng_json_read_object(line, arena, &object, NULL) != NG_OK) return "not a JSON object";
    const ng_json_member *text = ng_json_member_get(&object, NG_SPAN("text"));
    const ng_json_member *summary = ng_json_member_get(&object, NG_SPAN("summary"));
    const ng_json_member *language = ng_json_member_get(&object, NG_SPAN("lang"));
    if (!text || text->type != NG_JSON_STRING) return "no \"text\"";
    if (!summary || summary->type != NG_JSON_ARRAY) return "\"summary\" is no array of strings";
    if (ng_json_strings(summary->raw, arena, &items, &count) != NG_OK || count == 0) return "no sentence in \"summary\"";
    if (language && language->type == NG_JSON_STRING) {
        ng_span code = ng_json_string(language->raw, arena);
        if (!code.ptr) return "out of memory";
        if (!ng_language_fold(code, out->language)) return "\"lang\" is no language code";
    }
    ng_strbuf joined;
    ng_strbuf_init(&joined, ng_allocator_default());
    for (size_t i = 0; i < count; i++) {
        ng_strbuf_add(&joined, items[i]);
        ng_strbuf_add_char(&joined, '\n');
    }
    out->text = ng_json_string(text->raw, arena);
    out->summary = joined.failed ? (ng_span){NULL, 0} : ng_arena_copy(arena, ng_strbuf_span(&joined));
    out->single = count == 1;
    ng_strbuf_free(&joined);
    return out->text.ptr && out->summary.ptr ? NULL : "out of memory";
}

static const char *add_story(void *user, ng_span line)
{
    ng_stories *t = user;
    ng_story *moved = ng_arena_room(&t->kept, t->items, t->count, &t->capacity, FIRST_STORIES, sizeof *moved);
    if (!moved) return "out of memory";
    t->items = moved;
    ng_span kept = ng_arena_copy(&t->kept, line);
    if (!kept.ptr) return "out of memory";
    ng_story *s = &t->items[t->count];
    *s = (ng_story){.file = t->file, .fold = (uint32_t)(t->file_counts[t->file] % t->settings->folds)};
    const char *wrong = read_story(t, kept, s);
    if (wrong) return wrong;
    t->count++;
    t->file_counts[t->file]++;
    return NULL;
}

static bool read_files(ng_stories *t)
{
    t->file_counts = calloc(ng_train_file_count(t->settings) + 1, sizeof *t->file_counts);
    if (!t->file_counts) return false;
    for (t->file = 0; t->file < ng_train_file_count(t->settings); t->file++) {
        if (!ng_lines_read(ng_train_path(t->settings, t->file), add_story, t)) return false;
    }
    return true;
}

/* ---------------------------------------------------------------- one text through the stages */

/* The words of tokens [from, to) as hashes of their stems. */
static bool list_words(ng_stories *t, const ng_tokens *tokens, size_t from, size_t to, ng_rouge_text *out)
{
    uint64_t *words = ng_arena_array(&t->stages.arena, to - from, sizeof *words);
    *out = (ng_rouge_text){words, 0};
    for (size_t i = from; words && i < to; i++) {
        if (!ng_token_is_word(&tokens->items[i])) continue;
        const ng_word *word = &tokens->words[tokens->items[i].word];
        ng_span stem = ng_stem(t->stages.stemmer.stemmer, word->folded, word->hash);
        if (!stem.ptr) return false;
        words[out->count++] = ng_hash(stem);
    }
    return words != NULL;
}

/* The words of the sentences and of the summary that a person wrote. */
static ng_status prepare_rouge(ng_stories *t, const ng_story *s, ng_story_parts *p, ng_error *error)
{
    ng_lines lines;
    ng_tokens tokens;
    ng_rouge_text reference;
    ng_arena *arena = &t->stages.arena;
    ng_status status = ng_read(NG_SPAN(""), s->summary, NG_WRAP_KEEP, arena, &lines, error);
    const char *language = p->text.tokens.language;
    if (status == NG_OK) status = ng_lex(&lines, t->stages.model, language, &t->stages.scratch, arena, &tokens, error);
    if (status != NG_OK) return status;
    const ng_sentences *sentences = &p->text.sentences;
    p->words = ng_arena_array(arena, sentences->count, sizeof *p->words);
    bool fine = p->words && list_words(t, &tokens, 0, tokens.count, &reference) && ng_rouge_init(&p->rouge, reference, arena);
    for (size_t i = 0; fine && i < sentences->count; i++) {
        const ng_sentence *sentence = &sentences->items[i];
        fine = list_words(t, &p->text.tokens, sentence->first_token, sentence->end_token, &p->words[i]);
    }
    return fine ? NG_OK : ng_fail_memory(error);
}

ng_status ng_story_prepare(ng_stories *t, const ng_story *s, ng_story_parts *p, ng_error *error)
{
    ng_status status = ng_stages_run(&t->stages, NG_SPAN(""), s->text, s->language, &p->text, error);
    return status == NG_OK ? prepare_rouge(t, s, p, error) : status;
}

bool ng_stories_open(ng_stories *t, const ng_train_settings *settings)
{
    *t = (ng_stories){.settings = settings};
    ng_arena_init(&t->kept, ng_allocator_default());
    return ng_stages_open(&t->stages) && read_files(t);
}

void ng_stories_free(ng_stories *t)
{
    free(t->file_counts);
    ng_stages_free(&t->stages);
    ng_arena_free(&t->kept);
}
