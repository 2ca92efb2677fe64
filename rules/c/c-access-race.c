#include <fcntl.h>
#include <unistd.h>

int open_report(const char *path)
{
    int file = -1;
    // ruleid: c-access-race
    if (access(path, R_OK) == 0) {
        file = open(path, O_RDONLY);
    }
    return file;
}

int exists(const char *path)
{
    // ok: c-access-race
    return access(path, F_OK) == 0;
}
