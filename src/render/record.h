/* The output record, schema "nutgraf/1": one JSON object, without a newline behind it. */
#ifndef NG_RENDER_RECORD_H
#define NG_RENDER_RECORD_H

#include "nutgraf.h"
#include "render/writer.h"

void ng_render_record(const nutgraf_result *result, const nutgraf_render_options *options, ng_writer *w);

#endif
