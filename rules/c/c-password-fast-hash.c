#include <openssl/sha.h>
#include <string.h>

void store(const unsigned char *password, const unsigned char *text, unsigned char *out)
{
    // ruleid: c-password-fast-hash
    SHA256(password, strlen((const char *)password), out);
    // ok: c-password-fast-hash
    SHA256(text, 16, out);
}
