#include <stdio.h>
#include <string.h>

void login(const char *user, const char *password)
{
    // ruleid: c-sensitive-log
    printf("login %s %s\n", user, password);
    // ok: c-sensitive-log
    printf("login %s\n", user);
    // ok: c-sensitive-log
    printf("password of %zu letters\n", strlen(password));
}
