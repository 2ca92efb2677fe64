#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

void find(sqlite3 *db)
{
    char query[200];
    fgets(query, sizeof(query), stdin);
    // ruleid: c-sql-injection
    sqlite3_exec(db, query, NULL, NULL, NULL);
}

void find_bound(sqlite3 *db)
{
    char name[64];
    sqlite3_stmt *statement;
    fgets(name, sizeof(name), stdin);
    // ok: c-sql-injection
    sqlite3_prepare_v2(db, "SELECT id FROM users WHERE name = ?", -1, &statement, NULL);
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_TRANSIENT);
}

void find_number(sqlite3 *db)
{
    char query[200];
    int id = atoi(getenv("USER_ID"));
    snprintf(query, sizeof(query), "SELECT name FROM users WHERE id = %d", id);
    // ok: c-sql-injection
    sqlite3_exec(db, query, NULL, NULL, NULL);
}
