package shop

import (
	"log"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
)

func login(w http.ResponseWriter, r *http.Request, logger *log.Logger) {
	user := r.FormValue("user")
	// ruleid: go-log-injection
	log.Printf("login of %s failed", user)
	// ruleid: go-log-injection
	logger.Println("login failed", user)
	// ruleid: go-log-injection
	slog.Warn("login of " + user)
	// ok: go-log-injection
	log.Printf("login of %q failed", user)
	// ok: go-log-injection
	log.Println("login failed", strconv.Quote(user))
	// ok: go-log-injection
	log.Println("login failed", strings.ReplaceAll(user, "\n", ""))
	id, err := strconv.Atoi(r.FormValue("id"))
	if err == nil {
		// ok: go-log-injection
		log.Println("order", id)
	}
	// ok: go-log-injection
	slog.Warn("login failed", "user", user)
}
