#include "cli/cores.h"

#include <unistd.h>

size_t cli_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores > 0 ? (size_t)cores : 1;
}
