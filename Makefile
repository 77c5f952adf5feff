# nutgraf. `make try` installs what is missing and shows the tool at work; `make check` builds and runs every test; `make`
# only builds. VARIABLES: CC, CFLAGS, SAN=address,undefined, PREFIX, DESTDIR, DATA.
VERSION := $(shell sed -n 's/^.define NUTGRAF_VERSION "\(.*\)"/\1/p' src/nutgraf.h)
SOVERSION := $(firstword $(subst ., ,$(VERSION)))

CC      ?= cc
AR      ?= ar
CFLAGS  ?= -O2 -g
SAN     ?=
comma   := ,
OUT     ?= build$(if $(SAN),/san-$(subst $(comma),-,$(SAN)))

# -ffp-contract=off: scores must have the same bits on every compiler and machine (DESIGN, "The library").
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(if $(WERROR),-Werror)
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -I$(OUT)/gen -fPIC -fvisibility=hidden -ffp-contract=off \
             $(WARNINGS) $(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=all) $(CFLAGS)
ALL_LDFLAGS = $(if $(SAN),-fsanitize=$(SAN)) $(LDFLAGS)
LIBS     := -lutf8proc -lpcre2-8 -lcjson -lstemmer

LIB_SOURCES := $(filter-out src/cli/%,$(sort $(wildcard src/*.c src/*/*.c)))
CLI_SOURCES := $(sort $(wildcard src/cli/*.c))
MODEL_FILES := $(sort $(wildcard models/*/*.txt stopwords/*.txt))
LIB_OBJECTS := $(LIB_SOURCES:src/%.c=$(OUT)/obj/%.o) $(OUT)/obj/model/embedded.o
CLI_OBJECTS := $(CLI_SOURCES:src/%.c=$(OUT)/obj/%.o)
UNIT_TESTS  := $(patsubst tests/unit/%.c,$(OUT)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))

SONAME := libnutgraf.so.$(SOVERSION)
SHARED := $(OUT)/libnutgraf.so.$(VERSION)

.PHONY: all clean
all: $(OUT)/nutgraf $(OUT)/libnutgraf.a $(SHARED)

# Rewritten only when the compiler or a flag changes, so that objects made otherwise are made again.
$(OUT)/flags: FORCE
	@mkdir -p $(OUT)
	@echo '$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS)' | cmp -s - $@ || { sh .ci/packages check build && echo '$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS)' > $@; }
.PHONY: FORCE

$(OUT)/obj/%.o: src/%.c $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/gen/embedded.c: models/make/embed $(MODEL_FILES) $(OUT)/flags
	@mkdir -p $(@D)
	@models/make/embed $(MODEL_FILES) > $@

$(OUT)/obj/model/embedded.o: $(OUT)/gen/embedded.c $(MODEL_FILES)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The model's digest is made here and not at start-up: SHA-256 over the files' own digests, in order of their names.
$(OUT)/gen/digest.h: $(MODEL_FILES) $(OUT)/flags
	@mkdir -p $(@D)
	@printf '#define NG_MODEL_DIGEST "%s"\n' "$$(sha256sum $(MODEL_FILES) | sha256sum | cut -d' ' -f1)" > $@
$(OUT)/obj/model/model.o: $(OUT)/gen/digest.h

$(OUT)/libnutgraf.a: $(LIB_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(SHARED): $(LIB_OBJECTS)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -shared -Wl,-soname,$(SONAME) -o $@ $^ $(LIBS)

$(OUT)/nutgraf: $(CLI_OBJECTS) $(OUT)/libnutgraf.a
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(OUT)/unit/%: tests/unit/%.c $(OUT)/libnutgraf.a $(OUT)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(OUT)/libnutgraf.a -lcmocka $(LIBS)

clean:
	rm -rf build

-include $(LIB_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(UNIT_TESTS:=.d)
