#include <stdio.h>
#include <stdlib.h>

void prepare(void)
{
    char line[200];
    fgets(line, sizeof(line), stdin);
    // ruleid: c-environment-injection
    setenv("PATH", line, 1);
    // ok: c-environment-injection
    setenv("PATH", "/usr/bin:/bin", 1);
}
