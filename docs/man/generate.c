/* Writes docs/man/nutgraf.1 from the command's own tables: options, examples and exit statuses are those of --help, so that
 * the page cannot tell another story than the program. What the tables do not say stands here as prose.
 * Made by: make man; a test compares the committed page with what this writes.
 */
#include "cli/help.h"
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

static const char head[] =
    ".TH NUTGRAF 1 \"\" \"nutgraf " NUTGRAF_VERSION "\" \"User Commands\"\n"
    ".SH NAME\n"
    "nutgraf \\- summarize and tag articles\n"
    ".SH SYNOPSIS\n"
    ".B nutgraf\n"
    "[\\fIOPTIONS\\fR] [\\fIFILE\\fR|\\fB\\-\\fR]...\n"
    ".SH DESCRIPTION\n"
    "Reads an article on standard input or from files, keeps it and drops the page around it, picks the sentences that say\n"
    "what it is about, and tags it: keywords, the newsroom's own tags, topics.\n"
    "Every sentence of a summary is a verbatim piece of the input.\n"
    "The same input gives the same output on every machine; nothing is read from the network or the locale, and nothing is kept.\n"
    ".PP\n"
    "Without\n.I FILE\nor with \\- standard input is read. Several files give one result each, in their order; results that\n"
    "are text are parted by a line of three dashes. Results go to standard output, messages to standard error.\n";

static const char formats[] =
    ".SH INPUT\n"
    ".TP\n.B text\n"
    "One article, plain text, of any size up to \\-\\-max\\-bytes. UTF\\-8, UTF\\-16 and, where it can be told, Windows\\-1252,\n"
    "Windows\\-1251, KOI8\\-R, Shift_JIS, EUC\\-JP, EUC\\-KR, Big5 and GB18030. Bytes that mean nothing and NUL become U+FFFD.\n"
    "Offsets of what is no UTF\\-8 count in the text as UTF\\-8 (\"offsetBase\":\"page\"). A PDF, an archive, an image: an error that names it.\n"
    ".TP\n.B html\n"
    "One web page. The character set is the one that its bytes are in, then the one that it declares. Offsets count in the page as\n"
    "UTF\\-8 (\"offsetBase\":\"page\"). Metadata come from JSON\\-LD, Open Graph, <meta>, <time>, <h1> and <title>.\n"
    ".TP\n.B md\n"
    "One article in Markdown. YAML or TOML front matter gives title, author, date and tags.\n"
    ".TP\n.B rss, atom, jsonfeed\n"
    "A feed: each item is a record, with its title, link, date, authors and categories. The output is JSONL by default.\n"
    ".TP\n.B jsonl\n"
    "One record a line: a JSON object with \"text\", \"html\", \"content_html\" or \"content_text\" (the first that is not empty;\n"
    "\"text\" that begins and ends with tags is HTML), \"title\", \"id\", \"url\", \"language\", \"tags\", \"date_published\", \"date_modified\", \"authors\",\n"
    "\"description\", \"dek\", \"section\", \"source\", \"image\".\n"
    "N lines in give N lines out, in the same order, and each is written before the next one is waited for.\n"
    "A line that cannot be used, a blank one too, gives {\"id\":...,\"error\":{\"code\",\"message\",\"line\"}} in its place;\n"
    "no other record has a member \"error\", with \\-\\-passthrough neither.\n"
    "An id comes back exactly as it was written.\n"
    ".TP\n.B headlines\n"
    "One headline a line. As text each gives one line: headline, tags, topics, parted by tabs.\n"
    ".TP\n.B auto\n"
    "What begins like a web page is html, like a feed a feed; front matter, or headings and links, make md; three lines or more of a few\n"
    "words each and no sentence are headlines; a first line that begins a JSON object with one of the members above is jsonl; everything\n"
    "else is text.\n"
    ".SH OUTPUT\n"
    ".TP\n.B text\n"
    "Headline; summary, one sentence a line; tags and topics. With \\-\\-all or \\-\\-explain each sentence stands behind a mark\n"
    "(* = chosen), its score and its rank.\n"
    "On a terminal lines are broken at blanks; in a pipe each sentence is a line.\n"
    ".TP\n.B json, jsonl\n"
    "The whole record, schema \"nutgraf/1\", indented or in one line; see nutgraf\\-json(5).\n"
    ".TP\n.B blurb\n"
    "For newsletters: headline, one paragraph within \\-\\-chars (default 300), link, tags.\n"
    ".TP\n.B md\n"
    "CommonMark: a heading that links to \\-\\-url, who and when, one paragraph, tags.\n"
    ".TP\n.B html\n"
    "A fragment for any page: <article> with heading, byline, date, summary and tags, without style or script.\n"
    ".TP\n.B yaml, toml\n"
    "Front matter for Hugo, Jekyll and Eleventy, between lines of \\-\\-\\- or +++: title, slug, date, lastmod, author,\n"
    "description, summary, tags, categories, images, canonical. Values are strings in double quotes, or lists of them.\n"
    ".TP\n.B jsonld\n"
    "NewsArticle of schema.org, for a <script type=\"application/ld+json\">: nothing in it ends the script.\n"
    ".TP\n.B ninjs\n"
    "News in JSON of the IPTC, version 3.1. \"uri\" is \\-\\-url, else a name made of the id or of the text.\n"
    ".TP\n.B meta\n"
    "Elements for the <head> of the article's page: description, keywords, Open Graph, the canonical address.\n"
    ".TP\n.B tsv\n"
    "A line: id, headline, description or summary, tags, topics, language, date, address.\n"
    ".PP\n"
    "blurb, yaml, toml, jsonld, ninjs and meta have a description without \\-\\-fit: of excerpt for a blurb, of seo for the others.\n";

static const char description[] =
    ".SH DESCRIPTION FOR A PLACE\n"
    "\\-\\-fit makes a description for a place that shows so many characters and no more. It is never longer, the ellipsis\n"
    "counted; a text that fits is returned whole. Else it is whole sentences, at most as many as the summary has, the first one\n"
    "of the article before others; where none of the best fits, a clause; then the beginning of a sentence, cut behind a word.\n"
    "Quotations and brackets are closed. No cut leaves\n"
    "off a \"not\", a \"denied\", an \"if\" or the speaker of a quotation (models/LANG/cuts.txt lists such words for 24\n"
    "languages); when each would, the headline stands in, and when that is too long there is no description.\n"
    ".PP\n"
    "headline takes the headline, cut in the same way. A character is a grapheme cluster (UAX #29) unless \\-\\-count\\-by or the\n"
    "preset says otherwise; x weighs most alphabets 1, all else 2 and a link 23, as X does. A word is what white space parts.\n"
    ".PP\n";

static const char tag_file[] =
    ".SH TAG FILE\n"
    "UTF\\-8, one tag a line: its canonical name, then other spellings, then optional fields; see nutgraf\\-tags(5).\n"
    ".PP\n.nf\n"
    "Donald Trump; Trump; President Trump | uri=https://example.org/t/1 | type=person\n"
    "Apple; AAPL | case          # matches in this spelling only\n"
    "European Union; re:E\\.?U\\.? # a Perl-compatible pattern\n"
    "\\-Trump Tower                # never a match\n"
    ".fi\n";

static const char abbreviation_file[] =
    ".SH ABBREVIATIONS\n"
    "\\-\\-abbreviations names a UTF\\-8 file with an abbreviation a line, its last stop or not, and behind white space its class;\n"
    "# begins a comment. What the file says comes before the language's own table, and nothing learned overrules it.\n"
    ".PP\n.nf\n"
    "Cllr.  title        # goes on before a name: Cllr. Adams\n"
    "Blk.   number       # goes on before a number: Blk. 12\n"
    "Hwy.   reference    # before a number or a letter: Hwy. 12, Hwy. B\n"
    "Bhd.   organisation # ends a name, and the sentence when a new one clearly begins: Acme Bhd. The\n"
    "hrs.   measure      # goes on only between two numbers: 5 hrs. 10 min.\n"
    "approx              # no class: general, goes on unless a new sentence clearly begins\n"
    "no     none         # no abbreviation here: a sentence that ends with it ends\n"
    ".fi\n.PP\n"
    "More classes: place (U.S.), month (Jan.), latin (e.g., always goes on), etc, authors (et al.), time (p.m.).\n";

static const char stopword_file[] =
    ".SH STOP WORDS\n"
    "\\-\\-stopwords names a UTF\\-8 file with a word a line; # begins a comment. It comes before the language's own list. With a word to\n"
    "add, a language without a list is ranked like the others.\n"
    ".PP\n.nf\n"
    "photo               # says nothing here\n"
    "\\-may                # says something: out of the list\n"
    "\\-*                  # the whole list out: the file replaces it\n"
    ".fi\n";

static const char denied_file[] =
    ".SH NEVER A TAG\n"
    "\\-\\-deny names a UTF\\-8 file with a keyword or tag a line, of a word or more; # begins a comment. None of them comes out, as\n"
    "keyword or as tag, and the next best takes its place. Case does not matter. The whole of it must agree: Trump does not deny Donald\n"
    "Trump. It comes before the tag file.\n"
    ".PP\n.nf\n"
    "Daily Example       # our own name\n"
    "read more\n"
    ".fi\n";

static const char foot[] =
    ".SH ENVIRONMENT\n"
    ".TP\n.B NO_COLOR\n"
    "When set and not empty, nothing is set off on a terminal unless \\-\\-color says so.\n"
    ".TP\n.B TERM\n"
    "When it is dumb, the same.\n"
    ".SH SEE ALSO\n"
    "nutgraf\\-tags(5), nutgraf\\-json(5), nutgraf\\-train(1), libnutgraf(3)\n";

/* Text with what roff would take for its own made plain: backslash, hyphen, and a dot or quote that begins a line. */
static void put_text(const char *text)
{
    if (*text == '.' || *text == '\'') fputs("\\&", stdout);
    for (; *text; text++) {
        if (*text == '\\') fputs("\\e", stdout);
        else if (*text == '-') fputs("\\-", stdout);
        else putchar(*text);
    }
}

static void put_option(const cli_option *option)
{
    fputs(".TP\n", stdout);
    if (option->letter) printf("\\fB\\-%c\\fR, ", option->letter);
    fputs("\\fB\\-\\-", stdout);
    put_text(option->name);
    fputs("\\fR", stdout);
    if (option->argument) {
        fputs(" \\fI", stdout);
        put_text(option->argument);
        fputs("\\fR", stdout);
    }
    putchar('\n');
    put_text(option->help);
    putchar('\n');
}

static void put_options(void)
{
    const cli_option *option;
    const char *group = "";
    fputs(".SH OPTIONS\n", stdout);
    for (size_t i = 0; (option = cli_option_at(i)) != NULL; i++) {
        if (strcmp(group, option->group) != 0) {
            group = option->group;
            printf(".SS %s\n", group);
        }
        put_option(option);
    }
}

static void put_presets(void)
{
    static const char *const counts[] = {"", "graphemes", "code points", "UTF\\-16", "bytes", "weighed as X does"};
    nutgraf_preset p;
    for (size_t i = 0; nutgraf_preset_at(i, &p, sizeof p); i++) {
        printf(".TP\n.B %s\n%zu %s: ", p.name, p.length, p.unit == NUTGRAF_WORDS ? "words" : counts[p.count]);
        put_text(p.about);
        putchar('\n');
    }
}

static void put_exit_statuses(void)
{
    fputs(".SH EXIT STATUS\n", stdout);
    for (size_t i = 0; cli_exit_status(i); i++) {
        printf(".TP\n.B %zu\n", i);
        put_text(cli_exit_status(i));
        putchar('\n');
    }
    fputs(".PP\nA closed pipe (| head) is no failure: the command ends silently with 0.\n", stdout);
}

static void put_examples(void)
{
    const cli_example *example;
    fputs(".SH EXAMPLES\n", stdout);
    for (size_t i = 0; (example = cli_example_at(i)) != NULL; i++) {
        fputs(".TP\n", stdout);
        put_text(example->what);
        fputs("\n.B ", stdout);
        put_text(example->command);
        putchar('\n');
    }
}

int main(void)
{
    fputs(head, stdout);
    put_options();
    fputs(formats, stdout);
    fputs(description, stdout);
    put_presets();
    fputs(tag_file, stdout);
    fputs(abbreviation_file, stdout);
    fputs(stopword_file, stdout);
    fputs(denied_file, stdout);
    put_exit_statuses();
    put_examples();
    fputs(foot, stdout);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
