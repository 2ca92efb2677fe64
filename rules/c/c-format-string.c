#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

void echo(void)
{
    char line[100];
    if (fgets(line, sizeof(line), stdin) == NULL)
        return;
    // ruleid: c-format-string
    printf(line);
    // ruleid: c-format-string
    fprintf(stderr, line);
    // ruleid: c-format-string
    syslog(LOG_INFO, line);
    // ok: c-format-string
    printf("%s", line);
    // ok: c-format-string
    fputs(line, stdout);
}

int main(int argc, char *argv[])
{
    char text[100];
    // ruleid: c-format-string
    snprintf(text, sizeof(text), argv[1]);
    // ok: c-format-string
    snprintf(text, sizeof(text), "%s", argv[0]);
    return 0;
}

void fixed(void)
{
    const char *format = "hello\n";
    // ok: c-format-string
    printf(format);
}
