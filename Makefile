# nutgraf. `make try` installs what is missing and shows the tool at work; `make check` builds and runs every test; `make`
# only builds. Also: install, uninstall (DESTDIR=, PREFIX=/usr/local), deb, bless (rewrites the golden outputs and the README's), clean.
# VARIABLES: CC, CFLAGS, SAN=address,undefined, WERROR=1, OUT, PREFIX, DESTDIR, DATA.
VERSION := $(shell sed -n 's/^.define NUTGRAF_VERSION "\(.*\)"/\1/p' src/nutgraf.h)
SOVERSION := $(firstword $(subst ., ,$(VERSION)))

CC      ?= cc
AR      ?= ar
CFLAGS  ?= -O3 -g
SAN     ?=
comma   := ,
PREFIX  ?= /usr/local
LIBDIR  ?= lib
DESTDIR ?=
DATA    ?= ../shared/data
OUT     ?= build$(if $(SAN),/san-$(subst $(comma),-,$(SAN)))

# -ffp-contract=off: scores must have the same bits on every compiler and machine (DESIGN, "The library").
# Enumerations name whole numbers here; since clang 19 -Wconversion minds them beside floating-point ones.
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-enum-float-conversion $(if $(WERROR),-Werror)
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -I$(OUT)/gen $(XML_CFLAGS) -fPIC -fvisibility=hidden -ffp-contract=off \
             $(WARNINGS) $(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=all) $(CFLAGS)
ALL_LDFLAGS = $(if $(SAN),-fsanitize=$(SAN)) $(LDFLAGS)
LIBS     := -lutf8proc -lpcre2-8 -lcjson -lstemmer -lxml2 -lmd4c
# libxml2's headers stand in a folder of their own.
XML_CFLAGS := $(shell xml2-config --cflags 2>/dev/null || echo -I/usr/include/libxml2)

LIB_SOURCES := $(filter-out src/cli/% src/train/%,$(sort $(wildcard src/*.c src/*/*.c)))
CLI_SOURCES := $(sort $(wildcard src/cli/*.c))
TRAIN_SOURCES := $(sort $(wildcard src/train/*.c))
# Pages written for this project: those of newspapers in many languages, and English ones.
OWN_PAGES := $(sort $(wildcard models/make/pages/*.txt))
MODEL_FILES := $(sort $(filter-out models/make/%,$(wildcard models/*/*.txt models/*/*.model stopwords/*.txt)))
LIB_OBJECTS := $(LIB_SOURCES:src/%.c=$(OUT)/obj/%.o) $(OUT)/obj/model/embedded.o
CLI_OBJECTS := $(CLI_SOURCES:src/%.c=$(OUT)/obj/%.o)
TRAIN_OBJECTS := $(TRAIN_SOURCES:src/%.c=$(OUT)/obj/%.o)
UNIT_TESTS  := $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))

SONAME := libnutgraf.so.$(SOVERSION)
SHARED := $(OUT)/libnutgraf.so.$(VERSION)

# For a make inside a recipe: all cores, unless the caller's -j already says how many.
PARALLEL = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))

.PHONY: all tests try check check-spec check-fuzz check-flips check-page fuzz mutants coverage soak man eval bench bench-peers bench-languages bench-sentences \
        bench-pages bench-offsets bench-tags bench-ugly-tags bench-topics bench-topics-languages bench-summaries spark models \
        bless install uninstall deb check-deb clean
all: $(OUT)/nutgraf $(OUT)/nutgraf-train $(OUT)/libnutgraf.a $(SHARED)
tests: $(UNIT_TESTS)

# Rewritten only when the compiler or a flag changes, so that objects made otherwise are made again.
$(OUT)/flags: FORCE
	@mkdir -p $(OUT)
	@echo '$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS)' | cmp -s - $@ || { sh .ci/packages check build && echo '$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS)' > $@; }
.PHONY: FORCE

$(OUT)/obj/%.o: src/%.c $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# A file that came or went changes the list, though no file of the list is newer.
$(OUT)/gen/files: FORCE
	@mkdir -p $(@D)
	@echo '$(MODEL_FILES)' | cmp -s - $@ || echo '$(MODEL_FILES)' > $@

# The word tables and lexicons are made by the library's own loaders (models/make/embed.c).
EMBED_OBJECTS = $(filter $(OUT)/obj/base/% $(OUT)/obj/wrap/utf8.o $(OUT)/obj/model/table.o $(addprefix $(OUT)/obj/model/,classifier.o identifier.o lexicon.o linear.o openers.o),$(LIB_SOURCES:src/%.c=$(OUT)/obj/%.o))
$(OUT)/embed: models/make/embed.c $(EMBED_OBJECTS) $(OUT)/flags
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(EMBED_OBJECTS) $(LIBS)

$(OUT)/gen/embedded.c: $(OUT)/embed $(MODEL_FILES) $(OUT)/gen/files $(OUT)/flags
	@mkdir -p $(@D)
	@$(OUT)/embed $(MODEL_FILES) > $@.new && mv $@.new $@

$(OUT)/obj/model/embedded.o: $(OUT)/gen/embedded.c $(MODEL_FILES)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The model's digest is made here and not at start-up: SHA-256 over the files' own digests, in order of their names.
$(OUT)/gen/digest.h: $(MODEL_FILES) $(OUT)/gen/files $(OUT)/flags
	@mkdir -p $(@D)
	@printf '#define NG_MODEL_DIGEST "%s"\n' "$$(sha256sum $(MODEL_FILES) | sha256sum | cut -d' ' -f1)" > $@
$(OUT)/obj/model/model.o: $(OUT)/gen/digest.h

# The style and the script of the page that shows why, and their hashes in base64, by which its policy knows them.
$(OUT)/gen/page_assets.h: src/render/explain.css src/render/explain.js src/render/assets.sh $(OUT)/flags
	@mkdir -p $(@D)
	@sh src/render/assets.sh src/render/explain.css src/render/explain.js > $@.new && mv $@.new $@
$(OUT)/obj/render/explain.o: $(OUT)/gen/page_assets.h

$(OUT)/libnutgraf.a: $(LIB_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(SHARED): $(LIB_OBJECTS)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -shared -Wl,-soname,$(SONAME) -o $@ $^ $(LIBS)

$(OUT)/nutgraf: $(CLI_OBJECTS) $(OUT)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -pthread -o $@ $^ $(LIBS)

$(OUT)/nutgraf-train: $(TRAIN_OBJECTS) $(OUT)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS) -lm

# The trainer's parts, without its main, are not in the library.
TRAIN_PARTS = $(filter-out %/main.o,$(TRAIN_OBJECTS))
$(OUT)/unit/%: tests/unit/%.c $(TRAIN_PARTS) $(OUT)/libnutgraf.a $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(TRAIN_PARTS) $(OUT)/libnutgraf.a -lcmocka -lm $(LIBS)

# The manual page is committed and made from the command's option table; a test compares the two.
$(OUT)/manual: docs/man/generate.c $(OUT)/obj/cli/help.o $(OUT)/obj/cli/options.o $(OUT)/obj/cli/message.o $(OUT)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(OUT)/complete: docs/completions/complete.c $(OUT)/obj/cli/options.o $(OUT)/obj/cli/message.o $(OUT)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# Manuals and completions are made from the tables, the header and the schema that they describe (jq makes one of them).
$(OUT)/pages: $(OUT)/manual $(OUT)/complete FORCE
	@mkdir -p $@
	@$(OUT)/manual > $@/nutgraf.1
	@awk -v version=$(VERSION) -f docs/man/library.awk src/nutgraf.h > $@/libnutgraf.3
	@jq -r --arg version $(VERSION) -f docs/schema/manual.jq docs/schema/nutgraf-1.schema.json > $@/nutgraf-json.5
	@for shell in bash zsh fish; do $(OUT)/complete $$shell > $@/nutgraf.$$shell; done

man: $(OUT)/pages
	@cd $< && cp nutgraf.1 libnutgraf.3 nutgraf-json.5 '$(CURDIR)/docs/man' && cp nutgraf.bash nutgraf.zsh nutgraf.fish '$(CURDIR)/docs/completions'

# The examples in the prose of tests/spec, and the harness of the fuzzer replaying its corpus.
$(OUT)/spec/run: tests/spec/run.c $(OUT)/libnutgraf.a $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(OUT)/libnutgraf.a -lcmocka $(LIBS)

FUZZ_SOURCES = tests/fuzz/fuzz.c tests/fuzz/digest.c tests/fuzz/promises.c
FUZZ_HEADERS = tests/fuzz/digest.h tests/fuzz/promises.h
$(OUT)/fuzz/replay: $(FUZZ_SOURCES) $(FUZZ_HEADERS) $(OUT)/libnutgraf.a $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/fuzz -DFUZZ_REPLAY $(ALL_LDFLAGS) -o $@ $(FUZZ_SOURCES) $(OUT)/libnutgraf.a $(LIBS) -lm

# The library opened with damaged model files.
$(OUT)/fuzz/flips: tests/fuzz/flips.c tests/fuzz/promises.c tests/fuzz/promises.h $(OUT)/libnutgraf.a $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/fuzz $(ALL_LDFLAGS) -o $@ tests/fuzz/flips.c tests/fuzz/promises.c $(OUT)/libnutgraf.a $(LIBS) -lm

# Instructions that inputs cost, counted under valgrind.
$(OUT)/growth/count: tests/growth/count.c $(OUT)/libnutgraf.a $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(OUT)/libnutgraf.a $(LIBS) -lm

check-growth: $(OUT)/growth/count
	@python3 tests/growth/run.py $<

check-spec: $(OUT)/spec/run
	@$(OUT)/spec/run

# The page that shows why and a digest as mail, in headless Chromium: needs node, playwright-core and html-validate, found by
# NODE_MODULES, and CHROMIUM. Leaves screenshots in build/page; PICTURE=1 makes the README's of them.
check-page: $(OUT)/nutgraf
	@NODE_PATH='$(NODE_MODULES)' node tests/page/page.js '$(OUT)/nutgraf' '$(OUT)/page'
	@[ -z '$(PICTURE)' ] || { mkdir -p docs/picture && cp '$(OUT)/page/picture.png' docs/picture/explained.png; }

check-fuzz: $(OUT)/fuzz/replay
	@$(OUT)/fuzz/replay tests/fuzz/corpus/*/*

# The first bytes of each model file and at most so many others are flipped; 100000000 for all.
POSITIONS ?= 4
check-flips: $(OUT)/fuzz/flips
	@$(OUT)/fuzz/flips $(POSITIONS)

# Fuzzing proper, by clang with its runtime: TARGET (default: all, one after the other) for SECONDS each. What it finds goes into
# tests/fuzz/corpus/TARGET; new inputs are kept in the build folder. The last line of each tells how many it ran.
SECONDS ?= 60
TARGET  ?= $(notdir $(wildcard tests/fuzz/corpus/*))
FUZZ     = $(OUT)/fuzzing
fuzz:
	@sh .ci/packages install fuzz
	@$(MAKE) --no-print-directory -s $(TARGET:%=fuzz-%)
# Coverage is asked of the library alone, by counters and without its comparisons: the targets run several times as often.
$(FUZZ)/%: $(FUZZ_SOURCES) $(FUZZ_HEADERS) FORCE
	@$(MAKE) --no-print-directory -s CC=clang OUT=$(FUZZ) SAN=address,undefined CFLAGS='$(FUZZ_CFLAGS)' $(FUZZ)/libnutgraf.a
	for part in $(basename $(notdir $(FUZZ_SOURCES))); do \
	    clang $(filter-out -fPIC,$(ALL_CFLAGS)) -O2 -g -Itests/fuzz -DFUZZ_TARGET='"$*"' -fsanitize=address,undefined -fno-sanitize-recover=all \
	        -c -o $@.$$part.o tests/fuzz/$$part.c || exit 1; \
	done
	clang -fsanitize=fuzzer,address,undefined -o $@ $(FUZZ_SOURCES:tests/fuzz/%.c=$@.%.o) $(FUZZ)/libnutgraf.a $(LIBS) -lm
FUZZ_CFLAGS = -O2 -g -fsanitize-coverage=inline-8bit-counters,pc-table
# Entropic weights took half of the time.
fuzz-%: $(FUZZ)/%
	@mkdir -p $(FUZZ)/found/$*
	$< -max_total_time=$(SECONDS) -max_len=4096 -entropic=0 -timeout=10 \
	    -print_final_stats=1 -dict=tests/fuzz/dictionaries/$* -artifact_prefix=$(FUZZ)/$*- $(FUZZ)/found/$* tests/fuzz/corpus/$*

try:
	@sh .ci/packages install build
	@$(MAKE) --no-print-directory -s $(PARALLEL) all
	@printf '\n$$ nutgraf < tests/articles/harbour.txt\n\n'
	@$(OUT)/nutgraf < tests/articles/harbour.txt
	@printf '\nThe command is $(OUT)/nutgraf. To call it as nutgraf: make install, or PATH=$$PWD/$(OUT):$$PATH\n'

check:
	@sh .ci/packages install test
	@MAKE='$(MAKE_COMMAND)' sh tests/check.sh

# Deliberate breaks: whether the tests notice. In a copy of the tree, in build/mutants.
mutants:
	@sh .ci/packages install test
	@python3 tests/mutants/run.py

# Lines and branches of src/ that the tests reach: a table for each folder, and exit 1 below 92 % and 80 %. FILES=PART: also which lines none did.
COVERAGE = OUT=build/coverage CC=gcc CFLAGS='-O0 -g --coverage -fprofile-update=atomic'
coverage:
	@sh .ci/packages install test
	@$(MAKE) --no-print-directory -s $(PARALLEL) $(COVERAGE) all tests build/coverage/spec/run build/coverage/fuzz/replay
	@sh tests/coverage/run.sh build/coverage $(FILES)

# What takes hours: valgrind, threads, every failing malloc, every byte of the models, the hostile set at 10 MB, mutants, fuzzing
# for SECONDS each target (an hour; with less than a minute all parts take a sample).
soak:
	@sh .ci/packages install test
	@MAKE='$(MAKE_COMMAND)' sh tests/soak/run.sh $(if $(filter command,$(firstword $(origin SECONDS))),$(SECONDS))

# Quality and speed, on the articles of DATA; neither is part of check. MODELS=FOLDER: of those model files.
$(OUT)/bench/%: tests/bench/%.c $(OUT)/libnutgraf.a $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(OUT)/libnutgraf.a $(LIBS) -lm

eval: $(OUT)/nutgraf
	@sh tests/bench/eval.sh '$(OUT)/nutgraf' '$(DATA)' $(MODELS)

bench: $(OUT)/nutgraf $(OUT)/bench/stages $(OUT)/bench/limit $(OUT)/bench/measure
	@sh tests/bench/bench.sh '$(OUT)' '$(DATA)'

# Summarizers and keyword extractors that PYTHON, the path or NODE_MODULES have, on the same articles.
bench-peers: $(OUT)/nutgraf
	@'$(PYTHON)' tests/bench/peers.py '$(OUT)/nutgraf' '$(DATA)'

# The Spark example in a small cluster on this machine: PYTHON needs pyspark, the machine Java 17.
spark: $(OUT)/nutgraf
	@sh tests/spark/run.sh '$(abspath $(OUT))/nutgraf' "$$(command -v '$(PYTHON)')"

# The splitter beside others: ICU in C (its headers: libicu-dev on Debian), then whatever of tests/bench/sentences_peers.py
# is installed for PYTHON.
ICU    := icu-uc icu-i18n
PYTHON ?= python3
$(OUT)/bench/sentences_icu: tests/bench/sentences_icu.c $(OUT)/libnutgraf.a $(OUT)/flags
	@mkdir -p $(@D)
	@pkg-config $(ICU) || { echo 'bench-sentences: the headers of ICU are missing: apt-get install libicu-dev pkg-config' >&2; exit 1; }
	$(CC) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) $(shell pkg-config --cflags $(ICU) 2>/dev/null) -o $@ $< $(OUT)/libnutgraf.a $(LIBS) \
	    $(shell pkg-config --libs $(ICU) 2>/dev/null)

# Finding the language: how often and how fast, then whatever of tests/bench/languages_peers.py is installed for PYTHON.
bench-languages: $(OUT)/nutgraf $(OUT)/bench/languages
	@sh tests/bench/languages.sh '$(OUT)' '$(DATA)' '$(PYTHON)'

bench-sentences: $(OUT)/nutgraf $(OUT)/bench/sentences_icu
	@sh tests/bench/sentences.sh '$(OUT)' '$(DATA)' '$(PYTHON)'

# Pages beside trafilatura, where PYTHON has it, and Readability.js, where NODE_MODULES says that npm put it.
bench-pages: $(OUT)/nutgraf
	@'$(PYTHON)' tests/bench/pages_peers.py '$(OUT)/nutgraf' '$(DATA)' $(NODE_MODULES)

# Whether the offsets of every sentence hold in the pages.
bench-offsets: $(OUT)/nutgraf
	@'$(PYTHON)' tests/bench/page_offsets.py '$(OUT)/nutgraf' '$(DATA)/pages/html.dev.jsonl.gz'

# Weak weights carry to other sources better than strong ones: -C 0.4 did better there than 1, and with 0.2 the table in docs/PERFORMANCE.md was made.
TOPIC_TRAINING = --single --size 1900 -C 0.2 --answers $(OUT)/train/topics.answers -t $(OUT)/train/topics.gold $(OUT)/train/topics.jsonl

# The built-in topics of English: on each source by a model and a mix that saw nothing of it (a quarter of an hour), then on the dev files.
bench-topics: $(OUT)/nutgraf $(OUT)/nutgraf-train
	mkdir -p $(OUT)/train
	$(PYTHON) models/make/topics_examples.py '$(DATA)' $(OUT)/train/topics.gold > $(OUT)/train/topics.jsonl
	$(OUT)/nutgraf-train topics $(TOPIC_TRAINING)
	$(PYTHON) models/make/topics_mix.py $(OUT)/nutgraf $(OUT)/train/topics.jsonl $(OUT)/train/topics.gold $(OUT)/train/topics.answers
	$(PYTHON) tests/bench/topics_default.py $(OUT)/nutgraf '$(DATA)'

# The built-in topics of other languages, each by numbers fitted on the others.
bench-topics-languages: $(OUT)/nutgraf
	$(PYTHON) models/make/topics_languages.py $(OUT)/nutgraf '$(DATA)'

# Tags beside YAKE, where PYTHON has it, and how many of ours no editor would write.
bench-tags: $(OUT)/nutgraf
	@'$(PYTHON)' tests/bench/tags_peers.py '$(OUT)/nutgraf' '$(DATA)'

# Tags that no editor would write: seven kinds, each with the share that it may have. PYTHON needs textblob for verbs.
bench-ugly-tags: $(OUT)/nutgraf
	@'$(PYTHON)' tests/bench/tags_ugly.py '$(OUT)/nutgraf' '$(DATA)'

# Summaries beside sumy, summa and lede, where PYTHON has them (rouge_score it must have), and Debian's ots.
bench-summaries: $(OUT)/nutgraf
	@'$(PYTHON)' tests/bench/summary_peers.py '$(OUT)/nutgraf' '$(DATA)' $(SETS)

# News with summaries by people; bbc.train is not among them, for nobody knows who made its extracts.
RANK_SETS := cnn cnn_story dm cnndm_qags cnndm_trunc257 xsum

# What editors put on pages, and keyphrases that readers marked. The French set serves both: its tags are both.
NAME_SETS   := newstags gov18f fundus_multi wikinews_fr
PHRASE_SETS := inspec_unc semeval2017 kpcrowd wikinews_fr ptbn_pt
FREE_TAG_SETS := gov18f wikinews_fr

# What was counted and fitted, again from the articles of DATA (the same bytes on one machine), and the checksums with it.
# PERMISSIVE=1: what was learned from texts that may not be given on is learned from free ones alone (models/MODELS.md, "Sources"), in
# a folder for --models; the files of models/ stay as they are.
ifdef PERMISSIVE
FREE = $(OUT)/permissive
# The tagger's features are numbers of a table: what it is learned with must be free too.
FREE_TREE = $(OUT)/permissive_tree
models: all
	rm -rf $(FREE)
	mkdir -p $(FREE)/en $(FREE)/und $(OUT)/train
	python3 models/make/topics_languages.py $(OUT)/nutgraf '$(DATA)' -o $(FREE) --free
	python3 models/make/topics.py $(FREE)/en/topics.txt '$(DATA)/topics/iptc_mediatopics_en.tsv' $(FREE)/topics_mix.txt
	python3 models/make/descriptions.py '$(DATA)/pages/html.dev.jsonl.gz' '$(DATA)/pages/plain.train.jsonl.gz' > $(OUT)/train/descriptions.jsonl
	$(OUT)/nutgraf-train rank -o $(FREE)/und/rank.model $(OUT)/train/descriptions.jsonl
	python3 models/make/keyness.py '$(DATA)' --free > $(FREE)/en/keyness.txt
	rm -rf $(FREE_TREE)
	mkdir -p $(FREE_TREE)
	cp -r .ci Makefile src models stopwords $(FREE_TREE)
	cp $(FREE)/en/keyness.txt $(FREE_TREE)/models/en
	$(MAKE) -s -C $(FREE_TREE) OUT=build build/nutgraf-train
	$(FREE_TREE)/build/nutgraf-train tags -k 10 -o $(FREE)/und/names.model $(FREE_TAG_SETS:%=$(DATA)/tags/%.dev.jsonl)
	$(FREE_TREE)/build/nutgraf-train tags --phrases -k 5 -o $(FREE)/und/phrases.model --words $(FREE)/und/keyphrases.txt \
	    $(FREE_TAG_SETS:%=$(DATA)/tags/%.dev.jsonl)
	$(OUT)/nutgraf --models $(FREE) --version
else
models:
	python3 models/make/frequencies.py '$(DATA)' > models/en/frequencies.txt.new
	mv models/en/frequencies.txt.new models/en/frequencies.txt
	python3 models/make/keyness.py '$(DATA)' > models/en/keyness.txt.new
	mv models/en/keyness.txt.new models/en/keyness.txt
	python3 models/make/abbreviations.py '$(DATA)' models
	python3 models/make/noise.py models > models/und/noise.txt.new
	mv models/und/noise.txt.new models/und/noise.txt
	mkdir -p $(OUT)/train
	python3 models/make/sentences.py models/make/sentences/*.txt > $(OUT)/train/passages.jsonl
	rm -f models/und/sentences.model
	$(MAKE) -s $(OUT)/nutgraf-train
	$(OUT)/nutgraf-train sentences -o models/und/sentences.model $(OUT)/train/passages.jsonl \
	    $(filter-out %.nc.jsonl,$(sort $(wildcard $(DATA)/sentences/ud/*.jsonl)))
	python3 models/make/languages.py '$(DATA)' > $(OUT)/train/languages.jsonl
	$(OUT)/nutgraf-train languages -o models/und/languages.model $(OUT)/train/languages.jsonl
	rm -f models/en/topics.model
	$(MAKE) -s $(OUT)/nutgraf-train
	python3 models/make/topics_examples.py '$(DATA)' $(OUT)/train/topics.gold > $(OUT)/train/topics.jsonl
	$(OUT)/nutgraf-train topics $(TOPIC_TRAINING) -o models/en/topics.model
	$(MAKE) -s $(OUT)/nutgraf
	python3 models/make/topics_mix.py $(OUT)/nutgraf $(OUT)/train/topics.jsonl $(OUT)/train/topics.gold $(OUT)/train/topics.answers -o models/make/topics_mix.txt
	python3 models/make/topics.py models/en/topics.txt '$(DATA)/topics/iptc_mediatopics_en.tsv'
	python3 models/make/topics_languages.py $(OUT)/nutgraf '$(DATA)' -o models
	gzip -dc '$(DATA)/pages/plain.train.jsonl.gz' > $(OUT)/train/pages.jsonl
	python3 models/make/pages.py 4 $(OWN_PAGES) $(sort $(wildcard models/make/pages/languages/*.txt)) > $(OUT)/train/own_pages.jsonl
	python3 models/make/pages.py 2 $(OWN_PAGES) > $(OUT)/train/own_english_pages.jsonl
	rm -f models/und/pages.model models/en/pages.model
	$(MAKE) -s $(OUT)/nutgraf-train
	$(OUT)/nutgraf-train pages -o models/und/pages.model $(OUT)/train/pages.jsonl $(OUT)/train/own_pages.jsonl
	$(OUT)/nutgraf-train pages -o models/en/pages.model $(OUT)/train/pages.jsonl $(OUT)/train/own_english_pages.jsonl
	$(MAKE) -s $(OUT)/nutgraf-train
	$(OUT)/nutgraf-train headlines -o models/und/headline.model $(OUT)/train/pages.jsonl
	python3 models/make/html_pages.py '$(DATA)/pages/html.dev.jsonl.gz' '$(DATA)/pages/plain.train.jsonl.gz' > $(OUT)/train/html.jsonl
	$(OUT)/nutgraf-train html -o models/und/markup.model $(OUT)/train/html.jsonl
	$(OUT)/nutgraf-train rank -o models/und/rank.model $(RANK_SETS:%=$(DATA)/summary/%.train.jsonl)
	rm -f models/und/names.model models/und/phrases.model models/und/keyphrases.txt
	$(MAKE) -s $(OUT)/nutgraf-train
	gzip -dc '$(DATA)/tags/rt_ru.dev.jsonl.gz' > $(OUT)/train/rt_ru.jsonl
	$(OUT)/nutgraf-train tags -k 10 -o models/und/names.model $(NAME_SETS:%=$(DATA)/tags/%.dev.jsonl) $(OUT)/train/rt_ru.jsonl
	$(OUT)/nutgraf-train tags --phrases -k 5 -o models/und/phrases.model --words models/und/keyphrases.txt \
	    $(PHRASE_SETS:%=$(DATA)/tags/%.dev.jsonl)
	sh models/make/verify --update
endif

bless: all
	@NUTGRAF='$(abspath $(OUT))/nutgraf' sh tests/golden/run.sh --bless
	@sh tests/house/readme.sh '$(OUT)' --bless

$(OUT)/nutgraf.pc: Makefile src/nutgraf.h $(OUT)/flags FORCE
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/$(LIBDIR)' 'includedir=$${prefix}/include' '' 'Name: nutgraf' \
	    'Description: Summarizes and tags articles' 'Version: $(VERSION)' 'Cflags: -I$${includedir}' \
	    'Libs: -L$${libdir} -lnutgraf' 'Libs.private: $(LIBS)' > $@

# What goes where, below the prefix; the script writes down what it made, and uninstall takes away exactly that.
INSTALLED = 755 $(OUT)/nutgraf bin/nutgraf 755 $(OUT)/nutgraf-train bin/nutgraf-train 644 $(OUT)/libnutgraf.a $(LIBDIR)/libnutgraf.a \
            755 $(SHARED) $(LIBDIR)/$(notdir $(SHARED)) link $(notdir $(SHARED)) $(LIBDIR)/$(SONAME) link $(SONAME) $(LIBDIR)/libnutgraf.so \
            644 src/nutgraf.h include/nutgraf.h 644 $(OUT)/nutgraf.pc $(LIBDIR)/pkgconfig/nutgraf.pc \
            644 docs/man/nutgraf.1 share/man/man1/nutgraf.1 644 docs/man/nutgraf-train.1 share/man/man1/nutgraf-train.1 \
            644 docs/man/libnutgraf.3 share/man/man3/libnutgraf.3 644 docs/man/nutgraf-tags.5 share/man/man5/nutgraf-tags.5 \
            644 docs/man/nutgraf-json.5 share/man/man5/nutgraf-json.5 \
            644 docs/schema/nutgraf-1.schema.json share/nutgraf/nutgraf-1.schema.json \
            644 docs/completions/nutgraf.bash share/bash-completion/completions/nutgraf \
            644 docs/completions/nutgraf.zsh share/zsh/site-functions/_nutgraf \
            644 docs/completions/nutgraf.fish share/fish/vendor_completions.d/nutgraf.fish

install: all $(OUT)/nutgraf.pc
	@sh .ci/install put '$(DESTDIR)' '$(PREFIX)' $(INSTALLED)

uninstall:
	@sh .ci/install remove '$(DESTDIR)' '$(PREFIX)'

# Debian packages of the committed tree, in build/deb; .ci/debian becomes debian/ in a copy, for the top level holds no such folder.
# check-deb installs and removes them in a new Debian of its own (debootstrap, a mirror and root: no part of check).
deb:
	@sh .ci/deb '$(VERSION)'

check-deb: deb
	@sh .ci/deb-check build/deb

clean:
	rm -rf build

-include $(LIB_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(TRAIN_OBJECTS:.o=.d) $(UNIT_TESTS:=.d) $(OUT)/spec/run.d
