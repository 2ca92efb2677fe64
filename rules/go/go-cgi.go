package main

// ok: go-cgi
import "net/http"

// ruleid: go-cgi
import "net/http/cgi"

// ok: go-cgi
import "net/http/fcgi"

func main() {
	cgi.Serve(http.DefaultServeMux)
	fcgi.Serve(nil, nil)
}
