#include "base/number.h"

#include <string.h>

static const double LN2 = 0.69314718055994530942;

/* x = m * 2^e with m in [sqrt(1/2), sqrt(2)); ln m = 2 atanh((m-1)/(m+1)), eleven terms of its series reach 1e-16. */
double ng_log(double x)
{
    if (!(x > 0)) return 0;
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 52) - 1023;
    bits = (bits & UINT64_C(0x000fffffffffffff)) | UINT64_C(0x3ff0000000000000);
    double m;
    memcpy(&m, &bits, sizeof m);
    if (m > 1.41421356237309504880) {
        m *= 0.5;
        exponent++;
    }
    double t = (m - 1) / (m + 1), square = t * t, sum = 0;
    for (int k = 21; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
    return exponent * LN2 + 2 * t * sum;
}

/* x = k ln 2 + r with |r| <= ln 2 / 2; fourteen terms of the series of e^r, then k put into the exponent. */
double ng_exp(double x)
{
    if (x < -700) return 0;
    if (x > 700) x = 700;
    int k = (int)(x / LN2 + (x < 0 ? -0.5 : 0.5));
    double r = x - k * LN2, sum = 1;
    for (int n = 14; n >= 1; n--) sum = 1 + r * sum / n;
    uint64_t bits = (uint64_t)(k + 1023) << 52;
    double power;
    memcpy(&power, &bits, sizeof power);
    return sum * power;
}

/* Halving the exponent gives a start within 4% (Blinn, "Floating-point tricks", 1997); four steps of Newton square the error
 * each time. */
double ng_sqrt(double x)
{
    if (!(x > 0)) return 0;
    uint64_t bits;
    double root;
    memcpy(&bits, &x, sizeof bits);
    bits = (bits >> 1) + UINT64_C(0x1ff7a3bea91d9b1b);
    memcpy(&root, &bits, sizeof root);
    for (int k = 0; k < 4; k++) root = 0.5 * (root + x / root);
    return root;
}

ng_score ng_score_from(double x)
{
    const double limit = 2000;
    if (!(x > -limit)) x = -limit;
    if (x > limit) x = limit;
    double scaled = x * NG_SCORE_ONE;
    return (ng_score)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}
