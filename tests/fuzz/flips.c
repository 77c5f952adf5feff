/* Model files with flipped bytes: the library is opened with one file of models/ damaged, byte after byte, each in three ways.
 *
 * usage: flips POSITIONS [PART-OF-A-NAME]      the first HEAD bytes of each file, and at most so many others, evenly spread
 *
 * The checksum is made right again, else nothing behind it were reached. Opening then ends with a message, or with a model that
 * gives a text and a page results which keep every promise (promises.h). Without the new checksum the file must be refused.
 * Prints TAP, one test a file; a broken promise aborts.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/bytes.h"
#include "model/model.h"
#include "promises.h"

enum { HEAD = 48 }; /* numbers on which all else hangs */

static const char TEXT[] =
    "Home\nNews\n\nFerry to Skerra sails again\n\nBy Ann Lee\n\nThe ferry to Skerra sailed again on Thursday after four days of "
    "storm. Captain "
    "Ruth Halloran said (No. 5) the waves had been nine metres high. About 300 islanders had waited on the quay in Norway.\n\n"
    "\"We waited,\" she said. The government promised a bridge in 1998. Parliament never voted the money.\n\nShare this "
    "article\n";

static const char PAGE[] =
    "<html><head><title>Ferry sails again | Courier</title></head><body><nav><a href=a>Home</a></nav><h1>Ferry sails again</h1>"
    "<p>The ferry to Skerra sailed again on Thursday after four days of storm.<p>Captain Ruth Halloran said the waves had been "
    "nine metres "
    "high.<p>El transbordador navega de nuevo despu\xc3\xa9s de la tormenta, dijo la "
    "capitana.<footer>Terms</footer></body></html>";

static ng_embedded_file *files;

static void run(ng_model *model, nutgraf_context *context)
{
    library l = {.model = (nutgraf_model *)(void *)model, .context = context};
    nutgraf_options options;
    nutgraf_options_init(&options, sizeof options);
    options.all_sentences = 1;
    check_run(&l, &options, 0, TEXT, sizeof TEXT - 1);
    options.input = NUTGRAF_INPUT_HTML;
    options.phrases = 1;
    check_run(&l, &options, 0, PAGE, sizeof PAGE - 1);
}

/* Opens the library and uses it; *refused: it could not be opened, and says why. */
static void try_files(nutgraf_context *context, bool *refused)
{
    ng_model *model;
    ng_error error = {NG_OK, 0, ""};
    ng_status status = ng_model_open_files(&model, files, ng_allocator_default(), &error);
    *refused = status != NG_OK;
    PROMISE("opening", status == NG_OK || status == NG_BAD_MODEL);
    PROMISE("opening", (status == NG_OK) == (model != NULL) && status == error.code);
    PROMISE("a refusal's message", status == NG_OK || error.message[0]);
    check_text((nutgraf_text){error.message, strlen(error.message)});
    if (model) run(model, context);
    ng_model_close(model);
}

static void sum_up_one(char *data, size_t length)
{
    if (length < NG_BYTES_CHECKSUM) return;
    size_t end = length - NG_BYTES_CHECKSUM;
    uint64_t sum = ng_hash(ng_span_make(data, end));
    for (size_t i = 0; i < NG_BYTES_CHECKSUM; i++) data[end + i] = (char)(sum >> 8 * i);
}

/* An identifier is a row of models, each with its length before it and a sum of its own. */
static void sum_up(char *data, size_t length)
{
    ng_span rest = ng_span_make(data, length), magic = NG_SPAN(NG_IDENTIFIER_MAGIC), part;
    if (!ng_span_starts(rest, magic)) {
        sum_up_one(data, length);
        return;
    }
    rest = ng_span_slice(rest, magic.len, rest.len);
    for (uint32_t size; ng_bytes_u32(&rest, &size) && ng_bytes_take(&rest, size, &part);) {
        sum_up_one(data + (part.ptr - data), part.len);
    }
}

static void damage(ng_embedded_file *file, size_t positions, nutgraf_context *context)
{
    static const char flips[] = {0x01, (char)0x80, (char)0xFF};
    const ng_embedded_file whole = *file;
    size_t length = (size_t)(whole.end - whole.start), end = length - NG_BYTES_CHECKSUM, opened = 0, tried = 0;
    size_t step = positions >= end ? 1 : end / positions;
    bool refused;
    char *copy = malloc(length); /* of the exact size: what reads beyond it is seen */
    PROMISE("memory", copy != NULL);
    file->start = copy;
    file->end = copy + length;
    file->own = true; /* the build has looked at the embedded ones */
    for (size_t at = 0; at < end; at += at < HEAD ? 1 : step) {
        for (size_t i = 0; i < sizeof flips; i++, tried++) {
            memcpy(copy, whole.start, length);
            copy[at] = (char)(copy[at] ^ flips[i]);
            if (i == 0) {
                try_files(context, &refused);
                PROMISE("a file whose checksum is wrong is refused", refused);
            }
            sum_up(copy, length);
            try_files(context, &refused);
            opened += !refused;
        }
    }
    *file = whole;
    free(copy);
    printf("# %s: %zu damaged files, %zu of them opened\n", whole.path, tried, opened);
}

int main(int argc, char **argv)
{
    size_t positions = argc >= 2 ? strtoul(argv[1], NULL, 10) : 0, count = 0, number = 0;
    nutgraf_context *context;
    if (!positions) return fputs("usage: flips POSITIONS [PART-OF-A-NAME]\n", stderr), 2;
    while (ng_embedded_files[count].path) count++;
    files = malloc((count + 1) * sizeof *files);
    PROMISE("memory", files != NULL && nutgraf_context_new(&context, NULL, NULL) == NUTGRAF_OK);
    memcpy(files, ng_embedded_files, (count + 1) * sizeof *files);
    for (size_t i = 0; i < count; i++) {
        if (!strstr(files[i].path, argc > 2 ? argv[2] : ".model") || files[i].table) continue;
        damage(&files[i], positions, context);
        printf("ok %zu flipped bytes of %s\n", ++number, files[i].path);
        fflush(stdout);
    }
    printf("1..%zu\n", number);
    nutgraf_context_free(context);
    free(files);
    return 0;
}
