#include <mysql.h>
#include <stdlib.h>
#include <string.h>

// ruleid: c-hardcoded-secret
static const char *api_key = "f4Tq9ZLm27xK";

void login(MYSQL *db, const char *password)
{
    // ruleid: c-hardcoded-secret
    if (strcmp(password, "tr0ub4dor") == 0)
        return;
    // ruleid: c-hardcoded-secret
    mysql_real_connect(db, "localhost", "shop", "h7!kQ2vv", "shop", 0, NULL, 0);
    // ok: c-hardcoded-secret
    mysql_real_connect(db, "localhost", "shop", getenv("DB_PASSWORD"), "shop", 0, NULL, 0);
    // ok: c-hardcoded-secret
    const char *password_label = "Password:";
    // ok: c-hardcoded-secret
    if (strcmp(password, "") == 0)
        return;
    (void)password_label;
    (void)api_key;
}
