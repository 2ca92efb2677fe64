import { testFlows } from './flows';

/** C's statements and expressions within one function. */
const inside = {
  'what is overwritten is clean': `void f(void) {
    char *x = source();
    sink(x); // flow
    x = "a";
    sink(x);
}`,
  'buffers that are copied': `#include <string.h>
void f(void) {
    char a[10], b[10] = "a";
    strcpy(a, source());
    sink(a); // flow
    sink(b);
    strcpy(a, "b");
    sink(a);
    strncpy(b, source(), 9);
    sink(b); // flow
    memcpy(a, b, 10);
    sink(a); // flow
    memset(b, 0, 10);
    sink(b);
}`,
  'texts put together': `#include <stdio.h>
#include <string.h>
void f(void) {
    char a[20] = "a", b[20], c[20];
    strcat(a, source());
    sink(a); // flow
    snprintf(b, sizeof(b), "%s-%d", a, 1);
    sink(b); // flow
    sprintf(b, "%s", "a");
    sink(b);
    sprintf(c, "%d %s", 1, source());
    sink(c); // flow
}`,
  'both ways of a branch, and one that never runs': `void f(int n) {
    char *x = "a";
    if (n) {
        x = source();
    }
    sink(x); // flow
    char *y = "a";
    if (5 == 6) {
        y = source();
    }
    sink(y);
    char *z = source();
    if (1) {
        z = "a";
    }
    sink(z);
}`,
  constants: `#define LIMIT 10
static const int five = 5;
static int other = 5;
void f(void) {
    char *x = "a";
    if (five != 5) {
        x = source();
    }
    sink(x);
    char *y = source();
    if (LIMIT > 5) {
        y = "a";
    }
    sink(y);
    char *z = "a";
    if (other == 5) {
        z = source();
    }
    sink(z); // flow
}`,
  'a conditional expression': `void f(int n) {
    sink(n ? source() : "a"); // flow
    sink(1 > 2 ? source() : "a");
}`,
  'an early return': `#include <stdlib.h>
void f(int n) {
    char *x = source();
    if (n) {
        x = "a";
        return;
    }
    sink(x); // flow
    char *y = "a";
    if (n > 2) {
        y = source();
        exit(1);
    }
    sink(y);
}`,
  'a switch on a constant': `void f(void) {
    char *x = "a";
    switch (6) {
    case 5:
        x = source();
        break;
    case 6:
        x = "b";
        break;
    default:
        x = source();
        break;
    }
    sink(x);
    switch (7) {
    case 7:
        x = source();
        break;
    default:
        break;
    }
    sink(x); // flow
}`,
  'a switch that falls through': `void f(int n) {
    char *x = "a";
    switch (n) {
    case 1:
        x = source();
    case 2:
        sink(x); // flow
        break;
    case 3:
        sink(x);
        break;
    }
}`,
  loops: `void f(int n) {
    char *x = "a";
    for (int i = 0; i < n; i++) {
        sink(x); // flow
        x = source();
    }
    char *y = source();
    while (1) {
        y = "a";
        break;
    }
    sink(y);
    char *z = "a";
    do {
        z = source();
    } while (0);
    sink(z); // flow
}`,
  goto: `void f(int n) {
    char *x = source();
    if (n) {
        goto end;
    }
    x = "a";
    sink(x);
    return;
end:
    sink(x); // flow
}`,
  'a goto over an assignment': `void f(void) {
    char *x = "a";
    goto next;
    x = source();
next:
    sink(x);
}`,
  'fields of a struct': `struct user { char *name; char *mail; };
void f(void) {
    struct user u;
    u.name = source();
    u.mail = "a";
    sink(u.name); // flow
    sink(u.mail);
    struct user v = { .name = "a", .mail = source() };
    sink(v.name);
    sink(v.mail); // flow
    struct user w = { source(), "a" };
    sink(w.name); // flow
    sink(w.mail);
}`,
  'a struct with a name of its own': `typedef struct { char *name; char *mail; } user;
void f(void) {
    user u = { source(), "a" };
    sink(u.name); // flow
    sink(u.mail);
}`,
  'a pointer to a struct': `#include <stdlib.h>
struct user { char *name; char *mail; };
void f(void) {
    struct user u = { "a", "b" };
    struct user *p = &u;
    p->name = source();
    sink(u.name); // flow
    sink(p->mail);
    struct user *q = malloc(sizeof(*q));
    q->mail = source();
    sink((*q).mail); // flow
    sink(q->name);
}`,
  'a copy of a struct is another one': `struct user { char *name; };
void f(void) {
    struct user u = { "a" };
    struct user v = u;
    v.name = source();
    sink(v.name); // flow
    sink(u.name);
}`,
  'fields that are buffers': `#include <string.h>
struct user { char name[10]; char mail[10]; };
void f(void) {
    struct user u;
    strcpy(u.name, source());
    sink(u.name); // flow
    sink(u.mail);
}`,
  'a union': `union both { char *a; char *b; };
void f(void) {
    union both u;
    u.a = source();
    sink(u.b); // flow
}`,
  'pointers to pointers': `void f(void) {
    char *x = "a";
    char **p = &x;
    char **q = &x;
    *p = source();
    char *y = *q;
    sink(y); // flow
    *q = "b";
    sink(*p);
}`,
  arrays: `void f(int i) {
    char *a[3] = { "a", source(), "b" };
    sink(a[0]);
    sink(a[1]); // flow
    sink(a[i]); // flow
    a[2] = source();
    sink(a[2]); // flow
    char *b[2];
    b[0] = "a";
    b[1] = source();
    sink(b[0]);
    sink(*(b + 1)); // flow
}`,
  'pointer arithmetic': `#include <string.h>
void f(void) {
    char a[20] = "ls ";
    char *p = a + 3;
    strcpy(a + 3, source());
    sink(a); // flow
    char *x = source();
    sink(x + 1); // flow
    sink(&x[1]); // flow
    sink(strlen(x));
}`,
  'arrays and pointers to them': `#include <string.h>
void f(void) {
    char buffer[10] = "";
    char *p = buffer;
    strcpy(p, source());
    sink(buffer); // flow
    char other[10];
    char *q = other;
    strcpy(other, source());
    sink(q); // flow
    strcpy(q, "a");
    sink(other);
}`,
  'a letter at a time': `void f(void) {
    char a[10];
    char *x = source();
    for (int i = 0; x[i]; i++) {
        a[i] = x[i];
    }
    sink(a); // flow
}`,
  casts: `void f(void) {
    char *x = (char *)source();
    sink((void *)x); // flow
    void *p = x;
    char *y = (char *)p;
    sink(y); // flow
    int n = (int)source();
    sink(n);
}`,
  numbers: `#include <stdlib.h>
void f(void) {
    int n = atoi(source());
    sink(n);
    long m = strtol(source(), NULL, 10);
    sink(m);
}`,
  'searching and splitting': `#include <string.h>
void f(void) {
    char *x = source();
    sink(strchr(x, ':')); // flow
    sink(strtok(x, ",")); // flow
    sink(strdup(x)); // flow
    sink(strstr("a", x));
}`,
  guards: `#include <string.h>
void f(void) {
    char *x = source();
    if (strcmp(x, "a") == 0) {
        sink(x);
    } else {
        sink(x); // flow
    }
    if (strcmp(x, "a") != 0) {
        return;
    }
    sink(x);
}
void g(void) {
    char *x = source();
    if (!strcmp(x, "a") || !strcmp(x, "b")) {
        sink("c");
    }
    sink(x); // flow
    if (strcmp(x, "a")) {
        sink(x); // flow
        return;
    }
    sink(x);
}`,
  'comma and assignments in conditions': `#include <stddef.h>
void f(void) {
    char *x;
    if ((x = source()) != NULL) {
        sink(x); // flow
    }
    char *y = (sink("a"), source());
    sink(y); // flow
}`,
  'a block of its own': `void f(void) {
    char *x = source();
    {
        char *y = x;
        char buffer[10] = "";
        x = y;
        sink(x); // flow
        sink(buffer);
    }
}`,
};

/** Functions that call each other. */
const between = {
  'a function gives its parameter back': `char *id(char *x) { return x; }
char *other(char *x) { return "a"; }
void f(void) {
    sink(id(source())); // flow
    sink(id("a"));
    sink(other(source()));
}`,
  'a function hands its parameter to a sink': `static void show(const char *x, const char *y) {
    sink(x); // flow
    sink(y);
}
void f(void) { show(source(), "a"); }
`,
  'a function that is declared before': `char *read_it(void);
void f(void) { sink(read_it()); } // flow
char *read_it(void) { return source(); }
`,
  'an out parameter': `void fill(char **out) { *out = source(); }
void quiet(char **out) { *out = "a"; }
void f(void) {
    char *x = "a";
    fill(&x);
    sink(x); // flow
    char *y = "a";
    quiet(&y);
    sink(y);
}`,
  'a buffer that is filled': `#include <string.h>
static void fill(char *buffer, size_t size) { strncpy(buffer, source(), size - 1); }
static void quiet(char *buffer) { strcpy(buffer, "a"); }
void f(void) {
    char a[10] = "", b[10] = "";
    fill(a, sizeof(a));
    sink(a); // flow
    quiet(b);
    sink(b);
}`,
  'a struct that is handed over': `struct user { char *name; char *mail; };
static void set_name(struct user *u, char *x) { u->name = x; }
static char *name_of(const struct user *u) { return u->name; }
static void show(struct user u) {
    sink(u.name); // flow
    sink(u.mail);
}
static void lost(struct user u) { u.mail = source(); }
void f(void) {
    struct user u = { "a", "b" };
    set_name(&u, source());
    sink(name_of(&u)); // flow
    show(u);
    lost(u);
    sink(u.mail);
}`,
  'a struct that is made': `#include <stdlib.h>
struct user { char *name; char *mail; };
static struct user *make(char *name, char *mail) {
    struct user *u = malloc(sizeof(struct user));
    u->name = name;
    u->mail = mail;
    return u;
}
void f(void) {
    struct user *u = make(source(), "a");
    sink(u->name); // flow
    sink(u->mail);
}`,
  'function pointers': `static char *id(char *x) { return x; }
static char *fixed(char *x) { return "a"; }
static void show(char *x) { sink(x); } // flow
void f(void) {
    char *(*g)(char *) = id;
    sink(g(source())); // flow
    char *(*h)(char *) = &fixed;
    sink(h(source()));
    void (*s)(char *) = show;
    s(source());
}`,
  'a callback': `typedef char *(*change)(char *);
static char *id(char *x) { return x; }
static char *fixed(char *x) { return "a"; }
static char *apply(change g, char *x) { return g(x); }
static char *apply_fully(char *(*g)(char *), char *x) { return (*g)(x); }
void f(void) {
    sink(apply(id, source())); // flow
    sink(apply(fixed, source()));
    sink(apply_fully(id, source())); // flow
}`,
  'a function in a struct': `struct handler { void (*run)(char *); };
static void show(char *x) { sink(x); } // flow
static void quiet(char *x) { sink("a"); }
void f(void) {
    struct handler h = { show };
    struct handler q = { .run = quiet };
    h.run(source());
    q.run(source());
}`,
  'variables of the file': `static char *current;
static char *fixed = "a";
static void set(void) { current = source(); }
void f(void) {
    set();
    sink(current); // flow
    sink(fixed);
}`,
  'static variables of a function': `char *last(char *x) {
    static char *kept;
    char *before = kept;
    kept = x;
    return before ? before : kept;
}
void f(void) { sink(last(source())); } // flow
`,
  'void pointers': `static void use(void *data) {
    char **x = (char **)data;
    sink(*x); // flow
}
void f(void) {
    char *x = source();
    use(&x);
}`,
  recursion: `static char *walk(int n, char *x) {
    if (n == 0)
        return x;
    return walk(n - 1, x);
}
void f(void) {
    sink(walk(3, source())); // flow
    sink(walk(3, "a"));
}`,
  macros: `#define SHOW(x) sink(x)
#define EMIT sink
static void show(char *x) { sink(x); } // flow
#define PRINT show
#define LAST data
void f(void) {
    char *data = source();
    EMIT(LAST); // flow
    EMIT(source()); // flow
    PRINT(source());
    EMIT("a");
}`,
  'a function of conditions': `static int yes(void) { return 1; }
static int no(void) { return 0; }
void f(void) {
    char *x = "a";
    if (no()) {
        x = source();
    }
    sink(x);
    if (yes()) {
        x = source();
    }
    sink(x); // flow
}`,
  'arrays that are handed over': `static void fill(char *list[], int n) { list[n] = source(); }
static void show(char *list[]) {
    sink(list[0]);
    sink(list[1]); // flow
}
void f(void) {
    char *a[2] = { "a", "b" };
    fill(a, 0);
    sink(a[0]); // flow
    char *b[2] = { "a", source() };
    show(b);
}`,
  'a thread': `#include <pthread.h>
static void *run(void *data) {
    sink(data); // flow
    return 0;
}
void f(void) {
    pthread_t thread;
    pthread_create(&thread, 0, run, source());
}`,
};

/** Programs of several files. */
const files = {
  'a function of another file': {
    'main.c': `#include "shop.h"
void f(void) {
    show(source());
    quiet(source());
    sink(read_it()); // flow
}
`,
    'shop.h': `char *read_it(void);
void show(char *x);
void quiet(char *x);
`,
    'shop.c': `#include "shop.h"
char *read_it(void) { return source(); }
void show(char *x) { sink(x); } // flow
void quiet(char *x) { sink("a"); }
`,
  },
  'a static function is known to its file alone': {
    'a.c': `static void show(char *x) { sink(x); } // flow
void f(void) { show(source()); }
`,
    'b.c': `static void show(char *x) { sink(x); }
void g(void) { show("a"); }
`,
  },
  'a variable of another file': {
    'a.c': `extern char *current;
void f(void) { current = source(); }
`,
    'b.c': `char *current = "a";
void g(void) { sink(current); } // flow
`,
  },
  'a struct of a header': {
    'shop.h': `struct user { char *name; char *mail; };
void show(struct user *u);
`,
    'a.c': `#include "shop.h"
void f(void) {
    struct user u = { .name = "a" };
    u.mail = source();
    show(&u);
}
`,
    'b.c': `#include "shop.h"
void show(struct user *u) {
    sink(u->name);
    sink(u->mail); // flow
}
`,
  },
};

testFlows('c', { ...inside, ...between, ...files });
