#include <stdio.h>

void read_name(void)
{
    char name[32];
    // ruleid: c-gets
    gets(name);
    // ok: c-gets
    fgets(name, sizeof(name), stdin);
}
