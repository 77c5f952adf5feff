/* Narrower labels of a topic: "earthquake" under "disaster, accident and emergency incident".
 *
 * A lexicon may declare labels that are a part of others. Their words are counted with those of the labels (topic.h), say nothing
 * of these, and weigh as they do: the sum of count times weight, divided by the length of the vector of all counts. So a word
 * counts for the more, the less else the text is about. A narrower label is asked for under a label that was given, and its
 * confidence is that label's times a logistic curve of the evidence. Only what is more likely than not is given, whatever the
 * threshold of the labels: a desk can put up with a story that is filed under "sport" alone, not with a wrong sport. */
#ifndef NG_TOPIC_NARROWER_H
#define NG_TOPIC_NARROWER_H

#include "base/arena.h"
#include "base/status.h"
#include "model/lexicon.h"
#include "parts/topics.h"

/* A label has at most so many narrower ones: two kinds of thing that a story is about, as "cricket" and "doping"; more is a list
 * of what it mentions. */
enum { NG_TOPIC_NARROWER = 2 };

/* Puts under [topic], which is [label] of the lexicon, the narrower labels that are sure. evidence[lexicon->narrower_count] is
 * the sum of each, [length] that of the vector of counts. O(parts of the label). */
ng_status ng_topic_narrow(const ng_lexicon *lexicon, size_t label, const double *evidence, double length, ng_arena *arena,
                          ng_topic *topic, ng_error *error);

#endif
