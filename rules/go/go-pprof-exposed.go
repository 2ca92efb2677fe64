package main

import "log"
import "net/http"

// ruleid: go-pprof-exposed
import _ "net/http/pprof"

func main() {
	// ok: go-pprof-exposed
	log.Fatal(http.ListenAndServe(":8080", nil))
}
