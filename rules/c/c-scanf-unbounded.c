#include <stdio.h>

void read_name(FILE *file)
{
    char name[32];
    int number;
    // ruleid: c-scanf-unbounded
    scanf("%s", name);
    // ruleid: c-scanf-unbounded
    fscanf(file, "%d %s", &number, name);
    // ok: c-scanf-unbounded
    scanf("%31s", name);
    // ok: c-scanf-unbounded
    scanf("%d", &number);
}
