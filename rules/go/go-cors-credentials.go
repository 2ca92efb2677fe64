package shop

import (
	"net/http"

	"github.com/gin-contrib/cors"
	"github.com/gin-gonic/gin"
)

func open(engine *gin.Engine) {
	// ruleid: go-cors-credentials
	engine.Use(cors.New(cors.Config{AllowAllOrigins: true, AllowCredentials: true}))
	// ok: go-cors-credentials
	engine.Use(cors.New(cors.Config{AllowOrigins: []string{"https://shop.example"}, AllowCredentials: true}))
}

func reflected(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-cors-credentials
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}

func checked(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if origin == "https://shop.example" {
		// ok: go-cors-credentials
		w.Header().Set("Access-Control-Allow-Origin", origin)
	}
}
