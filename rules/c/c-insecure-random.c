#include <stdlib.h>
#include <time.h>

void values(void)
{
    // ruleid: c-insecure-random
    srand(time(NULL));
    // ruleid: c-insecure-random
    int session_token = rand();
    // ok: c-insecure-random
    int dice = rand() % 6 + 1;
    // ok: c-insecure-random
    int token = arc4random();
    (void)session_token;
    (void)dice;
    (void)token;
}
