#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
    char name[32];
    // ruleid: c-unbounded-copy
    strcpy(name, argv[1]);
    // ruleid: c-unbounded-copy
    sprintf(name, "<%s>", getenv("SHOP_NAME"));
    // ok: c-unbounded-copy
    snprintf(name, sizeof(name), "%s", argv[1]);
    // ok: c-unbounded-copy
    strcpy(name, "shop");
    // ok: c-unbounded-copy
    sprintf(name, "%d", atoi(argv[1]));
    return 0;
}

void checked(void)
{
    char name[32];
    const char *given = getenv("SHOP_NAME");
    if (strlen(given) >= sizeof(name)) {
        return;
    }
    // ok: c-unbounded-copy
    strcpy(name, given);
}
