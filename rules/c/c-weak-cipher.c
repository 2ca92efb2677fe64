#include <openssl/des.h>
#include <openssl/evp.h>

void start(EVP_CIPHER_CTX *context, const unsigned char *key, const unsigned char *nonce)
{
    // ruleid: c-weak-cipher
    EVP_EncryptInit_ex(context, EVP_aes_256_ecb(), NULL, key, NULL);
    // ruleid: c-weak-cipher
    EVP_EncryptInit_ex(context, EVP_des_cbc(), NULL, key, nonce);
    // ok: c-weak-cipher
    EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce);
}
