package shop

import (
	"context"
	"net/http"
	"time"
)

func buy(w http.ResponseWriter, r *http.Request) {
	go func() {
		// ruleid: go-goroutine-outlives-request
		notify(context.Background())
	}()
}

func restock(ctx context.Context) {
	go func() {
		// ruleid: go-goroutine-outlives-request
		fresh := context.TODO()
		notify(fresh)
	}()
}

func bounded(w http.ResponseWriter, r *http.Request) {
	go func() {
		// ok: go-goroutine-outlives-request
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		notify(ctx)
	}()
}

func kept(w http.ResponseWriter, r *http.Request) {
	go func(ctx context.Context) {
		// ok: go-goroutine-outlives-request
		notify(ctx)
	}(context.WithoutCancel(r.Context()))
}

func start() {
	go func() {
		// ok: go-goroutine-outlives-request
		notify(context.Background())
	}()
}

func (s *store) sync(ctx context.Context, name string) error {
	go func() {
		// ruleid: go-goroutine-outlives-request
		s.load(context.Background(), name)
	}()
	return nil
}
