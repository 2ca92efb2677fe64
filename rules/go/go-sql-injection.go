package shop

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/jackc/pgx/v5"
	"github.com/jmoiron/sqlx"
)

var db *sql.DB

func findUser(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-sql-injection
	rows, err := db.Query("SELECT id FROM users WHERE name = '" + name + "'")
	if err != nil {
		return
	}
	defer rows.Close()
}

func findByMail(w http.ResponseWriter, r *http.Request) {
	mail := r.URL.Query().Get("mail")
	query := fmt.Sprintf("SELECT id FROM users WHERE mail = '%s'", mail)
	// ruleid: go-sql-injection
	db.QueryRowContext(r.Context(), query)
}

func listSorted(c *gin.Context, pool *pgx.Conn) {
	query := "SELECT day, total FROM sales"
	if column := c.Query("sort"); column != "" {
		query += " ORDER BY " + column
	}
	// ruleid: go-sql-injection
	pool.Query(c.Request.Context(), query)
}

func selectAll(w http.ResponseWriter, r *http.Request, x *sqlx.DB) {
	var names []string
	ids := strings.Join(r.Form["id"], ",")
	// ruleid: go-sql-injection
	x.Select(&names, "SELECT name FROM users WHERE id IN ("+ids+")")
}

func prune() {
	// ruleid: go-sql-injection
	db.Exec("DELETE FROM " + os.Args[1])
}

func findUserWithParameter(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ok: go-sql-injection
	db.Query("SELECT id FROM users WHERE name = ?", name)
	// ok: go-sql-injection
	db.QueryRowContext(r.Context(), "SELECT id FROM users WHERE name = $1", name)
}

func findUserByNumber(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.FormValue("id"))
	if err != nil {
		return
	}
	// ok: go-sql-injection
	db.Query(fmt.Sprintf("SELECT name FROM users WHERE id = %d", id))
}

func listByKnownColumn(w http.ResponseWriter, r *http.Request) {
	column := "name"
	if r.FormValue("sort") == "joined" {
		column = "joined_at"
	}
	// ok: go-sql-injection
	db.Query("SELECT id FROM users ORDER BY " + column)
}

func pgxWithParameter(c *gin.Context, pool *pgx.Conn) {
	// ok: go-sql-injection
	pool.Query(context.Background(), "SELECT id FROM users WHERE name = $1", c.Query("name"))
}

func matches(r *http.Request) bool {
	// ok: go-sql-injection
	return urlPattern.Exec(r.URL.RawQuery)
}
