#include <curl/curl.h>
#include <stdio.h>

void fetch(CURL *curl)
{
    char address[200];
    fgets(address, sizeof(address), stdin);
    // ruleid: c-ssrf
    curl_easy_setopt(curl, CURLOPT_URL, address);
    // ok: c-ssrf
    curl_easy_setopt(curl, CURLOPT_URL, "https://status.example.com/");
    // ok: c-ssrf
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, address);
}
