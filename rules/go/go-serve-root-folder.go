package shop

import "net/http"

func files() {
	// ruleid: go-serve-root-folder
	http.Handle("/files/", http.FileServer(http.Dir("/")))
	// ok: go-serve-root-folder
	http.Handle("/static/", http.FileServer(http.Dir("/srv/static")))
}
