package shop

import (
	"net/http"
	"time"
)

func serve(handler http.Handler) error {
	// ruleid: go-http-server-timeouts
	server := &http.Server{Addr: ":8080", Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	return server.ListenAndServe()
}

func short(handler http.Handler) error {
	// ruleid: go-http-server-timeouts
	return http.ListenAndServe(":8080", handler)
}

func limited(handler http.Handler) error {
	// ok: go-http-server-timeouts
	server := &http.Server{Addr: ":8080", Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	return server.ListenAndServe()
}

func limitedLater(handler http.Handler) error {
	// ok: go-http-server-timeouts
	server := &http.Server{Addr: ":8080", Handler: handler}
	server.ReadTimeout = 5 * time.Second
	return server.ListenAndServe()
}
