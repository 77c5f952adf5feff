#include "train/model_file.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "model/linear.h"
#include "train/message.h"

enum { LARGEST = 127 };

void ng_model_file_add_u32(ng_strbuf *out, uint32_t value)
{
    for (unsigned shift = 0; shift < 32; shift += 8) ng_strbuf_add_char(out, (char)(value >> shift & 0xff));
}

void ng_model_file_add_weights(ng_strbuf *out, const int32_t *weights, size_t count)
{
    for (size_t i = 0; i < count; i++) ng_model_file_add_u32(out, (uint32_t)weights[i]);
}

static void add_text(ng_strbuf *out, const char *text)
{
    ng_span span = ng_span_cstr(text);
    ng_model_file_add_u32(out, (uint32_t)span.len);
    ng_strbuf_add(out, span);
}

/* What one unit of an int8 weight is in log-odds. */
static double unit_of(const ng_weights *weights, size_t label_count)
{
    double largest = 0;
    for (size_t label = 0; label < label_count; label++) {
        for (size_t i = 0; i < (size_t)1 << weights->bits; i++) largest = fmax(largest, fabs(weights[label].weights[i]));
    }
    return largest > 0 ? largest / LARGEST : 1;
}

bool ng_model_file_make(const ng_weights *weights, const char *const *labels, size_t label_count, const char *kind,
                        uint32_t features, ng_strbuf *out)
{
    double unit = unit_of(weights, label_count);
    ng_strbuf_add(out, NG_SPAN(NG_LINEAR_MAGIC));
    ng_model_file_add_u32(out, NG_LINEAR_FORMAT);
    ng_model_file_add_u32(out, features);
    ng_model_file_add_u32(out, weights->bits);
    ng_model_file_add_u32(out, (uint32_t)label_count);
    ng_model_file_add_u32(out, (uint32_t)fmax(1, round(ldexp(unit, NG_LINEAR_SCALE_BITS))));
    add_text(out, kind);
    for (size_t label = 0; label < label_count; label++) {
        ng_model_file_add_u32(out, (uint32_t)(int32_t)lround(weights[label].bias / unit));
        add_text(out, labels[label]);
    }
    for (size_t i = 0; i < (size_t)1 << weights->bits; i++) {
        for (size_t label = 0; label < label_count; label++) {
            ng_strbuf_add_char(out, (char)(int8_t)lround(weights[label].weights[i] / unit));
        }
    }
    return ng_model_file_seal(out);
}

bool ng_model_file_seal(ng_strbuf *out)
{
    if (out->failed) return false;
    uint64_t sum = ng_hash(ng_strbuf_span(out));
    ng_model_file_add_u32(out, (uint32_t)sum);
    ng_model_file_add_u32(out, (uint32_t)(sum >> 32));
    return !out->failed;
}

static bool is_other_than_file(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && !S_ISREG(found.st_mode);
}

static bool write_file(const char *path, ng_span data)
{
    if (is_other_than_file(path)) {
        errno = EEXIST;
        return false;
    }
    size_t length = strlen(path) + sizeof ".new";
    char *beside = malloc(length);
    if (!beside) {
        errno = ENOMEM;
        return false;
    }
    snprintf(beside, length, "%s.new", path);
    FILE *file = fopen(beside, "wb");
    bool done = file && fwrite(data.ptr, 1, data.len, file) == data.len;
    int why = errno;
    if (file && fclose(file) != 0 && done) {
        done = false;
        why = errno;
    }
    if (done && rename(beside, path) != 0) {
        done = false;
        why = errno;
    }
    if (!done && file) remove(beside);
    free(beside);
    errno = why;
    return done;
}

bool ng_model_file_write(const char *path, ng_span data)
{
    if (write_file(path, data)) return true;
    ng_train_message("cannot write '%s': %s", path, errno == EEXIST ? "no regular file" : strerror(errno));
    return false;
}

bool ng_model_file_read(const char *path, ng_strbuf *out)
{
    char block[4096];
    FILE *in = fopen(path, "rb");
    for (size_t got; in && (got = fread(block, 1, sizeof block, in)) > 0;) ng_strbuf_add(out, ng_span_make(block, got));
    bool done = in && !ferror(in);
    if (!done) ng_train_message("cannot read '%s': %s", path, strerror(errno));
    if (in) fclose(in);
    if (out->failed) ng_train_message("out of memory");
    return done && !out->failed;
}
