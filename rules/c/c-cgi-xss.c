#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    const char *query = getenv("QUERY_STRING");
    // ok: c-cgi-xss
    printf("Content-Type: text/html\n\n");
    // ruleid: c-cgi-xss
    printf("<p>You asked for %s</p>", query);
    // ruleid: c-cgi-xss
    puts(query);
    // ok: c-cgi-xss
    printf("<p>You asked for %s</p>", g_markup_escape_text(query, -1));
    // ok: c-cgi-xss
    printf("<p>Page %d</p>", atoi(query));
    return 0;
}
