#include <openssl/ssl.h>

void contexts(SSL_CTX *context)
{
    // ruleid: c-tls-old-version
    SSL_CTX_new(TLSv1_method());
    // ruleid: c-tls-old-version
    SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
    // ok: c-tls-old-version
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
}
