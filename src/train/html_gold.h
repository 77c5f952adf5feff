/* From the lines of a page's text that are marked as article, or not, to those that read/html.h makes of its HTML: the two break
 * lines in other places. */
#ifndef NG_TRAIN_HTML_GOLD_H
#define NG_TRAIN_HTML_GOLD_H

#include "base/strbuf.h"
#include "parts/lines.h"
#include "train/page_gold.h"

/* Memory that one page after the other uses. */
typedef struct ng_html_gold_scratch {
    ng_strbuf article; /* words of the lines that are article */
    ng_strbuf noise;   /* and of all others */
    ng_strbuf words;   /* of the line at hand */
    ng_strbuf folded;
} ng_html_gold_scratch;

void ng_html_gold_init(ng_html_gold_scratch *scratch);
void ng_html_gold_free(ng_html_gold_scratch *scratch);

/* Fills gold[lines.count] (ng_line_gold). A line is article when its words stand, one behind the other, in a line of the article
 * and in no other; noise when it is the other way round. Lines that nobody is asked about are others here: with the markup at
 * hand a headline is to be told from a paragraph. Nobody is asked about what the page's text has in both or in neither, as
 * the row of a table whose cells are lines there. Letters are folded, marks do not count. False when out of memory.
 * O(lines x length of the page's text). */
bool ng_html_gold(const ng_gold_page *page, const ng_lines *lines, ng_html_gold_scratch *scratch, uint8_t *gold);

#endif
