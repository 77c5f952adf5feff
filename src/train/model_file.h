/* From learned weights to the bytes of a model file (model/linear.h). */
#ifndef NG_TRAIN_MODEL_FILE_H
#define NG_TRAIN_MODEL_FILE_H

#include "base/strbuf.h"
#include "train/logistic.h"

/* Cuts the weights of all labels to int8, one scale for all, chosen so that the largest just fits, and appends the file of a
 * model with these labels; they must have the same number of buckets. False when memory is out. */
bool ng_model_file_make(const ng_weights *weights, const char *const *labels, size_t label_count, const char *kind,
                        uint32_t features, ng_strbuf *out);

/* A little-endian number. */
void ng_model_file_add_u32(ng_strbuf *out, uint32_t value);

/* Weights of a model of layers (model/layers.h). */
void ng_model_file_add_weights(ng_strbuf *out, const int32_t *weights, size_t count);

/* Appends the checksum of everything before it. False when memory is out. */
bool ng_model_file_seal(ng_strbuf *out);

/* Writes [data] to [path] by way of a file beside it, so that nobody ever sees half of one. What is there already must be a
 * regular file: a device would be replaced. False leaves what was there, and a message stands on standard error. */
bool ng_model_file_write(const char *path, ng_span data);

/* The whole file at [path] into [out]. False, and a message on standard error, when it cannot be read. */
bool ng_model_file_read(const char *path, ng_strbuf *out);

#endif
