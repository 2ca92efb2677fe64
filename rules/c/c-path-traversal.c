#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void send_file(int socket)
{
    char name[64];
    ssize_t length = recv(socket, name, sizeof(name) - 1, 0);
    if (length < 0)
        return;
    name[length] = '\0';
    // ruleid: c-path-traversal
    FILE *file = fopen(name, "r");
    fclose(file);
}

void remove_file(void)
{
    char name[64];
    if (scanf("%63s", name) != 1)
        return;
    // ruleid: c-path-traversal
    unlink(name);
}

void send_known(int socket)
{
    char name[64];
    recv(socket, name, sizeof(name) - 1, 0);
    if (strstr(name, "..") != NULL || strchr(name, '/') != NULL) {
        return;
    }
    // ok: c-path-traversal
    int file = open(name, O_RDONLY);
    close(file);
}

void settings(void)
{
    char path[128];
    snprintf(path, sizeof(path), "%s/.shop", getenv("HOME"));
    // ok: c-path-traversal
    fclose(fopen(path, "r"));
}

int main(int argc, char **argv)
{
    // ok: c-path-traversal
    FILE *file = fopen(argv[1], "r");
    return file == NULL;
}
