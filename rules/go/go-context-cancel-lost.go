package shop

import (
	"context"
	"time"
)

func order(ctx context.Context) {
	// ruleid: go-context-cancel-lost
	child, _ := context.WithTimeout(ctx, time.Second)
	pack(child)
}

func reorder(ctx context.Context) {
	// ruleid: go-context-cancel-lost
	ctx, _ = context.WithCancel(ctx)
	pack(ctx)
}

func quiet(ctx context.Context) {
	child, cancel := context.WithCancel(ctx)
	// ruleid: go-context-cancel-lost
	_ = cancel
	pack(child)
}

func ended(ctx context.Context) {
	// ok: go-context-cancel-lost
	child, cancel := context.WithDeadline(ctx, time.Now().Add(time.Minute))
	defer cancel()
	pack(child)
}

func endedLater(ctx context.Context) {
	child, cancel := context.WithCancel(ctx)
	pack(child)
	cancel()
	// ok: go-context-cancel-lost
	_ = cancel
}

func handedOn(ctx context.Context) (context.Context, context.CancelFunc) {
	// ok: go-context-cancel-lost
	child, cancel := context.WithCancel(ctx)
	return child, cancel
}

func named(ctx context.Context) {
	// ok: go-context-cancel-lost
	child := context.WithValue(ctx, key{}, "order")
	pack(child)
}
