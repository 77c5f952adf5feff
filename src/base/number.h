/* Scores and logarithms that are the same on every machine.
 *
 * A score is a whole number of millionths: rounded once, compared exactly, printed without libc. ng_log needs no libm:
 * +, -, * and / of IEEE doubles are exact by the standard, so a fixed sequence of them gives the same bits everywhere
 * (the build sets -ffp-contract=off so that no compiler fuses them).
 */
#ifndef NG_BASE_NUMBER_H
#define NG_BASE_NUMBER_H

#include <stdint.h>

typedef int32_t ng_score; /* millionths; scores of the interface lie in 0..NG_SCORE_ONE */

enum { NG_SCORE_ONE = 1000000 };

/* The natural logarithm of [x] > 0, to about 1e-15; 0 for x <= 0. */
double ng_log(double x);

/* e to the power of [x], |x| <= 700, to about 1e-13 of its value. */
double ng_exp(double x);

/* The square root of [x] > 0, to about 1e-15 of its value; 0 for x <= 0. */
double ng_sqrt(double x);

/* [x] as a score, rounded half away from zero, held within +-2000. */
ng_score ng_score_from(double x);

#endif
