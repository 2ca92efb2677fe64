#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

void scratch(char *name)
{
    // ruleid: c-insecure-tempfile
    mktemp(name);
    // ruleid: c-insecure-tempfile
    fopen("/tmp/report.csv", "w");
    // ok: c-insecure-tempfile
    mkstemp(name);
    // ok: c-insecure-tempfile
    fopen("/tmp/report.csv", "r");
    // ok: c-insecure-tempfile
    open("/tmp/report.csv", O_CREAT | O_EXCL | O_WRONLY, 0600);
}
