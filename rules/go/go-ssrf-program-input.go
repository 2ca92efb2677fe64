package tool

import (
	"net/http"
	"os"
)

func check() (*http.Response, error) {
	// ruleid: go-ssrf-program-input
	return http.Get(os.Getenv("TARGET"))
}

func fixed() (*http.Response, error) {
	// ok: go-ssrf-program-input
	return http.Get("https://example.com/status")
}
