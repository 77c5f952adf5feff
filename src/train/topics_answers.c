#include "train/topics_answers.h"

#include <stdio.h>

#include "train/message.h"
#include "train/model_file.h"

const char *const NG_TOPIC_WAY[NG_TOPIC_WAYS] = {"whole article", "headline"};

/* A label without what would break the table. */
static void add_cell(ng_strbuf *out, ng_span text)
{
    ng_strbuf_add_char(out, '\t');
    for (size_t i = 0; i < text.len; i++) ng_strbuf_add_char(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
}

static void add_answer(const ng_corpus *corpus, const ng_topic_answer *answer, const ng_topic_calibration *how, ng_strbuf *out)
{
    char number[32];
    ng_strbuf_add_size(out, corpus->docs[answer->doc].record);
    add_cell(out, ng_span_cstr(NG_TOPIC_WAY[answer->way]));
    for (size_t k = 0; k < corpus->label_count; k++) {
        snprintf(number, sizeof number, "\t%.4f", answer->odds[k] * how->scale + how->shift);
        ng_strbuf_add_cstr(out, number);
    }
    ng_strbuf_add_char(out, '\n');
}

bool ng_topic_answers_write(const char *path, const ng_topic_answers *answers, const ng_topic_calibration *how)
{
    const ng_corpus *corpus = answers->corpus;
    ng_strbuf out;
    ng_strbuf_init(&out, ng_allocator_default());
    ng_strbuf_add_cstr(&out, "record\tasked");
    for (size_t k = 0; k < corpus->label_count; k++) add_cell(&out, corpus->labels[k]);
    ng_strbuf_add_char(&out, '\n');
    for (size_t i = 0; i < answers->count; i++) add_answer(corpus, &answers->items[i], how, &out);
    bool done = !out.failed;
    if (!done) ng_train_message("out of memory");
    done = done && ng_model_file_write(path, ng_strbuf_span(&out));
    ng_strbuf_free(&out);
    return done;
}
