#include "train/rouge.h"

enum { LONGEST = 2 };

/* What a summary has in common with the reference. */
typedef struct overlap {
    size_t hits[LONGEST];
    size_t grams[LONGEST];
} overlap;

static ng_span gram(const uint64_t *words, size_t length)
{
    return ng_span_make((const char *)words, length * sizeof *words);
}

bool ng_rouge_init(ng_rouge *rouge, ng_rouge_text reference, ng_arena *arena)
{
    *rouge = (ng_rouge){.length = reference.count};
    rouge->wanted = ng_arena_zeros(arena, LONGEST * reference.count, sizeof *rouge->wanted);
    rouge->taken = ng_arena_array(arena, LONGEST * reference.count, sizeof *rouge->taken);
    if (!rouge->wanted || !rouge->taken || !ng_interner_init(&rouge->grams, arena, LONGEST * reference.count)) return false;
    for (size_t n = 1; n <= LONGEST; n++) {
        for (size_t k = 0; k + n <= reference.count; k++) {
            ng_span key = gram(reference.words + k, n);
            bool added;
            uint32_t id = ng_interner_add(&rouge->grams, key, ng_hash(key), &added);
            if (id == NG_NO_ID) return false;
            rouge->wanted[id]++;
        }
    }
    return true;
}

/* Adds a text to what was taken, a gram as often as the reference holds it. */
static void add_text(const ng_rouge *rouge, ng_rouge_text text, overlap *sum)
{
    for (size_t n = 1; n <= LONGEST; n++) {
        for (size_t k = 0; k + n <= text.count; k++) {
            ng_span key = gram(text.words + k, n);
            uint32_t id = ng_interner_find(&rouge->grams, key, ng_hash(key));
            sum->grams[n - 1]++;
            if (id != NG_NO_ID && rouge->taken[id]++ < rouge->wanted[id]) sum->hits[n - 1]++;
        }
    }
}

static double f1(const ng_rouge *rouge, const overlap *sum, size_t n)
{
    size_t reference = rouge->length >= n ? rouge->length - n + 1 : 0, both = reference + sum->grams[n - 1];
    return both ? 2 * (double)sum->hits[n - 1] / (double)both : 0;
}

static void clear(ng_rouge *rouge)
{
    memset(rouge->taken, 0, rouge->grams.count * sizeof *rouge->taken);
}

ng_rouge_score ng_rouge_measure(ng_rouge *rouge, ng_rouge_text summary)
{
    overlap sum = {{0}, {0}};
    clear(rouge);
    add_text(rouge, summary, &sum);
    return (ng_rouge_score){f1(rouge, &sum, 1), f1(rouge, &sum, 2)};
}
