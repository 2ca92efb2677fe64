#include <dlfcn.h>
#include <stdlib.h>

void plugins(void)
{
    // ruleid: c-library-injection
    dlopen(getenv("SHOP_PLUGIN"), RTLD_NOW);
    // ok: c-library-injection
    dlopen("/usr/lib/shop/tax.so", RTLD_NOW);
}
