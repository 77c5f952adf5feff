/* Ctrl-C, SIGTERM and SIGHUP during a batch: the first one asks it to finish what is under way,
 * the second one ends the process. */
#ifndef NG_CLI_INTERRUPT_H
#define NG_CLI_INTERRUPT_H

#include <stdbool.h>

/* From now on the two signals only ask. Harmless when called again. */
void cli_interrupt_catch(void);

/* The signal that came, or 0. */
int cli_interrupt_signal(void);

/* A descriptor that becomes readable with the signal, for poll(2); -1 when there is none. */
int cli_interrupt_descriptor(void);

/* Ends the process by the signal that came, so that the caller's shell sees it. Returns when none came. */
void cli_interrupt_die(void);

#endif
