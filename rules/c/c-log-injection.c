#include <stdio.h>
#include <stdlib.h>
#include <syslog.h>

void failed(void)
{
    // ruleid: c-log-injection
    syslog(LOG_WARNING, "login of %s failed", getenv("HTTP_X_USER"));
    // ok: c-log-injection
    syslog(LOG_WARNING, "login of %d failed", atoi(getenv("HTTP_X_USER_ID")));
    // ok: c-log-injection
    syslog(LOG_WARNING, "login failed");
}
