#include <openssl/evp.h>
#include <openssl/md5.h>
#include <openssl/sha.h>

void sign(EVP_MD_CTX *context, const unsigned char *text, size_t size, unsigned char *out)
{
    // ruleid: c-weak-hash
    MD5(text, size, out);
    // ruleid: c-weak-hash
    EVP_DigestInit_ex(context, EVP_sha1(), NULL);
    // ok: c-weak-hash
    SHA256(text, size, out);
    // ok: c-weak-hash
    EVP_DigestInit_ex(context, EVP_sha256(), NULL);
}
