package shop

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func login(w http.ResponseWriter, session string) {
	// ruleid: go-cookie-missing-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: session})
	// ok: go-cookie-missing-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: session, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	// ok: go-cookie-missing-flags
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
}

func ginLogin(c *gin.Context, session string) {
	// ruleid: go-cookie-missing-flags
	c.SetCookie("session", session, 3600, "/", "", false, true)
	// ok: go-cookie-missing-flags
	c.SetCookie("session", session, 3600, "/", "", true, true)
}
