#include "train/layers_file.h"

#include "train/message.h"
#include "train/model_file.h"

bool ng_layers_file_write(const ng_layers *model, uint32_t features, const char *path)
{
    const uint32_t head[] = {NG_LAYERS_FORMAT,      features, model->own, model->context, (uint32_t)model->enter,
                             (uint32_t)model->leave};
    ng_strbuf out;
    if (!path) return true;
    ng_strbuf_init(&out, ng_allocator_default());
    ng_strbuf_add(&out, NG_SPAN(NG_LAYERS_MAGIC));
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) ng_model_file_add_u32(&out, head[i]);
    ng_model_file_add_weights(&out, model->first, model->own + 1);
    if (model->context) ng_model_file_add_weights(&out, model->second, model->own + model->context + 1);
    bool sealed = ng_model_file_seal(&out);
    if (!sealed) ng_train_message("out of memory");
    bool done = sealed && ng_model_file_write(path, ng_strbuf_span(&out));
    ng_strbuf_free(&out);
    return done;
}

bool ng_layers_file_read(ng_layers *model, ng_arena *arena, uint32_t features, uint32_t own, uint32_t context, const char *path)
{
    ng_strbuf file;
    ng_error error = {NG_OK, 0, ""};
    ng_strbuf_init(&file, ng_allocator_default());
    bool done = ng_model_file_read(path, &file);
    if (done && ng_layers_load(model, arena, ng_strbuf_span(&file), features, own, context, path, &error) != NG_OK) {
        ng_train_message("%s", error.message);
        done = false;
    }
    ng_strbuf_free(&file);
    return done;
}
