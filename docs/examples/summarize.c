/* The smallest useful program on libnutgraf: an article on stdin, its summary and tags on stdout.
 *     cc summarize.c $(pkg-config --cflags --libs nutgraf) -o summarize && ./summarize < article.txt */
#include <nutgraf.h>
#include <stdio.h>

int main(void)
{
    static char text[1 << 20];
    size_t length = fread(text, 1, sizeof text, stdin);

    nutgraf_model *model = NULL;     /* once, shared by all threads */
    nutgraf_context *context = NULL; /* one for each thread */
    nutgraf_result *result = NULL;   /* one for each article */
    nutgraf_error error = {0};
    nutgraf_options options;
    nutgraf_options_init(&options, sizeof options);
    options.length = 2;

    nutgraf_status status = nutgraf_model_open(&model, NULL, &error);
    if (status == NUTGRAF_OK) status = nutgraf_context_new(&context, NULL, &error);
    if (status == NUTGRAF_OK) status = nutgraf_run(&result, context, model, &options, text, length, &error);
    if (status == NUTGRAF_OK) {
        printf("%s\n", result->summary.ptr);
        for (size_t i = 0; i < result->tag_count; i++) printf("%s%s", i ? ", " : "\n", result->tags[i].name.ptr);
        printf("\n");
    } else {
        fprintf(stderr, "summarize: %s\n", error.message);
    }

    nutgraf_result_free(result);
    nutgraf_context_free(context);
    nutgraf_model_close(model);
    return status == NUTGRAF_OK ? 0 : 1;
}
