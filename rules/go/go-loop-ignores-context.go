package shop

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

func poll(ctx context.Context) {
	// ruleid: go-loop-ignores-context
	for {
		refresh()
		time.Sleep(time.Second)
	}
}

func (s *store) ask(ctx context.Context, address string) error {
	// ruleid: go-loop-ignores-context
	for {
		response, err := http.Get(address)
		if err == nil {
			response.Body.Close()
		}
	}
}

func count(ctx context.Context, db *sql.DB) {
	// ruleid: go-loop-ignores-context
	for {
		db.Exec("UPDATE visits SET n = n + 1")
	}
}

func polite(ctx context.Context) {
	// ok: go-loop-ignores-context
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
			refresh()
		}
	}
}

func handedOn(ctx context.Context, db *sql.DB) {
	// ok: go-loop-ignores-context
	for {
		db.ExecContext(ctx, "UPDATE visits SET n = n + 1")
		time.Sleep(time.Second)
	}
}

func once(ctx context.Context, address string) {
	// ok: go-loop-ignores-context
	for {
		if _, err := http.Get(address); err == nil {
			break
		}
	}
}

func forever() {
	// ok: go-loop-ignores-context
	for {
		refresh()
		time.Sleep(time.Second)
	}
}
