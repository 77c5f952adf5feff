/* From learned weights to the bytes of a model file (model/linear.h). */
#ifndef NG_TRAIN_MODEL_FILE_H
#define NG_TRAIN_MODEL_FILE_H

#include "base/strbuf.h"
#include "train/logistic.h"

/* Cuts the weights to int8, one scale for all, chosen so that the largest just fits, and appends the file of a model with the
 * one label [label]. False when memory is out. */
bool ng_model_file_make(const ng_weights *weights, const char *kind, const char *label, uint32_t features, ng_strbuf *out);

/* Writes [data] to [path] by way of a file beside it, so that nobody ever sees half of one. False leaves what was there and
 * errno. */
bool ng_model_file_write(const char *path, ng_span data);

#endif
