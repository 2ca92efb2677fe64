#include <fcntl.h>
#include <sys/stat.h>

void files(void)
{
    // ruleid: c-file-permissions
    chmod("/srv/key", 0777);
    // ruleid: c-file-permissions
    open("/srv/key", O_CREAT | O_WRONLY, 0666);
    // ruleid: c-file-permissions
    umask(0);
    // ok: c-file-permissions
    chmod("/srv/key", 0600);
    // ok: c-file-permissions
    umask(077);
}
