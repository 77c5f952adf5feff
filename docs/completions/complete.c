/* Writes the completions of a shell from the command's option table: complete bash|zsh|fish. Words like "a|b|c" in the table are
 * completed as they stand, FILE by files, PRESET by the presets. Made by: make man; a test compares the committed files. */
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

static bool takes_file(const cli_option *option)
{
    return option->argument && (strcmp(option->argument, "FILE") == 0 || strcmp(option->argument, "DIR") == 0);
}

/* What may stand behind an option, parted by blanks; nothing when that is free. */
static void put_words(const cli_option *option)
{
    nutgraf_preset preset;
    const char *words = option->argument ? option->argument : "";
    if (strcmp(words, "PRESET") == 0) {
        for (size_t i = 0; nutgraf_preset_at(i, &preset, sizeof preset); i++) printf("%s%s", i ? " " : "", preset.name);
        return;
    }
    if (!strchr(words, '|')) return;
    for (bool begun = false; *words;) {
        size_t length = strcspn(words, "|");
        bool placeholder = *words >= 'A' && *words <= 'Z'; /* CODE|auto */
        if (!placeholder) printf("%s%.*s", begun ? " " : "", (int)length, words);
        begun = begun || !placeholder;
        words += length + (words[length] == '|');
    }
}

static bool has_words(const cli_option *option)
{
    return option->argument && (strchr(option->argument, '|') || strcmp(option->argument, "PRESET") == 0);
}

/* ---------------------------------------------------------------- bash */

static void put_bash_case(const cli_option *option)
{
    if (!option->argument) return;
    printf("        --%s", option->name);
    if (option->letter) printf(" | -%c", option->letter);
    fputs(") ", stdout);
    if (has_words(option)) {
        fputs("words='", stdout);
        put_words(option);
        fputs("' ;;\n", stdout);
    } else {
        fputs(takes_file(option) ? ";;\n" : "return ;;\n", stdout);
    }
}

static void put_bash(void)
{
    const cli_option *option;
    fputs("# Completions of nutgraf for bash, made from its option table (make man).\n"
          "_nutgraf() {\n"
          "    local current=${COMP_WORDS[COMP_CWORD]} words=\n"
          "    COMPREPLY=()\n"
          "    case ${COMP_WORDS[COMP_CWORD - 1]} in\n",
          stdout);
    for (size_t i = 0; (option = cli_option_at(i)) != NULL; i++) put_bash_case(option);
    fputs("        *)\n            case $current in\n            -*) words='", stdout);
    for (size_t i = 0; (option = cli_option_at(i)) != NULL; i++) printf("%s--%s", i ? " " : "", option->name);
    fputs("' ;;\n            esac\n            ;;\n"
          "    esac\n"
          "    if [ -n \"$words\" ]; then\n"
          "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
          "    else\n"
          "        mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
          "    fi\n"
          "}\n"
          "complete -o filenames -F _nutgraf nutgraf\n",
          stdout);
}

/* ---------------------------------------------------------------- zsh */

/* Text within single quotes and within [...] of a specification. */
static void put_zsh_text(const char *text)
{
    for (; *text; text++) {
        if (*text == '\'') fputs("'\\''", stdout);
        else if (strchr("[]:\\", *text)) printf("\\%c", *text);
        else putchar(*text);
    }
}

static void put_zsh_option(const cli_option *option)
{
    if (option->letter) printf("    '(-%c --%s)'{-%c,--%s}'[", option->letter, option->name, option->letter, option->name);
    else printf("    '--%s[", option->name);
    put_zsh_text(option->help);
    putchar(']');
    if (option->argument) fputs(":value:", stdout);
    if (has_words(option)) {
        putchar('(');
        put_words(option);
        putchar(')');
    } else if (takes_file(option)) {
        fputs("_files", stdout);
    }
    fputs("' \\\n", stdout);
}

static void put_zsh(void)
{
    const cli_option *option;
    fputs("#compdef nutgraf\n# Completions of nutgraf for zsh, made from its option table (make man).\n_arguments -s -S \\\n", stdout);
    for (size_t i = 0; (option = cli_option_at(i)) != NULL; i++) put_zsh_option(option);
    fputs("    '*:file:_files'\n", stdout);
}

/* ---------------------------------------------------------------- fish */

static void put_fish_text(const char *text)
{
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\') putchar('\\');
        putchar(*text);
    }
}

static void put_fish_option(const cli_option *option)
{
    fputs("complete -c nutgraf", stdout);
    if (option->letter) printf(" -s %c", option->letter);
    printf(" -l %s", option->name);
    if (has_words(option)) {
        fputs(" -x -a '", stdout);
        put_words(option);
        putchar('\'');
    } else if (option->argument) {
        fputs(takes_file(option) ? " -r -F" : " -x", stdout);
    }
    fputs(" -d '", stdout);
    put_fish_text(option->help);
    fputs("'\n", stdout);
}

static void put_fish(void)
{
    const cli_option *option;
    fputs("# Completions of nutgraf for fish, made from its option table (make man).\n", stdout);
    for (size_t i = 0; (option = cli_option_at(i)) != NULL; i++) put_fish_option(option);
}

int main(int argc, char **argv)
{
    const char *shell = argc == 2 ? argv[1] : "";
    if (strcmp(shell, "bash") == 0) put_bash();
    else if (strcmp(shell, "zsh") == 0) put_zsh();
    else if (strcmp(shell, "fish") == 0) put_fish();
    else return 2;
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
