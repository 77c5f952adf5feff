#compdef nutgraf
# Completions of nutgraf for zsh, made from its option table (make man).
_arguments -s -S \
    '(-f --from)'{-f,--from}'[what the input is\: an article, a web page, a record or a headline a line, a feed]:value:(auto text html md jsonl headlines rss atom jsonfeed)' \
    '--title[the article'\''s headline, when the text does not hold it]:value:' \
    '--url[the article'\''s address\: goes into the output]:value:' \
    '--language[the article'\''s language (en, eng, en-GB; default auto)]:value:(auto)' \
    '--no-clean[every line is article\: nothing is taken for page or menu]' \
    '--abbreviations[the newsroom'\''s own abbreviations, one a line\: Cllr. title]:value:_files' \
    '--no-split-rules[sentence ends by the learned model alone, to measure what the rules do]' \
    '--clean-only[write the cleaned article instead of a summary]' \
    '(-n --sentences)'{-n,--sentences}'[exactly N sentences, or all there are (default 3)]:value:' \
    '(-w --words)'{-w,--words}'[whole sentences of at most N words together]:value:' \
    '(-c --chars)'{-c,--chars}'[whole sentences of at most N characters together; of a blurb'\''s paragraph]:value:' \
    '(-r --ratio)'{-r,--ratio}'[at most this share of the article'\''s words, 0 < R <= 1; one sentence at least]:value:' \
    '--length[1, 3 or 6 sentences]:value:(short medium long)' \
    '--fit[make a description for push, preheader, seo, x, bluesky, excerpt, wp, og or headline]:value:(push preheader seo x bluesky excerpt wp og headline)' \
    '--count-by[what a character is, for --fit and --chars]:value:(grapheme codepoint utf16 byte x)' \
    '--ellipsis[what stands behind a cut and counts (default …)]:value:(none)' \
    '--keep-existing[the description or dek that the input brings is it, when within the budget]' \
    '(-s --scorer)'{-s,--scorer}'[how sentences are ranked (default rank; see --list-scorers)]:value:(rank textrank lexrank lead)' \
    '--order[order of the summary'\''s sentences (default document)]:value:(document rank)' \
    '--redundancy[how strongly sentences that say the same again are avoided, 0 to 1 (default 1); 0\: equal ones alone]:value:' \
    '(-q --query)'{-q,--query}'[sentences with these words first]:value:' \
    '--must[a sentence with these words is in the summary]:value:' \
    '--lead-weight[how much an early place counts, 0 to 10 (default 1)]:value:' \
    '(-k --keywords)'{-k,--keywords}'[at most N keywords and N tags (default 8)]:value:' \
    '--keyword-style[names as a newsroom tags them, or phrases of the text (default names)]:value:(names phrases)' \
    '--tags[the newsroom'\''s tag file\: Canonical; alias; alias \[| uri=... | type=... | case\]]:value:_files' \
    '--only-listed[tags from the tag file only]' \
    '--deny[what is never a keyword or tag, one a line]:value:_files' \
    '--topics[at most N topics (default 2)]:value:' \
    '--topic-threshold[least confidence of a topic, 0 to 1; 0 always answers]:value:' \
    '--topic-model[the desk'\''s own topics instead of the built-in ones]:value:_files' \
    '--stopwords[words that say nothing here, one a line, besides the language'\''s; -word takes one out, -* all of them]:value:_files' \
    '(-t --to)'{-t,--to}'[output format (default text; jsonl when the input is)]:value:(text json jsonl blurb md html yaml toml jsonld ninjs meta tsv)' \
    '--all[show every sentence, chosen or not]' \
    '--explain[show what each score is made of]' \
    '--offset-unit[unit of the offsets in JSON (default byte)]:value:(byte codepoint utf16)' \
    '(-o --output)'{-o,--output}'[write to FILE instead of standard output]:value:_files' \
    '--fields[only these members of the JSON record, in its own order]:value:' \
    '--passthrough[keep the other members of an input record but "error", as they were written]' \
    '--resume[go on with the FILE of -o where an earlier run of the same batch stopped]' \
    '--digest[one newsletter of all articles, each story once (text, md or html); --title is its title]' \
    '--by-topic[stories of a digest stand under their topics]' \
    '--stories[the first N stories of a digest only]:value:' \
    '(-j --jobs)'{-j,--jobs}'[threads of a batch, 1 to 1024 (default\: as many as cores); never changes the output]:value:' \
    '--progress[show on standard error how far a batch is (auto\: on a terminal)]:value:(auto never always)' \
    '--models[files of DIR (en/topics.txt, stopwords/en.txt) instead of the built-in ones of those names]:value:_files' \
    '--max-bytes[refuse an article or a line longer than N bytes (default 67108864, at most 1073741824)]:value:' \
    '--color[set headline and labels off (default auto\: on a terminal, without NO_COLOR)]:value:(auto never always)' \
    '(-v --verbose)'{-v,--verbose}'[say on standard error what was read and found]' \
    '--list-languages[languages, and what there is for each]' \
    '--list-scorers[scorers]' \
    '--list-presets[presets of --fit and their budgets]' \
    '--list-topics[topics with their addresses, and of narrower ones the broader]' \
    '--version[version and model]' \
    '(-h --help)'{-h,--help}'[this text]' \
    '*:file:_files'
