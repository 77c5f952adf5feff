/* Articles become examples once; then a model is learned without each fold and one from everything, side by side on all cores.
 * What the models say of the articles that they did not see fits temperature and threshold and makes the report. */
#include "train/topics.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "topic/classify.h"
#include "train/model_file.h"
#include "train/topics_answers.h"
#include "train/topics_model.h"

enum { MAX_FOLDS = 20, MAX_THREADS = 64, BINS = 15, SHOWN = 3, WAYS = NG_TOPIC_WAYS };
static const char *const *const WAY = NG_TOPIC_WAY;

/* What an answer must be right in: the threshold of a model is the lowest one at which answers of unseen articles were. */
static const double PRECISION = 0.92, MOST_THRESHOLD = 0.95;

typedef ng_topic_answer answer;

typedef struct trainer {
    const ng_train_settings *settings;
    ng_corpus corpus;
    ng_topic_examples examples;
    uint32_t folds;
    answer *answers;
    size_t answer_count;
    float *odds;
    ng_topic_weights final;
    ng_topic_calibration how;
    pthread_mutex_t lock;
    uint32_t next;  /* the job that nobody has taken yet: the one without fold next, the last from everything */
    bool failed;
} trainer;

static bool fail(const char *what)
{
    fprintf(stderr, "nutgraf-train: %s\n", what);
    return false;
}

/* ---------------------------------------------------------------- answers */

static bool list_answers(trainer *t)
{
    const ng_corpus *c = &t->corpus;
    t->answers = malloc((WAYS * c->doc_count + 1) * sizeof *t->answers);
    t->odds = malloc((WAYS * c->doc_count * c->label_count + 1) * sizeof *t->odds);
    if (!t->answers || !t->odds) return false;
    for (uint32_t i = 0; i < c->doc_count; i++) {
        const ng_corpus_doc *doc = &c->docs[i];
        for (uint32_t way = 0; way < WAYS; way++) {
            bool asked = way == 0 || doc->has_title;
            if (!asked || !(doc->judged || !doc->learned)) continue;
            t->answers[t->answer_count] = (answer){.doc = i, .way = way, .odds = t->odds + t->answer_count * c->label_count};
            t->answer_count++;
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
    for (size_t i = 0; done && i < t->answer_count; i++) {
        answer *a = &t->answers[i];
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
        fprintf(stderr, "nutgraf-train: learned %s %u\n", last ? "from all folds:" : "without fold", (unsigned)job);
    done = done && ng_topic_model_make(&t->examples, &weights, &t->how, s->size, &file)
        && ng_classifier_load(&model, &arena, ng_strbuf_span(&file), NG_TOPIC_FEATURES, false, "the new model", &error) == NG_OK
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

/* ---------------------------------------------------------------- calibration */

static bool bears(const trainer *t, const answer *a, size_t label)
{
    return ng_corpus_bears(&t->corpus, &t->corpus.docs[a->doc], (uint32_t)label);
}

/* Log-odds or logarithms of shares as confidences. */
static void confidences(const trainer *t, const answer *a, const ng_topic_calibration *how, double *out)
{
    size_t labels = t->corpus.label_count;
    for (size_t k = 0; k < labels; k++) out[k] = a->odds[k] * how->scale + how->shift;
    if (!how->several) ng_topic_softmax(out, labels);
    for (size_t k = 0; how->several && k < labels; k++) out[k] = 1 / (1 + exp(-out[k]));
}

/* Mean surprise at the right labels. */
static double surprise(const trainer *t, const ng_topic_calibration *how, double *scratch)
{
    double sum = 0;
    for (size_t i = 0; i < t->answer_count; i++) {
        const answer *a = &t->answers[i];
        if (!t->corpus.docs[a->doc].learned) continue;
        confidences(t, a, how, scratch);
        double right = 0;
        for (size_t k = 0; k < t->corpus.label_count; k++) {
            bool borne = bears(t, a, k);
            if (how->several) sum -= log(fmax(borne ? scratch[k] : 1 - scratch[k], 1e-12));
            else if (borne) right += scratch[k];
        }
        if (!how->several) sum -= log(fmax(right, 1e-12));
    }
    return sum;
}

/* The value between [low] and [high] at which surprise is least, by golden section (Kiefer 1953). */
static void fit_number(const trainer *t, ng_topic_calibration *how, double *number, double low, double high, double *scratch)
{
    const double golden = 0.6180339887498949;
    for (unsigned step = 0; step < 24; step++) {
        double a = high - golden * (high - low), b = low + golden * (high - low);
        *number = a;
        double left = surprise(t, how, scratch);
        *number = b;
        if (left <= surprise(t, how, scratch)) high = b;
        else low = a;
    }
    *number = (low + high) / 2;
}

static size_t best_of(const double *shares, size_t labels)
{
    size_t best = 0;
    for (size_t k = 1; k < labels; k++) best = shares[k] > shares[best] ? k : best;
    return best;
}

typedef struct verdict {
    double confidence;
    bool right;
} verdict;

static int compare_verdicts(const void *a, const void *b)
{
    const verdict *x = a, *y = b;
    if (x->confidence != y->confidence) return x->confidence > y->confidence ? -1 : 1;
    return y->right - x->right;
}

/* The lowest confidence down to which the answers are right often enough. *covered gets their share. */
static double threshold_for(verdict *all, size_t count, double *covered)
{
    size_t right = 0, kept = 0;
    qsort(all, count, sizeof *all, compare_verdicts);
    for (size_t i = 0; i < count; i++) {
        right += all[i].right;
        if ((double)right >= PRECISION * (double)(i + 1)) kept = i + 1;
    }
    *covered = count ? (double)kept / (double)count : 0;
    if (kept == 0) return MOST_THRESHOLD;
    return kept == count ? 0 : fmin(all[kept - 1].confidence, MOST_THRESHOLD);
}

/* Where several labels are right, the threshold at which micro F1 is highest: of all pairs of article and label. */
static double best_cut(verdict *all, size_t count, double *f1)
{
    size_t borne = 0, right = 0, best = 0;
    for (size_t i = 0; i < count; i++) borne += all[i].right;
    qsort(all, count, sizeof *all, compare_verdicts);
    *f1 = 0;
    for (size_t i = 0; i < count; i++) {
        right += all[i].right;
        double now = 2.0 * (double)right / (double)(i + 1 + borne);
        if (now <= *f1) continue;
        *f1 = now;
        best = i;
    }
    return count ? fmin(all[best].confidence, MOST_THRESHOLD) : 0;
}

static bool calibrate(trainer *t)
{
    size_t labels = t->corpus.label_count, count = 0, most = t->answer_count * (t->how.several ? labels : 1);
    double *shares = malloc(labels * sizeof *shares), value = 0;
    verdict *all = malloc((most + 1) * sizeof *all);
    bool done = shares && all;
    for (unsigned round = 0; done && round < (t->how.several ? 3U : 1U); round++) {
        fit_number(t, &t->how, &t->how.scale, 0.1, 30, shares);
        if (t->how.several) fit_number(t, &t->how, &t->how.shift, -10, 10, shares);
    }
    for (size_t i = 0; done && i < t->answer_count; i++) {
        const answer *a = &t->answers[i];
        if (!t->corpus.docs[a->doc].learned || (t->how.several && a->way == 1)) continue;
        confidences(t, a, &t->how, shares);
        size_t best = best_of(shares, labels);
        if (!t->how.several) all[count++] = (verdict){shares[best], bears(t, a, best)};
        for (size_t k = 0; t->how.several && k < labels; k++) all[count++] = (verdict){shares[k], bears(t, a, k)};
    }
    if (done) t->how.threshold = t->how.several ? best_cut(all, count, &value) : threshold_for(all, count, &value);
    if (done && t->how.several) printf("micro F1 over whole articles at the threshold: %.1f\n", 100 * value);
    free(shares);
    free(all);
    return done;
}

/* ---------------------------------------------------------------- the report */

typedef struct tally {
    size_t asked, right;
    size_t bin[BINS], bin_right[BINS];
    double bin_sum[BINS];
} tally;

static void count_answer(tally *y, double confidence, bool right)
{
    size_t bin = (size_t)(confidence * BINS);
    if (bin >= BINS) bin = BINS - 1;
    y->asked++;
    y->right += right;
    y->bin[bin]++;
    y->bin_right[bin] += right;
    y->bin_sum[bin] += confidence;
}

/* Expected calibration error: how far confidence and share of right answers lie apart, mean over the answers. */
static double calibration_error(const tally *y)
{
    double error = 0;
    for (size_t i = 0; i < BINS; i++) error += fabs(y->bin_sum[i] - (double)y->bin_right[i]);
    return y->asked ? error / (double)y->asked : 0;
}

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

/* The labels that [row] was most often given instead of [label]. */
static void print_confusions(const trainer *t, const size_t *row, size_t label)
{
    size_t before = SIZE_MAX, last = 0;
    for (size_t shown = 0; shown < SHOWN; shown++) {
        size_t best = label;
        for (size_t k = 0; k < t->corpus.label_count; k++) {
            bool next = row[k] < before || (row[k] == before && k > last);
            if (k != label && next && row[k] > 0 && (best == label || row[k] > row[best])) best = k;
        }
        if (best == label) break;
        ng_span name = ng_span_head(t->corpus.labels[best], 20);
        printf("%s %.*s %zu", shown ? "," : " ", (int)name.len, name.ptr, row[best]);
        before = row[best];
        last = best;
    }
}

/* answers[l * labels + k]: articles of label l (its first one) that were given k first. */
static void print_labels(const trainer *t, const size_t *answers)
{
    size_t labels = t->corpus.label_count, asked = 0;
    double macro = 0;
    printf("%-28s %8s %8s %6s  taken for\n", "label", "articles", "right %", "F1");
    for (size_t l = 0; l < labels; l++) {
        const size_t *row = answers + l * labels;
        size_t of = 0, given = 0;
        for (size_t k = 0; k < labels; k++) {
            of += row[k];
            given += answers[k * labels + l];
        }
        double f1 = of + given ? 200.0 * (double)row[l] / (double)(of + given) : 0;
        macro += f1;
        asked += of > 0 || given > 0;
        ng_span name = ng_span_head(t->corpus.labels[l], 28);
        printf("%-28.*s %8zu %8.1f %6.1f", (int)name.len, name.ptr, of, percent(row[l], of), f1);
        print_confusions(t, row, l);
        putchar('\n');
    }
    printf("macro F1 %.1f\n", asked ? macro / (double)asked : 0);
}

static void print_tally(const char *what, ng_span name, const tally *y)
{
    if (y->asked == 0) return;
    printf("%s%.*s: %zu asked, accuracy %.1f, calibration error %.3f\n", what, (int)name.len, name.ptr, y->asked,
           percent(y->right, y->asked), calibration_error(y));
}

/* Which articles a line of the report is about. */
typedef struct part {
    uint32_t way;
    uint32_t source; /* 0: of all */
    bool tested;     /* those of the files to measure with */
} part;

static bool is_part(const trainer *t, const answer *a, part which)
{
    const ng_corpus_doc *doc = &t->corpus.docs[a->doc];
    return a->way == which.way && doc->learned != which.tested && (which.source == 0 || doc->source == which.source);
}

static bool report_part(const trainer *t, part which, ng_span name, bool whole)
{
    size_t labels = t->corpus.label_count, count = 0;
    tally y = {0};
    double *shares = malloc(labels * sizeof *shares), covered;
    size_t *answers = calloc(labels * labels, sizeof *answers);
    verdict *all = malloc((t->answer_count + 1) * sizeof *all);
    bool done = shares && answers && all;
    for (size_t i = 0; done && i < t->answer_count; i++) {
        const answer *a = &t->answers[i];
        if (!is_part(t, a, which)) continue;
        const ng_corpus_doc *doc = &t->corpus.docs[a->doc];
        confidences(t, a, &t->how, shares);
        size_t best = best_of(shares, labels);
        bool right = bears(t, a, best);
        count_answer(&y, shares[best], right);
        all[count++] = (verdict){shares[best], right};
        answers[(right ? best : t->corpus.labels_of[doc->first_label]) * labels + best]++;
    }
    if (done && count > 0) {
        print_tally(WAY[which.way], name, &y);
        double least = threshold_for(all, count, &covered);
        if (whole)
            printf("answers from confidence %.2f on are right in %.0f%%: %.1f%% of the articles\n", least, 100 * PRECISION,
                   100 * covered);
        if (whole && which.way == 0) print_labels(t, answers);
    }
    free(shares);
    free(answers);
    free(all);
    return done;
}

static bool report(const trainer *t)
{
    bool done = true;
    for (uint32_t tested = 0; tested < 2; tested++) {
        for (uint32_t way = 0; done && way < WAYS; way++) {
            done = report_part(t, (part){way, 0, tested}, tested ? NG_SPAN(", files to measure with") : NG_SPAN(""), true);
        }
    }
    for (uint32_t source = 1; done && t->corpus.source_count > 1 && source <= t->corpus.source_count; source++) {
        ng_span name = t->corpus.sources[source - 1];
        char label[80];
        int length = snprintf(label, sizeof label, " of unseen source %.*s", (int)ng_span_head(name, 40).len, name.ptr);
        for (uint32_t way = 0; done && way < WAYS; way++) {
            done = report_part(t, (part){way, source, false}, ng_span_make(label, (size_t)length), false);
        }
    }
    if (done) printf("threshold %.4f, temperature %.4f\n", t->how.threshold, 1 / t->how.scale);
    return done;
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
    return !path || ng_topic_answers_write(path, &t->corpus, t->answers, t->answer_count, &t->how);
}

static bool train(trainer *t)
{
    const ng_corpus *c = &t->corpus;
    if (!ng_corpus_read(&t->corpus, t->settings, &t->folds)) return false;
    t->how = (ng_topic_calibration){.scale = 1, .several = c->several && !t->settings->single};
    if (t->settings->progress) fprintf(stderr, "nutgraf-train: %zu articles, %zu labels\n", c->doc_count, c->label_count);
    if (!ng_topic_examples_make(&t->examples, c) || !list_answers(t)) return fail("out of memory");
    if (!run_jobs(t)) return fail("out of memory, or --size has no room for the labels");
    return (calibrate(t) && report(t)) ? write_answers(t) && write_model(t) : fail("out of memory");
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
    free(t.answers);
    free(t.odds);
    return done ? 0 : 2;
}
