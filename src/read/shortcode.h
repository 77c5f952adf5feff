/* Shortcodes of WordPress, as they stand in its exports and in feeds of sites that lost a plugin:
 * "[caption id="a"]...[/caption]", "[gallery ids="1,2"]", "[vc_row]". They are no text; what stands in some (a caption,
 * an address, a note) is none either. */
#ifndef NG_READ_SHORTCODE_H
#define NG_READ_SHORTCODE_H

#include "base/span.h"

/* Where the shortcode that begins at source[at] ends, or [at] when none does. O(1): bounded. */
size_t ng_shortcode_end(ng_span source, size_t at);

#endif
