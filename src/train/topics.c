/* Articles become examples once; then a model is learned without each fold and one from everything, side by side on all cores.
 * What the models say of the articles that they did not see fits temperature and threshold and makes the report. */
#include "train/topics.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "topic/classify.h"
#include "train/message.h"
#include "train/model_file.h"
#include "train/topics_calibrate.h"
#include "train/topics_fit.h"
#include "train/topics_report.h"

enum { MAX_THREADS = 64 };

typedef struct trainer {
    const ng_train_settings *settings;
    ng_corpus corpus;
    ng_topic_examples examples;
    uint32_t folds;
    ng_topic_answers answers;
    float *odds;
    ng_topic_weights final;
    ng_topic_calibration how;
    pthread_mutex_t lock;
    uint32_t next;  /* the job that nobody has taken yet: the one without fold next, the last from everything */
    bool failed;
} trainer;

static bool fail(const char *what)
{
    ng_train_message("%s", what);
    return false;
}

/* ---------------------------------------------------------------- answers */

static bool list_answers(trainer *t)
{
    const ng_corpus *c = &t->corpus;
    ng_topic_answers *list = &t->answers;
    list->corpus = c;
    list->items = malloc((NG_TOPIC_WAYS * c->doc_count + 1) * sizeof *list->items);
    t->odds = malloc((NG_TOPIC_WAYS * c->doc_count * c->label_count + 1) * sizeof *t->odds);
    if (!list->items || !t->odds) return false;
    for (uint32_t i = 0; i < c->doc_count; i++) {
        const ng_corpus_doc *doc = &c->docs[i];
        for (uint32_t way = 0; way < NG_TOPIC_WAYS; way++) {
            bool asked = way == 0 || doc->has_title;
            if (!asked || !(doc->judged || !doc->learned)) continue;
            list->items[list->count] = (ng_topic_answer){.doc = i, .way = way, .odds = t->odds + list->count * c->label_count};
            list->count++;
        }
    }
    return true;
}

/* Whether the model of job [job] answers for [doc]. */
static bool is_asked(const trainer *t, uint32_t job, const ng_corpus_doc *doc)
{
    return doc->learned ? doc->fold == job : job == t->folds;
}

static bool ask(trainer *t, uint32_t job, const ng_classifier *model)
{
    const ng_corpus *c = &t->corpus;
    size_t most = 1;
    for (size_t i = 0; i < c->doc_count; i++) most = c->docs[i].count > most ? c->docs[i].count : most;
    ng_topic_term *items = malloc(most * sizeof *items);
    int64_t *sums = malloc(c->label_count * sizeof *sums);
    double *shares = malloc(c->label_count * sizeof *shares);
    bool done = items && sums && shares;
    for (size_t i = 0; done && i < t->answers.count; i++) {
        ng_topic_answer *a = &t->answers.items[i];
        const ng_corpus_doc *doc = &c->docs[a->doc];
        if (!is_asked(t, job, doc)) continue;
        ng_topic_bag bag = ng_corpus_bag(c, doc, items);
        a->known = ng_topic_classify(model, &bag, a->way == 1, sums, shares);
        for (size_t k = 0; k < c->label_count; k++) {
            double share = a->known ? fmax(shares[k], 1e-300) : 1.0 / (double)c->label_count;
            a->odds[k] = (float)(t->how.several ? log(share / fmax(1 - share, 1e-300)) : log(share));
        }
    }
    free(items);
    free(sums);
    free(shares);
    return done;
}

/* ---------------------------------------------------------------- jobs */

/* One model: learned, written, read again as the library reads it, and asked about what it did not see. */
static bool work_on(trainer *t, uint32_t job)
{
    const ng_train_settings *s = t->settings;
    bool last = job == t->folds;
    ng_topic_weights weights;
    ng_classifier model;
    ng_error error = {NG_OK, 0, ""};
    ng_arena arena;
    ng_strbuf file;
    ng_arena_init(&arena, ng_allocator_default());
    ng_strbuf_init(&file, ng_allocator_default());
    bool done = ng_topic_fit(&t->examples, s->cost, s->seed, last ? UINT32_MAX : job, &weights);
    if (done && s->progress)
        ng_train_message("learned %s %u", last ? "from all folds:" : "without fold", (unsigned)job);
    done = done && ng_topic_model_make(&t->examples, &weights, &t->how, s->size, &file)
        && ng_classifier_load(&model, &arena, ng_strbuf_span(&file), NG_TOPIC_FEATURES, NULL, "the new model", &error) == NG_OK
        && ask(t, job, &model);
    if (last && done) t->final = weights;
    else ng_topic_weights_free(&weights);
    ng_strbuf_free(&file);
    ng_arena_free(&arena);
    return done;
}

static void *work(void *user)
{
    trainer *t = user;
    for (;;) {
        pthread_mutex_lock(&t->lock);
        uint32_t job = t->failed ? t->folds + 1 : t->next++;
        pthread_mutex_unlock(&t->lock);
        if (job > t->folds) return NULL;
        if (work_on(t, job)) continue;
        pthread_mutex_lock(&t->lock);
        t->failed = true;
        pthread_mutex_unlock(&t->lock);
    }
}

/* The jobs know nothing of each other, so that their number on the way changes nothing. */
static bool run_jobs(trainer *t)
{
    pthread_t threads[MAX_THREADS];
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = cores > 1 ? (size_t)cores - 1 : 0, started = 0;
    if (pthread_mutex_init(&t->lock, NULL) != 0) return false;
    while (started < wanted && started < MAX_THREADS && started < t->folds) {
        if (pthread_create(&threads[started], NULL, work, t) != 0) break;
        started++;
    }
    work(t);
    while (started > 0) pthread_join(threads[--started], NULL);
    pthread_mutex_destroy(&t->lock);
    return !t->failed;
}

/* ---------------------------------------------------------------- all of it */

static bool write_model(const trainer *t)
{
    ng_strbuf file;
    if (!t->settings->output) return true;
    ng_strbuf_init(&file, ng_allocator_default());
    bool done = (ng_topic_model_make(&t->examples, &t->final, &t->how, t->settings->size, &file) || fail("out of memory"))
             && ng_model_file_write(t->settings->output, ng_strbuf_span(&file));
    ng_strbuf_free(&file);
    return done;
}

static bool write_answers(const trainer *t)
{
    const char *path = t->settings->answers;
    return !path || ng_topic_answers_write(path, &t->answers, &t->how);
}

static bool train(trainer *t)
{
    const ng_corpus *c = &t->corpus;
    if (!ng_corpus_read(&t->corpus, t->settings, &t->folds)) return false;
    t->how = (ng_topic_calibration){.scale = 1, .several = c->several && !t->settings->single};
    if (t->settings->progress) ng_train_message("%zu articles, %zu labels", c->doc_count, c->label_count);
    if (!ng_topic_examples_make(&t->examples, c) || !list_answers(t)) return fail("out of memory");
    if (!run_jobs(t)) return fail("out of memory, or --size has no room for the labels");
    if (!ng_topic_calibrate(&t->answers, &t->how) || !ng_topic_report(&t->answers, &t->how)) return fail("out of memory");
    return write_answers(t) && write_model(t);
}

int ng_train_topics(const ng_train_settings *settings)
{
    trainer t = {.settings = settings, .folds = settings->folds};
    if (settings->model) {
        fail("topics: --model measures other models; give --test FILE while learning");
        return 2;
    }
    bool done = train(&t);
    ng_topic_weights_free(&t.final);
    ng_topic_examples_free(&t.examples);
    ng_corpus_free(&t.corpus);
    free(t.answers.items);
    free(t.odds);
    return done ? 0 : 2;
}
