package shop

import (
	"net/http"

	"github.com/gorilla/sessions"
)

var store = sessions.NewCookieStore([]byte("x"))

func login(w http.ResponseWriter, r *http.Request) {
	session, _ := store.Get(r, "shop")
	// ruleid: go-trust-boundary
	session.Values["role"] = r.FormValue("role")
	role := "guest"
	if r.FormValue("role") == "staff" {
		role = "staff"
	}
	// ok: go-trust-boundary
	session.Values["role"] = role
	session.Save(r, w)
}
