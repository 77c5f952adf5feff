/* The signal is noted and a byte goes into a pipe: a flag alone would be missed by a read that begins just after it was looked
 * at. State of the process, since signals are that.
 */
#include "cli/interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t caught;
static int ends[2] = {-1, -1};

static void note(int number)
{
    int before = errno;
    caught = number;
    if (write(ends[1], "", 1) < 0) errno = before;
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction action, old;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = (int)SA_RESETHAND;
    /* A signal that the caller wants to be ignored, as a shell does for what runs behind "&", stays ignored. */
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler != SIG_IGN) (void)sigaction(number, &action, NULL);
}

void cli_interrupt_catch(void)
{
    if (ends[0] >= 0) return;
    if (pipe(ends) != 0) return;
    for (int i = 0; i < 2; i++) (void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFL, O_NONBLOCK);
    handle(SIGINT, note);
    handle(SIGTERM, note);
    handle(SIGHUP, note);
}

int cli_interrupt_signal(void)
{
    return caught;
}

int cli_interrupt_descriptor(void)
{
    return ends[0];
}

void cli_interrupt_die(void)
{
    int number = caught;
    if (number) (void)raise(number); /* the handler went when it was called */
}
