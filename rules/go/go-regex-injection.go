package shop

import (
	"net/http"
	"regexp"

	"github.com/dlclark/regexp2"
)

func search(r *http.Request) {
	// ruleid: go-regex-injection
	regexp2.Compile(r.FormValue("pattern"), 0)
	// ok: go-regex-injection
	regexp2.Compile(regexp2.Escape(r.FormValue("text")), 0)
	// ok: go-regex-injection
	regexp.Compile(r.FormValue("pattern"))
}
