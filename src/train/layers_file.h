/* The file of a model of layers (model/layers.h), written and read by those that learn one: pages, html, headlines. */
#ifndef NG_TRAIN_LAYERS_FILE_H
#define NG_TRAIN_LAYERS_FILE_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "model/layers.h"

/* Writes [model], made for that version of the features, to [path]; nothing for NULL. False after a message. */
bool ng_layers_file_write(const ng_layers *model, uint32_t features, const char *path);

/* Reads the model to measure; it lies in [arena]. False after a message. */
bool ng_layers_file_read(ng_layers *model, ng_arena *arena, uint32_t features, uint32_t own, uint32_t context, const char *path);

#endif
