#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void list_folder(void)
{
    char name[100];
    if (fgets(name, sizeof(name), stdin) == NULL)
        return;
    // ruleid: c-command-injection
    system(name);
}

void run_from_environment(void)
{
    const char *step = getenv("BUILD_STEP");
    if (step == NULL)
        return;
    // ruleid: c-command-injection
    FILE *pipe = popen(step, "r");
    pclose(pipe);
}

void run_from_network(int socket)
{
    char data[100] = "";
    ssize_t length = recv(socket, data, sizeof(data) - 1, 0);
    if (length < 0)
        return;
    data[length] = '\0';
    // ruleid: c-command-injection
    execl("/bin/sh", "sh", "-c", data, (char *)NULL);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 1;
    // ruleid: c-command-injection
    system(argv[1]);
    return 0;
}

void fixed(void)
{
    char command[100] = "ls ";
    strcat(command, "/srv");
    // ok: c-command-injection
    system(command);
}

void number(void)
{
    char line[100];
    char command[100];
    fgets(line, sizeof(line), stdin);
    int count = atoi(line);
    snprintf(command, sizeof(command), "head -n %d /srv/log", count);
    // ok: c-command-injection
    system(command);
}

void without_shell(void)
{
    char name[100];
    fgets(name, sizeof(name), stdin);
    // ok: c-command-injection
    execl("/bin/ls", "ls", "--", name, (char *)NULL);
}
